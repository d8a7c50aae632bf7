/**
 * Crown fire: Van Wagner's (1977) criteria for start and spread, linked to Rothermel's surface and
 * crown rates as Scott and Reinhardt (2001, RMRS-RP-29) do.
 */
import { pow } from '../../kernel/math.ts';
import { fuelBed, type FuelBed, type FuelMoisture } from './fuel-bed.ts';
import { newSurfaceFire, surfaceSpread, type SurfaceFire } from './rothermel.ts';
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

export interface CrownFire {
  type: CrownFireType;
  /** Crown fraction burned, 0 to 1. */
  crownFractionBurned: number;
  rosMS: number;
  /** Rate of a fully active crown fire, m/s. */
  activeRosMS: number;
  /** Surface intensity at which crowns ignite, kW/m. */
  criticalIntensityKWM: number;
  /** Open wind at 20 ft from which an active crown fire can run, m/s. */
  crowningIndexMS: number;
  heatPerAreaKJM2: number;
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

/** The place and hour of a possible crown fire. */
export interface CrownSite {
  /** Surface fuel, and model 10, at the same moisture. */
  readonly bed: FuelBed;
  readonly crownBed: FuelBed;
  readonly canopy: Canopy;
  /** Open wind at 20 ft, pointing where the air goes, m/s. */
  readonly windE: number;
  readonly windN: number;
  /** Midflame wind over open wind at 20 ft. */
  readonly windFactor: number;
  /** Gradient of the ground. */
  readonly slopeE: number;
  readonly slopeN: number;
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
function surfaceRosAtIndex(site: CrownSite, surface: SurfaceFire, indexMS: number): number {
  if (indexMS === Infinity) return Infinity;
  const speed = Math.sqrt(site.windE * site.windE + site.windN * site.windN);
  const midflame = indexMS * site.windFactor;
  // In still air the wind that would be needed is taken to blow along the surface fire.
  const e = speed > 0 ? site.windE / speed : surface.directionE;
  const n = speed > 0 ? site.windN / speed : surface.directionN;
  surfaceSpread(site.bed, midflame * e, midflame * n, site.slopeE, site.slopeN, atCrowningIndex);
  return atCrowningIndex.rosMS;
}

/**
 * Writes the fire over `surface` (the head of the surface fire at this site) into `out`.
 *
 * A crown fire never slows the surface fire below it down: where the active rate is the lower one,
 * the surface rate stands. Spread of crowns does not depend on slope.
 */
export function crownFire(site: CrownSite, surface: SurfaceFire, out: CrownFire): void {
  const { canopy, crownBed } = site;
  const wind = Math.sqrt(site.windE * site.windE + site.windN * site.windN);
  const critical = criticalSurfaceIntensity(canopy.baseHeightM, canopy.foliarMoisturePct);
  const active = activeCrownRos(crownBed, wind);
  const index = crowningIndex(crownBed, canopy.bulkDensityKgM3);
  const lit = surface.intensityKWM >= critical && surface.intensityKWM > 0;
  const carried = active >= criticalCrownRos(canopy.bulkDensityKgM3);
  let burned = 0;
  if (lit && carried) burned = 1;
  else if (lit) {
    const initiation = critical / surface.heatPerAreaKJM2;
    const full = surfaceRosAtIndex(site, surface, index);
    burned =
      full > initiation ? Math.min(1, (surface.rosMS - initiation) / (full - initiation)) : 1;
  }
  out.type = lit ? (carried ? 'active' : 'torching') : carried ? 'conditional' : 'surface';
  out.crownFractionBurned = burned;
  out.activeRosMS = active;
  out.criticalIntensityKWM = critical;
  out.crowningIndexMS = index;
  out.rosMS = surface.rosMS + burned * Math.max(0, active - surface.rosMS);
  const crownLoad = canopy.bulkDensityKgM3 * Math.max(0, canopy.heightM - canopy.baseHeightM);
  out.heatPerAreaKJM2 = surface.heatPerAreaKJM2 + burned * crownLoad * CANOPY_HEAT_KJ_KG;
  out.intensityKWM = out.heatPerAreaKJM2 * out.rosMS;
  out.flameLengthM = burned > 0 ? crownFlameLength(out.intensityKWM) : surface.flameLengthM;
}
