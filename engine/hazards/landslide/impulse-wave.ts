/**
 * Waves that a slide makes when it runs into still water: the generation formulas of VAW (Heller,
 * Hager and Minor 2009; Evers, Heller, Fuchs, Hager and Boes 2019, VAW-Mitteilung 254).
 *
 * They are fits to laboratory channels and basins. Every result carries the quantities that left the
 * range of those tests; such a result is an extrapolation and says so.
 */
import { cos, exp, pow, tan } from '../../kernel/math.ts';
import { RAD } from '../../kernel/units.ts';

export const GRAVITY_MS2 = 9.81;

/** A slide at the moment it meets the water. */
export interface Impact {
  /** Speed of the centroid, m/s; 0.1 to 120. */
  readonly speedMS: number;
  /** Thickness, m, and width, m, of the slide there, and its bulk volume, m³. */
  readonly thicknessM: number;
  readonly widthM: number;
  readonly volumeM3: number;
  /** Bulk density of the slide and density of the water, kg/m³. */
  readonly densityKgM3: number;
  readonly waterDensityKgM3: number;
  /** Slope of the bank under the slide, deg, and depth of still water in front of it, m. */
  readonly slopeDeg: number;
  readonly waterDepthM: number;
}

/** A dimensionless number that lies outside of the tests. */
export interface OutOfRange {
  readonly quantity: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

export interface ImpactNumbers {
  readonly froude: number;
  readonly relativeThickness: number;
  readonly relativeMass: number;
  readonly relativeDensity: number;
  readonly relativeVolume: number;
  readonly relativeWidth: number;
  /** c' = cos(6 α / 7). */
  readonly slopeFactor: number;
  /** Impulse product parameter P = F S^½ M^¼ c'^½. */
  readonly impulse: number;
}

/** Speed of a block that slid `fallM` down a slope of α with friction angle δ, m/s; 0 when it sticks. */
export function slideSpeed(fallM: number, slopeDeg: number, frictionDeg: number): number {
  const lost = tan(frictionDeg * RAD) / tan(slopeDeg * RAD);
  return lost < 1 ? Math.sqrt(2 * GRAVITY_MS2 * fallM * (1 - lost)) : 0;
}

/** The numbers that govern a wave. All inputs must be above 0. */
export function impactNumbers(s: Impact): ImpactNumbers {
  const h = s.waterDepthM;
  const froude = s.speedMS / Math.sqrt(GRAVITY_MS2 * h);
  const relativeThickness = s.thicknessM / h;
  const relativeVolume = s.volumeM3 / (s.widthM * h * h);
  const relativeDensity = s.densityKgM3 / s.waterDensityKgM3;
  const relativeMass = relativeDensity * relativeVolume;
  const slopeFactor = cos((6 / 7) * s.slopeDeg * RAD);
  return {
    froude,
    relativeThickness,
    relativeMass,
    relativeDensity,
    relativeVolume,
    relativeWidth: s.widthM / h,
    slopeFactor,
    impulse: froude * Math.sqrt(relativeThickness * slopeFactor) * pow(relativeMass, 0.25),
  };
}

type Limits = Readonly<Record<string, readonly [min: number, max: number]>>;

/** Ranges of the tests, VAW 254. */
const LIMITS_2D: Limits = {
  F: [0.86, 6.83],
  S: [0.09, 1.64],
  M: [0.11, 10.02],
  D: [0.59, 1.72],
  V: [0.05, 5.94],
  B: [0.74, 3.33],
  slopeDeg: [30, 90],
  P: [0.17, 8.13],
};
const LIMITS_3D: Limits = {
  F: [0.4, 3.4],
  S: [0.15, 0.6],
  M: [0.25, 1],
  D: [0.59, 1.72],
  V: [0.187, 0.75],
  B: [0.83, 5],
  slopeDeg: [30, 90],
  P: [0.13, 2.08],
};

function impactFlags(s: Impact, n: ImpactNumbers, limits: Limits): OutOfRange[] {
  const values: Readonly<Record<string, number>> = {
    F: n.froude,
    S: n.relativeThickness,
    M: n.relativeMass,
    D: n.relativeDensity,
    V: n.relativeVolume,
    B: n.relativeWidth,
    slopeDeg: s.slopeDeg,
    P: n.impulse,
  };
  return Object.entries(limits).flatMap(([quantity, [min, max]]) =>
    flag(quantity, values[quantity]!, min, max),
  );
}

/** A flag when the value is outside, else none. */
const flag = (quantity: string, value: number, min: number, max: number): OutOfRange[] =>
  value >= min && value <= max ? [] : [{ quantity, value, min, max }];

export interface ChannelWave {
  readonly numbers: ImpactNumbers;
  /** Largest wave: height, crest amplitude, where, and its period. */
  readonly maxHeightM: number;
  readonly maxAmplitudeM: number;
  readonly maxAtM: number;
  readonly maxPeriodS: number;
  /** At the distance asked for; within `maxAtM` the largest wave. */
  readonly heightM: number;
  readonly amplitudeM: number;
  readonly periodS: number;
  readonly celerityMS: number;
  readonly lengthM: number;
  readonly outOfRange: readonly OutOfRange[];
}

/** Share of the height that is crest (VAW 254). */
const CREST_SHARE = 0.8;

/**
 * Wave in a channel as wide as the slide, `distanceM` along it from where the slide enters (2-D).
 * The decay does not start at the height of the maximum: at its place the two formulas differ by
 * (27/20)(5.5)^(-4/15) P^(-2/15) - 1, +12 % at P = 0.13 and -22 % at P = 2.08.
 */
export function channelWave(s: Impact, distanceM: number): ChannelWave {
  const numbers = impactNumbers(s);
  const h = s.waterDepthM;
  const p = numbers.impulse;
  const shallow = Math.sqrt(h / GRAVITY_MS2);
  const x = distanceM / h;
  const maxHeightM = (5 / 9) * pow(p, 0.8) * h;
  const maxAtM = 5.5 * Math.sqrt(p) * h;
  const maxPeriodS = 9 * Math.sqrt(p) * shallow;
  const beyond = distanceM > maxAtM;
  const heightM = beyond ? 0.75 * pow(p * pow(x, -1 / 3), 0.8) * h : maxHeightM;
  const periodS = beyond ? 9 * pow(p, 0.25) * pow(x, 5 / 16) * shallow : maxPeriodS;
  const amplitudeM = CREST_SHARE * heightM;
  const celerityMS = Math.sqrt(GRAVITY_MS2 * (h + amplitudeM));
  return {
    numbers,
    maxHeightM,
    maxAmplitudeM: CREST_SHARE * maxHeightM,
    maxAtM,
    maxPeriodS,
    heightM,
    amplitudeM,
    periodS,
    celerityMS,
    lengthM: periodS * celerityMS,
    outOfRange: [...impactFlags(s, numbers, LIMITS_2D), ...flag('X', x, 2.7, 59.2)],
  };
}

export interface BasinWave {
  readonly numbers: ImpactNumbers;
  /** Distance from the impact at which the slide's own hollow ends, in that direction, m. */
  readonly impactRadiusM: number;
  /** Amplitudes there: first crest, first trough, second crest, m. */
  readonly firstCrest0M: number;
  readonly trough0M: number;
  readonly secondCrest0M: number;
  /** At the place asked for. */
  readonly firstCrestM: number;
  readonly troughM: number;
  readonly secondCrestM: number;
  readonly firstCelerityMS: number;
  readonly secondCelerityMS: number;
  readonly periodS: number;
  /** Heller's first-edition height at the same place, for comparison. */
  readonly firstEditionHeightM: number;
  readonly outOfRange: readonly OutOfRange[];
}

/** k and m of the decay (VAW 254): first crest, first trough, second crest. */
const DECAY = { c1: [0.4, 3.2], t1: [0.4, 3.6], c2: [0.1, 3.0] } as const;

const sech = (x: number): number => {
  const e = exp(x);
  return 2 / (e + 1 / e);
};

function decayed(
  [k, m]: readonly [number, number],
  a0: number,
  h: number,
  outward: number,
  gammaDeg: number,
  slopeFactor: number,
): number {
  const root = Math.sqrt(outward / h);
  const along = a0 * exp(-k * pow(a0 / h, -0.3) * root);
  const spread = pow(slopeFactor, exp(-0.15 * root));
  return along * pow(sech((m * Math.abs(gammaDeg)) / 90), spread);
}

/** Where the wave leaves the impact, m from its middle, in direction γ off the axis of the slide. */
export function impactRadius(s: Impact, n: ImpactNumbers, gammaDeg: number): number {
  const h = s.waterDepthM;
  const ahead = 2.5 * pow(n.impulse * n.relativeWidth * n.slopeFactor, 0.25) * h;
  const aside = s.widthM / 2 + 1.5 * pow(n.impulse * n.slopeFactor, 0.25) * h;
  const c = cos(gammaDeg * RAD);
  const s2 = 1 - c * c;
  return (ahead * aside) / Math.sqrt(ahead * ahead * s2 + aside * aside * c * c);
}

/**
 * Wave in open water at `radiusM` from the impact, `gammaDeg` off the axis of the slide (3-D). A place
 * within the impact radius gets the wave at its edge.
 */
export function basinWave(s: Impact, radiusM: number, gammaDeg: number): BasinWave {
  const numbers = impactNumbers(s);
  const h = s.waterDepthM;
  const { impulse: p, relativeWidth: b, slopeFactor: c } = numbers;
  const impactRadiusM = impactRadius(s, numbers, gammaDeg);
  const outward = Math.max(0, radiusM - impactRadiusM);
  const firstCrest0M = 0.2 * Math.sqrt(p) * pow(b, 0.75) * pow(c, 0.25) * h;
  const trough0M = 0.35 * Math.sqrt(p * b * c) * h;
  const secondCrest0M = 0.14 * pow(p * b * c, 0.25) * h;
  const at = (law: readonly [number, number], a0: number) =>
    decayed(law, a0, h, outward, gammaDeg, c);
  const firstCrestM = at(DECAY.c1, firstCrest0M);
  const troughM = at(DECAY.t1, trough0M);
  const secondCrestM = at(DECAY.c2, secondCrest0M);
  const first = cos((2 / 3) * gammaDeg * RAD);
  return {
    numbers,
    impactRadiusM,
    firstCrest0M,
    trough0M,
    secondCrest0M,
    firstCrestM,
    troughM,
    secondCrestM,
    firstCelerityMS: 0.95 * Math.sqrt(GRAVITY_MS2 * (h + firstCrestM)),
    secondCelerityMS: 0.7 * Math.sqrt(GRAVITY_MS2 * (h + secondCrestM)),
    periodS:
      (10 * pow((firstCrestM + troughM) / h, 0.2) + outward / (2 * h)) * Math.sqrt(h / GRAVITY_MS2),
    firstEditionHeightM: 1.5 * pow(p, 0.8) * first * first * pow(radiusM / h, -2 / 3) * h,
    outOfRange: [
      ...impactFlags(s, numbers, LIMITS_3D),
      ...flag('r/h', radiusM / h, 1, 16),
      ...flag('gammaDeg', Math.abs(gammaDeg), 0, 90),
      ...(radiusM < impactRadiusM
        ? [{ quantity: 'r', value: radiusM, min: impactRadiusM, max: 16 * h }]
        : []),
    ],
  };
}

/**
 * Largest amplitude near the slide by Slingerland and Voight (1979), a fit to two lakes:
 * log10(η/h) = -1.25 + 0.71 log10(½ V/h³ ρs/ρw F²).
 */
export function slingerlandVoight(s: Impact): number {
  const n = impactNumbers(s);
  const h = s.waterDepthM;
  const energy = 0.5 * (s.volumeM3 / (h * h * h)) * n.relativeDensity * n.froude * n.froude;
  return h * pow(10, -1.25) * pow(energy, 0.71);
}
