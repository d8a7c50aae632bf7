/**
 * How far a firebrand flies: Albini (1979, INT-56) for torching trees, Albini (1983, INT-309) and
 * Chase (1984) for wind-driven surface fires, over flat ground. Maximum distances, not likely ones;
 * ridges and valleys (Chase 1981) are not modelled.
 */
import { log, pow } from '../../kernel/math.ts';
import { intensityOfFlame } from './rothermel.ts';
import { FT_PER_M, KWM_PER_BTUFTS, MPH_PER_MS, M_PER_FT, M_PER_MILE } from './units.ts';

export type SpottingSpecies =
  | 'ponderosa'
  | 'lodgepole'
  | 'douglas-fir'
  | 'grand-fir'
  | 'slash'
  | 'longleaf'
  | 'shortleaf'
  | 'loblolly';

/** Flame height a d^b n^0.4 in ft and duration c d^e n^-0.2, d in inches, n trees at once. */
type SpeciesRow = readonly [a: number, b: number, c: number, e: number];

const PONDEROSA: SpeciesRow = [12.9, 0.453, 12.6, -0.256];
const SLASH: SpeciesRow = [2.71, 1, 11.9, -0.389];
export const SPOTTING_SPECIES: Readonly<Record<SpottingSpecies, SpeciesRow>> = {
  ponderosa: PONDEROSA,
  lodgepole: PONDEROSA,
  'douglas-fir': [15.7, 0.451, 10.7, -0.278],
  'grand-fir': [16.5, 0.515, 10.7, -0.278],
  slash: SLASH,
  longleaf: SLASH,
  shortleaf: [2.71, 1, 7.91, -0.344],
  loblolly: [2.71, 1, 13.5, -0.544],
};

/** Nearest in habit to Pinus massoniana, for which no measurements are known to us. */
export const ASSUMED_MASSON_PINE: SpottingSpecies = 'loblolly';

export interface TorchingTrees {
  readonly species: SpottingSpecies;
  /** Diameter at breast height, m; data from 0.05 to 1. */
  readonly dbhM: number;
  readonly heightM: number;
  /** Trees that torch together, 1 to 30. */
  readonly count: number;
}

export interface FirebrandFlight {
  /** Of the steady flame of the torching trees, m; 0 for a surface fire. */
  readonly flameHeightM: number;
  /** Dimensionless steady burning time of that flame. */
  readonly flameDuration: number;
  /** From which the brand starts to drift, m. */
  readonly brandHeightM: number;
  /** Largest distance at which a brand still lights, m. */
  readonly distanceM: number;
}

/** Lofting c t^d of the flame height by tree height over flame height (Albini 1979, fig. 6). */
function loftFactors(ratio: number, duration: number): readonly [number, number] {
  if (ratio >= 1) return [4.24, 0.332];
  if (ratio >= 0.5) return [3.64, 0.391];
  return duration < 3.5 ? [2.78, 0.418] : [4.7, 0];
}

/** Drift over flat ground, ft of height and cover and mi/h of 20 ft wind; miles. */
function driftMiles(brandHeightFt: number, coverFt: number, windMph: number): number {
  if (!(brandHeightFt > 0) || !(windMph > 0)) return 0;
  const critical = 2.2 * pow(brandHeightFt, 0.337) - 4;
  const cover = coverFt > critical ? coverFt : critical;
  if (!(cover > 0)) return 0;
  const ratio = brandHeightFt / cover;
  return 0.000718 * windMph * Math.sqrt(cover) * (0.362 + 0.5 * Math.sqrt(ratio) * log(ratio));
}

/**
 * Brands from torching trees.
 *
 * @param wind20ftMS open wind at 20 ft, m/s
 * @param coverHeightM height of the vegetation downwind, m; halve it for an open stand
 */
export function spottingFromTrees(
  trees: TorchingTrees,
  wind20ftMS: number,
  coverHeightM: number,
): FirebrandFlight {
  const [a, b, c, e] = SPOTTING_SPECIES[trees.species];
  const inches = trees.dbhM * FT_PER_M * 12;
  const flameFt = a * pow(inches, b) * pow(trees.count, 0.4);
  const duration = c * pow(inches, e) * pow(trees.count, -0.2);
  const treeFt = trees.heightM * FT_PER_M;
  const [loft, power] = loftFactors(treeFt / flameFt, duration);
  const brandFt = loft * pow(duration, power) * flameFt + treeFt / 2;
  const miles = driftMiles(brandFt, coverHeightM * FT_PER_M, wind20ftMS * MPH_PER_MS);
  return {
    flameHeightM: flameFt * M_PER_FT,
    flameDuration: duration,
    brandHeightM: brandFt * M_PER_FT,
    distanceM: miles * M_PER_MILE,
  };
}

/** Brands from a wind-driven surface front, by its fireline intensity, kW/m. */
export function spottingFromSurface(
  intensityKWM: number,
  wind20ftMS: number,
  coverHeightM: number,
): FirebrandFlight {
  const mph = wind20ftMS * MPH_PER_MS;
  const intensity = intensityKWM / KWM_PER_BTUFTS;
  const brandFt =
    mph > 0 && intensity > 0 ? 1.055 * Math.sqrt((322 * intensity) / pow(0.474 * mph, 1.01)) : 0;
  const drift = driftMiles(brandFt, coverHeightM * FT_PER_M, mph);
  const rise = brandFt > 0 ? 0.000278 * mph * pow(brandFt, 0.643) : 0;
  return {
    flameHeightM: 0,
    flameDuration: 0,
    brandHeightM: brandFt * M_PER_FT,
    distanceM: (drift + rise) * M_PER_MILE,
  };
}

/** `spottingFromSurface` by flame length, m. */
export const spottingFromFlame = (
  flameLengthM: number,
  wind20ftMS: number,
  coverHeightM: number,
): FirebrandFlight => spottingFromSurface(intensityOfFlame(flameLengthM), wind20ftMS, coverHeightM);
