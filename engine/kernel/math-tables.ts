/**
 * Constants of kernel/math.ts, computed once at load in 160-bit fixed point with BigInt.
 *
 * Integer arithmetic is exact and `Number(bigint)` rounds to nearest even by specification, so the
 * tables hold the same bits on every engine; and no reader has to trust a page of digits.
 * Load time is about a millisecond.
 */
const BITS = 160n;
const ONE = 1n << BITS;
const TWO_160 = Number(ONE);
const TWO_115 = Number(1n << 115n);

/** atan(p/q) or atanh(p/q) by their series; |p/q| <= 1/2 or so keeps it short. */
function arcSeries(p: bigint, q: bigint, sign: 1n | -1n): bigint {
  let power = (ONE * p) / q;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (sign * power * p * p) / (q * q);
  }
  return sum;
}

/** ln(p/q). */
const lnRatio = (p: bigint, q: bigint): bigint => 2n * arcSeries(p - q, p + q, 1n);

const LN2 = lnRatio(2n, 1n);
const LN10 = lnRatio(10n, 8n) + 3n * LN2;
/** Machin's formula. */
const PI = 16n * arcSeries(1n, 5n, -1n) - 4n * arcSeries(1n, 239n, -1n);

function expSeries(x: bigint): bigint {
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = (term * x) / (n * ONE);
  }
  return sum;
}

const toNumber = (v: bigint): number => Number(v) / TWO_160;

/** The part of `v` that is a whole multiple of 2^-bits, and what is left of it. */
function split(v: bigint, bits: bigint): readonly [head: bigint, rest: bigint] {
  const unit = 1n << (BITS - bits);
  const head = ((v + unit / 2n) / unit) * unit;
  return [head, v - head];
}

/** Head (whole multiple of 2^-bits) and rounded tail as numbers. */
function pair(v: bigint, bits: bigint): readonly [hi: number, lo: number] {
  const [head, rest] = split(v, bits);
  return [toNumber(head), toNumber(rest)];
}

/** Nearest double and the rounded remainder. */
function nearest(v: bigint): readonly [hi: number, lo: number] {
  const hi = toNumber(v);
  // A double between 2^-60 and 4 is a whole number of units of 2^-115 and of 2^-160.
  return [hi, toNumber(v - (BigInt(hi * TWO_115) << (BITS - 115n)))];
}

/** ln 2 with 42 fractional bits in the head: k times it plus an LC_HI is exact for |k| < 2^10. */
export const [LN2_HI, LN2_LO] = pair(LN2, 42n);
/** ln 2 / 128 with a head short enough for exact products with integers below 2^18. */
export const [STEP_HI, STEP_LO] = pair(LN2 / 128n, 41n);
export const STEPS_PER_UNIT = toNumber((ONE * ONE * 128n) / LN2);
export const [INV_LN10, INV_LN10_LO] = nearest((ONE * ONE) / LN10);
export const [INV_LN2, INV_LN2_LO] = nearest((ONE * ONE) / LN2);
export const [PI_HI, PI_LO] = nearest(PI);

/** pi/2 in three pieces; the first two are short, so that products with n < 2^20 are exact. */
const [piece1, after1] = split(PI / 2n, 32n);
const [piece2, after2] = split(after1, 65n);
export const HALF_PI_1 = toNumber(piece1);
export const HALF_PI_2 = toNumber(piece2);
export const HALF_PI_3 = toNumber(after2);

/** 2^(i/128) as an unevaluated sum. */
export const EXP_HI = new Float64Array(128);
export const EXP_LO = new Float64Array(128);
const root = expSeries(LN2 / 128n);
for (let i = 0, v = ONE; i < 128; i++, v = (v * root) / ONE) {
  [EXP_HI[i], EXP_LO[i]] = nearest(v);
}

/**
 * For 128 slices of [0.6875, 1.375): a 10-bit reciprocal of the slice's middle, and -ln of it as
 * an unevaluated sum. The two slices that touch 1 use the reciprocal 1, so that ln near 1 keeps
 * its relative accuracy.
 */
export const LOG_RECIPROCAL = new Float64Array(128);
export const LOG_HI = new Float64Array(128);
export const LOG_LO = new Float64Array(128);
for (let i = 0; i < 128; i++) {
  const middle = i < 80 ? 0.6875 + (i + 0.5) / 256 : 1 + (i - 79.5) / 128;
  const p = i === 79 || i === 80 ? 512 : Math.round(512 / middle);
  LOG_RECIPROCAL[i] = p / 512;
  [LOG_HI[i], LOG_LO[i]] = pair(lnRatio(512n, BigInt(p)), 42n);
}

/** atan(i/16), i = 0..16, as an unevaluated sum. */
export const ATAN_HI = new Float64Array(17);
export const ATAN_LO = new Float64Array(17);
for (let i = 1; i < 16; i++) {
  // atan(c) = pi/4 - atan((1-c)/(1+c)) keeps the series short for the larger half.
  const n = BigInt(i);
  const value = i <= 8 ? arcSeries(n, 16n, -1n) : PI / 4n - arcSeries(16n - n, 16n + n, -1n);
  [ATAN_HI[i], ATAN_LO[i]] = nearest(value);
}
[ATAN_HI[16], ATAN_LO[16]] = nearest(PI / 4n);

/** 2^k for k = -1074..1023 at index k + 1074. */
export const POWER_OF_2 = new Float64Array(2098);
for (let k = 0, v = 1; k <= 1023; k++, v *= 2) POWER_OF_2[k + 1074] = v;
for (let k = 0, v = 1; k >= -1074; k--, v /= 2) POWER_OF_2[k + 1074] = v;
