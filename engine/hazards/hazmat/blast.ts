/** Vapour cloud explosion as an equivalent of TNT, and what its pressure does. */
import { cbrt, log } from '../../kernel/math.ts';
import { KPA_PER_PSI } from './constants.ts';
import { normalShare } from './error-function.ts';

/** Heat of explosion of TNT, J/kg (EPA). */
const TNT_JKG = 4.68e6;
/** Usual range of the yield, share of the heat of combustion (recalled). */
export const YIELD_RANGE = [0.03, 0.1] as const;
/** Severe damage to buildings, serious injury, broken glass (recalled, ALOHA), kPa. */
export const BLAST_ZONES_KPA = [8 * KPA_PER_PSI, 3.5 * KPA_PER_PSI, KPA_PER_PSI] as const;

/** kg of TNT: yield x mass x heat of combustion / 4680 kJ/kg. */
export const tntMass = (massKg: number, combustionJKg: number, yieldShare: number): number =>
  (yieldShare * massKg * combustionJKg) / TNT_JKG;

/** Range of scaled distance, m/kg^(1/3), in which the pressure law is used (assumed). */
export const SCALED_RANGE = [1, 100] as const;

/** Overpressure, kPa, at scaled distance Z: 1772/Z^3 - 114/Z^2 + 108/Z (recalled); Z cut at 1. */
export function overpressureKPa(tntKg: number, x: number): number {
  if (tntKg <= 0) return 0;
  const z = Math.max(SCALED_RANGE[0], x / cbrt(tntKg));
  return 1772 / (z * z * z) - 114 / (z * z) + 108 / z;
}

/** Distance at which the overpressure has fallen to `kPa`, m. */
export function blastReach(tntKg: number, kPa: number): number {
  if (tntKg <= 0) return 0;
  const scale = cbrt(tntKg);
  let near: number = SCALED_RANGE[0];
  let far = 1000;
  if (overpressureKPa(tntKg, near * scale) < kPa) return 0;
  for (let i = 0; i < 60; i++) {
    const middle = (near + far) / 2;
    if (overpressureKPa(tntKg, middle * scale) >= kPa) near = middle;
    else far = middle;
  }
  return near * scale;
}

/** EPA's distance to 1 psi, m: 17 (0.1 M Hc / 4680)^(1/3). */
export const epaBlastReach = (massKg: number, combustionJKg: number): number =>
  17 * cbrt(tntMass(massKg, combustionJKg, 0.1));

/** Shares of people with burst eardrums and killed by the lungs (Eisenberg 1975, recalled). */
export function blastHarm(kPa: number): { eardrums: number; deaths: number } {
  if (kPa <= 0) return { eardrums: 0, deaths: 0 };
  const l = log(kPa * 1000);
  return {
    eardrums: normalShare(-15.6 + 1.93 * l - 5),
    deaths: normalShare(-77.1 + 6.91 * l - 5),
  };
}
