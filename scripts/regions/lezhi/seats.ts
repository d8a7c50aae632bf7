import { cellCentre, type GridSpec } from '../../../engine/kernel/grid.ts';
import { distanceIn, forDisc } from '../lib/raster.ts';
import type { Seat } from '../lib/terrain.ts';
import { places, project } from './context.ts';

/** Town points are good to 1 to 4 km: a seat may stand this far from its point, m. */
const SHIFT_M = 900;
/** How far the ground may be raised or cut to meet the source's height, m. */
const EARTHWORK_M = 14;
/** Least distance from a stream, m. */
const CLEARANCE_M = 110;
const BLEND_M = 420;
/** Share of the natural relief that is left inside a town. */
const RELIEF_LEFT = 0.16;

/** Puts each seat on gentle ground near its point and near its height. */
export function placeSeats(grid: GridSpec, z: Float32Array, roots: Float32Array): Seat[] {
  const toStreamM = distanceIn(
    grid,
    Uint8Array.from(roots, (r) => (Number.isNaN(r) ? 1 : 0)),
  );
  return places.townships.map((t) => {
    let best = Infinity;
    let found = -1;
    forDisc(grid, project(t.lon, t.lat), SHIFT_M, (cell, d) => {
      if (toStreamM[cell]! < CLEARANCE_M) return;
      const cost = Math.abs(z[cell]! - t.elevationM) / 3 + d / 80 + roughness(grid, z, cell) / 4;
      if (cost >= best) return;
      best = cost;
      found = cell;
    });
    const gap = t.elevationM - z[found]!;
    return {
      ...cellCentre(grid, found),
      code: t.code,
      zM: z[found]! + Math.max(-EARTHWORK_M, Math.min(EARTHWORK_M, gap)),
      fileZM: t.elevationM,
      radiusM: 140 + 1.3 * Math.sqrt(t.population),
    };
  });
}

/** Height range 180 m around a cell, m. */
function roughness(grid: GridSpec, z: Float32Array, cell: number): number {
  const step = Math.round(180 / grid.cellM);
  let low = Infinity;
  let high = -Infinity;
  for (let r = -step; r <= step; r += step) {
    for (let c = -step; c <= step; c += step) {
      const v = z[cell + r * grid.cols + c]!;
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
  }
  return high - low;
}

/** Eases the ground under each town and blends it into the hills; streams stay. */
export function easeSeats(
  grid: GridSpec,
  z: Float32Array,
  fixed: Float32Array,
  seats: readonly Seat[],
): void {
  for (const s of seats) {
    forDisc(grid, s, s.radiusM + BLEND_M, (cell, d) => {
      if (!Number.isNaN(fixed[cell]!)) return;
      const t = Math.max(0, d - s.radiusM) / BLEND_M;
      const keep = RELIEF_LEFT + (1 - RELIEF_LEFT) * t * t * (3 - 2 * t);
      z[cell] = s.zM + (z[cell]! - s.zM) * keep;
    });
  }
}
