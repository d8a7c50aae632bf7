/** The three levels that a zone is drawn for, and whether the model holds at a place. */
import { ATMOSPHERE_PA } from './constants.ts';
import { ASSUMED_VALLEY_M } from './ground-wind.ts';
import { SIGMA_RANGE_M } from './sigma.ts';
import type { Stability } from './stability.ts';
import { vapourDensity, type Substance } from './substance.ts';
import { aeglKgM3 } from './toxic.ts';

/** Shares of the lower flammability limit: flame, pockets of flame, warning (recalled, ALOHA). */
const FLAME_SHARES = [0.1, 0.6, 1] as const;

export interface Levels {
  readonly basis: 'aegl60min' | 'lowerLimit';
  /** Of levels 1, 2 and 3, kg/m3, rising. */
  readonly kgM3: readonly [number, number, number];
}

/** AEGL of 60 minutes, or shares of the lower flammability limit where fire comes before poison. */
export function levelsOf(s: Substance): Levels {
  const aegl = ([1, 2, 3] as const).map((l) => aeglKgM3(s, l, 60));
  const limit =
    s.flammability === null
      ? Infinity
      : s.flammability.lowerLimit.value * vapourDensity(s, 298.15, ATMOSPHERE_PA);
  const [one, two, three] = aegl;
  if (one != null && two != null && three != null && three < limit)
    return { basis: 'aegl60min', kgM3: [one, two, three] };
  return {
    basis: 'lowerLimit',
    kgM3: [FLAME_SHARES[0] * limit, FLAME_SHARES[1] * limit, FLAME_SHARES[2] * limit],
  };
}

/** Bits of the validity layer; 0 where the model holds. */
export const INVALID = { calm: 1, valleyDrainage: 2, tooNear: 4, tooFar: 8 } as const;
/** Wind below which Gaussian models do not hold, and the wind has no direction to speak of, m/s (CCPS). */
export const CALM_MS = 1;
/** Cold air runs down valleys below this wind in stable air, m/s (assumed). */
const ASSUMED_DRAINAGE_MS = 3;

/** Stable air in a weak wind: where the ground lies low, it drains and Gaussian models do not hold. */
export const drains = (windMS: number, cls: number): boolean =>
  cls >= 4 && windMS < ASSUMED_DRAINAGE_MS;

/** Why the model does not hold at a place, as bits. */
export function invalidAt(
  windMS: number,
  cls: Stability,
  aboveM: number,
  nearestSourceM: number,
): number {
  let bits = 0;
  if (windMS < CALM_MS) bits |= INVALID.calm;
  if (drains(windMS, cls) && aboveM < ASSUMED_VALLEY_M) bits |= INVALID.valleyDrainage;
  if (nearestSourceM < SIGMA_RANGE_M[0]) bits |= INVALID.tooNear;
  if (nearestSourceM > SIGMA_RANGE_M[1]) bits |= INVALID.tooFar;
  return bits;
}
