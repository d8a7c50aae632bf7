import { exp } from '../../kernel/math.ts';

const TWO_OVER_ROOT_PI = 1.1283791670955126;
const ROOT_HALF = Math.sqrt(0.5);

/**
 * Error function, to about 1e-15: the series without alternating signs below 2.5, the continued
 * fraction of the complement above (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a >= 6) return Math.sign(x);
  const y = a < 2.5 ? series(a) : 1 - fraction(a);
  return x < 0 ? -y : y;
}

function series(a: number): number {
  let term = a;
  let sum = a;
  for (let n = 1; term > 1e-18 * sum; n++) {
    term *= (2 * a * a) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_ROOT_PI * exp(-a * a) * sum;
}

function fraction(a: number): number {
  let f = a;
  for (let n = 60; n > 0; n--) f = a + n / 2 / f;
  return (exp(-a * a) * TWO_OVER_ROOT_PI) / 2 / f;
}

/** Share of a standard normal variable below x. */
export const normalShare = (x: number): number => 0.5 * (1 + erf(x * ROOT_HALF));
