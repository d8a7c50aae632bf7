/** A pool of spilt liquid: spreading to a least depth, heat from below and above, evaporation. */
import { pow } from '../../kernel/math.ts';
import { GAS_CONSTANT, GRAVITY_MS2, PA_PER_MMHG } from './constants.ts';
import { liquidDensity, vapourPressurePa, type Substance } from './substance.ts';

/** What a pool lies on (recalled, TNO Yellow Book 1997; least depths between 5 and 25 mm, assumed). */
export const SURFACES = {
  concrete: { leastDepthM: 0.005, conductivityWMK: 0.92, diffusivityM2S: 4.16e-7, waterWM2K: 0 },
  soil: { leastDepthM: 0.01, conductivityWMK: 0.9, diffusivityM2S: 4.3e-7, waterWM2K: 0 },
  sand: { leastDepthM: 0.02, conductivityWMK: 0.3, diffusivityM2S: 2.3e-7, waterWM2K: 0 },
  /** Water stirs and keeps its temperature: a transfer coefficient instead of conduction. */
  water: { leastDepthM: 0.002, conductivityWMK: 0, diffusivityM2S: 0, waterWM2K: 500 },
} as const;
export type SurfaceId = keyof typeof SURFACES;

/** Diffusivity of water vapour in air and kinematic viscosity of air near 20 C, m2/s (recalled). */
const WATER_DIFFUSIVITY_M2S = 2.4e-5;
const AIR_VISCOSITY_M2S = 1.5e-5;
const WATER_MOLAR_MASS = 0.018015;
/** Convection between air and pool is the mass transfer coefficient times this, J/(m3 K) (rho cp). */
const AIR_HEAT_JM3K = 1206;
/** Least wind over a pool, m/s (assumed): air never stands quite still. */
export const ASSUMED_LEAST_WIND_MS = 0.5;

/** Schmidt number by Graham's law from water vapour. */
export const schmidt = (s: Substance): number =>
  AIR_VISCOSITY_M2S / (WATER_DIFFUSIVITY_M2S * Math.sqrt(WATER_MOLAR_MASS / s.molarMass.value));

/** K = 0.0048 u^(7/9) d^(-1/9) Sc^(-2/3), m/s (Mackay and Matsugu 1973), u at 10 m. */
export const massTransfer = (s: Substance, windMS: number, diameterM: number): number =>
  0.0048 * pow(windMS, 7 / 9) * pow(diameterM, -1 / 9) * pow(schmidt(s), -2 / 3);

/** Evaporation from a pool of that temperature, kg/(m2 s): E = K M Pv / (R T). */
export const evaporation = (
  s: Substance,
  temperatureK: number,
  windMS: number,
  diameterM: number,
): number =>
  (massTransfer(s, windMS, diameterM) * s.molarMass.value * vapourPressurePa(s, temperatureK)) /
  (GAS_CONSTANT * temperatureK);

const M2_PER_FT2 = 0.09290304;
const KGS_PER_LBMIN = 0.45359237 / 60;

/** EPA's screening formula, kg/s: lb/min = 0.284 U^0.78 M^(2/3) A VP / (82.05 T), A ft2, VP mmHg. */
export const evaporationEpa = (
  s: Substance,
  temperatureK: number,
  windMS: number,
  areaM2: number,
): number =>
  (KGS_PER_LBMIN *
    (0.284 *
      pow(windMS, 0.78) *
      pow(1000 * s.molarMass.value, 2 / 3) *
      (areaM2 / M2_PER_FT2) *
      (vapourPressurePa(s, temperatureK) / PA_PER_MMHG))) /
  (82.05 * temperatureK);

export interface PoolState {
  massKg: number;
  radiusM: number;
  temperatureK: number;
  /** Time that the wetted ground has been wet, averaged over the area, s. */
  wetS: number;
}

export const emptyPool = (temperatureK: number): PoolState => ({
  massKg: 0,
  radiusM: 0,
  temperatureK,
  wetS: 0,
});

