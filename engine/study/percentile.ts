import { wilson, type Interval } from './proportion.ts';
import type { Observed } from './quantiles.ts';

/** Where one value lies in a distribution of runs. */
export interface Percentile {
  readonly runs: number;
  /** Runs with a smaller value, and with the same. */
  readonly below: number;
  readonly equal: number;
  /** Share of runs with a smaller value plus half of the equal ones, 0 to 1 (mid-rank). */
  readonly share: number;
  /**
   * 95 % interval of that share for this number of runs (Wilson). With ties the truth lies between
   * counting none of the equal ones and all of them, so the interval goes from the one to the other.
   */
  readonly interval: Interval;
}

/**
 * Where a group's value lies among runs of the same plan: 0.7 means that 70 % of the runs had less.
 * A time that never came (null) is longer than every time that did. Values that differ by no more
 * than `tolerance` are the same. Null without runs.
 */
export function percentile(
  value: Observed,
  runs: readonly Observed[],
  tolerance = 0,
): Percentile | null {
  const n = runs.length;
  if (n === 0) return null;
  const at = value ?? Infinity;
  let below = 0;
  let equal = 0;
  for (const run of runs) {
    const x = run ?? Infinity;
    if (x === at || Math.abs(x - at) <= tolerance) equal++;
    else if (x < at) below++;
  }
  return {
    runs: n,
    below,
    equal,
    share: (below + equal / 2) / n,
    interval: { low: wilson(below, n).low, high: wilson(below + equal, n).high },
  };
}
