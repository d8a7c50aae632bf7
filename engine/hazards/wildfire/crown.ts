/**
 * Crown fire: Van Wagner's (1977) criteria for start and spread, linked to Rothermel's surface and
 * crown rates as Scott and Reinhardt (2001, RMRS-RP-29) do.
 */
import { pow } from '../../kernel/math.ts';
import { fuelBed, type FuelBed, type FuelMoisture } from './fuel-bed.ts';
import {
  headFire,
  newSurfaceFire,
  windFactorOf,
  type HeadFire,
  type SurfaceFire,
  type WindFactor,
} from './rothermel.ts';
import { KWM_PER_BTUFTS, M_PER_FT } from './units.ts';

export interface Canopy {
  /** Height of the crowns' base above the ground, m. */
  readonly baseHeightM: number;
  readonly heightM: number;
  /** Bulk density of the canopy fuel, kg/m3. */
  readonly bulkDensityKgM3: number;
  readonly foliarMoisturePct: number;
}

/**
 * `surface`: stays on the ground. `torching`: single trees and groups. `conditional`: crowns would
 * carry a crown fire that came from elsewhere, but this surface fire does not light them.
 * `active`: crowns and surface burn as one front.
 */
export type CrownFireType = 'surface' | 'torching' | 'conditional' | 'active';

/** How the crowns take part in a fire. */
export interface CrownHead {
  type: CrownFireType;
  /** Crown fraction burned, 0 to 1. */
  crownFractionBurned: number;
  rosMS: number;
  heatPerAreaKJM2: number;
}

export interface CrownFire extends CrownHead {
  /** Rate of a fully active crown fire, m/s. */
  activeRosMS: number;
  /** Surface intensity at which crowns ignite, kW/m. */
  criticalIntensityKWM: number;
  /** Open wind at 20 ft from which an active crown fire can run, m/s. */
  crowningIndexMS: number;
  intensityKWM: number;
  flameLengthM: number;
}

/** Rothermel (1991, INT-438): crown fires ran 3.34 times as fast as model 10 at 0.4 of the wind. */
const CROWN_RATE_FACTOR = 3.34;
const CROWN_WIND_FACTOR = 0.4;
const CROWN_FUEL_MODEL = 10;
/** Van Wagner (1977): mass flow that sustains a crown fire, 3 kg/m2/min. */
const CRITICAL_MASS_FLOW_KGM2S = 3 / 60;
/** 8000 BTU/lb. */
const CANOPY_HEAT_KJ_KG = 8000 * 2.326;
/** Thomas (1963), 0.2 I^(2/3) in ft and BTU/ft/s. */
const THOMAS_M = (0.2 * M_PER_FT) / pow(KWM_PER_BTUFTS, 2 / 3);

/** Surface intensity that ignites crowns, kW/m; base height m, foliar moisture %. */
export const criticalSurfaceIntensity = (baseHeightM: number, foliarMoisturePct: number): number =>
  pow(0.01 * baseHeightM * (460 + 25.9 * foliarMoisturePct), 1.5);

/** Rate that an active crown fire needs, m/s; bulk density kg/m3. */
export const criticalCrownRos = (bulkDensityKgM3: number): number =>
  CRITICAL_MASS_FLOW_KGM2S / bulkDensityKgM3;

/** Flame length of a burning crown, m, from the intensity, kW/m. */
export const crownFlameLength = (intensityKWM: number): number =>
  intensityKWM > 0 ? THOMAS_M * pow(intensityKWM, 2 / 3) : 0;

/** The bed from which crown rates derive. Prepare it once per moisture. */
export const crownFuelBed = (moisture: FuelMoisture): FuelBed =>
  fuelBed(CROWN_FUEL_MODEL, moisture);

/** Rate of an active crown fire, m/s, on flat ground; open wind at 20 ft, m/s. */
export function activeCrownRos(crownBed: FuelBed, wind20ftMS: number): number {
  const u = CROWN_WIND_FACTOR * wind20ftMS;
  const factor = u > 0 ? crownBed.windCoefficient * pow(u, crownBed.windExponent) : 0;
  return CROWN_RATE_FACTOR * crownBed.rosNoWindMS * (1 + factor);
}

/** Open wind at 20 ft, m/s, at which `activeCrownRos` reaches the critical rate. */
export function crowningIndex(crownBed: FuelBed, bulkDensityKgM3: number): number {
  const still = CROWN_RATE_FACTOR * crownBed.rosNoWindMS;
  if (!(still > 0)) return Infinity;
  const factor = criticalCrownRos(bulkDensityKgM3) / still - 1;
  if (factor <= 0) return 0;
  return pow(factor / crownBed.windCoefficient, 1 / crownBed.windExponent) / CROWN_WIND_FACTOR;
}

/** A stand, its moisture and the wind over it. */
export interface CrownWind {
  /** Surface fuel, and model 10, at the same moisture. */
  readonly bed: FuelBed;
  readonly crownBed: FuelBed;
  readonly canopy: Canopy;
  /** Open wind at 20 ft, pointing where the air goes, m/s. */
  readonly windE: number;
  readonly windN: number;
  /** Midflame wind over open wind at 20 ft. */
  readonly windFactor: number;
}

