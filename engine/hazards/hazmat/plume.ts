/** Gaussian plume and puff, steady and finite, with reflection at the ground. */
import { exp } from '../../kernel/math.ts';
import { erf } from './error-function.ts';
import { sigmaX, sigmaY, sigmaZ, type SigmaSet } from './sigma.ts';
import { averagingFactor, type Stability } from './stability.ts';

/** Air in which something disperses: wind along x. */
export interface Air {
  readonly windMS: number;
  readonly stability: Stability;
  readonly set: SigmaSet;
  /** Averaging time of the crosswind spread, s; 600 as measured. */
  readonly averagingS: number;
}

/** A place: x downwind, y across, z above the ground, m. */
export interface Receptor {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const TWO_PI = 2 * Math.PI;
/** Least wind of a plume, m/s: below it there is no plume, and puffs must be used. */
export const PLUME_LEAST_WIND_MS = 0.5;

/** Vertical factor with the image below the ground; 2 for source and receptor at the ground. */
export function reflection(z: number, heightM: number, sz: number): number {
  const d = (z - heightM) / sz;
  const s = (z + heightM) / sz;
  return exp(-0.5 * d * d) + exp(-0.5 * s * s);
}

/** Steady plume, kg/m3, from `rateKgS` at `heightM`. */
export function plumeConcentration(
  rateKgS: number,
  heightM: number,
  air: Air,
  at: Receptor,
): number {
  if (!(air.windMS >= PLUME_LEAST_WIND_MS))
    throw new RangeError(
      `windMS is ${air.windMS}, a plume needs at least ${PLUME_LEAST_WIND_MS} m/s`,
    );
  if (at.x <= 0) return 0;
  const sy = sigmaY(air.set, air.stability, at.x) * averagingFactor(air.averagingS);
  const sz = sigmaZ(air.set, air.stability, at.x);
  const across = exp((-0.5 * at.y * at.y) / (sy * sy));
  return (rateKgS / (TWO_PI * air.windMS * sy * sz)) * across * reflection(at.z, heightM, sz);
}

/** The plume of a release that began `tS` ago and lasted `durationS`: ends rounded by sigma x. */
export function finitePlume(
  rateKgS: number,
  durationS: number,
  tS: number,
  heightM: number,
  air: Air,
  at: Receptor,
): number {
  if (at.x <= 0 || tS <= 0) return 0;
  const reach = Math.SQRT2 * sigmaX(air.set, air.stability, at.x);
  const rear = air.windMS * Math.max(0, tS - durationS);
  const front = air.windMS * tS;
  const share = 0.5 * (erf((at.x - rear) / reach) - erf((at.x - front) / reach));
  return share * plumeConcentration(rateKgS, heightM, air, at);
}

/** One puff of `massKg` whose centre has come to x = `centreM`, kg/m3. */
export function puffConcentration(
  massKg: number,
  centreM: number,
  heightM: number,
  air: Air,
  at: Receptor,
): number {
  if (centreM <= 0) return 0;
  const sx = sigmaX(air.set, air.stability, centreM);
  const sy = sigmaY(air.set, air.stability, centreM);
  const sz = sigmaZ(air.set, air.stability, centreM);
  const dx = (at.x - centreM) / sx;
  const dy = at.y / sy;
  const peak = massKg / (TWO_PI * Math.sqrt(TWO_PI) * sx * sy * sz);
  return peak * exp(-0.5 * (dx * dx + dy * dy)) * reflection(at.z, heightM, sz);
}

/** Largest and smallest distance at which reaches are looked for, m. */
const REACH_M = [1, 200_000] as const;

/**
 * Farthest distance on the axis at which `concentration(x)` is at least `level`, m; 0 when nowhere.
 * Looks outside in on a logarithmic scale, then bisects, so that an elevated source is right too.
 */
export function reachOf(concentration: (x: number) => number, level: number): number {
  let far: number = REACH_M[1];
  if (concentration(far) >= level) return far;
  while (far > REACH_M[0] && concentration(far / 1.05) < level) far /= 1.05;
  if (far <= REACH_M[0]) return 0;
  let near = far / 1.05;
  for (let i = 0; i < 50; i++) {
    const middle = (near + far) / 2;
    if (concentration(middle) >= level) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
