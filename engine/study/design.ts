import { BASE_LEG, type PoolId, type TrialOrder } from './order.ts';
import { latinHypercube, stratified } from './sampling.ts';
import { morrisPoints } from './sensitivity.ts';

/** A factor with the range that a study draws it from. */
export interface Range {
  readonly factor: string;
  readonly min: number;
  readonly max: number;
}

/** Which runs a study makes, before anybody has seen a result. */
export interface StudyDesign {
  readonly runs: number;
  /** Distinct hazards and weathers that the runs share in turn; null for one of its own for each run. */
  readonly realisations: number | null;
  readonly vary: readonly Range[];
  readonly sampling: 'latinHypercube' | 'stratified';
  /** A second plan or scenario on the same seeds. */
  readonly against: boolean;
  readonly details: DetailDesign | null;
}

/** Runs that ask why, on the first seeds of the base arm. */
export interface DetailDesign {
  /** Clause that is looked into; null for the one that fares worst. */
  readonly target: string | null;
  /** Runs of each arm, at most those of the base. */
  readonly runs: number;
  /** Pools that get one more unit, at most. */
  readonly pools: number;
  /** One arm at each end of every varied factor. */
  readonly tornado: boolean;
  /** Walks of Morris' screening over the varied factors; 0 for none. */
  readonly morris: number;
  /** A factor that is raised step by step until the plan fails; null for none. */
  readonly limit: { readonly factor: string; readonly values: readonly number[] } | null;
}

const DESIGN_SEED = 'study';

/** Seeds 1 to `runs`; run n meets hazard ((n − 1) mod realisations) + 1. */
export function baseOrders(d: StudyDesign, leg = BASE_LEG, plan: 'a' | 'b' = 'a'): TrialOrder[] {
  const ids = d.vary.map((v) => v.factor);
  const sample = d.sampling === 'stratified' ? stratified : latinHypercube;
  const points = ids.length === 0 ? [] : sample(DESIGN_SEED, ids, d.runs);
  return Array.from({ length: d.runs }, (_, i) => ({
    leg,
    seed: i + 1,
    hazard: d.realisations === null ? i + 1 : (i % d.realisations) + 1,
    plan,
    values: valuesAt(d.vary, points[i] ?? new Float64Array(0)),
    extra: {},
  }));
}

const valuesAt = (vary: readonly Range[], at: Float64Array): Record<string, number> =>
  Object.fromEntries(vary.map((v, f) => [v.factor, v.min + (v.max - v.min) * at[f]!]));

/** Arms that ask why; `pools` are those worth one more unit, as the base arm has shown. */
export function detailOrders(d: StudyDesign, pools: readonly PoolId[]): TrialOrder[] {
  const { details, vary } = d;
  if (details === null) return [];
  const first = baseOrders(d).slice(0, Math.min(details.runs, d.runs));
  const out: TrialOrder[] = [];
  for (const pool of pools)
    for (const o of first) out.push({ ...o, leg: `plus:${pool}`, extra: { [pool]: 1 } });
  if (details.tornado)
    for (const v of vary)
      for (const end of ['min', 'max'] as const)
        for (const o of first)
          out.push({
            ...o,
            leg: `${end}:${v.factor}`,
            values: { ...o.values, [v.factor]: v[end] },
          });
  out.push(...morrisOrders(d, details.morris));
  for (const value of details.limit?.values ?? [])
    for (const o of first)
      out.push({
        ...o,
        leg: limitLeg(details.limit!.factor, value),
        values: { ...o.values, [details.limit!.factor]: value },
      });
  return out;
}

export const limitLeg = (factor: string, value: number): string => `limit:${factor}:${value}`;

/** Each walk keeps one seed and one hazard, so that a step shows its factor alone. */
function morrisOrders(d: StudyDesign, walks: number): TrialOrder[] {
  if (walks === 0 || d.vary.length === 0) return [];
  const ids = d.vary.map((v) => v.factor);
  return morrisPoints(ids.length, walks, DESIGN_SEED).flatMap((walk, w) =>
    walk.map(({ x }, step) => ({
      leg: `morris:${step}`,
      seed: w + 1,
      hazard: d.realisations === null ? w + 1 : (w % d.realisations) + 1,
      plan: 'a' as const,
      values: valuesAt(d.vary, x),
      extra: {},
    })),
  );
}

/** How many runs a study makes in all; pools are not known before the base arm has run. */
export function runsOf(d: StudyDesign): { readonly base: number; readonly details: number } {
  const base = d.runs * (d.against ? 2 : 1);
  if (d.details === null) return { base, details: 0 };
  const arm = Math.min(d.details.runs, d.runs);
  const arms =
    d.details.pools +
    (d.details.tornado ? 2 * d.vary.length : 0) +
    (d.details.limit?.values.length ?? 0);
  const walks = d.vary.length === 0 ? 0 : d.details.morris * (d.vary.length + 1);
  return { base, details: arms * arm + walks };
}
