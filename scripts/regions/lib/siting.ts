import { cellAt, cellCentre, type Point } from '../../../engine/kernel/grid.ts';
import { forDisc } from './raster.ts';
import type { RoadBuilder } from './road-builder.ts';

/** Finds ground for places: dry, gentle, beside a road, and not taken yet. */
export class Siting {
  private readonly roads: RoadBuilder;
  private readonly isDry: (cell: number) => boolean;
  private readonly taken: Point[];

  constructor(roads: RoadBuilder, isDry: (cell: number) => boolean, occupied: readonly Point[]) {
    this.roads = roads;
    this.isDry = isDry;
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
    const { grid } = this.roads.terrain;
    const steepest = Math.tan((steepestDeg * Math.PI) / 180);
    let best = Infinity;
    let found = -1;
    forDisc(grid, at, radiusM, (cell, d) => {
      if (!this.isDry(cell)) return;
      const cost = d + Math.max(0, this.roads.ground.slope[cell]! - steepest) * 5000;
      if (cost >= best) return;
      const p = cellCentre(grid, cell);
      if (this.taken.some((t) => Math.abs(t.e - p.e) < 55 && Math.abs(t.n - p.n) < 55)) return;
      best = cost;
      found = cell;
    });
    return found < 0 ? at : cellCentre(grid, found);
  }

  /** Free ground beside the road nearest to a point. */
  roadsideNear(at: Point): Point {
    const cell = this.roads.nearestRoadCell(cellAt(this.roads.terrain.grid, at.e, at.n));
    return this.openNear(cellCentre(this.roads.terrain.grid, cell), 300, 35);
  }
}