/** The place and hour of a possible crown fire. */
export interface CrownSite extends CrownWind {
  /** Gradient of the ground. */
  readonly slopeE: number;
  readonly slopeN: number;
}

/** All of a possible crown fire that the slope does not change. */
export interface CrownStand {
  readonly bed: FuelBed;
  /** Surface intensity from which the crowns are lit, kW/m. */
  readonly criticalKWM: number;
  readonly activeRosMS: number;
  /** True when the wind carries an active crown fire. */
  readonly carried: boolean;
  readonly crowningIndexMS: number;
  /** Midflame wind at the crowning index, and its factor; null in still air, which has no heading. */
  readonly indexMidflameMS: number;
  readonly indexWind: WindFactor | null;
  /** Fuel of all crowns, kg/m2. */
  readonly crownLoadKgM2: number;
}

export function crownStand(site: CrownWind): CrownStand {
  const { bed, canopy, crownBed, windE, windN } = site;
  const wind = Math.sqrt(windE * windE + windN * windN);
  const activeRosMS = activeCrownRos(crownBed, wind);
  const crowningIndexMS = crowningIndex(crownBed, canopy.bulkDensityKgM3);
  const indexMidflameMS = crowningIndexMS * site.windFactor;
  const towards = (e: number, n: number): WindFactor =>
    windFactorOf(bed, indexMidflameMS * e, indexMidflameMS * n);
  const depthM = Math.max(0, canopy.heightM - canopy.baseHeightM);
  return {
    bed,
    criticalKWM: criticalSurfaceIntensity(canopy.baseHeightM, canopy.foliarMoisturePct),
    activeRosMS,
    carried: activeRosMS >= criticalCrownRos(canopy.bulkDensityKgM3),
    crowningIndexMS,
    indexMidflameMS,
    indexWind: wind > 0 ? towards(windE / wind, windN / wind) : null,
    crownLoadKgM2: canopy.bulkDensityKgM3 * depthM,
  };
}

export const newCrownFire = (): CrownFire => ({
  type: 'surface',
  crownFractionBurned: 0,
  rosMS: 0,
  activeRosMS: 0,
  criticalIntensityKWM: 0,
  crowningIndexMS: 0,
  heatPerAreaKJM2: 0,
  intensityKWM: 0,
  flameLengthM: 0,
});

const atCrowningIndex = newSurfaceFire();

/** Surface rate at the crowning index, m/s: where Scott and Reinhardt let the crown burn fully. */
function surfaceRosAtIndex(
  stand: CrownStand,
  slopeE: number,
  slopeN: number,
  surface: HeadFire,
): number {
  if (stand.crowningIndexMS === Infinity) return Infinity;
  const { bed, indexMidflameMS: midflame } = stand;
  // In still air the wind that would be needed is taken to blow along the surface fire.
  const wind =
    stand.indexWind ??
    windFactorOf(bed, midflame * surface.directionE, midflame * surface.directionN);
  headFire(bed, wind, slopeE, slopeN, atCrowningIndex);
  return atCrowningIndex.rosMS;
}

/**
 * Writes what the crowns of `stand` make of `surface` (the head of the surface fire below them, on
 * ground of that slope) into `out`.
 *
 * A crown fire never slows the surface fire below it down: where the active rate is the lower one,
 * the surface rate stands. Spread of crowns does not depend on slope.
 */
export function crownHead(
  stand: CrownStand,
  slopeE: number,
  slopeN: number,
  surface: HeadFire,
  out: CrownHead,
): void {
  const { criticalKWM, activeRosMS, carried } = stand;
  const lit = surface.intensityKWM >= criticalKWM && surface.intensityKWM > 0;
  let burned = 0;
  if (lit && carried) burned = 1;
  else if (lit) {
    const initiation = criticalKWM / surface.heatPerAreaKJM2;
    const full = surfaceRosAtIndex(stand, slopeE, slopeN, surface);
    burned =
      full > initiation ? Math.min(1, (surface.rosMS - initiation) / (full - initiation)) : 1;
  }
  out.type = lit ? (carried ? 'active' : 'torching') : carried ? 'conditional' : 'surface';
  out.crownFractionBurned = burned;
  out.rosMS = surface.rosMS + burned * Math.max(0, activeRosMS - surface.rosMS);
  out.heatPerAreaKJM2 = surface.heatPerAreaKJM2 + burned * stand.crownLoadKgM2 * CANOPY_HEAT_KJ_KG;
}

/** `crownHead` with all that a report says of a crown fire. */
export function crownFire(site: CrownSite, surface: SurfaceFire, out: CrownFire): void {
  const stand = crownStand(site);
  crownHead(stand, site.slopeE, site.slopeN, surface, out);
  out.activeRosMS = stand.activeRosMS;
  out.criticalIntensityKWM = stand.criticalKWM;
  out.crowningIndexMS = stand.crowningIndexMS;
  out.intensityKWM = out.heatPerAreaKJM2 * out.rosMS;
  out.flameLengthM =
    out.crownFractionBurned > 0 ? crownFlameLength(out.intensityKWM) : surface.flameLengthM;
}
