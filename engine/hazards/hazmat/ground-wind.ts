/**
 * Wind at breathing height over terrain: the station's wind times a factor by position in the relief,
 * and in stable air turned away from rising ground. No flow model: valleys do not steer the wind and
 * slope winds are not made. Both rules are assumed.
 */
import type { GridSpec } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import type { Region } from '../../region/region.ts';
import type { Stability } from './stability.ts';

/** Height above the mean of the surroundings, m, up to which a factor on the wind holds (assumed). */
const ASSUMED_POSITIONS = [
  { belowM: -25, factor: 0.6 },
  { belowM: -8, factor: 0.8 },
  { belowM: 20, factor: 1 },
  { belowM: Infinity, factor: 1.25 },
] as const;
/** Half width of the surroundings, m (assumed). */
const NEIGHBOURHOOD_M = 450;
/** Slope of the smoothed ground at which stable air does not rise at all (assumed), E and F. */
const ASSUMED_BLOCKING_SLOPE = [0.3, 0.15] as const;
/** A floor lower than its surroundings by this much is a valley, where cold air drains (assumed). */
export const ASSUMED_VALLEY_M = -8;

export interface WindGround {
  readonly grid: GridSpec;
  readonly factor: Float32Array;
  /** Rise over run of the smoothed ground towards east and north. */
  readonly slopeE: Float32Array;
  readonly slopeN: Float32Array;
  /** Height above the mean of the surroundings, m. */
  readonly above: Float32Array;
}

/** Elevation of each cell of `grid`, a window of the region's cells `coarsen` wide, m. */
function elevations(region: Region, grid: GridSpec): Float32Array {
  const g = region.grid;
  const z = new Float32Array(grid.cols * grid.rows);
  for (let r = 0; r < grid.rows; r++) {
    const n = grid.north - (r + 0.5) * grid.cellM;
    const row = Math.max(0, Math.min(g.rows - 1, Math.floor((g.north - n) / g.cellM)));
    for (let c = 0; c < grid.cols; c++) {
      const e = grid.west + (c + 0.5) * grid.cellM;
      const col = Math.max(0, Math.min(g.cols - 1, Math.floor((e - g.west) / g.cellM)));
      z[r * grid.cols + c] = region.elevationDm[row * g.cols + col]! / 10;
    }
  }
  return z;
}

/** Means over squares of 2 reach + 1 cells, cut at the edges. */
function smooth(z: Float32Array, cols: number, rows: number, reach: number): Float32Array {
  const width = cols + 1;
  const sums = new Float64Array(width * (rows + 1));
  for (let r = 0; r < rows; r++) {
    let line = 0;
    for (let c = 0; c < cols; c++) {
      line += z[r * cols + c]!;
      sums[(r + 1) * width + c + 1] = sums[r * width + c + 1]! + line;
    }
  }
  const out = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    const r0 = Math.max(0, r - reach) * width;
    const r1 = Math.min(rows, r + reach + 1) * width;
    for (let c = 0; c < cols; c++) {
      const c0 = Math.max(0, c - reach);
      const c1 = Math.min(cols, c + reach + 1);
      const sum = sums[r1 + c1]! - sums[r0 + c1]! - sums[r1 + c0]! + sums[r0 + c0]!;
      out[r * cols + c] = sum / (((r1 - r0) / width) * (c1 - c0));
    }
  }
  return out;
}

export function windGround(region: Region, grid: GridSpec): WindGround {
  const { cols, rows, cellM } = grid;
  const z = elevations(region, grid);
  const mean = smooth(z, cols, rows, Math.max(1, Math.round(NEIGHBOURHOOD_M / cellM)));
  const factor = new Float32Array(cols * rows);
  const slopeE = new Float32Array(cols * rows);
  const slopeN = new Float32Array(cols * rows);
  const above = new Float32Array(cols * rows);
  for (let r = 0, i = 0; r < rows; r++)
    for (let c = 0; c < cols; c++, i++) {
      above[i] = z[i]! - mean[i]!;
      factor[i] = ASSUMED_POSITIONS.find((p) => above[i]! < p.belowM)!.factor;
      const c0 = Math.max(0, c - 1);
      const c1 = Math.min(cols - 1, c + 1);
      const r0 = Math.max(0, r - 1);
      const r1 = Math.min(rows - 1, r + 1);
      if (c1 > c0) slopeE[i] = (mean[r * cols + c1]! - mean[r * cols + c0]!) / ((c1 - c0) * cellM);
      if (r1 > r0) slopeN[i] = (mean[r0 * cols + c]! - mean[r1 * cols + c]!) / ((r1 - r0) * cellM);
    }
  return { grid, factor, slopeE, slopeN, above };
}

/** Station wind as a vector that says where the air goes, m/s. */
export function windVector(windMs: number, windFromDeg: number): { e: number; n: number } {
  const to = ((windFromDeg + 180) * Math.PI) / 180;
  return { e: windMs * sin(to), n: windMs * cos(to) };
}

/** Wind at a point into `out` as east, north; the station's wind outside of the window. */
export function windAt(
  g: WindGround,
  base: { readonly e: number; readonly n: number },
  cls: Stability,
  e: number,
  n: number,
  out: Float64Array,
): void {
  const col = Math.floor((e - g.grid.west) / g.grid.cellM);
  const row = Math.floor((g.grid.north - n) / g.grid.cellM);
  out[0] = base.e;
  out[1] = base.n;
  if (col < 0 || row < 0 || col >= g.grid.cols || row >= g.grid.rows) return;
  const i = row * g.grid.cols + col;
  let ue = base.e * g.factor[i]!;
  let un = base.n * g.factor[i]!;
  if (cls >= 4) {
    const se = g.slopeE[i]!;
    const sn = g.slopeN[i]!;
    const slope = Math.sqrt(se * se + sn * sn);
    const up = slope > 0 ? (ue * se + un * sn) / slope : 0;
    if (up > 0) {
      const blocked = Math.min(1, slope / ASSUMED_BLOCKING_SLOPE[cls - 4]!) * up;
      ue -= (blocked * se) / slope;
      un -= (blocked * sn) / slope;
    }
  }
  out[0] = ue;
  out[1] = un;
}
