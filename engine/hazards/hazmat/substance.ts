/** What a substance is, as data, and its properties at a temperature. */
import { exp, log, pow } from '../../kernel/math.ts';
import { ATMOSPHERE_PA, GAS_CONSTANT, inRange, PA_PER_MMHG, PPM_REFERENCE_K } from './constants.ts';

/** `published`: read in the source; `recalled`: from memory of it; `assumed`: our choice. */
export type Status = 'published' | 'recalled' | 'assumed';

/** A value with what a reader needs to trust or replace it. */
export interface Datum<T = number> {
  readonly value: T;
  readonly unit: string;
  readonly source: string;
  readonly status: Status;
}

/** Levels for exposures of 10, 30, 60, 240 and 480 minutes, ppm; null where there is none. */
export type FiveDurations = readonly [
  number | null,
  number | null,
  number | null,
  number | null,
  number | null,
];
export const AEGL_MINUTES = [10, 30, 60, 240, 480] as const;

/** Pr = a + b ln(C^n t), t in minutes and C in the unit of the set. */
export interface Probit {
  readonly a: number;
  readonly b: number;
  readonly n: number;
}

/** Vapour pressure ln(P/mmHg) = a - b / (T/K + c). */
export interface Antoine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Initial isolation and downwind protection, m, of an emergency response guide. */
export interface GuideDistances {
  readonly label: string;
  readonly isolationM: number;
  readonly dayM: number | null;
  readonly nightM: number | null;
}

/** Evaporation of an oil on water, % of what was spilt: (a + b T) √t or (a + b T) ln t; °C, minutes. */
export interface Weathering {
  readonly law: 'root' | 'log';
  readonly a: number;
  readonly b: number;
}

export interface Flammability {
  /** Limits in air, volume fraction. */
  readonly lowerLimit: Datum;
  readonly upperLimit: Datum;
  /** Lower heating value, J/kg. */
  readonly combustionHeat: Datum;
  /** Of a large pool, kg/(m2 s); null for a substance that forms no burning pool. */
  readonly burningRate: Datum | null;
}

export interface Substance {
  readonly id: string;
  readonly un: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly molarMass: Datum;
  readonly boilingPointK: Datum;
  readonly criticalTemperatureK: Datum;
  /** Range in which the properties hold, K. */
  readonly validK: Datum<readonly [number, number]>;
  readonly antoine: Datum<Antoine>;
  /** Liquid density at `atK`, kg/m3. */
  readonly liquidDensity: Datum<{ readonly atK: number; readonly kgM3: number }>;
  /** Heat of vaporisation at the boiling point, J/kg. */
  readonly latentHeat: Datum;
  /** J/(kg K). */
  readonly liquidHeat: Datum;
  readonly gasHeat: Datum;
  /** Ratio of specific heats of the vapour. */
  readonly heatRatio: Datum;
  /** Largest share of the vapour that a water curtain can take up. */
  readonly curtainShare: Datum;
  /** Oils of many fractions, on water; left out for what evaporates as one. */
  readonly weathering?: Datum<Weathering> | undefined;
  readonly flammability: Flammability | null;
  /** Three levels of five durations. */
  readonly aegl: Datum<readonly [FiveDurations, FiveDurations, FiveDurations]> | null;
  readonly erpg: Datum<readonly [number, number, number]> | null;
  readonly idlhPpm: Datum | null;
  /** EPA's toxic endpoint, kg/m3. */
  readonly endpointKgM3: Datum | null;
  /** Published in ppm, and in mg/m3 as in Dutch and Chinese practice. */
  readonly probitPpm: Datum<Probit> | null;
  readonly probitMgM3: Datum<Probit> | null;
  readonly guide: Datum<readonly GuideDistances[]> | null;
}

/** Throws unless `temperatureK` lies in the range of the properties. */
export function checkTemperature(s: Substance, temperatureK: number, name = 'temperatureK'): void {
  const [low, high] = s.validK.value;
  inRange(`${name} of ${s.id}`, temperatureK, low, high, 'K');
}

/** Saturated vapour pressure, Pa (Antoine). */
export function vapourPressurePa(s: Substance, temperatureK: number): number {
  const { a, b, c } = s.antoine.value;
  return PA_PER_MMHG * exp(a - b / (temperatureK + c));
}

/** Temperature at which the vapour pressure is `pressurePa`, K. */
export function saturationK(s: Substance, pressurePa: number): number {
  const { a, b, c } = s.antoine.value;
  return b / (a - log(pressurePa / PA_PER_MMHG)) - c;
}

/**
 * Liquid density, kg/m3, from the one known point as (1 - T/Tc)^0.29 (assumed exponent, near the 2/7 of
 * Rackett 1970; within 2 % for chlorine, ammonia and propane from the boiling point to 20 C).
 */
export function liquidDensity(s: Substance, temperatureK: number): number {
  const { atK, kgM3 } = s.liquidDensity.value;
  const tc = s.criticalTemperatureK.value;
  return kgM3 * pow(Math.max(1e-3, tc - temperatureK) / (tc - atK), 0.29);
}

/** Ideal-gas density of the pure vapour, kg/m3. */
export const vapourDensity = (
  s: Substance,
  temperatureK: number,
  pressurePa = ATMOSPHERE_PA,
): number => (pressurePa * s.molarMass.value) / (GAS_CONSTANT * temperatureK);

const MOLES_PER_M3 = ATMOSPHERE_PA / (GAS_CONSTANT * PPM_REFERENCE_K);

/** ppm by volume at 25 C and 101,325 Pa of a concentration in kg/m3. */
export const ppmOf = (s: Substance, kgM3: number): number =>
  (1e6 * kgM3) / (s.molarMass.value * MOLES_PER_M3);

/** kg/m3 of a concentration in ppm at 25 C and 101,325 Pa. */
export const kgM3OfPpm = (s: Substance, ppm: number): number =>
  1e-6 * ppm * s.molarMass.value * MOLES_PER_M3;
