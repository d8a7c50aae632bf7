import type { PlanTarget } from '../plan/target.ts';
import { clustersOf, isDecidedLine, lineOf } from './clauses.ts';
import { clusterShare } from './clusters.ts';
import { limitLeg, type StudyDesign } from './design.ts';
import { BASE_LEG, type PoolId } from './order.ts';
import { comparedOn } from './pairs.ts';
import { ofLeg } from './report.ts';
import { morrisEffects, morrisPoints, type MorrisEffect } from './sensitivity.ts';
import type { Trial } from './trial.ts';

/** What one more unit in a pool does for the clause that is looked into, on the same seeds. */
export interface PlusOne {
  readonly pool: PoolId;
  readonly runs: number;
  /** Share with one more, and without on the same seeds. */
  readonly p: number;
  readonly pBefore: number;
  readonly difference: number;
  readonly interval95: readonly [number, number];
}

/** The clause's share with a factor at each end of its range, on the same seeds. */
export interface TornadoBar {
  readonly factor: string;
  readonly min: number;
  readonly max: number;
  readonly pMin: number;
  readonly pMax: number;
  readonly pBase: number;
  readonly runs: number;
}

/** One step of a factor that is raised until the plan fails. */
export interface LimitPoint {
  readonly value: number;
  /** People who had to leave home, mean over the runs. */
  readonly displaced: number;
  readonly p: number;
  readonly wilson95: readonly [number, number];
  readonly runs: number;
}

export interface LimitCurve {
  readonly factor: string;
  readonly points: readonly LimitPoint[];
  /**
   * Where the share falls below what is required, straight between the two steps around it: as a
   * value of the factor and as people displaced. Null when that lies beyond the steps.
   */
  readonly at: { readonly value: number; readonly displaced: number } | null;
}

export interface Effects {
  readonly target: string;
  readonly plusOne: readonly PlusOne[];
  /** The same for every clause with a limit, by its id. */
  readonly plusOneByClause: Readonly<Record<string, readonly PlusOne[]>>;
  readonly tornado: readonly TornadoBar[];
  readonly morris: readonly MorrisEffect[];
  readonly limit: LimitCurve | null;
}

/** Everything that the arms of a study say about one clause. */
export function effectsOf(
  trials: readonly Trial[],
  design: StudyDesign,
  pools: readonly PoolId[],
  target: PlanTarget,
  { required, targets }: { readonly required: number; readonly targets: readonly PlanTarget[] },
): Effects {
  const base = ofLeg(trials, BASE_LEG);
  const gains = (t: PlanTarget): PlusOne[] =>
    pools
      .flatMap((pool) => plusOneOf(base, ofLeg(trials, `plus:${pool}`), pool, t))
      .toSorted((a, b) => b.difference - a.difference || (a.pool < b.pool ? -1 : 1));
  return {
    target: target.id,
    plusOne: gains(target),
    plusOneByClause: Object.fromEntries(
      targets.filter((t) => t.op !== 'record').map((t) => [t.id, gains(t)]),
    ),
    tornado: design.vary
      .flatMap((v) => barOf(v, trials, base, target.id))
      .toSorted((a, b) => widthOf(b) - widthOf(a) || (a.factor < b.factor ? -1 : 1)),
    morris: screening(trials, design, target),
    limit: limitOf(trials, design, target.id, required),
  };
}

function plusOneOf(
  base: readonly Trial[],
  arm: readonly Trial[],
  pool: PoolId,
  target: PlanTarget,
): PlusOne[] {
  if (arm.length === 0) return [];
  const pair = comparedOn(arm, base, [
    { ...target, op: target.op === 'record' ? '<=' : target.op },
  ])[0]!;
  return [
    {
      pool,
      runs: pair.runs,
      p: (pair.both + pair.onlyA) / pair.runs,
      pBefore: (pair.both + pair.onlyB) / pair.runs,
      difference: pair.difference,
      interval95: pair.interval95,
    },
  ];
}

