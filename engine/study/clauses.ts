import type { PlanTarget } from '../plan/target.ts';
import { clusterShare, type Cluster } from './clusters.ts';
import { quantile, quantileRanks, sorted, type Observed } from './quantiles.ts';
import { reachedBy, thinned, type SurvivalStep } from './survival.ts';
import type { Trial, TrialLine } from './trial.ts';
import { runsNeeded, verdictOf, type Verdict } from './verdict.ts';

/** How one clause fared over the runs of a study. */
export interface ClauseResult {
  readonly id: string;
  /** Runs in which the clause was triggered and decided; those that it holds in. */
  readonly runs: number;
  readonly met: number;
  readonly p: number | null;
  readonly wilson95: readonly [number, number] | null;
  readonly exact95: readonly [number, number] | null;
  /** Share of runs that is asked for. */
  readonly required: number;
  /** `recordOnly` for clauses without a limit, `notTriggered` when no run had a case. */
  readonly verdict: Verdict | 'recordOnly' | 'notTriggered';
  /** Runs that would decide, if the share stayed as it is; null when decided or out of reach. */
  readonly runsNeeded: number | null;
  readonly unit: string;
  readonly limit: number | null;
  readonly p50: Observed;
  readonly p90: Observed;
  /** Intervals by order statistics, 95 %. */
  readonly p50Interval: readonly [Observed, Observed] | null;
  readonly p90Interval: readonly [Observed, Observed] | null;
  /** Distinct realisations of the hazard among the runs: the clusters of the intervals. */
  readonly realisations: number;
  /** Independent runs that would say as much as these. */
  readonly effectiveRuns: number;
  /** Runs that ended before the value was known: kept, as longer than what was seen. */
  readonly open: number;
  /** Share of runs with a value of at most so much; Kaplan and Meier's where runs are open. */
  readonly curve: readonly SurvivalStep[];
  /** Activities of the chain that the value hung on: share of runs with it, and its median, s. */
  readonly critical: readonly CriticalActivity[];
}

export interface CriticalActivity {
  readonly activity: string;
  /** Share of the runs with a chain in which the activity is on it: the criticality index. */
  readonly share: number;
  readonly medianS: number;
}

/**
 * Share of runs that a clause must hold in. Where the plan itself asks for a share of the fires
 * (`95 % of fires out`), a run is a fire, and the plan's own share counts.
 */
export function requiredOf(target: PlanTarget, required: number): number {
  const own = target.metric === 'fireOutWithin' && target.unit === '%' ? target.limit : null;
  return own === null ? required : Math.min(0.999, own / 100);
}

export const isDecidedLine = (l: TrialLine): boolean => l.status === 'met' || l.status === 'notMet';

export const lineOf = (t: Trial, id: string): TrialLine | undefined =>
  t.lines.find((l) => l.id === id);

/** Runs by the realisation that they share. */
export function clustersOf(trials: readonly Trial[], id: string): readonly Cluster[] {
  const by = new Map<number, { met: number; runs: number }>();
  for (const t of trials) {
    const line = lineOf(t, id);
    if (line === undefined || !isDecidedLine(line)) continue;
    const c = by.get(t.hazard) ?? { met: 0, runs: 0 };
    by.set(t.hazard, { met: c.met + (line.status === 'met' ? 1 : 0), runs: c.runs + 1 });
  }
  return [...by.values()];
}

export function clauseOf(
  target: PlanTarget,
  trials: readonly Trial[],
  required: number,
): ClauseResult {
  const lines = trials.flatMap((t) => lineOf(t, target.id) ?? []);
  const tested = lines.filter((l) => l.status !== 'notTriggered');
  const clusters = clustersOf(trials, target.id);
  const runs = clusters.reduce((n, c) => n + c.runs, 0);
  const met = clusters.reduce((n, c) => n + c.met, 0);
  const wanted = requiredOf(target, required);
  return {
    id: target.id,
    runs,
    met,
    required: wanted,
    unit: target.unit,
    limit: target.limit,
    ...shareOf(target, clusters, met, runs, wanted),
    ...spreadOf(tested),
    critical: criticalOf(tested),
  };
}

type Share = Pick<
  ClauseResult,
  'p' | 'wilson95' | 'exact95' | 'verdict' | 'runsNeeded' | 'realisations' | 'effectiveRuns'
>;

function shareOf(
  target: PlanTarget,
  clusters: readonly Cluster[],
  met: number,
  runs: number,
  required: number,
): Share {
  const realisations = clusters.length;
  const none = { p: null, wilson95: null, exact95: null, runsNeeded: null };
  if (target.op === 'record')
    return { ...none, verdict: 'recordOnly', realisations, effectiveRuns: runs };
  if (runs === 0) return { ...none, verdict: 'notTriggered', realisations: 0, effectiveRuns: 0 };
  const share = clusterShare(clusters);
  const verdict = verdictOf(share.wilson, required);
  const needed = verdict === 'unsure' ? runsNeeded(met / runs, required) : null;
  return {
    p: met / runs,
    wilson95: [share.wilson.low, share.wilson.high],
    exact95: [share.exact.low, share.exact.high],
    verdict,
    // Runs that share realisations say less: so many times more of them would be needed.
    runsNeeded: needed === null ? null : Math.ceil((needed * runs) / share.effectiveRuns),
    realisations,
    effectiveRuns: share.effectiveRuns,
  };
}

type Spread = Pick<ClauseResult, 'p50' | 'p90' | 'p50Interval' | 'p90Interval' | 'open' | 'curve'>;

function spreadOf(tested: readonly TrialLine[]): Spread {
  const values = sorted(tested.map((l) => (l.status === 'unsure' ? null : l.value)));
  const lifetimes = tested.flatMap((l) =>
    l.value !== null && l.status !== 'unsure'
      ? [{ time: l.value, seen: true }]
      : [{ time: l.openFor ?? Infinity, seen: false }],
  );
  return {
    p50: quantile(values, 0.5),
    p90: quantile(values, 0.9),
    p50Interval: intervalOf(values, 0.5),
    p90Interval: intervalOf(values, 0.9),
    open: values.filter((v) => v === null).length,
    curve: thinned(reachedBy(lifetimes)),
  };
}

function intervalOf(values: readonly Observed[], q: number): readonly [Observed, Observed] | null {
  if (values.length === 0) return null;
  const ranks = quantileRanks(values.length, q);
  return [values[ranks.low - 1]!, values[ranks.high - 1]!];
}

/** Activities shorter than this hold nobody up, s. */
const LEAST_S = 30;

function criticalOf(tested: readonly TrialLine[]): readonly CriticalActivity[] {
  const chains = tested.filter((l) => Object.keys(l.path).length > 0);
  const seconds = new Map<string, number[]>();
  for (const l of chains)
    for (const [activity, s] of Object.entries(l.path)) {
      if (s < LEAST_S) continue;
      const list = seconds.get(activity) ?? [];
      list.push(s);
      seconds.set(activity, list);
    }
  return [...seconds]
    .map(([activity, list]) => ({
      activity,
      share: list.length / chains.length,
      medianS: quantile(sorted(list), 0.5)!,
    }))
    .toSorted(
      (a, b) => b.share - a.share || b.medianS - a.medianS || (a.activity < b.activity ? -1 : 1),
    );
}
