import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import { distanceIn, forDisc, slopeTangent } from '../lib/raster.ts';
import type { RoadGround } from '../lib/road-search.ts';
import { POOL_M } from './settings.ts';
import type { Terrain } from '../lib/terrain.ts';

/** Deck height above the pool and above smaller rivers; lowest road beside the pool, m. Assumed. */
const DECK_OVER_POOL_M = 10;
const DECK_OVER_RIVER_M = 5;
const LOWEST_ROAD_M = POOL_M + 4;
/** Bridges span at most this much water (only the Yangtze bridge is longer), m. */
const WIDEST_BRIDGE_M = 400;
/** Water beyond the drawn section that still belongs to the main river, m. */
const YANGTZE_MARGIN_M = 120;

export function roadGround(terrain: Terrain, pool: Uint8Array, roadM: Float32Array): RoadGround {
  const { grid, zDm, inBed } = terrain;
  const levelM = new Float32Array(zDm.length);
  const barrier = new Uint8Array(zDm.length);
  const toShore = distanceIn(grid, pool);
  for (let i = 0; i < zDm.length; i++) {
    const z = zDm[i]! / 10;
    if (pool[i] === 1) {
      levelM[i] = POOL_M + DECK_OVER_POOL_M;
      barrier[i] = toShore[i]! > WIDEST_BRIDGE_M / 2 ? 2 : 1;
    } else if (inBed[i] === 1) {
      levelM[i] = z + DECK_OVER_RIVER_M;
      barrier[i] = 1;
    } else levelM[i] = Math.max(LOWEST_ROAD_M, z);
  }
  for (const p of terrain.rivers[0]!.points) {
    forDisc(grid, p, p.halfWidthM + YANGTZE_MARGIN_M, (cell) => {
      if (pool[cell] === 1) barrier[cell] = 2;
    });
  }
  return { grid, levelM, slope: slopeTangent(grid, zDm, 0.1), barrier, roadM };
}

/** The two banks where a line across a river meets dry land, going out from `middle`. */
export function banksAcross(
  terrain: Terrain,
  pool: Uint8Array,
  middle: Point,
  across: Point,
  lowestM = POOL_M + 2,
): [number, number] | null {
  const bank = (sign: number): number => {
    for (let d = 0; d < 3000; d += 15) {
      const cell = cellAt(
        terrain.grid,
        middle.e + sign * across.e * d,
        middle.n + sign * across.n * d,
      );
      if (cell < 0) return -1;
      if (pool[cell] === 0 && terrain.zDm[cell]! >= lowestM * 10) return cell;
    }
    return -1;
  };
  const a = bank(1);
  const b = bank(-1);
  return a < 0 || b < 0 ? null : [a, b];
}

/** Point of a river's line nearest to `at`, and the unit vector across the flow there. */
export function riverAt(
  terrain: Terrain,
  river: number,
  at: Point,
): { middle: Point; across: Point } {
  const points = terrain.rivers[river]!.points;
  let best = 0;
  points.forEach((p, k) => {
    const q = points[best]!;
    if (Math.hypot(p.e - at.e, p.n - at.n) < Math.hypot(q.e - at.e, q.n - at.n)) best = k;
  });
  const a = points[Math.max(0, best - 12)]!;
  const b = points[Math.min(points.length - 1, best + 12)]!;
  const h = Math.hypot(b.e - a.e, b.n - a.n);
  return { middle: points[best]!, across: { e: -(b.n - a.n) / h, n: (b.e - a.e) / h } };
}
