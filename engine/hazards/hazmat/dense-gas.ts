/** Heavier than air: Britter and McQuaid 1988 (HSE 17/1988), as printed by CCPS. */
import { cbrt, log10, pow } from '../../kernel/math.ts';
import { GRAVITY_MS2 } from './constants.ts';

/** A piece of one curve: beta = slope * alpha + offset up to `until`. */
type Piece = readonly [until: number, slope: number, offset: number];
interface Curve {
  /** Concentration over that at the source. */
  readonly share: number;
  readonly pieces: readonly Piece[];
}

const PLUME_CURVES: readonly Curve[] = [
  {
    share: 0.1,
    pieces: [
      [-0.55, 0, 1.75],
      [-0.14, 0.24, 1.88],
      [1, -0.5, 1.78],
    ],
  },
  {
    share: 0.05,
    pieces: [
      [-0.68, 0, 1.92],
      [-0.29, 0.36, 2.16],
      [-0.18, 0, 2.06],
      [1, -0.56, 1.96],
    ],
  },
  {
    share: 0.02,
    pieces: [
      [-0.69, 0, 2.08],
      [-0.31, 0.45, 2.39],
      [-0.16, 0, 2.25],
      [1, -0.54, 2.16],
    ],
  },
  {
    share: 0.01,
    pieces: [
      [-0.7, 0, 2.25],
      [-0.29, 0.49, 2.59],
      [-0.2, 0, 2.45],
      [1, -0.52, 2.35],
    ],
  },
  {
    share: 0.005,
    pieces: [
      [-0.67, 0, 2.4],
      [-0.28, 0.59, 2.8],
      [-0.15, 0, 2.63],
      [1, -0.48, 2.56],
    ],
  },
  {
    share: 0.002,
    pieces: [
      [-0.69, 0, 2.6],
      [-0.25, 0.39, 2.87],
      [-0.13, 0, 2.77],
      [1, -0.5, 2.71],
    ],
  },
];

const PUFF_CURVES: readonly Curve[] = [
  {
    share: 0.1,
    pieces: [
      [-0.44, 0, 0.7],
      [0.43, 0.26, 0.81],
      [1, 0, 0.93],
    ],
  },
  {
    share: 0.05,
    pieces: [
      [-0.56, 0, 0.85],
      [0.31, 0.26, 1.0],
      [1, -0.12, 1.12],
    ],
  },
  {
    share: 0.02,
    pieces: [
      [-0.66, 0, 0.95],
      [0.32, 0.36, 1.19],
      [1, -0.26, 1.38],
    ],
  },
  {
    share: 0.01,
    pieces: [
      [-0.71, 0, 1.15],
      [0.37, 0.34, 1.39],
      [1, -0.38, 1.66],
    ],
  },
  {
    share: 0.005,
    pieces: [
      [-0.52, 0, 1.48],
      [0.24, 0.26, 1.62],
      [1, -0.3, 1.75],
    ],
  },
  {
    share: 0.002,
    pieces: [
      [0.27, 0, 1.83],
      [1, -0.32, 1.92],
    ],
  },
  {
    share: 0.001,
    pieces: [
      [-0.1, 0, 2.075],
      [1, -0.27, 2.05],
    ],
  },
];

/** Range of alpha in which the curves were drawn. */
export const ALPHA_RANGE = [-1, 1] as const;
/** Near-field law of a plume, C/C0 = 306 / (306 + (x/D)^2), up to this x/D. */
const NEAR_FIELD = 30;

function betaAt(curve: Curve, alpha: number): number {
  const a = Math.max(ALPHA_RANGE[0], Math.min(ALPHA_RANGE[1], alpha));
  const [, slope, offset] = curve.pieces.find(([until]) => a <= until)!;
  return slope * a + offset;
}

/** Points (log10 of scaled distance, log10 of share), outwards. */
function pointsOf(curves: readonly Curve[], alpha: number): [number, number][] {
  return curves.map((c) => [betaAt(c, alpha), log10(c.share)]);
}

/** Straight lines in log-log between points; beyond the last one the share falls with `farPower`. */
function shareAt(points: readonly (readonly [number, number])[], beta: number, farPower: number) {
  let i = 1;
  while (i < points.length && points[i]![0] < beta) i++;
  const [b1, s1] = points[i - 1]!;
  const next = points[i];
  if (next === undefined) return pow(10, s1 - farPower * (beta - b1));
  const t = (beta - b1) / (next[0] - b1);
  return pow(10, s1 + t * (next[1] - s1));
}

/** Reduced gravity of a gas in air, m/s2. */
export const reducedGravity = (densityKgM3: number, airKgM3: number): number =>
  (GRAVITY_MS2 * (densityKgM3 - airKgM3)) / airKgM3;

