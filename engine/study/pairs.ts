import type { PlanTarget } from '../plan/target.ts';
import { lineOf } from './clauses.ts';
import { comparePairs, mcNemarExact, type PairCounts } from './paired.ts';
import { studentQuantile } from './special-functions.ts';
import type { Trial } from './trial.ts';

/** Two arms on the same seeds, clause by clause. */
export interface PairResult extends PairCounts {
  readonly id: string;
  readonly runs: number;
  /** Share of the first arm less that of the second, with its 95 % interval. */
  readonly difference: number;
  readonly interval95: readonly [number, number];
  /** McNemar's exact test, two-sided, and the same with the mid-p correction. */
  readonly exactP: number;
  readonly midP: number;
  /** Distinct realisations among the pairs. */
  readonly realisations: number;
}

const holds = (t: Trial, id: string): boolean => lineOf(t, id)?.status === 'met';

/** How much more often each clause with a limit holds in the first arm. Needs one common seed at least. */
export function comparedOn(
  first: readonly Trial[],
  second: readonly Trial[],
  targets: readonly PlanTarget[],
): readonly PairResult[] {
  const other = new Map(second.map((t) => [t.seed, t]));
  const pairs = first.flatMap((t) => {
    const pair = other.get(t.seed);
    return pair === undefined ? [] : [[t, pair] as const];
  });
  if (pairs.length === 0) throw new RangeError('comparedOn: arms with a common seed expected');
  return targets.filter((t) => t.op !== 'record').map((t) => pairOf(t.id, pairs));
}

function pairOf(id: string, pairs: readonly (readonly [Trial, Trial])[]): PairResult {
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  const sums = new Map<number, { sum: number; runs: number }>();
  for (const [a, b] of pairs) {
    const x = holds(a, id);
    const y = holds(b, id);
    counts[x ? (y ? 'both' : 'onlyA') : y ? 'onlyB' : 'neither']++;
    const c = sums.get(a.hazard) ?? { sum: 0, runs: 0 };
    sums.set(a.hazard, { sum: c.sum + Number(x) - Number(y), runs: c.runs + 1 });
  }
  const r = comparePairs(counts);
  const own = sums.size === pairs.length;
  return {
    id,
    runs: pairs.length,
    ...counts,
    difference: r.difference,
    interval95: own
      ? [r.interval.low, r.interval.high]
      : widened(r.interval, r.difference, [...sums.values()], pairs.length),
    exactP: mcNemarExact(counts.onlyA, counts.onlyB),
    midP: r.midP,
    realisations: sums.size,
  };
}

/** The interval of a mean of differences by realisation, where that is the wider one. */
function widened(
  plain: { readonly low: number; readonly high: number },
  mean: number,
  clusters: readonly { readonly sum: number; readonly runs: number }[],
  runs: number,
): readonly [number, number] {
  const g = clusters.length;
  if (g < 2) return [-1, 1];
  let squares = 0;
  for (const c of clusters) squares += (c.sum - mean * c.runs) * (c.sum - mean * c.runs);
  const error = Math.sqrt((squares / (runs * runs)) * (g / (g - 1)));
  const half = studentQuantile(0.975, g - 1) * error;
  return [
    Math.max(-1, Math.min(plain.low, mean - half)),
    Math.min(1, Math.max(plain.high, mean + half)),
  ];
}
