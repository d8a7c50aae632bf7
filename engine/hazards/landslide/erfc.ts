/**
 * Complementary error function and its integral, from the exact arithmetic of the kernel, so that a
 * pore pressure has the same bits everywhere.
 *
 * Accuracy: `erfc` 1e-15 absolute everywhere and 5e-14 relative for x > 0; `ierfc` 5e-13 relative
 * (tests/engine/hazards/landslide/erfc.test.ts).
 */
import { exp } from '../../kernel/math.ts';

const SQRT_PI = Math.sqrt(Math.PI);
/** Below it the series of erf, above it the continued fraction of erfc. */
const SERIES_TO = 2;
/** Levels of the continued fraction; at x = 2 the rest is below 1e-17. */
const LEVELS = 72;

/** erf x for 0 <= x < 2 by the series of positive terms e^(-x²) Σ 2^n x^(2n+1) / (2n+1)!!. */
function erfSeries(x: number): number {
  const twoX2 = 2 * x * x;
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= twoX2 / (2 * n + 1);
    sum += term;
  }
  return (2 / SQRT_PI) * exp(-x * x) * sum;
}

/** k of √π e^(x²) erfc x = 1 / (x + k), x >= 2: what the continued fraction adds to x. */
function fractionTail(x: number): number {
  let k = 0;
  for (let n = LEVELS; n > 0; n--) k = n / 2 / (x + k);
  return k;
}

/** Complementary error function of any x. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < SERIES_TO) return 1 - erfSeries(x);
  return exp(-x * x) / (SQRT_PI * (x + fractionTail(x)));
}

/** Integral of erfc from x to infinity, x >= 0: e^(-x²)/√π - x erfc x. */
export function ierfc(x: number): number {
  if (x < SERIES_TO) return exp(-x * x) / SQRT_PI - x * (1 - erfSeries(x));
  // The difference of two like numbers, written as one fraction.
  const k = fractionTail(x);
  return (exp(-x * x) * k) / (SQRT_PI * (x + k));
}
