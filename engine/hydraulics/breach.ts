/** Growth of breaches: Froehlich (2008) for dams, Verheij and van der Knaap (2003) for levees. */
import { log10, pow } from '../kernel/math.ts';
import { GRAVITY } from './frame.ts';

/** Coefficients of Froehlich 2008 (J. Hydraul. Eng. 134): overtopping and piping. */
const FROEHLICH = {
  overtopping: { k0: 1.3, sideSlope: 1 },
  piping: { k0: 1, sideSlope: 0.7 },
} as const;
export type BreachMode = keyof typeof FROEHLICH;

export interface DamBreach {
  /** Mean width of the final trapezium, m. */
  readonly widthM: number;
  /** Time from the first to the final breach, s. */
  readonly formationS: number;
  /** Horizontal over vertical. */
  readonly sideSlope: number;
}

/** @param volumeM3 water above the invert of the breach; @param heightM height of the breach. */
export function damBreach(mode: BreachMode, volumeM3: number, heightM: number): DamBreach {
  const { k0, sideSlope } = FROEHLICH[mode];
  return {
    widthM: 0.27 * k0 * pow(volumeM3, 0.32) * pow(heightM, 0.04),
    formationS: 63.2 * Math.sqrt(volumeM3 / (GRAVITY * heightM * heightM)),
    sideSlope,
  };
}

/** Critical flow velocity for erosion, m/s (Verheij 2002): sand and good clay. */
export const EROSION_VELOCITY_MS = { sand: 0.2, clay: 0.5 } as const;
export type LeveeSoil = keyof typeof EROSION_VELOCITY_MS;

const SECONDS_AN_HOUR = 3600;

/** Width of a levee's breach, m, `timeS` after it has cut down, under a difference of levels. */
export function leveeBreachWidthM(headM: number, criticalMS: number, timeS: number): number {
  if (headM <= 0 || timeS <= 0) return 0;
  const scale = (1.3 * Math.sqrt(GRAVITY) * headM * Math.sqrt(headM)) / criticalMS;
  const hours = timeS / SECONDS_AN_HOUR;
  return scale * log10(1 + (0.04 * GRAVITY * hours) / criticalMS);
}

/** Rate at which a breach of `widthM` widens under `headM`, m/s: the law, solved for its time. */
export function leveeBreachRateMS(headM: number, criticalMS: number, widthM: number): number {
  if (headM <= 0) return 0;
  const scale = (1.3 * Math.sqrt(GRAVITY) * headM * Math.sqrt(headM)) / criticalMS;
  const a = (0.04 * GRAVITY) / criticalMS;
  const growth = pow(10, -widthM / scale);
  return (scale * a * growth) / (Math.LN10 * SECONDS_AN_HOUR);
}
