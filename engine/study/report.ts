import { Hasher } from '../kernel/hash.ts';
import type { PlanTarget } from '../plan/target.ts';
import { confidenceSequence } from './confidence-sequence.ts';
import { clopperPearson, wilson } from './proportion.ts';
import { quantile, quantileRanks, sorted, type Observed } from './quantiles.ts';
import type { Trial } from './trial.ts';
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
  /** Share of runs that the author asks for. */
  readonly required: number;
  /** `recordOnly` for clauses without a limit, `notTriggered` when no run had a case. */
  readonly verdict: Verdict | 'recordOnly' | 'notTriggered';
  /** Runs that would decide, if the share stayed as it is; null when decided or out of reach. */
  readonly runsNeeded: number | null;
  readonly unit: string;
  readonly p50: Observed;
  readonly p90: Observed;
  /** Interval of the 90th percentile by order statistics, 95 %. */
  readonly p90Interval: readonly [Observed, Observed] | null;
}

export interface StudyReport {
  readonly runs: number;
  /** Of all runs in the order of their seeds: equal for equal inputs, whoever ran them. */
  readonly hash: string;
  readonly clauses: readonly ClauseResult[];
  /** Teams by their mean share of time with an order, the busiest first. */
  readonly bottlenecks: readonly { readonly unitId: string; readonly busyShare: number }[];
}

const BUSIEST = 5;

/** Aggregates trials of one scenario; `required` is the share of runs in which a clause must hold. */
export function reportOf(
  trials: readonly Trial[],
  targets: readonly PlanTarget[],
  required: number,
): StudyReport {
  const ordered = trials.toSorted((a, b) => a.seed - b.seed);
  return {
    runs: ordered.length,
    hash: new Hasher().json(ordered.map((t) => [t.seed, t.hash])).digest(),
    clauses: targets.map((t) => clauseOf(t, ordered, required)),
    bottlenecks: busiest(ordered),
  };
}

function clauseOf(target: PlanTarget, trials: readonly Trial[], required: number): ClauseResult {
  const lines = trials
    .map((t) => t.lines.find((l) => l.id === target.id)!)
    .filter((l) => l.status !== 'notTriggered');
  const decided = lines.filter((l) => l.status === 'met' || l.status === 'notMet');
  const met = decided.filter((l) => l.status === 'met').length;
  const values = sorted(lines.map((l) => (l.status === 'unsure' ? null : l.value)));
  const base = { id: target.id, runs: decided.length, met, required, unit: target.unit };
  const spread = { p50: quantile(values, 0.5), p90: quantile(values, 0.9), ...p90Of(values) };
  const none = { p: null, wilson95: null, exact95: null, runsNeeded: null };
  if (target.op === 'record') return { ...base, ...none, verdict: 'recordOnly', ...spread };
  const n = decided.length;
  if (n === 0) return { ...base, ...none, verdict: 'notTriggered', ...spread };
  const w = wilson(met, n);
  const e = clopperPearson(met, n);
  const verdict = verdictOf(w, required);
  return {
    ...base,
    p: met / n,
    wilson95: [w.low, w.high],
    exact95: [e.low, e.high],
    verdict,
    runsNeeded: verdict === 'unsure' ? runsNeeded(met / n, required) : null,
    ...spread,
  };
}

function p90Of(values: readonly Observed[]): Pick<ClauseResult, 'p90Interval'> {
  if (values.length === 0) return { p90Interval: null };
  const ranks = quantileRanks(values.length, 0.9);
  return { p90Interval: [values[ranks.low - 1]!, values[ranks.high - 1]!] };
}

function busiest(trials: readonly Trial[]): StudyReport['bottlenecks'] {
  const sums = new Map<string, number>();
  for (const t of trials)
    for (const [id, share] of Object.entries(t.busy)) sums.set(id, (sums.get(id) ?? 0) + share);
  return [...sums]
    .map(([unitId, sum]) => ({ unitId, busyShare: sum / Math.max(1, trials.length) }))
    .sort((a, b) => b.busyShare - a.busyShare || (a.unitId < b.unitId ? -1 : 1))
    .slice(0, BUSIEST);
}

/**
 * True when every clause with a limit is decided by an interval that holds at all sample sizes, so
 * that a study may ask after every chunk of runs. `trials` are the first runs in seed order.
 */
export function isDecided(
  trials: readonly Trial[],
  targets: readonly PlanTarget[],
  required: number,
): boolean {
  return targets
    .filter((t) => t.op !== 'record')
    .every((t) => {
      const lines = trials.map((x) => x.lines.find((l) => l.id === t.id)!);
      const decided = lines.filter((l) => l.status === 'met' || l.status === 'notMet');
      if (decided.length === 0) return lines.length > 0;
      const met = decided.filter((l) => l.status === 'met').length;
      return verdictOf(confidenceSequence(met, decided.length), required) !== 'unsure';
    });
}
