/** What a tank and its pool put into the air in a step, and the piece of cloud that becomes of it. */
import { cbrt } from '../../kernel/math.ts';
import { weatherAt } from '../weather.ts';
import { airDensity, ATMOSPHERE_PA, ZERO_C_K } from './constants.ts';
import { endAt, type CloudAir, type DenseStart, type Element } from './cloud.ts';
import { virtualDistance } from './cloud-spread.ts';
import { densePlume, densePuff, isDensePlume, isDensePuff, reducedGravity } from './dense-gas.ts';
import { airborneShare, flashShare } from './discharge.ts';
import { flag, type HazmatState } from './state.ts';
import { liquidDensity, vapourDensity, type Substance } from './substance.ts';

/** Gas of one step: mass, its volume before air mixes in, and the radius of what it rises from. */
export interface Puffed {
  massKg: number;
  volumeM3: number;
  radiusM: number;
  /** All at once, not over the step. */
  sudden: boolean;
}

export const nothing = (): Puffed => ({ massKg: 0, volumeM3: 0, radiusM: 0, sudden: false });

/** m3/kg of what a superheated liquid becomes: vapour at its boiling point with droplets in it. */
export function jetVolume(s: Substance, temperatureK: number): number {
  const flash = flashShare(s, temperatureK);
  const boiling = s.boilingPointK.value;
  if (flash <= 0) return 1 / vapourDensity(s, temperatureK, ATMOSPHERE_PA);
  const dry = flash / airborneShare(flash);
  return dry / vapourDensity(s, boiling, ATMOSPHERE_PA) + (1 - dry) / liquidDensity(s, boiling);
}

/** Least wind that the correlations of dense gas are given, m/s (assumed): they have u^3 below the line. */
const ASSUMED_DENSE_WIND_MS = 1;
/** Half the width of a source over its spread: a tenth of the peak at the edge. */
const EDGE_IN_SPREADS = 2.15;

function denseStart(st: HazmatState, p: Puffed, dtS: number): DenseStart | null {
  const w = weatherAt(st.drivers, st.plain.time);
  const air = airDensity(w.temperatureC + ZERO_C_K);
  const gravity = reducedGravity(p.massKg / p.volumeM3, air);
  const wind = Math.max(ASSUMED_DENSE_WIND_MS, w.windMs);
  if (gravity <= 0) {
    flag(st.plain, 'lighterThanAir:riseNotModelled');
    return null;
  }
  if (p.sudden) {
    const law = densePuff(p.volumeM3, gravity, wind);
    if (!isDensePuff(law)) return null;
    return { kind: 'puff', law, radiusM: cbrt(p.volumeM3 / Math.PI) };
  }
  const law = densePlume(p.volumeM3 / dtS, gravity, wind);
  if (!isDensePlume(law)) return null;
  if (w.windMs < ASSUMED_DENSE_WIND_MS) flag(st.plain, 'denseWindRaised:1ms');
  if (law.alpha > 1 || law.alpha < -1) flag(st.plain, 'denseAlphaOutOfRange');
  return { kind: 'plume', law, rateKgS: p.massKg / dtS };
}

/** A new element at (e, n); the caller carries its head (and tail, when sudden) for the step. */
export function newElement(
  st: HazmatState,
  air: CloudAir,
  p: Puffed,
  e: number,
  n: number,
  dtS: number,
): Element {
  const start = denseStart(st, p, dtS);
  const radius = p.sudden ? cbrt((3 * p.volumeM3) / (2 * Math.PI)) : p.radiusM;
  const y = virtualDistance(air, radius / EDGE_IN_SPREADS);
  const z = p.sudden ? y : 0;
  const airK = weatherAt(st.drivers, st.plain.time).temperatureC + ZERO_C_K;
  const molesM3 = p.massKg / (p.volumeM3 * st.setting.substance.molarMass.value);
  if (start !== null) flag(st.plain, 'denseGas');
  return {
    massKg: p.massKg,
    heightM: 0,
    dense: start === null ? null : { ...start, airK, molesM3 },
    tail: endAt(e, n, y, z),
    head: endAt(e, n, y, z),
  };
}