const widthOf = (b: TornadoBar): number =>
  Math.max(b.pMin, b.pMax, b.pBase) - Math.min(b.pMin, b.pMax, b.pBase);

/** Share of the runs in which the clause holds; a run in which it was not put to the test counts as held. */
function shareOf(trials: readonly Trial[], id: string): number {
  const held = trials.filter((t) => {
    const line = lineOf(t, id);
    return line !== undefined && (line.status === 'met' || line.status === 'notTriggered');
  });
  return held.length / trials.length;
}

function barOf(
  v: StudyDesign['vary'][number],
  trials: readonly Trial[],
  base: readonly Trial[],
  id: string,
): TornadoBar[] {
  const low = ofLeg(trials, `min:${v.factor}`);
  const high = ofLeg(trials, `max:${v.factor}`);
  if (low.length === 0 || high.length === 0) return [];
  const seeds = new Set(low.map((t) => t.seed));
  return [
    {
      factor: v.factor,
      min: v.min,
      max: v.max,
      pMin: shareOf(low, id),
      pMax: shareOf(high, id),
      pBase: shareOf(
        base.filter((t) => seeds.has(t.seed)),
        id,
      ),
      runs: low.length,
    },
  ];
}

/** The clause's value; open cases count as long as they had been open, a lower bound. */
const valueOf = (t: Trial, id: string): number | null => {
  const line = lineOf(t, id);
  return line === undefined ? null : (line.value ?? line.openFor);
};

function screening(
  trials: readonly Trial[],
  design: StudyDesign,
  target: PlanTarget,
): readonly MorrisEffect[] {
  const walks = design.details?.morris ?? 0;
  const ids = design.vary.map((v) => v.factor);
  if (walks === 0 || ids.length === 0) return [];
  const points = morrisPoints(ids.length, walks, 'study');
  const at = new Map(
    trials.filter((t) => t.leg.startsWith('morris:')).map((t) => [`${t.leg}#${t.seed}`, t]),
  );
  if (at.size === 0) return [];
  const results = points.map((walk, w) =>
    walk.map((_, step) => {
      const trial = at.get(`morris:${step}#${w + 1}`);
      return trial === undefined ? null : valueOf(trial, target.id);
    }),
  );
  return morrisEffects(ids, points, results).toSorted(
    (a, b) => b.muStar - a.muStar || (a.factorId < b.factorId ? -1 : 1),
  );
}

function limitOf(
  trials: readonly Trial[],
  design: StudyDesign,
  id: string,
  required: number,
): LimitCurve | null {
  const limit = design.details?.limit ?? null;
  if (limit === null) return null;
  const points = limit.values.flatMap((value) => {
    const arm = ofLeg(trials, limitLeg(limit.factor, value));
    const decided = arm.filter((t) => {
      const line = lineOf(t, id);
      return line !== undefined && isDecidedLine(line);
    });
    if (decided.length === 0) return [];
    const clusters = clustersOf(decided, id);
    const { wilson } = clusterShare(clusters);
    return [
      {
        value,
        displaced: arm.reduce((n, t) => n + t.losses.displaced, 0) / arm.length,
        p: clusters.reduce((n, c) => n + c.met, 0) / decided.length,
        wilson95: [wilson.low, wilson.high] as const,
        runs: decided.length,
      },
    ];
  });
  if (points.length === 0) return null;
  return { factor: limit.factor, points, at: crossing(points, required) };
}

/** First fall below what is required, on straight lines between the steps. */
function crossing(
  points: readonly LimitPoint[],
  required: number,
): { readonly value: number; readonly displaced: number } | null {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    if (a.p < required || b.p >= required) continue;
    const part = (a.p - required) / (a.p - b.p);
    return {
      value: a.value + part * (b.value - a.value),
      displaced: a.displaced + part * (b.displaced - a.displaced),
    };
  }
  return null;
}
