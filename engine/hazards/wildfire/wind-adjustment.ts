/**
 * From the wind that is measured to the wind that the flame feels.
 *
 * Albini and Baughman (1979, INT-221) and Baughman and Albini (1980): a log profile above the fuel
 * where no canopy shelters it, a uniform wind below a canopy.
 */
import { log } from '../../kernel/math.ts';
import { FT_PER_M } from './units.ts';

/** Open wind at 10 m over open wind at 20 ft (Lawson and Armitage 2008, recalled). */
export const WIND_10M_PER_20FT = 1.15;

/** Shelter counts from this share of the space under the canopy top filled by crowns. */
const SHELTER_MIN_FILL = 0.05;
const SHELTER_MIN_HEIGHT_FT = 6;

/** Wind at 20 ft (6.1 m) above open ground from the wind at 10 m. */
export const wind20ft = (wind10m: number): number => wind10m / WIND_10M_PER_20FT;

/** Midflame wind over 20 ft wind above a fuel bed of that depth, m, in the open. */
export function unshelteredFactor(fuelDepthM: number): number {
  const d = fuelDepthM * FT_PER_M;
  return 1.83 / log((20 + 0.36 * d) / (0.13 * d));
}

/** Share of the space below the canopy top that conical crowns fill; fractions in, fraction out. */
export const crownFill = (cover: number, crownRatio: number): number => (cover * crownRatio) / 3;

/** The same as FARSITE has it, without a crown ratio. */
export const crownFillFarsite = (cover: number): number => (cover * Math.PI) / 12;

/** Midflame wind over 20 ft wind below a canopy; `fill` > 0, `canopyHeightM` > 0. */
export function shelteredFactor(fill: number, canopyHeightM: number): number {
  const h = canopyHeightM * FT_PER_M;
  return 0.555 / (Math.sqrt(fill * h) * log((20 + 0.36 * h) / (0.13 * h)));
}

export interface WindShelter {
  /** Depth of the surface fuel, m; more than 0. */
  readonly fuelDepthM: number;
  /** Canopy cover, fraction; 0 in the open. */
  readonly canopyCover: number;
  readonly canopyHeightM: number;
  /** Crown length over tree height, fraction; leave out to fill crowns as FARSITE does. */
  readonly crownRatio?: number;
}

/** Wind adjustment factor: midflame wind over open wind at 20 ft. */
export function windAdjustment(s: WindShelter): { factor: number; sheltered: boolean } {
  const fill =
    s.crownRatio === undefined
      ? crownFillFarsite(s.canopyCover)
      : crownFill(s.canopyCover, s.crownRatio);
  const tall = s.canopyHeightM * FT_PER_M >= SHELTER_MIN_HEIGHT_FT;
  if (fill >= SHELTER_MIN_FILL && tall) {
    return { factor: shelteredFactor(fill, s.canopyHeightM), sheltered: true };
  }
  return { factor: unshelteredFactor(s.fuelDepthM), sheltered: false };
}