/** Adds liquid, mixing temperatures. */
export function pour(p: PoolState, massKg: number, temperatureK: number): void {
  if (massKg <= 0) return;
  const total = p.massKg + massKg;
  p.temperatureK = (p.massKg * p.temperatureK + massKg * temperatureK) / total;
  p.massKg = total;
}

/** Radius after `dtS`: r2 = r0^2 + t sqrt(8 g V / pi), until the least depth or the dike is reached. */
export function spreadRadius(
  radiusM: number,
  volumeM3: number,
  dtS: number,
  leastDepthM: number,
  limitM2 = Infinity,
): number {
  const widest = Math.min(volumeM3 / leastDepthM, limitM2) / Math.PI;
  const grown = radiusM * radiusM + dtS * Math.sqrt((8 * GRAVITY_MS2 * volumeM3) / Math.PI);
  // A pool does not draw together again: it gets thinner and its wet area stays.
  return Math.sqrt(Math.max(radiusM * radiusM, Math.min(grown, widest)));
}

export interface PoolAir {
  readonly windMS: number;
  readonly airK: number;
  readonly groundK: number;
  readonly surface: SurfaceId;
  /** Dike, m2; Infinity when there is none. */
  readonly limitM2: number;
  /** Factor on evaporation of foam that lies on the pool; 1 without. */
  readonly cover: number;
}

/** Heat into the pool at temperature T, W/m2: from the ground or water below and from the air. */
function heatIn(p: PoolState, air: PoolAir, k: number, atK: number): number {
  const ground = SURFACES[air.surface];
  const below =
    ground.waterWM2K > 0
      ? ground.waterWM2K
      : ground.conductivityWMK / Math.sqrt(Math.PI * ground.diffusivityM2S * Math.max(1, p.wetS));
  return below * (air.groundK - atK) + k * AIR_HEAT_JM3K * (air.airK - atK);
}

/**
 * Spreads and evaporates for `dtS`; returns the kilograms that went into the air.
 *
 * The temperature follows from the heat balance, solved at the end of the step (implicit); at the
 * boiling point all heat that comes in boils liquid off. `wetS` is kept as the area-weighted age, so
 * that a pool that grows meets fresh warm ground (assumed).
 */
export function stepPool(s: Substance, p: PoolState, air: PoolAir, dtS: number): number {
  if (p.massKg <= 0) return 0;
  const volume = p.massKg / liquidDensity(s, p.temperatureK);
  const least = SURFACES[air.surface].leastDepthM;
  const radius = spreadRadius(p.radiusM, volume, dtS, least, air.limitM2);
  p.wetS = radius > 0 ? (p.wetS * p.radiusM * p.radiusM) / (radius * radius) + dtS : 0;
  p.radiusM = radius;
  const area = Math.PI * radius * radius;
  if (area <= 0) return 0;
  const wind = Math.max(ASSUMED_LEAST_WIND_MS, air.windMS);
  const k = massTransfer(s, wind, 2 * radius);
  const rateAt = (t: number): number =>
    (air.cover * k * s.molarMass.value * vapourPressurePa(s, t)) / (GAS_CONSTANT * t);
  const store = (s.liquidHeat.value * p.massKg) / (area * dtS);
  /** Heat left over when the step ends at temperature t. */
  const surplus = (t: number): number =>
    heatIn(p, air, k, t) - store * (t - p.temperatureK) - s.latentHeat.value * rateAt(t);
  const boiling = s.boilingPointK.value;
  const left = surplus(boiling);
  let rate: number;
  if (left >= 0) {
    p.temperatureK = boiling;
    rate = rateAt(boiling) + (air.cover * left) / s.latentHeat.value;
  } else {
    p.temperatureK = rootOf(surplus, s.validK.value[0], boiling);
    rate = rateAt(p.temperatureK);
  }
  const lost = Math.min(p.massKg, rate * area * dtS);
  p.massKg = p.massKg - lost;
  return lost;
}

/** Where a falling function crosses zero between two arguments; the nearer end when it does not. */
function rootOf(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  for (let i = 0; i < 40; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
