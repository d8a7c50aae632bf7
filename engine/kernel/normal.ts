import { exp } from './math.ts';

const ROOT_TWO_PI = 2.5066282746310002;

/** Standard normal distribution function, |x| <= 8: φ(x) (x + x³/3 + x⁵/15 + …) about one half. */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * exp((-x * x) / 2)) / ROOT_TWO_PI;
}

/** z with Φ(z) = p, 0 < p < 1, by bisection. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile: 0 < p < 1 expected, got ${p}`);
  let lo = -8;
  let hi = 8;
  for (let i = 0; i < 100 && hi - lo > 1e-14; i++) {
    const mid = (lo + hi) / 2;
    if (normalCdf(mid) < p) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
}
