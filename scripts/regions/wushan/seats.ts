import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { cellCentre } from '../../../engine/kernel/grid.ts';
import { distanceIn, forDisc } from '../lib/raster.ts';
import type { Seat } from '../lib/terrain.ts';
import { places, project } from './context.ts';
import { POOL_M } from './settings.ts';

/** A GeoNames or recalled point is good to about 1 km: a seat may stand this far from it. */
const SEAT_SHIFT_M = 650;
/** How far the ground may be raised or cut to meet the source's height, m. */
const MAX_EARTHWORK_M = 45;
/** Least distance from a river's section, m. */
const RIVER_CLEARANCE_M = 130;
const LOWEST_SEAT_M = POOL_M + 6;

/** Puts each seat on gentle ground near its point and near its height. */
export function placeSeats(grid: GridSpec, z: Float32Array, roots: Float32Array): Seat[] {
  const toRiverM = distanceIn(
    grid,
    Uint8Array.from(roots, (r) => (Number.isNaN(r) ? 1 : 0)),
  );
  return places.townships.map((t) => {
    const at = project(t.lon, t.lat);
    let best = Infinity;
    let cellBest = -1;
    forDisc(grid, at, SEAT_SHIFT_M, (cell, d) => {
      if (toRiverM[cell]! < RIVER_CLEARANCE_M || z[cell]! < LOWEST_SEAT_M) return;
      const cost = Math.abs(z[cell]! - t.elevationM) / 8 + d / 60 + roughness(grid, z, cell) / 4;
      if (cost < best) {
        best = cost;
        cellBest = cell;
      }
    });
    const gap = t.elevationM - z[cellBest]!;
    const zM = z[cellBest]! + Math.max(-MAX_EARTHWORK_M, Math.min(MAX_EARTHWORK_M, gap));
    return {
      ...cellCentre(grid, cellBest),
      code: t.code,
      zM: Math.max(zM, LOWEST_SEAT_M),
      fileZM: t.elevationM,
      radiusM: 150 + Math.min(200, Math.sqrt(t.population)),
    };
  });
}

/** Height range 180 m around a cell, m. */
function roughness(grid: GridSpec, z: Float32Array, cell: number): number {
  const step = Math.max(1, Math.round(180 / grid.cellM));
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

const BLEND_M = 450;
/** Share of the natural relief that is left inside a town. */
const RELIEF_LEFT = 0.12;

/** Eases the ground under each town and blends it into the hill sides. */
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
      const eased = s.zM + (z[cell]! - s.zM) * keep;
      z[cell] = d <= s.radiusM ? Math.max(eased, Math.min(LOWEST_SEAT_M - 2, z[cell]!)) : eased;
    });
  }
}

/** The Miaoyu karst basin: about 4 × 2 km of flat ground at 770 to 790 m (gazetteer). */
const BASIN = { lon: 109.652, lat: 30.8665, longM: 2100, shortM: 1050, floorM: 771, relief: 0.05 };

export function flattenBasin(grid: GridSpec, z: Float32Array, fixed: Float32Array): void {
  const at = project(BASIN.lon, BASIN.lat);
  forDisc(grid, at, BASIN.longM * 1.5, (cell) => {
    if (!Number.isNaN(fixed[cell]!)) return;
    const p = cellCentre(grid, cell);
    const d = Math.hypot((p.e - at.e) / BASIN.longM, (p.n - at.n) / BASIN.shortM);
    if (d >= 1.5) return;
    const t = Math.max(0, d - 1) / 0.5;
    const keep = BASIN.relief + (1 - BASIN.relief) * t * t * (3 - 2 * t);
    z[cell] = BASIN.floorM + 6 * d + (z[cell]! - BASIN.floorM) * keep;
  });
}
