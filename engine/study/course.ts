import type { WorldOptions } from '../exercise/run.ts';
import type { ResponsePlan } from '../plan/response-plan.ts';
import type { TrialOrder } from './order.ts';
import { variantOf, type Variant } from './variant.ts';

/** What a run of a study is made of, beside its scenario. */
export interface Course {
  readonly order: Pick<TrialOrder, 'seed' | 'hazard' | 'values' | 'extra'>;
  readonly plan: ResponsePlan | null;
}

const MARK = 'study:';

/**
 * The run of a study as the seed of an exercise: its number alone where nothing else was chosen, or
 * else with everything that it was played with. An exercise made with it takes the same way.
 */
export function courseSeed({ order, plan }: Course): string {
  const { seed, hazard = seed, values, extra = {} } = order;
  const plain = plan === null && hazard === seed && isEmpty(values) && isEmpty(extra);
  if (plain) return String(seed);
  return MARK + JSON.stringify({ order: { seed, hazard, values, extra }, plan });
}

const isEmpty = (o: object): boolean => Object.keys(o).length === 0;

/** Null for the seed of an exercise that belongs to no study. */
export function courseOf(seed: string): Course | null {
  if (!seed.startsWith(MARK)) return null;
  try {
    const course = JSON.parse(seed.slice(MARK.length)) as Partial<Course> | null;
    // People may type any seed: what only looks like a course is one of theirs.
    const { order, plan } = course ?? {};
    if (typeof order?.seed !== 'number' || typeof (order.values ?? 0) !== 'object') return null;
    return { order, plan: plan ?? null };
  } catch {
    return null;
  }
}

/** The seed in as many characters as people can read. */
export const shortSeed = (seed: string): string => {
  const course = courseOf(seed);
  return course === null ? seed : String(course.order.seed);
};

type Made = Pick<WorldOptions, 'region' | 'scenario' | 'seed' | 'hazardSeed' | 'plan'>;

/** How the world of a run is made. */
export function worldOfCourse(base: Variant, { order, plan }: Course): Made {
  const { seed, hazard = seed } = order;
  return { ...variantOf(base, order), seed, hazardSeed: hazard, plan };
}

/** How the world of an exercise is made: whatever its seed says. */
export function worldOfSeed(base: Variant, seed: string): Made {
  const course = courseOf(seed);
  return course === null ? { ...base, seed } : worldOfCourse(base, course);
}
