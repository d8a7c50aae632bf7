import { log } from '../kernel/math.ts';
import type { Interval } from './proportion.ts';
import { logGamma } from './special-functions.ts';

/**
 * Interval for a share that holds at all sample sizes together (Robbins 1970: mixture martingale of
 * a beta prior a = b = 1/2): a study may look after every run and stop when it likes, and errs with
 * probability `1 - confidence` at most. Wider than a fixed-size interval: that is the price.
 */
export function confidenceSequence(k: number, n: number, confidence = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const bound = -log(1 - confidence);
  const mixture = logBeta(k + 0.5, n - k + 0.5) - logBeta(0.5, 0.5);
  /** Logarithm of the martingale at share p; above `bound` p is excluded. */
  const evidence = (p: number): number =>
    mixture - (k === 0 ? 0 : k * log(p)) - (k === n ? 0 : (n - k) * log(1 - p));
  const best = k / n;
  return {
    low: k === 0 ? 0 : edge(evidence, bound, 0, best),
    high: k === n ? 1 : edge(evidence, bound, 1, best),
  };
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Where the evidence against p falls to the bound, between an end that is excluded and the best. */
function edge(
  evidence: (p: number) => number,
  bound: number,
  excluded: number,
  best: number,
): number {
  let out = excluded;
  let inside = best;
  for (let i = 0; i < 80; i++) {
    const mid = (out + inside) / 2;
    if (mid <= 0 || mid >= 1 || evidence(mid) > bound) out = mid;
    else inside = mid;
  }
  return (out + inside) / 2;
}
