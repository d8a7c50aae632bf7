import { createHash } from 'node:crypto';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyPlans } from '../../engine/study/trial.ts';
import { openScenario, type Loaded } from '../cli/catalogue.ts';
import { ENGINE_HASH } from '../exercises/engine-hash.ts';
import type { StudyKey } from './study-files.ts';
import type { TrialWarmUp } from './trial-orders.ts';

/** Scenarios and plans of a study, found and read. */
export interface StudySubject {
  readonly a: Loaded;
  readonly b: Loaded | null;
  readonly plans: StudyPlans;
  readonly warmUp: TrialWarmUp;
  /** What its runs depend on. */
  readonly key: StudyKey;
}

export const hashOfJson = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Reads what a study is about; throws a `CliError` that names the file and place of every fault. */
export async function openSubject(spec: StudySpec): Promise<StudySubject> {
  const a = await openScenario(spec.scenario);
  const planA: ResponsePlan | null = null;
  const against = spec.against;
  const b = against === null ? null : await openScenario(against);
  const plans = { a: planA, b: null };
  return {
    a,
    b,
    plans,
    warmUp: {
      scenario: spec.scenario,
      ...(against !== null && { against }),
      plans,
      versions: {
        engine: ENGINE_HASH,
        content: a.scenario.contentHash,
        region: a.region.contentHash,
      },
    },
    key: keyOf(spec, a, b, plans),
  };
}

function keyOf(spec: StudySpec, a: Loaded, b: Loaded | null, plans: StudyPlans): StudyKey {
  // The design of the sample depends on the number of runs only where factors are drawn.
  const drawn = spec.vary.length === 0 ? null : { runs: spec.runs, sampling: spec.sampling };
  return {
    engine: ENGINE_HASH,
    scenario: a.scenario.id,
    content: a.scenario.contentHash,
    region: a.region.contentHash,
    vary: { factors: spec.vary, drawn, realisations: spec.realisations },
    plans: {
      a: plans.a === null ? null : hashOfJson(plans.a),
      b: plans.b === null ? null : hashOfJson(plans.b),
      scenario: b === null ? null : b.scenario.contentHash,
    },
  };
}
