/**
 * The ellipse in which a fire grows from a point on uniform ground, ignition at its rear focus.
 *
 * Coordinates: x along the direction of maximum spread, y across; speeds in m/s. Per second the
 * ellipse gains half-length `a`, half-width `h` and its centre moves by `c` (Finney 1998).
 */
import { cos, exp, sin } from '../../kernel/math.ts';
import { MPH_PER_MS } from './units.ts';
import type { LengthToWidthLaw } from './contract.ts';

/** Ratios above this are outside of the data of either law (Finney 1998 uses the same bound). */
export const MAX_LENGTH_TO_WIDTH = 8;

const bounded = (ratio: number): number =>
  ratio < 1 ? 1 : ratio > MAX_LENGTH_TO_WIDTH ? MAX_LENGTH_TO_WIDTH : ratio;

/** Length-to-width ratio of a surface fire by its effective midflame wind, m/s; 1 to 8. */
export function lengthToWidth(law: LengthToWidthLaw, effectiveWindMS: number): number {
  const mph = effectiveWindMS * MPH_PER_MS;
  if (law === 'behave-plus') return bounded(1 + 0.25 * mph);
  return bounded(0.936 * exp(0.1147 * mph) + 0.461 * exp(-0.0692 * mph) - 0.397);
}

/** Length-to-width ratio of a crown fire by the open wind at 20 ft, m/s (Rothermel 1991); 1 to 8. */
export const crownLengthToWidth = (wind20ftMS: number): number =>
  bounded(1 + 0.125 * wind20ftMS * MPH_PER_MS);

export interface FireEllipse {
  headMS: number;
  backMS: number;
  /** Growth of half the length, m/s. */
  a: number;
  /** Growth of half the width, m/s: the rate of the flanks. */
  h: number;
  /** Speed of the centre, m/s. */
  c: number;
  eccentricity: number;
}

/** Writes the ellipse of a head rate, m/s, and a length-to-width ratio >= 1 into `out`. */
export function setEllipse(headMS: number, ratio: number, out: FireEllipse): void {
  const e = Math.sqrt(ratio * ratio - 1) / ratio;
  const back = (headMS * (1 - e)) / (1 + e);
  out.headMS = headMS;
  out.backMS = back;
  out.a = (headMS + back) / 2;
  out.h = out.a / ratio;
  out.c = (headMS - back) / 2;
  out.eccentricity = e;
}

export function fireEllipse(headMS: number, ratio: number): FireEllipse {
  const out = { headMS: 0, backMS: 0, a: 0, h: 0, c: 0, eccentricity: 0 };
  setEllipse(headMS, ratio, out);
  return out;
}

/** Rate from the ignition point in the direction `thetaRad` off the direction of spread, m/s. */
export const rosFromIgnition = (f: FireEllipse, thetaRad: number): number =>
  (f.headMS * (1 - f.eccentricity)) / (1 - f.eccentricity * cos(thetaRad));

/** Rate of a front whose normal points `psiRad` off the direction of spread, m/s. */
export function rosNormal(f: FireEllipse, psiRad: number): number {
  const along = f.a * cos(psiRad);
  const across = f.h * sin(psiRad);
  return f.c * cos(psiRad) + Math.sqrt(along * along + across * across);
}

/**
 * Seconds from the ignition to the point `alongM` down the direction of spread and `acrossM` beside
 * it: the gauge of the ellipse, convex and of degree one. Infinity when the fire does not spread.
 */
export function travelTime(f: FireEllipse, alongM: number, acrossM: number): number {
  const { a, h, c } = f;
  if (!(a > 0)) return Infinity;
  const h2 = h * h;
  const product = f.headMS * f.backMS;
  const xh = alongM * h;
  const ya = acrossM * a;
  const root = Math.sqrt(c * c * xh * xh + product * (xh * xh + ya * ya));
  return (h * root - c * alongM * h2) / (h2 * product);
}

/** Area of the ellipse after `timeS`, m2. */
export const ellipseArea = (f: FireEllipse, timeS: number): number =>
  Math.PI * f.a * f.h * timeS * timeS;
