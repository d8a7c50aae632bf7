import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { forDisc } from '../lib/raster.ts';
import type { RoadBuilder } from './roads.ts';
import { POOL_M } from './settings.ts';

/** Finds ground for places: dry, gentle, on a shore, beside a road, and not taken yet. */
export class Siting {
  private readonly roads: RoadBuilder;
  private readonly taken: Point[];

  constructor(roads: RoadBuilder, occupied: readonly Point[]) {
    this.roads = roads;
    this.taken = [...occupied];
  }

  take(at: Point): void {
    this.taken.push(at);
  }

  /** Index of the township whose seat is nearest. */
  townshipOf(at: Point): number {
    const seats = this.roads.terrain.seats;
    let best = 0;
    seats.forEach((s, k) => {
      const b = seats[best]!;
      if (Math.hypot(s.e - at.e, s.n - at.n) < Math.hypot(b.e - at.e, b.n - at.n)) best = k;
    });
    return best;
  }

  /** Free, gentle ground in the town of a township. */
  nearSeat(township: number): Point {
    return this.openNear(this.roads.terrain.seats[township]!, 1800, 18);
  }

  /** Nearest dry cell under `steepestDeg` that nothing else stands on. */
  openNear(at: Point, radiusM: number, steepestDeg: number): Point {
    const { grid, zDm, inBed } = this.roads.terrain;
    const steepest = Math.tan((steepestDeg * Math.PI) / 180);
    let best = Infinity;
    let found = -1;
    forDisc(grid, at, radiusM, (cell, d) => {
      if (inBed[cell] === 1 || zDm[cell]! < (POOL_M + 3) * 10) return;
      const cost = d + Math.max(0, this.roads.ground.slope[cell]! - steepest) * 5000;
      if (cost >= best) return;
      const p = cellCentre(grid, cell);
      if (this.taken.some((t) => Math.abs(t.e - p.e) < 55 && Math.abs(t.n - p.n) < 55)) return;
      best = cost;
      found = cell;
    });
    return found < 0 ? at : cellCentre(grid, found);
  }

  /** Nearest land cell that touches the reservoir. Throws when none lies within 2.5 km. */
  shoreNear(at: Point): Point {
    const { grid, zDm } = this.roads.terrain;
    const pool = this.roads.pool;
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

  /** Free ground beside the road nearest to a point. */
  roadsideNear(at: Point): Point {
    const cell = this.roads.nearestRoadCell(cellAt(this.roads.terrain.grid, at.e, at.n));
    return this.openNear(cellCentre(this.roads.terrain.grid, cell), 300, 35);
  }
}
