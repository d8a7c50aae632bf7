/** How long a tank stands heat and pressure (Cozzani and others 2006, Landucci and others 2009; recalled). */
import { exp, log, pow } from '../../kernel/math.ts';

export const TANK_STRENGTHS = ['atmospheric', 'pressurised'] as const;
export type TankStrength = (typeof TANK_STRENGTHS)[number];

/** Heat below which a tank does not fail, kW/m2, and pressure that breaks it, kPa. */
export const DOMINO_LIMITS = {
  atmospheric: { heatKWM2: 15, pressureKPa: 22 },
  pressurised: { heatKWM2: 45, pressureKPa: 16 },
} as const;

/** Seconds until an unprotected tank of `volumeM3` fails under steady heat; Infinity below the limit. */
export function timeToFailureS(kind: TankStrength, heatKWM2: number, volumeM3: number): number {
  if (heatKWM2 < DOMINO_LIMITS[kind].heatKWM2) return Infinity;
  const l = log(heatKWM2);
  return kind === 'atmospheric'
    ? exp(-1.13 * l - 2.67e-5 * volumeM3 + 9.9)
    : exp(-0.95 * l + 8.845 * pow(volumeM3, 0.032));
}
