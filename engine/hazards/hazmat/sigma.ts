/** Dispersion parameters: six published sets, distances and results in m. */
import { log, log10, pow, tan } from '../../kernel/math.ts';
import { inRange } from './constants.ts';
import { ISC_Y, ISC_Z } from './isc3.ts';
import type { Stability } from './stability.ts';

export const SIGMA_SETS = [
  'briggs-rural',
  'briggs-urban',
  'isc3-rural',
  'ccps-puff',
  'tno',
  'tno-puff',
  'turner',
] as const;
export type SigmaSet = (typeof SIGMA_SETS)[number];

/** Distances for which the curves were drawn, m (Briggs 1973: 100 m to 10 km). */
export const SIGMA_RANGE_M = [100, 10_000] as const;

type Six = readonly [number, number, number, number, number, number];
type Pairs = readonly (readonly [number, number])[];

const RURAL_Y: Six = [0.22, 0.16, 0.11, 0.08, 0.06, 0.04];
const URBAN_Y: Six = [0.32, 0.32, 0.22, 0.16, 0.11, 0.11];

/** Power laws a x^b, A to F. */
const CCPS_Y: Pairs = [
  [0.18, 0.92],
  [0.14, 0.92],
  [0.1, 0.92],
  [0.06, 0.92],
  [0.04, 0.92],
  [0.02, 0.89],
];
const CCPS_Z: Pairs = [
  [0.6, 0.75],
  [0.53, 0.73],
  [0.34, 0.71],
  [0.15, 0.7],
  [0.1, 0.65],
  [0.05, 0.61],
];
const TNO_Y: Pairs = [
  [0.527, 0.865],
  [0.371, 0.866],
  [0.209, 0.897],
  [0.128, 0.905],
  [0.098, 0.902],
  [0.065, 0.902],
];
const TNO_Z: Pairs = [
  [0.28, 0.9],
  [0.23, 0.85],
  [0.22, 0.8],
  [0.2, 0.76],
  [0.15, 0.73],
  [0.12, 0.67],
];
const TURNER_Y: Pairs = [
  [0.493, 0.88],
  [0.337, 0.88],
  [0.195, 0.9],
  [0.128, 0.9],
  [0.091, 0.91],
  [0.067, 0.9],
];
/** Near power law up to `untilM`, then 10^(a + b L + c L^2) with L = log10 x. */
const TURNER_Z: readonly {
  readonly near: readonly [number, number];
  readonly untilM: number;
  readonly far: readonly [number, number, number];
}[] = [
  { near: [0.087, 1.1], untilM: 300, far: [-1.67, 0.902, 0.181] },
  { near: [0.135, 0.95], untilM: 500, far: [-1.25, 1.09, 0.0018] },
  { near: [0.112, 0.91], untilM: Infinity, far: [0, 0, 0] },
  { near: [0.093, 0.85], untilM: 500, far: [-1.22, 1.08, -0.061] },
  { near: [0.082, 0.82], untilM: 500, far: [-1.18, 1.04, -0.07] },
  { near: [0.057, 0.8], untilM: 500, far: [-1.91, 1.37, -0.119] },
];

const power = (pairs: Pairs, cls: Stability, x: number): number =>
  pairs[cls]![0] * pow(x, pairs[cls]![1]);

/** Crosswind spread for 10 minutes' averaging (instantaneous for the puff sets), m. */
export function sigmaY(set: SigmaSet, cls: Stability, x: number): number {
  if (x <= 0) return 0;
  if (set === 'briggs-rural') return (RURAL_Y[cls] * x) / Math.sqrt(1 + 1e-4 * x);
  if (set === 'briggs-urban') return (URBAN_Y[cls] * x) / Math.sqrt(1 + 4e-4 * x);
  if (set === 'ccps-puff') return power(CCPS_Y, cls, x);
  if (set === 'tno') return power(TNO_Y, cls, x);
  if (set === 'tno-puff') return power(TNO_Y, cls, x) / 2;
  if (set === 'turner') return power(TURNER_Y, cls, x);
  const km = x / 1000;
  const [c, d] = ISC_Y[cls]!;
  // Below a metre the angle of the A curve would leave the quadrant; nothing is that near.
  return 465.11628 * km * tan(0.017453293 * (c - d * log(Math.max(km, 1e-3))));
}

/** Vertical spread, m. */
export function sigmaZ(set: SigmaSet, cls: Stability, x: number): number {
  if (x <= 0) return 0;
  if (set === 'briggs-rural') return briggsRuralZ(cls, x);
  if (set === 'briggs-urban') return briggsUrbanZ(cls, x);
  if (set === 'ccps-puff') return power(CCPS_Z, cls, x);
  if (set === 'tno' || set === 'tno-puff') return power(TNO_Z, cls, x);
  if (set === 'turner') {
    const { near, untilM, far } = TURNER_Z[cls]!;
    if (x <= untilM) return near[0] * pow(x, near[1]);
    const l = log10(x);
    return pow(10, far[0] + far[1] * l + far[2] * l * l);
  }
  const km = x / 1000;
  const [, a, b] = ISC_Z[cls]!.find(([until]) => km <= until)!;
  return Math.min(5000, a * pow(km, b));
}

function briggsRuralZ(cls: Stability, x: number): number {
  if (cls === 0) return 0.2 * x;
  if (cls === 1) return 0.12 * x;
  if (cls === 2) return (0.08 * x) / Math.sqrt(1 + 2e-4 * x);
  if (cls === 3) return (0.06 * x) / Math.sqrt(1 + 1.5e-3 * x);
  return ((cls === 4 ? 0.03 : 0.016) * x) / (1 + 3e-4 * x);
}

function briggsUrbanZ(cls: Stability, x: number): number {
  if (cls <= 1) return 0.24 * x * Math.sqrt(1 + 1e-3 * x);
  if (cls === 2) return 0.2 * x;
  if (cls === 3) return (0.14 * x) / Math.sqrt(1 + 3e-4 * x);
  return (0.08 * x) / Math.sqrt(1 + 1.5e-3 * x);
}

/** Spread of a puff along the wind, m: TNO's 0.13 x, else as wide as across. */
export const sigmaX = (set: SigmaSet, cls: Stability, x: number): number =>
  set === 'tno-puff' ? 0.13 * x : sigmaY(set, cls, x);

/** Distance at which a spread is reached, m: inverse of a growing curve; 1e6 or more when it never is. */
export function distanceOfSigma(
  sigma: typeof sigmaY,
  set: SigmaSet,
  cls: Stability,
  valueM: number,
): number {
  if (valueM <= 0) return 0;
  let low = 0;
  let high = 1;
  while (sigma(set, cls, high) < valueM && high < 1e6) high *= 2;
  if (sigma(set, cls, high) < valueM) return high;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (sigma(set, cls, middle) < valueM) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** TNO's Monin-Obukhov length of a class over roughness z0: numerator and z0 of its logarithm. */
const OBUKHOV: readonly (readonly [number, number] | null)[] = [
  [33.162, 1117],
  [32.258, 11.46],
  [51.787, 1.324],
  null,
  [-48.33, 1.262],
  [-31.325, 19.36],
];

/** 1/L, 1/m (TNO Yellow Book 1997); 0 in neutral air. Roughness from 0.001 m up to 1 m. */
export function inverseObukhov(cls: Stability, roughnessM: number): number {
  inRange('roughnessM', roughnessM, 0.001, 1, 'm');
  const line = OBUKHOV[cls];
  return line === null || line === undefined ? 0 : log10(roughnessM / line[1]) / line[0];
}
