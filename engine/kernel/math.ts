/**
 * Elementary functions with the same bits on every JavaScript engine.
 *
 * Why: ECMAScript leaves the result of Math.exp, log, pow, sin, cos, tan, atan, atan2, hypot and
 * cbrt to the implementation, and Node, Chromium, Firefox and Bun do differ. A run that is replayed
 * elsewhere must not. Only + - * / and Math.sqrt, floor, fround, abs are used on numbers, all of
 * which IEEE 754 and ECMAScript define to the last bit, and the tables come from integers.
 *
 * Guarantee: equal arguments give equal bits everywhere.
 * Accuracy (measured against Math.* by tests/engine/kernel/math.test.ts): at most 1 ulp for exp,
 * log, log2, pow, sin, cos, atan and cbrt; at most 2 ulp for log10, tan, asin, acos, atan2 and hypot,
 * where much of the difference is that of Math.*.
 * Domain: everything that Math.* takes, except that sin, cos and tan throw beyond |x| = 1e6 (an
 * angle that large is a mistake of the caller). Infinities, NaN, -0 and overflow as in Math.*;
 * pow(-1, ±Infinity) and pow(1, NaN) are NaN as ECMAScript has it.
 * Speed: between one and two times the time of Math.* in V8.
 */
import {
  EXP_HI,
  EXP_LO,
  INV_LN10,
  INV_LN10_LO,
  INV_LN2,
  INV_LN2_LO,
  LN2_HI,
  LN2_LO,
  LOG_HI,
  LOG_LO,
  LOG_RECIPROCAL,
  POWER_OF_2,
  STEPS_PER_UNIT,
  STEP_HI,
  STEP_LO,
} from './math-tables.ts';

export { acos, asin, atan, atan2, cos, sin, tan } from './trigonometry.ts';

const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);
f64[0] = 1;
/** Index of the word with sign and exponent: 1 on little-endian machines. */
const HIGH = u32[1] === 0 ? 0 : 1;
const TWO_54 = 18014398509481984;

/** e^(hi + lo) for |lo| far below |hi|; no special values. */
function expOfSum(hi: number, lo: number): number {
  const n = Math.floor(hi * STEPS_PER_UNIT + 0.5);
  const i = n & 127;
  const k = (n - i) / 128;
  const r = hi - n * STEP_HI - (n * STEP_LO - lo);
  const q = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const t = EXP_HI[i]!;
  const y = t + (EXP_LO[i]! + t * q);
  if (k >= -1022 && k <= 1023) return y * POWER_OF_2[k + 1074]!;
  // Scale in two steps: the first is exact, so a subnormal result is rounded once.
  return k > 0 ? y * POWER_OF_2[2097]! * 2 : y * POWER_OF_2[k + 200 + 1074]! * POWER_OF_2[874]!;
}

/** e^x. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  return x === x ? expOfSum(x, 0) : NaN;
}

/** Holds the rounding remainder of the last `logSum`; a typed array, so that no number is boxed. */
const tailCell = new Float64Array(1);

/** ln x for finite x > 0 as an unevaluated sum of the result and `tailCell[0]`, to about 2^-65. */
function logSum(x: number): number {
  let shift = 0;
  if (x < 2.2250738585072014e-308) {
    x *= TWO_54;
    shift = 54;
  }
  f64[0] = x;
  const offset = u32[HIGH]! - 0x3fe60000;
  const i = (offset >> 13) & 127;
  const k = offset >> 20;
  const m = x * POWER_OF_2[1074 - k]!;
  const mShort = Math.fround(m);
  const c = LOG_RECIPROCAL[i]!;
  // m = (1 + f + fTail) / c, |f| < 2^-7; both products and the first difference are exact.
  const a = mShort * c - 1;
  const b = (m - mShort) * c;
  const f = a + b;
  const fTail = b - (f - a);
  // f^2/2 = square + squareTail
  const fShort = Math.fround(f);
  const square = 0.5 * fShort * fShort;
  const squareTail = 0.5 * (f - fShort) * (f + fShort) + f * fTail;
  const rest =
    f *
    f *
    f *
    (1 / 3 -
      f * (1 / 4 - f * (1 / 5 - f * (1 / 6 - f * (1 / 7 - f * (1 / 8 - f * (1 / 9 - f * 0.1)))))));
  const scale = k - shift;
  const head = scale * LN2_HI + LOG_HI[i]!;
  const s = head + f;
  const v = s - head;
  const sTail = head - (s - v) + (f - v);
  const t = s - square;
  const w = t - s;
  const tTail = s - (t - w) - (square + w);
  const tail = sTail + tTail + (scale * LN2_LO + LOG_LO[i]! + fTail - squareTail + rest);
  const y = t + tail;
  tailCell[0] = tail - (y - t);
  return y;
}