/** A steady release of dense gas, as the correlation sees it. */
export interface DensePlume {
  /** Volume rate at the source, m3/s, and reduced gravity there, m/s2. */
  readonly volumeM3S: number;
  readonly gravityMS2: number;
  readonly windMS: number;
  /** sqrt(Q / u), m. */
  readonly lengthM: number;
  readonly alpha: number;
  /** Buoyancy length Q g0 / u^3, m. */
  readonly buoyancyM: number;
}

export function densePlume(volumeM3S: number, gravityMS2: number, windMS: number): DensePlume {
  const u = windMS;
  return {
    volumeM3S,
    gravityMS2,
    windMS,
    lengthM: Math.sqrt(volumeM3S / u),
    alpha: 0.2 * log10((gravityMS2 * gravityMS2 * volumeM3S) / (u * u * u * u * u)),
    buoyancyM: (volumeM3S * gravityMS2) / (u * u * u),
  };
}

/** Dense if (g0 q0 / (u^3 D))^(1/3) >= 0.15 (recalled, CCPS). */
export const isDensePlume = (p: DensePlume): boolean =>
  p.gravityMS2 > 0 &&
  cbrt((p.gravityMS2 * p.volumeM3S) / (p.windMS * p.windMS * p.windMS * p.lengthM)) >= 0.15;

/** Volume share on the axis of an isothermal plume at x downwind. */
export function densePlumeShare(p: DensePlume, x: number): number {
  const scaled = x / p.lengthM;
  if (scaled <= NEAR_FIELD) return 306 / (306 + scaled * scaled);
  const near: [number, number] = [log10(NEAR_FIELD), log10(306 / (306 + NEAR_FIELD * NEAR_FIELD))];
  return shareAt([near, ...pointsOf(PLUME_CURVES, p.alpha)], log10(scaled), 2);
}

/** Distance at which the curves of a plume end, m: 0.2 % of the source. */
export const densePlumeEnd = (p: DensePlume): number =>
  p.lengthM * pow(10, betaAt(PLUME_CURVES.at(-1)!, p.alpha));

/** Volume share of a cold release once it is as warm as the air: C' / (C' + (1 - C') Tr / Ta). */
export const coldShare = (share: number, releaseK: number, airK: number): number =>
  share / (share + ((1 - share) * releaseK) / airK);

/** Half width of a dense plume, m. */
export const densePlumeHalfWidth = (p: DensePlume, x: number): number =>
  p.lengthM + 8 * p.buoyancyM + 2.5 * cbrt(p.buoyancyM * x * x);

/** How far a dense plume reaches upwind, m. */
export const densePlumeUpwind = (p: DensePlume): number => 0.5 * p.lengthM + 2 * p.buoyancyM;

/** Depth at the axis, m: the volume rate over width, wind and share. */
export const densePlumeDepth = (p: DensePlume, x: number): number =>
  (p.lengthM * p.lengthM) / (2 * densePlumeHalfWidth(p, x) * densePlumeShare(p, x));

/** An instantaneous release of dense gas. */
export interface DensePuff {
  readonly volumeM3: number;
  readonly gravityMS2: number;
  readonly windMS: number;
  readonly lengthM: number;
  readonly alpha: number;
}

export function densePuff(volumeM3: number, gravityMS2: number, windMS: number): DensePuff {
  const lengthM = cbrt(volumeM3);
  const alpha = 0.5 * log10((gravityMS2 * lengthM) / (windMS * windMS));
  return { volumeM3, gravityMS2, windMS, lengthM, alpha };
}

/** Dense if sqrt(g0 V0) / (u V0^(1/3)) >= 0.20 (recalled, CCPS). */
export const isDensePuff = (p: DensePuff): boolean =>
  p.gravityMS2 > 0 && Math.sqrt(p.gravityMS2 * p.volumeM3) / (p.windMS * p.lengthM) >= 0.2;

/** Largest volume share that a puff shows at x downwind. */
export function densePuffShare(p: DensePuff, x: number): number {
  if (x <= 0) return 1;
  // Undiluted up to V0^(1/3) from the source, then towards the first curve (assumed).
  return Math.min(1, shareAt([[0, 0], ...pointsOf(PUFF_CURVES, p.alpha)], log10(x / p.lengthM), 3));
}

export const densePuffEnd = (p: DensePuff): number =>
  p.lengthM * pow(10, betaAt(PUFF_CURVES.at(-1)!, p.alpha));

/** Radius of the cloud after `tS`, m: R^2 = R0^2 + 1.2 t sqrt(g0 V0); its centre is at 0.4 u t. */
export const densePuffRadius = (p: DensePuff, radius0M: number, tS: number): number =>
  Math.sqrt(radius0M * radius0M + 1.2 * tS * Math.sqrt(Math.max(0, p.gravityMS2 * p.volumeM3)));

/** Continuous if u t / x >= 2.5, instantaneous if <= 0.6, between them neither (recalled, CCPS). */
export function releaseKind(windMS: number, durationS: number, xM: number) {
  const ratio = (windMS * durationS) / xM;
  return ratio >= 2.5 ? 'continuous' : ratio <= 0.6 ? 'instantaneous' : 'between';
}
