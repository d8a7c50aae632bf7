/** Flow through a hole: liquid, gas, flashing mixture; and what becomes of a superheated jet. */
import { exp, pow } from '../../kernel/math.ts';
import { ATMOSPHERE_PA, GAS_CONSTANT, GRAVITY_MS2 } from './constants.ts';
import { vapourDensity, type Substance } from './substance.ts';

/** Discharge coefficients (recalled, CCPS): sharp-edged hole for liquid, rounded for gas. */
export const LIQUID_COEFFICIENT = 0.61;
export const GAS_COEFFICIENT = 0.85;
/** A line this long lets the liquid flash before it leaves (recalled, Fauske 1985). */
export const FLASHING_LENGTH_M = 0.1;

/** Liquid through a hole under pressure difference and head, kg/s (Bernoulli). */
export function liquidDischarge(
  areaM2: number,
  densityKgM3: number,
  overpressurePa: number,
  headM: number,
  coefficient = LIQUID_COEFFICIENT,
): number {
  const drive =
    2 * densityKgM3 * Math.max(0, overpressurePa) +
    2 * densityKgM3 * densityKgM3 * GRAVITY_MS2 * Math.max(0, headM);
  return coefficient * areaM2 * Math.sqrt(drive);
}

/** Largest ratio of ambient to inner pressure at which a gas leaves at the speed of sound. */
export const criticalRatio = (heatRatio: number): number =>
  pow(2 / (heatRatio + 1), heatRatio / (heatRatio - 1));

export interface GasFlow {
  readonly rateKgS: number;
  readonly choked: boolean;
}

/** Ideal gas of density `densityKgM3` through a hole, isentropic; choked or not as pressures say. */
export function gasDischarge(
  areaM2: number,
  pressurePa: number,
  densityKgM3: number,
  heatRatio: number,
  coefficient = GAS_COEFFICIENT,
  ambientPa = ATMOSPHERE_PA,
): GasFlow {
  if (pressurePa <= ambientPa) return { rateKgS: 0, choked: false };
  const k = heatRatio;
  const ratio = ambientPa / pressurePa;
  const front = coefficient * areaM2 * Math.sqrt(pressurePa * densityKgM3);
  if (ratio < criticalRatio(k)) {
    const rateKgS = front * Math.sqrt(k) * pow(2 / (k + 1), (k + 1) / (2 * (k - 1)));
    return { rateKgS, choked: true };
  }
  const expansion = pow(ratio, 2 / k) - pow(ratio, (k + 1) / k);
  return { rateKgS: front * Math.sqrt(((2 * k) / (k - 1)) * expansion), choked: false };
}

/**
 * Saturated liquid that flashes in a line longer than 0.1 m, kg/s: G = hfg / (vfg sqrt(T cp)), the
 * equilibrium rate model (Leung 1986, Fauske 1985; recalled).
 */
export function flashingDischarge(
  s: Substance,
  areaM2: number,
  temperatureK: number,
  pressurePa: number,
  liquidKgM3: number,
): number {
  const vapourM3Kg = 1 / vapourDensity(s, temperatureK, pressurePa);
  const difference = vapourM3Kg - 1 / liquidKgM3;
  return (
    (areaM2 * s.latentHeat.value) / (difference * Math.sqrt(temperatureK * s.liquidHeat.value))
  );
}

/** Share of a superheated liquid that turns to vapour on release (adiabatic flash). */
export function flashShare(s: Substance, temperatureK: number): number {
  const above = temperatureK - s.boilingPointK.value;
  return above <= 0 ? 0 : 1 - exp((-s.liquidHeat.value * above) / s.latentHeat.value);
}

/** Share that stays airborne as vapour and aerosol: twice the flash, at most all (recalled, CCPS). */
export const airborneShare = (flash: number): number => Math.min(1, 2 * flash);

/** Pressure of an ideal gas, Pa. */
export const gasPressure = (
  s: Substance,
  massKg: number,
  volumeM3: number,
  temperatureK: number,
): number => (massKg * GAS_CONSTANT * temperatureK) / (s.molarMass.value * volumeM3);
