/** Trigonometric functions of kernel/math.ts, which states why, the accuracy and the domain. */
import { ATAN_HI, ATAN_LO, HALF_PI_1, HALF_PI_2, HALF_PI_3, PI_HI, PI_LO } from './math-tables.ts';

/** Largest argument of sin, cos and tan, rad. */
const MAX_ANGLE = 1e6;

let remainderTail = 0;
let quadrant = 0;

/** x minus the nearest multiple of pi/2, with the rest in `remainderTail`; sets `quadrant`. */
function reduce(x: number): number {
  if (!(x <= MAX_ANGLE && x >= -MAX_ANGLE)) {
    throw new RangeError(`angle ${x} rad is outside ±${MAX_ANGLE}`);
  }
  const n = Math.floor(x * (2 / PI_HI) + 0.5);
  quadrant = n & 3;
  // The first two products are exact (short constants), and so is the first difference.
  const a = x - n * HALF_PI_1;
  const b = n * HALF_PI_2;
  const s = a - b;
  const v = s - a;
  const sTail = a - (s - v) - (b + v);
  const tail = sTail - n * HALF_PI_3;
  const r = s + tail;
  remainderTail = tail - (r - s);
  return r;
}

/** sin(r + tail), |r| <= pi/4. */
function sinKernel(r: number, tail: number): number {
  const z = r * r;
  const p =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z *
                  (-1 / 39916800 +
                    z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)))))));
  return r + (tail * (1 - 0.5 * z) + r * z * p);
}

/** cos(r + tail), |r| <= pi/4. */
function cosKernel(r: number, tail: number): number {
  const z = r * r;
  const p =
    1 / 24 +
    z *
      (-1 / 720 +
        z *
          (1 / 40320 +
            z *
              (-1 / 3628800 +
                z *
                  (1 / 479001600 +
                    z *
                      (-1 / 87178291200 +
                        z * (1 / 20922789888000 - z * (1 / 6402373705728000)))))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * z * p - r * tail));
}

/** Sine of x rad, |x| <= 1e6. */
export function sin(x: number): number {
  if (x === 0 || x !== x) return x;
  if (x === Infinity || x === -Infinity) return NaN;
  const r = reduce(x);
  const y = quadrant & 1 ? cosKernel(r, remainderTail) : sinKernel(r, remainderTail);
  return quadrant & 2 ? -y : y;
}

/** Cosine of x rad, |x| <= 1e6. */
export function cos(x: number): number {
  if (x !== x || x === Infinity || x === -Infinity) return NaN;
  const r = reduce(x);
  const y = quadrant & 1 ? sinKernel(r, remainderTail) : cosKernel(r, remainderTail);
  return quadrant === 1 || quadrant === 2 ? -y : y;
}

/** Tangent of x rad, |x| <= 1e6. */
export function tan(x: number): number {
  if (x === 0 || x !== x) return x;
  if (x === Infinity || x === -Infinity) return NaN;
  const r = reduce(x);
  const s = sinKernel(r, remainderTail);
  const c = cosKernel(r, remainderTail);
  return quadrant & 1 ? -c / s : s / c;
}

/** atan(y / x) for 0 <= y <= x, x > 0, plus `base` and `baseTail` when adding, else base minus it. */
function atanOctant(y: number, x: number, sign: number, base: number, baseTail: number): number {
  const i = Math.floor((y / x) * 16 + 0.5);
  const c = i / 16;
  const t = i === 0 ? y / x : (y - c * x) / (x + c * y);
  const z = t * t;
  const p =
    t * z * (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z * (1 / 13))))));
  // base ± (ATAN_HI + t + small), the two large terms summed with their rounding error.
  const a = sign * ATAN_HI[i]!;
  const s = base + a;
  const v = s - base;
  const sTail = base - (s - v) + (a - v);
  const tail = baseTail + sign * (ATAN_LO[i]! + p) + sTail;
  const u = sign * t;
  const w = s + u;
  const d = w - s;
  return w + (s - (w - d) + (u - d) + tail);
}

/** Angle of the vector (x, y) from the x axis, in [-pi, pi]; signed zeros and infinities as in Math.atan2. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  let ax = Math.abs(x);
  let ay = Math.abs(y);
  const left = x < 0 || (x === 0 && 1 / x < 0);
  const down = y < 0 || (y === 0 && 1 / y < 0);
  let r: number;
  if (ay === 0) r = left ? PI_HI : 0;
  else if (ax === Infinity && ay === Infinity) r = (left ? 0.75 : 0.25) * PI_HI;
  else {
    // Keep x + c*y finite and c*x normal.
    const big = ax > ay ? ax : ay;
    if (big > 1e300 && big < Infinity) {
      ax *= 1e-20;
      ay *= 1e-20;
    } else if (big < 1e-280) {
      ax *= 1e200;
      ay *= 1e200;
    }
    if (ay > ax) r = atanOctant(ax, ay, left ? 1 : -1, PI_HI / 2, PI_LO / 2);
    else if (left) r = atanOctant(ay, ax, -1, PI_HI, PI_LO);
    else r = atanOctant(ay, ax, 1, 0, 0);
  }
  return down ? -r : r;
}

/** Arc tangent, in [-pi/2, pi/2]. */
export const atan = (x: number): number => (x === 0 ? x : atan2(x, 1));

/** Arc sine; NaN outside [-1, 1]. */
export const asin = (x: number): number => (x === 0 ? x : atan2(x, Math.sqrt((1 - x) * (1 + x))));

/** Arc cosine; NaN outside [-1, 1]. */
export const acos = (x: number): number => atan2(Math.sqrt((1 - x) * (1 + x)), x);