/** Natural logarithm; NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (x > 0 && x < Infinity) return logSum(x);
  return x === 0 ? -Infinity : x > 0 ? x : NaN;
}

/** (hi + lo) * (a + b) rounded once or nearly so. */
function productOfSums(hi: number, lo: number, a: number, b: number): number {
  const hiShort = Math.fround(hi);
  const aShort = Math.fround(a);
  const hiRest = hi - hiShort;
  const aRest = a - aShort;
  const p = hiShort * aShort;
  return p + (hiShort * aRest + hiRest * aShort + (hiRest * aRest + (hi * b + lo * a)));
}

/** Logarithm to base 10; exact for the powers of ten. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return log(x);
  return productOfSums(logSum(x), tailCell[0]!, INV_LN10, INV_LN10_LO);
}

/** Logarithm to base 2; exact for the powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return log(x);
  return productOfSums(logSum(x), tailCell[0]!, INV_LN2, INV_LN2_LO);
}

/** x^y. */
export function pow(x: number, y: number): number {
  if (x > 0 && x < Infinity && y < 1e20 && y > -1e20) return powPositive(x, y);
  return powSpecial(x, y);
}

/** x^y for finite x > 0 and |y| < 1e20. */
function powPositive(x: number, y: number): number {
  const l = logSum(x);
  const lTail = tailCell[0]!;
  const yShort = Math.fround(y);
  const lShort = Math.fround(l);
  const yRest = y - yShort;
  const lRest = l - lShort;
  const hi = y * l;
  if (hi > 709.79) return Infinity;
  if (hi < -745.2) return 0;
  const lo = yShort * lShort - hi + yShort * lRest + yRest * lShort + (yRest * lRest + y * lTail);
  return expOfSum(hi, lo);
}

/** The rest of ECMAScript's table for Number::exponentiate. */
function powSpecial(x: number, y: number): number {
  if (y !== y) return NaN;
  if (y === 0) return 1;
  if (x !== x) return NaN;
  const size = Math.abs(x);
  if (size === 1 && (y === Infinity || y === -Infinity)) return NaN;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && Math.abs(y % 2) === 1;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  let r: number;
  if (size === 0 || size === Infinity) r = (size === 0) === y > 0 ? 0 : Infinity;
  else if (negative && !whole) return NaN;
  else if (size === 1) r = 1;
  else if (y >= 1e20 || y <= -1e20) r = size > 1 === y > 0 ? Infinity : 0;
  else r = powPositive(size, y);
  return negative && odd ? -r : r;
}

/** Cube root. */
export function cbrt(x: number): number {
  if (x === 0 || x !== x || x === Infinity || x === -Infinity) return x;
  let a = Math.abs(x);
  let thirds = 0;
  if (a < 2.2250738585072014e-308) {
    a *= TWO_54;
    thirds = -18;
  }
  f64[0] = a;
  const third = Math.floor(((u32[HIGH]! >>> 20) - 1023) / 3);
  const m = a * POWER_OF_2[1074 - 3 * third]!; // in [1, 8)
  // Cubic guess, two Halley steps, then a Newton step from a 24-bit value, whose square is
  // exact.
  let t = 0.6042 + m * (0.4378 - 0.0331 * m) + 0.0012 * m * m * m;
  t = (t * (t * t * t + 2 * m)) / (2 * t * t * t + m);
  t = (t * (t * t * t + 2 * m)) / (2 * t * t * t + m);
  t = Math.fround(t);
  const q = m / (t * t);
  const r = t + (t * (q - t)) / (t + t + q);
  const y = r * POWER_OF_2[third + thirds + 1074]!;
  return x < 0 ? -y : y;
}

/** Length of the vector (x, y), without overflow or underflow on the way. */
export function hypot(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (a === Infinity || b === Infinity) return Infinity;
  const big = a > b ? a : b;
  if (big < 1e150 && big > 1e-140) return Math.sqrt(a * a + b * b);
  if (big === 0 || big !== big) return a + b;
  const scale = big > 1 ? POWER_OF_2[1074 - 700]! : POWER_OF_2[1074 + 700]!;
  const p = a * scale;
  const q = b * scale;
  return Math.sqrt(p * p + q * q) / scale;
}
