/**
 * From the laws to the solver: the wave of a slide as surface and velocity at the moment at which its
 * first crest leaves the impact.
 *
 * The crest is a ring at the impact radius, high on the axis of the slide and low beside it, followed by
 * the trough, with the velocity of a long wave that runs outwards. What bends, tributaries and banks
 * make of it is left to the solver.
 */
import { cellCentre, type GridSpec, type Point } from '../../kernel/grid.ts';
import { atan2, cos } from '../../kernel/math.ts';
import {
  basinWave,
  GRAVITY_MS2,
  impactRadius,
  type BasinWave,
  type Impact,
} from './impulse-wave.ts';

export interface WaveSource {
  readonly impact: Impact;
  /** Middle of the entry, and unit vector of the slide's direction there. */
  readonly at: Point;
  readonly headingE: number;
  readonly headingN: number;
}

export interface WaveState {
  /** Surface over still water, m, and velocity east and north, m/s; 0 where there is no water. */
  readonly surfaceM: Float64Array;
  readonly eastMS: Float64Array;
  readonly northMS: Float64Array;
  /** Water that the hump adds, m³. The laws give amplitudes, no volumes: it need not be the slide's. */
  readonly addedM3: number;
  /** The laws on the axis at the edge of the impact, with their flags. */
  readonly law: BasinWave;
  /** Width of crest and of trough along the way of the wave, m. */
  readonly crestLengthM: number;
}

const PI = Math.PI;

/** A hump of height 1 and length `length` around 0. */
function hump(s: number, length: number): number {
  const half = length / 2;
  if (s <= -half || s >= half) return 0;
  const c = cos((PI * s) / length);
  return c * c;
}

/**
 * The wave of a source over still water.
 *
 * Crest and trough are half a wave length each, by the period and celerity of the laws; of the trough
 * there is what finds room between the crest and the middle of the entry. Cells shallower than the wave
 * is high, and dry ones, get nothing.
 *
 * @param stillDepthM depth of still water in each cell, m; 0 on land
 */
export function waveState(
  grid: GridSpec,
  stillDepthM: ArrayLike<number>,
  source: WaveSource,
): WaveState {
  const { impact, at, headingE, headingN } = source;
  const law = basinWave(impact, impactRadius(impact, basinWave(impact, 1, 0).numbers, 0), 0);
  const crestLengthM = 0.5 * law.periodS * law.firstCelerityMS;
  const n = grid.cols * grid.rows;
  const surfaceM = new Float64Array(n);
  const eastMS = new Float64Array(n);
  const northMS = new Float64Array(n);
  let added = 0;
  for (let i = 0; i < n; i++) {
    const depth = stillDepthM[i]!;
    if (depth <= 0) continue;
    const p = cellCentre(grid, i);
    const de = p.e - at.e;
    const dn = p.n - at.n;
    const r = Math.sqrt(de * de + dn * dn);
    const along = de * headingE + dn * headingN;
    const gamma = (Math.abs(atan2(dn * headingE - de * headingN, along)) * 180) / PI;
    if (gamma > 90 || r > 2 * law.impactRadiusM + 2 * crestLengthM) continue;
    const edge = basinWave(impact, 0, gamma);
    const s = r - edge.impactRadiusM;
    const eta =
      edge.firstCrestM * hump(s, crestLengthM) -
      edge.troughM * hump(s + crestLengthM, crestLengthM);
    if (eta === 0 || Math.abs(eta) > depth) continue;
    surfaceM[i] = eta;
    const speed = r > 0 ? (eta * Math.sqrt(GRAVITY_MS2 / depth)) / r : 0;
    eastMS[i] = speed * de;
    northMS[i] = speed * dn;
    added += eta;
  }
  return {
    surfaceM,
    eastMS,
    northMS,
    addedM3: added * grid.cellM * grid.cellM,
    law,
    crestLengthM,
  };
}
