/** Infiltration by Green and Ampt (1911), with Mein and Larson's (1973) time of ponding. */
import { log } from '../kernel/math.ts';

export interface Soil {
  /** Saturated hydraulic conductivity, m/s. */
  readonly conductivityMS: number;
  /** Suction at the wetting front times the moisture deficit, ψ Δθ, m. */
  readonly storageM: number;
}

/** Time from the start of rain of constant intensity to ponding, s; Infinity when it never ponds. */
export function pondingTimeS({ conductivityMS: k, storageM: s }: Soil, rainMS: number): number {
  if (rainMS <= k) return Infinity;
  return (k * s) / (rainMS * (rainMS - k));
}

/**
 * Cumulative infiltration, m, after `timeS` under standing water from `startM` on: the root of
 * F - F0 - s ln((s + F)/(s + F0)) = K t, by Newton's method to rounding.
 */
export function pondedInfiltrationM(soil: Soil, startM: number, timeS: number): number {
  const { conductivityMS: k, storageM: s } = soil;
  if (timeS <= 0 || k <= 0) return startM;
  if (s <= 0) return startM + k * timeS;
  // From above: the left side is convex and rises.
  let f = startM + k * timeS + Math.sqrt(2 * s * k * timeS);
  for (let n = 0; n < 60; n++) {
    const miss = f - startM - s * log((s + f) / (s + startM)) - k * timeS;
    const next = f - (miss * (s + f)) / f;
    if (!(next < f) || next <= startM) break;
    f = next;
  }
  return f;
}

/** Capacity of infiltration at a cumulative depth, m/s. */
export const infiltrationCapacityMS = ({ conductivityMS: k, storageM: s }: Soil, f: number) =>
  f > 0 ? k * (1 + s / f) : Infinity;

/**
 * Cumulative infiltration and capacity after `timeS` of rain of constant intensity on dry ground.
 */
export function rainInfiltration(
  soil: Soil,
  rainMS: number,
  timeS: number,
): { readonly totalM: number; readonly rateMS: number; readonly pondedAtS: number } {
  const pondedAtS = pondingTimeS(soil, rainMS);
  if (timeS <= pondedAtS) return { totalM: rainMS * timeS, rateMS: rainMS, pondedAtS };
  const totalM = pondedInfiltrationM(soil, rainMS * pondedAtS, timeS - pondedAtS);
  return { totalM, rateMS: infiltrationCapacityMS(soil, totalM), pondedAtS };
}

/**
 * Infiltration that a step could take, m, from cumulative `f`: the midpoint rule on the capacity,
 * solved exactly, of second order in the step and right for dry ground.
 */
export function stepCapacityM(k: number, s: number, f: number, dtS: number): number {
  const kt = k * dtS;
  const b = f - 0.5 * kt;
  return Math.sqrt(b * b + 2 * kt * (f + s)) - b;
}
