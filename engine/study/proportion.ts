import { normalQuantile } from '../kernel/normal.ts';
import { betaQuantile } from './special-functions.ts';

/** Both ends of an interval of a share, 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const check = (k: number, n: number, confidence: number): void => {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n || n < 1)
    throw new RangeError(`expected 0 <= k <= n with n >= 1, got k ${k} of n ${n}`);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence: expected above 0 and below 1, got ${confidence}`);
};

/**
 * Wilson's score interval for k of n (Wilson 1927): close to its nominal coverage at any share, for
 * display. For a size fixed beforehand only; looking again and again needs `confidenceSequence`.
 */
export function wilson(k: number, n: number, confidence = 0.95): Interval {
  check(k, n, confidence);
  const z = normalQuantile(0.5 + confidence / 2);
  const p = k / n;
  const z2 = (z * z) / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}

/** Clopper and Pearson's exact interval (1934): covers at least as often as it says, for compliance. */
export function clopperPearson(k: number, n: number, confidence = 0.95): Interval {
  check(k, n, confidence);
  const tail = (1 - confidence) / 2;
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}

/** One-sided exact lower bound: the share is at least this, with that confidence. */
export function lowerBound(k: number, n: number, confidence = 0.95): number {
  check(k, n, confidence);
  return k === 0 ? 0 : betaQuantile(1 - confidence, k, n - k + 1);
}
