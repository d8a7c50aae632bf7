import type { GridSpec } from '../kernel/grid.ts';
import { damageByVillage } from '../response/people/village-damage.ts';
import { encodeRuns } from './layer-runs.ts';
import type { LayerFrame } from './layer-frame.ts';
import type { ViewId } from './view.ts';
import type { World } from './world.ts';

/** A disc around each village, m, on a raster of its own. */
const RADIUS_M = 240;
const CELL_M = 60;
/** Lower limits of the classes, yuan. */
const CLASS_YUAN = [0, 100_000, 1_000_000, 5_000_000] as const;

const damageOf = (w: World, viewId: ViewId) =>
  damageByVillage(w, viewId === 'truth' ? null : viewId);

/** Rises with every house and every newer map; null while there is nothing to show. */
export function damageVersion(w: World, viewId: ViewId): number | null {
  const list = damageOf(w, viewId);
  if (list.length === 0) return null;
  const houses = list.reduce((n, v) => n + v.burned + v.flooded, 0);
  return viewId === 'truth' ? houses : houses + list.reduce((n, v) => n + v.asOfTick, 0);
}

/** Losses in yuan around each village, by class. */
export function damageLayer(w: World, viewId: ViewId, version: number): LayerFrame {
  const grid = gridOf(w);
  const classes = new Map<number, number>();
  const list = damageOf(w, viewId);
  for (const v of list) {
    const { at } = w.index.village.get(v.id)!.spec;
    const c = CLASS_YUAN.findLastIndex((from) => v.yuan >= from) + 1;
    for (const cell of discOf(grid, at.e, at.n))
      classes.set(cell, Math.max(c, classes.get(cell) ?? 0));
  }
  const cells = Int32Array.from(classes.keys()).sort();
  const asOfTick = list.reduce((t, v) => Math.max(t, v.asOfTick), 0);
  const runs = encodeRuns(grid.cols, cells, (cell) => classes.get(cell)!);
  return { id: 'damage', version, grid, asOfTick, runs };
}

function gridOf(w: World): GridSpec {
  const { centre, widthM, heightM } = w.scenario.window;
  return {
    cols: Math.ceil(widthM / CELL_M),
    rows: Math.ceil(heightM / CELL_M),
    cellM: CELL_M,
    west: centre.e - widthM / 2,
    north: centre.n + heightM / 2,
  };
}

function discOf(g: GridSpec, e: number, n: number): number[] {
  const out: number[] = [];
  const reach = Math.ceil(RADIUS_M / g.cellM);
  const col = Math.floor((e - g.west) / g.cellM);
  const row = Math.floor((g.north - n) / g.cellM);
  for (let r = Math.max(0, row - reach); r <= Math.min(g.rows - 1, row + reach); r++)
    for (let c = Math.max(0, col - reach); c <= Math.min(g.cols - 1, col + reach); c++) {
      const de = g.west + (c + 0.5) * g.cellM - e;
      const dn = g.north - (r + 0.5) * g.cellM - n;
      if (de * de + dn * dn <= RADIUS_M * RADIUS_M) out.push(r * g.cols + c);
    }
  return out;
}
