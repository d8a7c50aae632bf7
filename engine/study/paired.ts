import type { Interval } from './proportion.ts';
import { normalQuantile } from '../kernel/normal.ts';
import { binomialCdf } from './special-functions.ts';

/** Two plans on the same seeds: how often both hold, one alone, or neither. */
export interface PairCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

export interface PairedResult {
  readonly runs: number;
  /** Share of A less share of B. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided exact McNemar test with the mid-p correction. */
  readonly midP: number;
}

/**
 * Difference of two shares on the same seeds. Interval of Bonett and Price (2012): the pairs that
 * disagree with one added to each; close to nominal coverage from 20 runs on.
 */
export function comparePairs(c: PairCounts, confidence = 0.95): PairedResult {
  const runs = c.both + c.onlyA + c.onlyB + c.neither;
  if (runs < 1) throw new RangeError('comparePairs: expected at least one pair, got none');
  const z = normalQuantile(0.5 + confidence / 2);
  const a = (c.onlyA + 1) / (runs + 2);
  const b = (c.onlyB + 1) / (runs + 2);
  const half = z * Math.sqrt((a + b - (a - b) * (a - b)) / (runs + 2));
  return {
    runs,
    difference: (c.onlyA - c.onlyB) / runs,
    interval: { low: Math.max(-1, a - b - half), high: Math.min(1, a - b + half) },
    midP: mcNemarMidP(c.onlyA, c.onlyB),
  };
}

/** Of the pairs that disagree, half go either way when the plans are alike. */
export function mcNemarMidP(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB;
  if (n === 0) return 1;
  const less = Math.min(onlyA, onlyB);
  const point = binomialCdf(less, n, 0.5) - binomialCdf(less - 1, n, 0.5);
  return Math.min(1, 2 * binomialCdf(less, n, 0.5) - point);
}

/** McNemar's exact test, two-sided: never errs more often than it says, at the price of power. */
export function mcNemarExact(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB;
  return n === 0 ? 1 : Math.min(1, 2 * binomialCdf(Math.min(onlyA, onlyB), n, 0.5));
}
