import { cellAt } from '../kernel/grid.ts';
import { VILLAGE_REACH_M } from './forecasting.ts';
import type { Pictures } from './pictures.ts';
import type { SeatId } from './scenario.ts';
import type { World } from './world.ts';

interface Reached {
  readonly version: number;
  readonly villageIds: ReadonlySet<string>;
}

/** Looked up for every view of every seat, changed by a delivery alone. */
const cache = new WeakMap<Pictures, Map<SeatId, Reached>>();

/** Villages that the seat's own picture of the fire touches. */
export function villagesReached(w: World, seatId: SeatId): ReadonlySet<string> {
  const version = w.pictures.version(seatId);
  let seats = cache.get(w.pictures);
  if (seats === undefined) cache.set(w.pictures, (seats = new Map()));
  const last = seats.get(seatId);
  if (last?.version === version) return last.villageIds;
  // What is known to have burned stays so: only the others are looked at again.
  const villageIds = new Set(last?.villageIds);
  if (version > 0)
    for (const { id } of w.state.villages)
      if (!villageIds.has(id) && touches(w, seatId, id)) villageIds.add(id);
  seats.set(seatId, { version, villageIds });
  return villageIds;
}

function touches(w: World, seatId: SeatId, villageId: string): boolean {
  const { at } = w.index.village.get(villageId)!.spec;
  const g = w.pictures.grid;
  const reach = Math.ceil(VILLAGE_REACH_M / g.cellM);
  for (let r = -reach; r <= reach; r++)
    for (let c = -reach; c <= reach; c++) {
      const cell = cellAt(g, at.e + c * g.cellM, at.n + r * g.cellM);
      if (cell >= 0 && w.pictures.knows(seatId, cell)) return true;
    }
  return false;
}
