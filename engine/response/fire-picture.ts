import type { World } from '../exercise/world.ts';
import type { FrontCell } from '../hazards/wildfire/contract.ts';
import { cellAt } from '../kernel/grid.ts';
import type { Point } from '../kernel/grid.ts';
import { metres } from './journey.ts';

/** The truth of the fire as teams meet it on the ground. Never used to refuse an order. */

const fronts = new WeakMap<object, { tick: number; front: readonly FrontCell[] }>();

/** The fire's edge at `tick`, asked for once a step however many teams work on it. */
export function frontAt(w: World, tick: number): readonly FrontCell[] {
  const cached = fronts.get(w.fire);
  if (cached !== undefined && cached.tick === tick) return cached.front;
  const front = w.fire.front(tick);
  fronts.set(w.fire, { tick, front });
  return front;
}

/** True when the fire has been within `radiusM` of a point by `tick`. */
export function fireNear(w: World, tick: number, at: Point, radiusM: number): boolean {
  const g = w.fire.grid;
  const reach = Math.ceil(radiusM / g.cellM);
  for (let r = -reach; r <= reach; r++) {
    for (let c = -reach; c <= reach; c++) {
      if (r * r + c * c > reach * reach) continue;
      const cell = cellAt(g, at.e + c * g.cellM, at.n + r * g.cellM);
      if (cell < 0) continue;
      const arrival = w.fire.arrivalTick(cell);
      if (arrival >= 0 && arrival <= tick) return true;
    }
  }
  return false;
}

/** Cells of the edge within `radiusM` of a point, nearest first, ties by cell. */
export function frontNear(
  w: World,
  tick: number,
  at: Point,
  radiusM: number,
): readonly { readonly cell: FrontCell; readonly distM: number }[] {
  const near: { cell: FrontCell; distM: number }[] = [];
  for (const cell of frontAt(w, tick)) {
    const distM = metres(cell.at, at);
    if (distM <= radiusM) near.push({ cell, distM });
  }
  return near.sort((a, b) => a.distM - b.distM || a.cell.cell - b.cell.cell);
}

/** Longest flame of the edge within `radiusM` of a point, m; 0 without fire. */
export function flameNear(w: World, tick: number, at: Point, radiusM: number): number {
  let longest = 0;
  for (const cell of frontAt(w, tick))
    if (cell.flameLengthM > longest && metres(cell.at, at) <= radiusM) longest = cell.flameLengthM;
  return longest;
}
