import type { World } from '../../exercise/world.ts';
import type { FloodRun } from '../../hazards/flood/contract.ts';
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import { ASSUMED_FLOOD } from './assumed.ts';

/** Cells of the flood's raster in which people of a village live, by village id. */
export type Homes = ReadonlyMap<string, readonly number[]>;

const cache = new WeakMap<FloodRun, Homes>();

/**
 * Every built-up cell of the raster belongs to the village or hamlet nearest to it, within 700 m; a
 * village without any lives around its point.
 */
export function homesOf(w: World, flood: FloodRun): Homes {
  let homes = cache.get(flood);
  if (homes === undefined) cache.set(flood, (homes = build(w, flood)));
  return homes;
}

function build(w: World, flood: FloodRun): Homes {
  const { grid } = flood;
  const villages = w.state.villages.map((v) => w.index.village.get(v.id)!.spec);
  const out = new Map<string, number[]>();
  const farthest = ASSUMED_FLOOD.homesM * ASSUMED_FLOOD.homesM;
  for (let cell = 0; cell < grid.cols * grid.rows; cell++) {
    if (!flood.isTown(cell)) continue;
    const at = cellCentre(grid, cell);
    let best: string | null = null;
    let bestM2 = farthest;
    for (const v of villages) {
      const m2 = (v.at.e - at.e) * (v.at.e - at.e) + (v.at.n - at.n) * (v.at.n - at.n);
      if (m2 >= bestM2) continue;
      best = v.id;
      bestM2 = m2;
    }
    if (best === null) continue;
    const list = out.get(best);
    if (list === undefined) out.set(best, [cell]);
    else list.push(cell);
  }
  for (const v of villages) {
    const cell = cellAt(grid, v.at.e, v.at.n);
    if (cell >= 0 && !out.has(v.id)) out.set(v.id, [cell]);
  }
  return out;
}
