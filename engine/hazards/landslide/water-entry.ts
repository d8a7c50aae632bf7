/**
 * What a runout brings into still water: the volume that passed the waterline, how fast, how wide and
 * how thick, which is what the laws of impulse waves ask for.
 */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellCentre } from '../../kernel/grid.ts';
import { atan } from '../../kernel/math.ts';
import type { Impact } from './impulse-wave.ts';
import type { Runout } from './runout.ts';

export interface WaterEntry {
  /** Volume under water so far, m³. */
  readonly volumeM3: number;
  /** Momentum-weighted speed at the waterline, m/s along the ground. */
  readonly speedMS: number;
  /** Largest thickness that stood at the waterline, m, and width of the waterline it took, m. */
  readonly thicknessM: number;
  readonly widthM: number;
  /** Mean slope there, deg, and the middle of the entry. */
  readonly slopeDeg: number;
  readonly at: Point;
  /** Direction of the entry, radians clockwise from north. */
  readonly headingE: number;
  readonly headingN: number;
}

/** Sums over the waterline while a run goes on; plain numbers, so that they can be saved. */
export interface EntrySums {
  /** Σ of flux × time, × speed, × slope tangent, × easting and northing of the cell, × velocity. */
  volumeM3: number;
  speed: number;
  slope: number;
  e: number;
  n: number;
  ve: number;
  vn: number;
  thicknessM: number;
  /** Volume that lies under water once it has stopped, m³. */
  underM3: number;
}

export const newEntrySums = (): EntrySums => ({
  volumeM3: 0,
  speed: 0,
  slope: 0,
  e: 0,
  n: 0,
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

/** Adds what crosses the shore in `dtS` to `sums`; `touched` marks shore cells that gave something. */
export function addEntry(
  sums: EntrySums,
  touched: Uint8Array,
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
    sums.volumeM3 += flux;
    sums.speed += flux * Math.sqrt(u * u + v * v + climb * climb);
    sums.slope += flux * steep;
    sums.e += flux * at.e;
    sums.n += flux * at.n;
    sums.ve += flux * u;
    sums.vn -= flux * v;
    // Normal to the ground, as the laws have it.
    sums.thicknessM = Math.max(sums.thicknessM, h * runout.ground.cosine[i]!);
    if (h > 0.1) touched[k] = 1;
  }
}

/** The entry so far, or null when nothing has come. `underM3` is the volume that lies under water. */
export function waterEntry(
  sums: EntrySums,
  touched: ArrayLike<number>,
  grid: GridSpec,
  underM3: number,
): WaterEntry | null {
  const w = sums.volumeM3;
  if (!(w > 0) || !(underM3 > 0)) return null;
  let cells = 0;
  for (let k = 0; k < touched.length; k++) cells += touched[k]!;
  const length = Math.sqrt(sums.ve * sums.ve + sums.vn * sums.vn);
  return {
    volumeM3: underM3,
    speedMS: sums.speed / w,
    thicknessM: sums.thicknessM,
    widthM: Math.max(1, cells) * grid.cellM,
    slopeDeg: (atan(sums.slope / w) * 180) / Math.PI,
    at: { e: sums.e / w, n: sums.n / w },
    headingE: length > 0 ? sums.ve / length : 0,
    headingN: length > 0 ? sums.vn / length : 0,
  };
}

/** The entry as the laws of impulse waves take it, into water `waterDepthM` deep. */
export const impactOf = (entry: WaterEntry, waterDepthM: number, densityKgM3: number): Impact => ({
  speedMS: entry.speedMS,
  thicknessM: entry.thicknessM,
  widthM: entry.widthM,
  volumeM3: entry.volumeM3,
  densityKgM3,
  waterDensityKgM3: 1000,
  slopeDeg: entry.slopeDeg,
  waterDepthM,
});
