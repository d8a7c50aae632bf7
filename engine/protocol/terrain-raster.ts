import type { GridSpec } from '../kernel/grid.ts';
import { LandCover } from '../region/region.ts';
import type { Region } from '../region/region.ts';

/** Heights (decimetres, bed under water) and land cover of one raster. */
export interface TerrainRaster {
  readonly grid: GridSpec;
  readonly elevationDm: Int16Array;
  readonly landCover: Uint8Array;
}

/** Cells of a region inside a window on its own raster. Throws when the window is off the cells. */
export function cut(region: Region, window: GridSpec): TerrainRaster {
  const g = region.grid;
  const col0 = Math.round((window.west - g.west) / g.cellM);
  const row0 = Math.round((g.north - window.north) / g.cellM);
  const aligned =
    window.cellM === g.cellM &&
    Math.abs(g.west + col0 * g.cellM - window.west) < 1e-6 * g.cellM &&
    Math.abs(g.north - row0 * g.cellM - window.north) < 1e-6 * g.cellM;
  const inside =
    col0 >= 0 && row0 >= 0 && col0 + window.cols <= g.cols && row0 + window.rows <= g.rows;
  if (!aligned || !inside)
    throw new Error('terrain window does not lie on the cells of the region');
  const elevationDm = new Int16Array(window.cols * window.rows);
  const landCover = new Uint8Array(window.cols * window.rows);
  for (let row = 0; row < window.rows; row++) {
    const from = (row0 + row) * g.cols + col0;
    elevationDm.set(region.elevationDm.subarray(from, from + window.cols), row * window.cols);
    landCover.set(region.landCover.subarray(from, from + window.cols), row * window.cols);
  }
  return { grid: { ...window }, elevationDm, landCover };
}

/**
 * The whole region in blocks of `step` by `step` cells: mean height, commonest cover; the last
 * column and row may stand on a part of a block. Water wins a tie, so that a pool keeps its shores.
 */
export function coarsen(region: Region, step: number): TerrainRaster {
  if (!Number.isInteger(step) || step < 1 || step > 64)
    throw new Error(`terrain step ${step} is outside 1 to 64`);
  const g = region.grid;
  const grid: GridSpec = {
    ...g,
    cols: Math.ceil(g.cols / step),
    rows: Math.ceil(g.rows / step),
    cellM: g.cellM * step,
  };
  const elevationDm = new Int16Array(grid.cols * grid.rows);
  const landCover = new Uint8Array(grid.cols * grid.rows);
  const votes = new Uint16Array(256);
  for (let row = 0, i = 0; row < grid.rows; row++)
    for (let col = 0; col < grid.cols; col++, i++) {
      votes.fill(0);
      let sum = 0;
      let count = 0;
      for (let r = row * step; r < Math.min(g.rows, (row + 1) * step); r++)
        for (let c = col * step; c < Math.min(g.cols, (col + 1) * step); c++, count++) {
          sum += region.elevationDm[r * g.cols + c]!;
          votes[region.landCover[r * g.cols + c]!]!++;
        }
      elevationDm[i] = Math.round(sum / count);
      let best: number = LandCover.water;
      for (let k = 0; k < 256; k++) if (votes[k]! > votes[best]!) best = k;
      landCover[i] = best;
    }
  return { grid, elevationDm, landCover };
}

/** What the neighbours to the west and north make expect: the plane through them. */
function expected(dm: Int16Array, cols: number, row: number, col: number, i: number): number {
  if (row === 0) return col === 0 ? 0 : dm[i - 1]!;
  if (col === 0) return dm[i - cols]!;
  return dm[i - 1]! + dm[i - cols]! - dm[i - cols - 1]!;
}

/**
 * Heights as differences from the plane through three neighbours, zigzag coded (small differences
 * of either sign are small numbers), low bytes first and high bytes after: two planes that gzip
 * makes less than half of what plain numbers take.
 */
export function packHeights(raster: TerrainRaster): Uint8Array {
  const { cols, rows } = raster.grid;
  const n = cols * rows;
  const out = new Uint8Array(2 * n);
  for (let row = 0, i = 0; row < rows; row++)
    for (let col = 0; col < cols; col++, i++) {
      const d =
        ((raster.elevationDm[i]! - expected(raster.elevationDm, cols, row, col, i)) << 16) >> 16;
      const z = ((d << 1) ^ (d >> 31)) & 0xffff;
      out[i] = z & 0xff;
      out[n + i] = z >> 8;
    }
  return out;
}

/** Inverse of `packHeights`. */
export function unpackHeights(bytes: Uint8Array, grid: GridSpec): Int16Array {
  const { cols, rows } = grid;
  const n = cols * rows;
  const dm = new Int16Array(n);
  for (let row = 0, i = 0; row < rows; row++)
    for (let col = 0; col < cols; col++, i++) {
      const z = bytes[i]! | (bytes[n + i]! << 8);
      // Int16Array wraps modulo 2^16, as the writer's shift did.
      dm[i] = expected(dm, cols, row, col, i) + ((z >>> 1) ^ -(z & 1));
    }
  return dm;
}
