import type { StudyFormAnswer } from '../../engine/protocol/studies.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import { runsOf } from '../../engine/study/design.ts';
import type { YearlyInputs } from '../../engine/study/yearly.ts';

/** What somebody is filling in: fields hold what was typed, right or wrong. */
export interface StudyDraft {
  readonly scenario: string;
  readonly plan: string;
  readonly against: string;
  readonly runs: string;
  /** Courses of weather and hazard that runs share; empty for as many as is usual. */
  readonly courses: string;
  readonly requiredPct: string;
  readonly untilDecided: boolean;
  readonly details: boolean;
  /** Clause whose causes are looked for; empty for the one that stands worst. */
  readonly target: string;
  readonly ranges: Readonly<
    Record<string, { readonly on: boolean; readonly min: string; readonly max: string }>
  >;
  readonly yearly: boolean;
  readonly events: string;
  readonly population: string;
  readonly gdp: string;
  readonly forest: string;
}

/** Ranges that an author is likely to ask about; narrower than what a factor could take. */
const PROPOSED: Readonly<Record<string, readonly [number, number]>> = {
  startHour: [0, 23],
  wind: [0.6, 1.4],
  humidity: [-15, 15],
  rain: [0, 10],
  ignitionShift: [0, 800],
  roadLoss: [0, 6],
  readiness: [0.7, 1],
  turnOut: [0.7, 1.5],
  strength: [0.7, 1.2],
  stock: [0.5, 1],
  present: [0.7, 1.3],
  residents: [0.7, 1.5],
};
const AT_FIRST: readonly string[] = ['startHour', 'wind', 'readiness', 'roadLoss'];
/** Where runs share the course of a flood or a slide: none that would give each run one of its own. */
const AT_FIRST_SHARED: readonly string[] = ['readiness', 'roadLoss', 'present'];
/** Residents against those of the scenario. */
const LIMIT_STEPS = [0.5, 1, 2, 3, 4, 6, 8];
const DETAIL_RUNS = 100;
const POOLS = 5;
const WALKS = 6;

export function firstDraft(form: StudyFormAnswer, scenario: string): StudyDraft {
  const ranges = form.factors.map((f) => {
    const [min, max] = PROPOSED[f.id] ?? [f.min, f.max];
    return [f.id, { on: AT_FIRST.includes(f.id), min: String(min), max: String(max) }] as const;
  });
  return {
    scenario,
    plan: '',
    against: '',
    runs: '200',
    courses: '',
    requiredPct: '90',
    untilDecided: false,
    details: true,
    target: '',
    ranges: Object.fromEntries(ranges),
    ...yearlyOf(form.yearly[scenario]),
  };
}

/** The ranges with those chosen that are worth varying for a scenario of such hazards. */
export function rangesFor(
  ranges: StudyDraft['ranges'],
  hazards: readonly string[],
): StudyDraft['ranges'] {
  const shared = hazards.includes('flood') || hazards.includes('landslide');
  const chosen = shared && !hazards.includes('wildfire') ? AT_FIRST_SHARED : AT_FIRST;
  return Object.fromEntries(
    Object.entries(ranges).map(([id, r]) => [id, { ...r, on: chosen.includes(id) }]),
  );
}

/** Yearly fields of a scenario; off where nothing is known of its county. */
export const yearlyOf = (y: YearlyInputs | undefined) => ({
  yearly: y !== undefined,
  events: String(y?.eventsPerYear.value ?? ''),
  population: String(y?.population.value ?? ''),
  gdp: y === undefined ? '' : String(y.gdpYuan.value / 1e8),
  forest: String(y?.forestHa.value ?? ''),
});

export type DraftFault =
  | { readonly of: 'runs' | 'courses' | 'required' | 'yearly' }
  | { readonly of: 'range'; readonly factor: string; readonly min: number; readonly max: number };

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** The study that a draft asks for, or what is wrong with it. */
export function specOf(d: StudyDraft, form: StudyFormAnswer): StudySpec | DraftFault {
  const runs = numberOf(d.runs);
  if (!Number.isInteger(runs) || runs < 1) return { of: 'runs' };
  const courses = d.courses.trim() === '' ? null : numberOf(d.courses);
  if (courses !== null && !(Number.isInteger(courses) && courses >= 2 && courses <= runs))
    return { of: 'courses' };
  const required = numberOf(d.requiredPct) / 100;
  if (!(required >= 0.01 && required <= 0.999)) return { of: 'required' };
  const vary: StudySpec['vary'] = [];
  for (const f of form.factors) {
    const range = d.ranges[f.id];
    if (range?.on !== true) continue;
    const min = numberOf(range.min);
    const max = numberOf(range.max);
    if (!(min >= f.min && max <= f.max && min <= max))
      return { of: 'range', factor: f.id, min: f.min, max: f.max };
    vary.push({ factor: f.id, min, max });
  }
  const yearly = d.yearly ? yearlyInputs(d, form.yearly[d.scenario]) : null;
  if (yearly === undefined) return { of: 'yearly' };
  const spec: StudySpec = {
    scenario: d.scenario,
    plan: d.plan === '' ? null : d.plan,
    against: d.against === '' ? null : d.against,
    runs,
    // A study that may stop early wants a course of its own for each run.
    realisations: d.untilDecided ? null : courses,
    vary,
    sampling: 'latinHypercube',
    required,
    untilDecided: d.untilDecided,
    details: d.details
      ? {
          target: d.target === '' ? null : d.target,
          runs: Math.min(runs, DETAIL_RUNS),
          pools: POOLS,
          tornado: true,
          morris: vary.length === 0 ? 0 : WALKS,
          limit: { factor: 'residents', values: LIMIT_STEPS },
        }
      : null,
    yearly,
  };
  return runsOfSpec(spec) > form.mostRuns ? { of: 'runs' } : spec;
}

function yearlyInputs(d: StudyDraft, known: YearlyInputs | undefined): YearlyInputs | undefined {
  const values = {
    eventsPerYear: numberOf(d.events),
    population: numberOf(d.population),
    gdpYuan: numberOf(d.gdp) * 1e8,
    forestHa: numberOf(d.forest),
  };
  if (!(values.eventsPerYear >= 0 && values.eventsPerYear <= 500)) return undefined;
  if (!(values.population >= 1 && values.gdpYuan >= 1 && values.forestHa >= 1)) return undefined;
  // What the author has changed is his own figure; the page cannot know where he has it from.
  const figure = (id: keyof YearlyInputs) => ({
    value: values[id],
    provenance: known?.[id].value === values[id] ? known[id].provenance : ('assumed' as const),
  });
  return {
    eventsPerYear: figure('eventsPerYear'),
    population: figure('population'),
    gdpYuan: figure('gdpYuan'),
    forestHa: figure('forestHa'),
  };
}

/** How many runs a study asks for; what one more unit costs is known only after the first ones. */
export function runsOfSpec(s: StudySpec): number {
  const { base, details } = runsOf({ ...s, against: s.against !== null });
  return base + details;
}
