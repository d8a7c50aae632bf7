/**
 * Soil of a lithology zone as data: mean, scatter and source of every number, and what one draw of an
 * ensemble makes of it.
 */
import { exp, log } from '../../kernel/math.ts';
import { drawNormal } from '../../kernel/random.ts';
import type { Provenance, Text } from '../../region/region.ts';
import { inRange } from './ranges.ts';

/** A soil number with its scatter. */
export interface Uncertain {
  readonly mean: number;
  /** Standard deviation over mean; 0 for a fixed number. */
  readonly cv: number;
  readonly provenance: Provenance;
  readonly source?: string;
}

/** What a zone must say. Angles in degrees because a person writes this; everything else SI. */
export const SOIL_FIELDS = {
  cohesionPa: { min: 0, max: 500_000, lognormal: true },
  frictionDeg: { min: 1, max: 60, lognormal: false },
  unitWeightNM3: { min: 12_000, max: 28_000, lognormal: false },
  /** Saturated hydraulic conductivity. */
  conductivityMS: { min: 1e-10, max: 1e-1, lognormal: true },
  /** Hydraulic diffusivity D0 of the saturated soil. */
  diffusivityM2S: { min: 1e-9, max: 1, lognormal: true },
  /** Vertical depth of soil over firm ground. */
  depthM: { min: 0.05, max: 80, lognormal: true },
} as const;
export type SoilField = keyof typeof SOIL_FIELDS;
const FIELD_NAMES = Object.keys(SOIL_FIELDS) as SoilField[];

export interface SoilZone extends Readonly<Record<SoilField, Uncertain>> {
  readonly id: string;
  readonly name: Text;
}

/** One set of numbers for a zone. */
export type SoilValues = Readonly<Record<SoilField, number>>;

/** Scatter beyond this many standard deviations is cut. */
const ASSUMED_CUT_SD = 3;

const assumed = (mean: number, cv: number, source: string): Uncertain => ({
  mean,
  cv,
  provenance: 'assumed',
  source,
});
const USUAL = 'within the usual range of such ground; no test of the site';
const SCATTER = 'scatter as soils usually have it (Phoon and Kulhawy 1999, recalled)';
const zone = (
  id: string,
  name: Text,
  [c, phi, gamma, ks, d0, depth]: readonly [number, number, number, number, number, number],
): SoilZone => ({
  id,
  name,
  cohesionPa: assumed(c, 0.35, `${USUAL}; ${SCATTER}`),
  frictionDeg: assumed(phi, 0.12, `${USUAL}; ${SCATTER}`),
  unitWeightNM3: assumed(gamma, 0.05, `${USUAL}; ${SCATTER}`),
  conductivityMS: assumed(ks, 0.9, `${USUAL}; ${SCATTER}`),
  diffusivityM2S: assumed(d0, 0.9, 'assumed near 100 times the conductivity per metre'),
  depthM: assumed(depth, 0.3, 'assumed'),
});

/**
 * Ground of the gorge country, all assumed: no test of a site is published in a form that we could
 * read. Replace them by tests where there are any.
 */
export const ASSUMED_ZONES: readonly SoilZone[] = [
  zone(
    'badong-colluvium',
    { zh: '巴东组泥岩崩坡积土', en: 'colluvium on Badong Formation mudstone' },
    [12_000, 24, 20_500, 4e-6, 4e-4, 4],
  ),
  zone(
    'red-bed-residual',
    { zh: '侏罗系红层残坡积土', en: 'residual soil on Jurassic red beds' },
    [9_000, 26, 19_500, 2e-6, 2e-4, 2],
  ),
  zone(
    'limestone-residual',
    { zh: '灰岩残积黏土', en: 'residual clay on limestone' },
    [15_000, 25, 19_000, 1e-6, 1e-4, 1.2],
  ),
  zone(
    'bank-deposit',
    { zh: '库岸堆积土', en: 'deposit on the bank of the reservoir' },
    [8_000, 25, 20_000, 1e-5, 1e-3, 6],
  ),
];

/** Throws `RangeError` naming zone, field, value and range. */
export function checkZone(z: SoilZone): void {
  for (const field of FIELD_NAMES) {
    const { min, max } = SOIL_FIELDS[field];
    inRange(`zones.${z.id}.${field}.mean`, z[field].mean, min, max);
    inRange(`zones.${z.id}.${field}.cv`, z[field].cv, 0, 2);
  }
}

export const meanSoil = (z: SoilZone): SoilValues => ({
  cohesionPa: z.cohesionPa.mean,
  frictionDeg: z.frictionDeg.mean,
  unitWeightNM3: z.unitWeightNM3.mean,
  conductivityMS: z.conductivityMS.mean,
  diffusivityM2S: z.diffusivityM2S.mean,
  depthM: z.depthM.mean,
});

/**
 * Draw `member` of zone number `index`: normal for friction and weight, lognormal with the same mean
 * and variance for the rest, cut at three standard deviations and at the range of the field. The same
 * key, zone and member always give the same soil.
 */
export function drawSoil(z: SoilZone, index: number, member: number, key: number): SoilValues {
  const draw = (field: SoilField): number => {
    const { mean, cv } = z[field];
    const { min, max, lognormal } = SOIL_FIELDS[field];
    if (cv === 0 || mean === 0) return mean;
    const raw = drawNormal(key, index * 16 + FIELD_NAMES.indexOf(field), member);
    const n = Math.max(-ASSUMED_CUT_SD, Math.min(ASSUMED_CUT_SD, raw));
    let value = mean * (1 + cv * n);
    if (lognormal) {
      const variance = log(1 + cv * cv);
      value = mean * exp(n * Math.sqrt(variance) - variance / 2);
    }
    return Math.max(min, Math.min(max, value));
  };
  return {
    cohesionPa: draw('cohesionPa'),
    frictionDeg: draw('frictionDeg'),
    unitWeightNM3: draw('unitWeightNM3'),
    conductivityMS: draw('conductivityMS'),
    diffusivityM2S: draw('diffusivityM2S'),
    depthM: draw('depthM'),
  };
}
