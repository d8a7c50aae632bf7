/** Stability of the air, wind profile and averaging time. */
import { pow } from '../../kernel/math.ts';
import { solarElevationDeg } from '../sun.ts';
import { weatherAt, type Drivers } from '../weather.ts';

/** Pasquill's classes; 0 is A, 5 is F. */
export const STABILITY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type StabilityName = (typeof STABILITY_CLASSES)[number];
export type Stability = 0 | 1 | 2 | 3 | 4 | 5;

export const stabilityOf = (name: StabilityName): Stability =>
  STABILITY_CLASSES.indexOf(name) as Stability;

/**
 * Pasquill's table (recalled). Rows: wind below 2, 3, 5, 6 m/s and above; columns: strong, moderate,
 * slight sun, night with cloud, clear night. Where the table prints two classes, such as A-B, the more
 * stable one stands, which gives the higher concentration at the ground.
 */
const PASQUILL: readonly (readonly [
  number,
  Stability,
  Stability,
  Stability,
  Stability,
  Stability,
])[] = [
  [2, 0, 1, 1, 4, 5],
  [3, 1, 1, 2, 4, 5],
  [5, 1, 2, 2, 3, 4],
  [6, 2, 3, 3, 3, 3],
  [Infinity, 2, 3, 3, 3, 3],
];

/**
 * Stability from wind at 10 m, height of the sun and cloud cover. Sun above 60 degrees is strong, above
 * 35 moderate, above 15 slight (Turner 1964, recalled); more than half a sky of cloud takes one step
 * off, an overcast sky and the hours of a low sun are neutral.
 */
export function stabilityFrom(windMS: number, sunDeg: number, cloudPct: number): Stability {
  if (cloudPct >= 95 || (sunDeg >= 0 && sunDeg <= 15)) return 3;
  const found = PASQUILL.find(([below]) => windMS < below)!;
  if (sunDeg < 0) return found[cloudPct >= 50 ? 4 : 5];
  const strength = (sunDeg > 60 ? 3 : sunDeg > 35 ? 2 : 1) - (cloudPct > 50 ? 1 : 0);
  return strength === 0 ? 3 : found[(4 - strength) as 1 | 2 | 3];
}

/** Stability at a tick of given drivers. */
export function stabilityAt(d: Drivers, tick: number): Stability {
  const w = weatherAt(d, tick);
  return stabilityFrom(w.windMs, solarElevationDeg(d, tick), w.cloudPct);
}

export type Surroundings = 'rural' | 'urban';

/** Exponents of the wind profile, A to F. */
const PROFILE = {
  rural: [0.07, 0.07, 0.1, 0.15, 0.35, 0.55],
  urban: [0.15, 0.15, 0.2, 0.25, 0.4, 0.6],
} as const;

/** Wind at `heightM` from that at 10 m by the power law; the law is used from 1 m up. */
export const windAtHeight = (
  wind10MS: number,
  heightM: number,
  cls: Stability,
  around: Surroundings,
): number => wind10MS * pow(Math.max(1, heightM) / 10, PROFILE[around][cls]);

/** Factor on the crosswind sigma of 10 minutes for another averaging time (recalled, CCPS). */
export const averagingFactor = (averagingS: number): number => pow(averagingS / 600, 0.2);
