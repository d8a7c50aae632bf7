/**
 * Surface fire spread by Rothermel's model.
 *
 *   const bed = fuelBed(102, { dead1h: 0.06, dead10h: 0.07, dead100h: 0.08, liveHerb: 0.6, liveWoody: 0.9 });
 *   const out = newSurfaceFire();
 *   surfaceSpread(bed, windEastMS, windNorthMS, slopeEast, slopeNorth, out);
 *
 * Wind is a vector at midflame height (multiply by the wind adjustment factor), pointing where the
 * air goes, m/s east and north. Slope is the gradient of the ground, rise over run, east and north;
 * it points uphill. `out` then holds the head fire. Nothing is allocated.
 */
import { atan2, cos, pow, sin } from '../../kernel/math.ts';
import type { FuelBed } from './fuel-bed.ts';
import { KWM_PER_BTUFTS, M_PER_FT } from './units.ts';

export { fuelBed, prepareFuel } from './fuel-bed.ts';
export type { FuelBed, FuelMoisture } from './fuel-bed.ts';

/** The head of a surface fire as far as it decides how the fire spreads. */
export interface HeadFire {
  /** Rate of spread in the direction of maximum spread, m/s. */
  rosMS: number;
  /** Unit vector of the direction of maximum spread, east and north. */
  directionE: number;
  directionN: number;
  /** Midflame wind that alone would give this rate, m/s: what sets the length-to-width ratio. */
  effectiveWindMS: number;
  heatPerAreaKJM2: number;
  /** Byram's fireline intensity of the head, kW/m. */
  intensityKWM: number;
}

/** The head of a surface fire. */
export interface SurfaceFire extends HeadFire {
  /** Byram's flame length of the head, m. */
  flameLengthM: number;
}

/** A midflame wind on a bed: its speed, m/s, and Rothermel's wind factor as a vector, east and north. */
export interface WindFactor {
  speedMS: number;
  e: number;
  n: number;
}

export const newSurfaceFire = (): SurfaceFire => ({
  rosMS: 0,
  directionE: 0,
  directionN: 1,
  effectiveWindMS: 0,
  heatPerAreaKJM2: 0,
  intensityKWM: 0,
  flameLengthM: 0,
});

const FLAME_M = (0.45 * M_PER_FT) / pow(KWM_PER_BTUFTS, 0.46);

/** Byram (1959): flame length of a surface front, m, from its fireline intensity, kW/m. */
export const flameLength = (intensityKWM: number): number =>
  intensityKWM > 0 ? FLAME_M * pow(intensityKWM, 0.46) : 0;

/** Byram's inverse: fireline intensity, kW/m, of a flame of that length, m. */
export const intensityOfFlame = (flameLengthM: number): number =>
  flameLengthM > 0 ? pow(flameLengthM / FLAME_M, 1 / 0.46) : 0;

/** Writes the factor of a midflame wind, m/s east and north, on `bed` into `out`. */
function setWindFactor(bed: FuelBed, eastMS: number, northMS: number, out: WindFactor): void {
  const speed = Math.sqrt(eastMS * eastMS + northMS * northMS);
  const perMS = speed > 0 ? (bed.windCoefficient * pow(speed, bed.windExponent)) / speed : 0;
  out.speedMS = speed;
  out.e = perMS * eastMS;
  out.n = perMS * northMS;
}

export function windFactorOf(bed: FuelBed, eastMS: number, northMS: number): WindFactor {
  const out = { speedMS: 0, e: 0, n: 0 };
  setWindFactor(bed, eastMS, northMS, out);
  return out;
}

/**
 * Writes the head fire on `bed` under a wind, prepared for that bed, and a slope into `out`.
 *
 * The wind and slope factors add as vectors (Finney 1998, FARSITE). Where neither acts the fire
 * spreads as a circle and the direction is north. Winds above about 20 m/s at midflame height and
 * slopes above 45 degrees are outside of the model's data.
 */
export function headFire(
  bed: FuelBed,
  wind: WindFactor,
  slopeEast: number,
  slopeNorth: number,
  out: HeadFire,
): void {
  const steepness = Math.sqrt(slopeEast * slopeEast + slopeNorth * slopeNorth);
  const slopePerUnit = bed.slopeCoefficient * steepness;
  const e = wind.e + slopePerUnit * slopeEast;
  const n = wind.n + slopePerUnit * slopeNorth;
  let factor = Math.sqrt(e * e + n * n);
  const spreads = factor > 1e-12;
  out.directionE = spreads ? e / factor : 0;
  out.directionN = spreads ? n / factor : 1;
  let effective = 0;
  if (spreads) {
    effective =
      steepness === 0 ? wind.speedMS : pow(factor / bed.windCoefficient, 1 / bed.windExponent);
    if (effective > bed.windLimitMS) {
      effective = bed.windLimitMS;
      factor = bed.windCoefficient * pow(effective, bed.windExponent);
    }
  }
  out.rosMS = bed.rosNoWindMS * (1 + factor);
  out.effectiveWindMS = effective;
  out.heatPerAreaKJM2 = bed.heatPerAreaKJM2;
  out.intensityKWM = bed.heatPerAreaKJM2 * out.rosMS;
}

const wind: WindFactor = { speedMS: 0, e: 0, n: 0 };

/** `headFire` with its flame length, for a wind that is asked for once. */
export function surfaceSpread(
  bed: FuelBed,
  windEastMS: number,
  windNorthMS: number,
  slopeEast: number,
  slopeNorth: number,
  out: SurfaceFire,
): void {
  setWindFactor(bed, windEastMS, windNorthMS, wind);
  headFire(bed, wind, slopeEast, slopeNorth, out);
  out.flameLengthM = flameLength(out.intensityKWM);
}

/** The head fire in the terms of a fire report: angles in degrees clockwise from north. */
export interface SpreadReport extends SurfaceFire {
  directionDeg: number;
}

export interface SpreadConditions {
  readonly midflameWindMS: number;
  /** Where the wind blows to. */
  readonly windToDeg: number;
  /** Tangent of the slope. */
  readonly slopeTan: number;
  /** Where the ground rises. */
  readonly upslopeDeg: number;
}

/** `surfaceSpread` for one point, with angles in degrees clockwise from north. */
export function spreadAt(bed: FuelBed, c: SpreadConditions): SpreadReport {
  const toward = (c.windToDeg * Math.PI) / 180;
  const up = (c.upslopeDeg * Math.PI) / 180;
  const out = { ...newSurfaceFire(), directionDeg: 0 };
  surfaceSpread(
    bed,
    c.midflameWindMS * sin(toward),
    c.midflameWindMS * cos(toward),
    c.slopeTan * sin(up),
    c.slopeTan * cos(up),
    out,
  );
  const degrees = (atan2(out.directionE, out.directionN) * 180) / Math.PI;
  out.directionDeg = degrees < 0 ? degrees + 360 : degrees;
  return out;
}
