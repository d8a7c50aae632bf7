import type { World } from '../../exercise/world.ts';
import { cellAt, cellCentre, type GridSpec } from '../../kernel/grid.ts';
import { LandCover, type Region } from '../../region/region.ts';
import { ASSUMED_FLOOD } from './assumed.ts';

/** Cells of the flood's raster in which people of a village live, by village id. */
export type Homes = ReadonlyMap<string, readonly number[]>;

const cache = new WeakMap<Region, Map<string, Homes>>();

/**
 * Every built-up cell of the raster belongs to the village or hamlet nearest to it, within 700 m; a
 * village without any lives around its point.
 */
export function homesOf(w: World, grid: GridSpec): Homes {
  let ofRegion = cache.get(w.region);
  if (ofRegion === undefined) cache.set(w.region, (ofRegion = new Map()));
  const ids = w.state.villages.map((v) => v.id).join();
  const key = [grid.west, grid.north, grid.cols, grid.rows, grid.cellM, ids].join();
  let homes = ofRegion.get(key);
  if (homes === undefined) ofRegion.set(key, (homes = build(w, grid)));
  return homes;
}

function build(w: World, grid: GridSpec): Homes {
  const villages = w.state.villages.map((v) => w.index.village.get(v.id)!.spec);
  const out = new Map<string, number[]>();
  const farthest = ASSUMED_FLOOD.homesM * ASSUMED_FLOOD.homesM;
  for (let cell = 0; cell < grid.cols * grid.rows; cell++) {
    const at = cellCentre(grid, cell);
    const under = cellAt(w.region.grid, at.e, at.n);
    if (under < 0 || w.region.landCover[under] !== LandCover.builtUp) continue;
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
