import { cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { forDisc } from '../lib/raster.ts';
import { Siting } from '../lib/siting.ts';
import type { WushanRoads } from './roads.ts';
import { POOL_M } from './settings.ts';

/** Finds ground for places in Wushan: above the full pool, or on its shore. */
export class WushanSiting extends Siting {
  private readonly network: WushanRoads;

  constructor(roads: WushanRoads, occupied: readonly Point[]) {
    const { inBed, zDm } = roads.terrain;
    super(roads, (cell) => inBed[cell] !== 1 && zDm[cell]! >= (POOL_M + 3) * 10, occupied);
    this.network = roads;
  }

  /** Nearest land cell that touches the reservoir. Throws when none lies within 2.5 km. */
  shoreNear(at: Point): Point {
    const { grid, zDm } = this.network.terrain;
    const pool = this.network.pool;
    let best = Infinity;
    let found = -1;
    forDisc(grid, at, 2500, (cell, d) => {
      if (pool[cell] === 1 || d >= best || zDm[cell]! < POOL_M * 10) return;
      if (![1, -1, grid.cols, -grid.cols].some((s) => pool[cell + s] === 1)) return;
      best = d;
      found = cell;
    });
    if (found < 0) throw new Error(`no shore near ${at.e}, ${at.n}`);
    return cellCentre(grid, found);
  }
}
