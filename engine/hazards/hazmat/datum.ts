/** Short forms for the substance tables. */
import type { Antoine, Datum, FiveDurations, Probit, Status } from './substance.ts';

const datum =
  (status: Status) =>
  <T>(value: T, unit: string, source: string): Datum<T> => ({ value, unit, source, status });

export const published = datum('published');
export const recalled = datum('recalled');
export const assumed = datum('assumed');

const REID = 'Reid, Prausnitz and Sherwood 1977';
const PERRY = "Perry's Chemical Engineers' Handbook";

export const molarMass = (kgMol: number) => published(kgMol, 'kg/mol', 'IUPAC atomic weights');
export const boiling = (celsius: number) => recalled(273.15 + celsius, 'K', REID);
export const critical = (k: number) => recalled(k, 'K', REID);
export const antoine = (a: number, b: number, c: number): Datum<Antoine> =>
  recalled({ a, b, c }, 'ln mmHg, K', REID);
export const liquid = (kgM3: number, celsius: number) =>
  recalled({ atK: 273.15 + celsius, kgM3 }, 'K, kg/m3', PERRY);
export const latent = (kJKg: number) => recalled(kJKg * 1000, 'J/kg', PERRY);
export const liquidHeat = (jKgK: number) => recalled(jKgK, 'J/(kg K)', PERRY);
export const gasHeat = (jKgK: number) => recalled(jKgK, 'J/(kg K)', PERRY);
export const heatRatio = (k: number) => recalled(k, '1', PERRY);
export const limit = (pct: number, source = 'NFPA 325') => recalled(pct / 100, 'm3/m3', source);
export const heating = (mJKg: number) => recalled(mJKg * 1e6, 'J/kg', PERRY);
export const burning = (kgM2S: number) =>
  recalled(kgM2S, 'kg/(m2 s)', 'Babrauskas 1983, large pools');
/** How much of a vapour water takes up at most; from its solubility, no measurement known to us. */
export const curtain = (share: number) => assumed(share, '1', 'judged from solubility in water');
export const idlh = (ppm: number) => recalled(ppm, 'ppm', 'NIOSH 1994 and later');
export const erpg = (one: number, two: number, three: number) =>
  recalled([one, two, three] as const, 'ppm', 'AIHA ERPG');
/** EPA prints mg/L, which is g/m3. */
export const endpoint = (mgL: number) =>
  recalled(mgL / 1000, 'kg/m3', 'US EPA, 40 CFR 68 appendix A');
export const probitPpm = (a: number, b: number, n: number): Datum<Probit> =>
  recalled({ a, b, n }, 'ppm, min', 'CCPS, Chemical Process Quantitative Risk Analysis');
export const probitMgM3 = (a: number, b: number, n: number): Datum<Probit> =>
  recalled({ a, b, n }, 'mg/m3, min', 'TNO Green Book, as in AQ/T 3046');
export const same = (ppm: number): FiveDurations => [ppm, ppm, ppm, ppm, ppm];
