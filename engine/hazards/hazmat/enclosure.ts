/** A confined space as one well-mixed box: dC/dt = q/V - ACH C, solved exactly for steady q and ACH. */
import { exp, pow } from '../../kernel/math.ts';
import { kgM3OfPpm, type Substance } from './substance.ts';

/** Oxygen in clean air, % by volume. */
export const CLEAN_OXYGEN_PCT = 20.9;
/** With less the air counts as short of oxygen: nobody goes in without air of his own (OSHA 1910.146, recalled). */
export const LEAST_OXYGEN_PCT = 19.5;

/** Concentration after `dtS`, kg/m3, and what was carried out by the air meanwhile, kg per m3 of box. */
export function boxAfter(kgM3: number, sourceKgM3S: number, airChangesH: number, dtS: number) {
  const rate = airChangesH / 3600;
  if (rate === 0) return { kgM3: kgM3 + sourceKgM3S * dtS, outKgM3: 0 };
  const steady = sourceKgM3S / rate;
  const after = steady + (kgM3 - steady) * exp(-rate * dtS);
  return { kgM3: after, outKgM3: kgM3 + sourceKgM3S * dtS - after };
}

/** Oxygen left when the gas has pushed air out, percent by volume. */
export function oxygenPct(s: Substance, kgM3: number): number {
  const share = Math.min(1, kgM3 / kgM3OfPpm(s, 1e6));
  return CLEAN_OXYGEN_PCT * (1 - share);
}

/**
 * Minutes until a person without breathing apparatus takes the load that kills half, in steady gas;
 * null when it never comes to that within a day or no law is known.
 */
export function minutesToLethal(
  law: { readonly n: number; readonly perKgM3: number } | null,
  lethal: number,
  kgM3: number,
): number | null {
  if (law === null || kgM3 <= 0) return null;
  const minutes = lethal / pow(kgM3 * law.perKgM3, law.n);
  return minutes > 1440 ? null : minutes;
}
