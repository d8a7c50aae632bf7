/**
 * What a runout brings into still water: the volume that passed the waterline, how fast, how wide and
 * how thick, which is what the laws of impulse waves ask for.
 */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import { atan } from '../../kernel/math.ts';
import type { Impact } from './impulse-wave.ts';
import type { Runout } from './runout.ts';
import type { WaveSource } from './wave-source.ts';

export interface WaterEntry {
  /** Volume under water so far, m³. */
  readonly volumeM3: number;
  /** Momentum-weighted speed at the waterline, m/s along the ground. */
  readonly speedMS: number;
  /** Largest thickness that stood at the waterline, m, and width across the heading, m. */
  readonly thicknessM: number;
  readonly widthM: number;
  /** Mean slope there, deg, and the middle of the entry. */
  readonly slopeDeg: number;
  readonly at: Point;
  /** Unit vector of its direction. */
  readonly headingE: number;
  readonly headingN: number;
  /** Greatest depth of still water ahead of it, up to the other bank, m. */
  readonly depthAheadM: number;
}

/** A reservoir at rest over a raster of heights, m. */
export interface StillWater {
  readonly grid: GridSpec;
  readonly elevation: Float64Array;
  readonly levelM: number;
}

/** Sums over the waterline while a run goes on; plain numbers, so that they can be saved. */
export interface EntrySums {
  /** Easting and northing of the first shore cell, from which the moments below count. */
  e0: number;
  n0: number;
  /** Σ of flux × time, × speed, × slope tangent, × place and its products, × velocity. */
  volumeM3: number;
  speed: number;
  slope: number;
  e: number;
  n: number;
  ee: number;
  en: number;
  nn: number;
  ve: number;
  vn: number;
  thicknessM: number;
  /** Volume that lies under water once it has stopped, m³. */
  underM3: number;
}

export const newEntrySums = (): EntrySums => ({
  e0: 0,
  n0: 0,
  volumeM3: 0,
  speed: 0,
  slope: 0,
  e: 0,
  n: 0,
  ee: 0,
  en: 0,
  nn: 0,
  ve: 0,
  vn: 0,
  thicknessM: 0,
  underM3: 0,
});

/** Cells above water that touch a cell below `levelM`: where a slide meets the water. */
export function shoreCells(grid: GridSpec, elevation: Float64Array, levelM: number): Int32Array {
  const { cols, rows } = grid;
  const shore: number[] = [];
  for (let i = 0; i < cols * rows; i++) {
    if (elevation[i]! <= levelM) continue;
    const col = i % cols;
    const wet =
      (col > 0 && elevation[i - 1]! <= levelM) ||
      (col < cols - 1 && elevation[i + 1]! <= levelM) ||
      (i >= cols && elevation[i - cols]! <= levelM) ||
      (i + cols < cols * rows && elevation[i + cols]! <= levelM);
    if (wet) shore.push(i);
  }
  return Int32Array.from(shore);
}

/** Adds what crosses the shore in `dtS` to `sums`. */
export function addEntry(
  sums: EntrySums,
  grid: GridSpec,
  runout: Runout,
  shore: Int32Array,
  dtS: number,
): void {
  const { zx, zy } = runout.ground;
  for (let k = 0; k < shore.length; k++) {
    const cell = shore[k]!;
    const i = runout.entry(cell);
    const h = runout.h[i]!;
    const u = runout.u[i]!;
    const v = runout.v[i]!;
    const steep = Math.sqrt(zx[i]! * zx[i]! + zy[i]! * zy[i]!);
    // Only what goes down towards the water.
    const down = steep > 0 ? -(u * zx[i]! + v * zy[i]!) / steep : 0;
    const flux = h * down * grid.cellM * dtS;
    if (flux <= 0) continue;
    const climb = u * zx[i]! + v * zy[i]!;
    const at = cellCentre(grid, cell);
    if (sums.volumeM3 === 0) [sums.e0, sums.n0] = [at.e, at.n];
    const de = at.e - sums.e0;
    const dn = at.n - sums.n0;
    sums.volumeM3 += flux;
    sums.speed += flux * Math.sqrt(u * u + v * v + climb * climb);
    sums.slope += flux * steep;
    sums.e += flux * de;
    sums.n += flux * dn;
    sums.ee += flux * de * de;
    sums.en += flux * de * dn;
    sums.nn += flux * dn * dn;
    sums.ve += flux * u;
    sums.vn -= flux * v;
    // Normal to the ground, as the laws have it.
    sums.thicknessM = Math.max(sums.thicknessM, h * runout.ground.cosine[i]!);
  }
}

/**
 * The entry so far, or null when nothing has come. Its width is that of an even stream with the same
 * spread across the heading, √12 times the standard deviation, at least one cell.
 *
 * @param water the reservoir over the ground as the slide left it
 * @param underM3 volume that lies under water, m³
 */
export function waterEntry(sums: EntrySums, water: StillWater, underM3: number): WaterEntry | null {
  const { cellM } = water.grid;
  const w = sums.volumeM3;
  if (!(w > 0) || !(underM3 > 0)) return null;
  const length = Math.sqrt(sums.ve * sums.ve + sums.vn * sums.vn);
  const headingE = length > 0 ? sums.ve / length : 0;
  const headingN = length > 0 ? sums.vn / length : 0;
  const [e, n] = [sums.e / w, sums.n / w];
  // Variance along the normal (-headingN, headingE) of the heading.
  const spread =
    headingN * headingN * (sums.ee / w - e * e) -
    2 * headingN * headingE * (sums.en / w - e * n) +
    headingE * headingE * (sums.nn / w - n * n);
  return {
    volumeM3: underM3,
    speedMS: sums.speed / w,
    thicknessM: sums.thicknessM,
    widthM: Math.max(cellM, Math.sqrt(12 * Math.max(0, spread))),
    slopeDeg: (atan(sums.slope / w) * 180) / Math.PI,
    at: { e: sums.e0 + e, n: sums.n0 + n },
    headingE,
    headingN,
    depthAheadM: depthAhead(water, sums.e0 + e, sums.n0 + n, headingE, headingN),
  };
}

/** Greatest depth on the way from a place to the other bank; looks on for a slide that stops short. */
function depthAhead(
  { grid, elevation, levelM }: StillWater,
  e: number,
  n: number,
  headingE: number,
  headingN: number,
): number {
  let deepest = 0;
  const short = 5 * grid.cellM;
  for (let s = 0; headingE !== 0 || headingN !== 0; s += grid.cellM / 2) {
    const cell = cellAt(grid, e + s * headingE, n + s * headingN);
    if (cell < 0) break;
    const depth = levelM - elevation[cell]!;
    if (depth > deepest) deepest = depth;
    else if (depth <= 0 && (deepest > 0 || s > short)) break;
  }
  return deepest;
}

/** The entry as the laws of impulse waves take it; water of 1000 kg/m³. */
const impactOf = (entry: WaterEntry, densityKgM3: number): Impact => ({
  speedMS: entry.speedMS,
  thicknessM: entry.thicknessM,
  widthM: entry.widthM,
  volumeM3: entry.volumeM3,
  densityKgM3,
  waterDensityKgM3: 1000,
  slopeDeg: entry.slopeDeg,
  waterDepthM: entry.depthAheadM,
});

/** The source of a wave for `WaveReach`. */
export const waveSourceOf = (entry: WaterEntry, densityKgM3: number): WaveSource => ({
  impact: impactOf(entry, densityKgM3),
  at: entry.at,
  headingE: entry.headingE,
  headingN: entry.headingN,
});
