import type { GridSpec } from '../../engine/kernel/grid.ts';
import type { TerrainRaster } from './terrain-data.ts';
import { LandCover } from '../../engine/region/region.ts';

/**
 * A raster made ready for drawing: heights of what the eye sees (water surface, not its bed), the
 * slope at each cell for smooth shading, and cover. Samples stand at cell centres.
 */
export interface GroundField {
  readonly grid: GridSpec;
  readonly heightM: Float32Array;
  /** Rise per metre towards the east and towards the north. */
  readonly slopeE: Float32Array;
  readonly slopeN: Float32Array;
  readonly cover: Uint8Array;
}

/** Heights as seen from above: a water cell below the pool level lies at the pool level. */
export function surfaceHeights(raster: TerrainRaster, poolLevelM: number | null): Float32Array {
  const n = raster.elevationDm.length;
  const heightM = new Float32Array(n);
  const pool = poolLevelM ?? -Infinity;
  for (let i = 0; i < n; i++) {
    const h = raster.elevationDm[i]! / 10;
    heightM[i] = raster.landCover[i] === LandCover.water && h < pool ? pool : h;
  }
  return heightM;
}

/**
 * Slopes by Horn's third-order differences over the eight neighbours (Horn 1981); at the rim the
 * missing neighbours repeat the rim.
 */
export function buildField(raster: TerrainRaster, poolLevelM: number | null): GroundField {
  const { cols, rows, cellM } = raster.grid;
  const heightM = surfaceHeights(raster, poolLevelM);
  const slopeE = new Float32Array(cols * rows);
  const slopeN = new Float32Array(cols * rows);
  const k = 1 / (8 * cellM);
  for (let row = 0, i = 0; row < rows; row++) {
    const up = (row > 0 ? row - 1 : row) * cols;
    const here = row * cols;
    const down = (row < rows - 1 ? row + 1 : row) * cols;
    for (let col = 0; col < cols; col++, i++) {
      const w = col > 0 ? col - 1 : col;
      const e = col < cols - 1 ? col + 1 : col;
      const nw = heightM[up + w]!;
      const ne = heightM[up + e]!;
      const sw = heightM[down + w]!;
      const se = heightM[down + e]!;
      slopeE[i] = (ne + 2 * heightM[here + e]! + se - nw - 2 * heightM[here + w]! - sw) * k;
      slopeN[i] = (nw + 2 * heightM[up + col]! + ne - sw - 2 * heightM[down + col]! - se) * k;
    }
  }
  return { grid: raster.grid, heightM, slopeE, slopeN, cover: raster.landCover };
}

/** Height at a position, bilinear between cell centres, held at the rim. */
export function heightAt(field: GroundField, e: number, n: number): number {
  const g = field.grid;
  const x = Math.min(g.cols - 1, Math.max(0, (e - g.west) / g.cellM - 0.5));
  const y = Math.min(g.rows - 1, Math.max(0, (g.north - n) / g.cellM - 0.5));
  const c0 = Math.min(Math.floor(x), Math.max(0, g.cols - 2));
  const r0 = Math.min(Math.floor(y), Math.max(0, g.rows - 2));
  const c1 = Math.min(c0 + 1, g.cols - 1);
  const r1 = Math.min(r0 + 1, g.rows - 1);
  const fx = x - c0;
  const fy = y - r0;
  const top = field.heightM[r0 * g.cols + c0]! * (1 - fx) + field.heightM[r0 * g.cols + c1]! * fx;
  const low = field.heightM[r1 * g.cols + c0]! * (1 - fx) + field.heightM[r1 * g.cols + c1]! * fx;
  return top * (1 - fy) + low * fy;
}
