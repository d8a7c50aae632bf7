import { join } from 'node:path';
import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import type { Region, River } from '../../../engine/region/region.ts';
import { distance, factsOf, project, regionIn, riverNamed } from './measures.ts';
import * as common from './measures.ts';

export * from './measures.ts';

export const PACKAGE =
  process.env['WUSHAN_PACKAGE'] ?? join(import.meta.dirname, '../../../scenarios/regions/wushan');

export const facts = factsOf('wushan');
export const wushan = (): Promise<Region> => regionIn(PACKAGE);
export const roadOffsets = (r: Region): number[] => common.roadOffsets(r, PACKAGE);
export const gradesByClass = (): Map<string, number[]> => common.gradesByClass(PACKAGE);

/** Cells under a pool level that join the Yangtze. */
export function pool(r: Region, levelM: number): Uint8Array {
  const { cols } = r.grid;
  const out = new Uint8Array(r.elevationDm.length);
  const middle = riverNamed(r, '长江').line;
  const start = middle[Math.floor(middle.length / 2)]!;
  const stack = [cellAt(r.grid, start.e, start.n)];
  out[stack[0]!] = 1;
  while (stack.length > 0) {
    const i = stack.pop()!;
    const col = i % cols;
    for (const s of [1, -1, cols, -cols]) {
      const j = i + s;
      if (j < 0 || j >= out.length || out[j] === 1 || r.elevationDm[j]! >= levelM * 10) continue;
      if ((s === 1 && col === cols - 1) || (s === -1 && col === 0)) continue;
      out[j] = 1;
      stack.push(j);
    }
  }
  return out;
}

/** The stretch of a river's line between two longitudes. */
export function between(r: Region, river: River, lon0: number, lon1: number): number[] {
  const e0 = project(r, lon0, 31.06).e;
  const e1 = project(r, lon1, 31.06).e;
  return river.line.flatMap((p, k) => (p.e >= e0 && p.e <= e1 ? [k] : []));
}

/** Direction across the flow at a vertex. */
function across(river: River, k: number): Point {
  const a = river.line[Math.max(0, k - 4)]!;
  const b = river.line[Math.min(river.line.length - 1, k + 4)]!;
  const d = distance(a, b);
  return { e: -(b.n - a.n) / d, n: (b.e - a.e) / d };
}

/** The two banks of the pool across the flow at a vertex. */
export function banks(r: Region, water: Uint8Array, river: River, k: number): [Point, Point] {
  const p = river.line[k]!;
  const v = across(river, k);
  const bank = (sign: number): Point => {
    let d = 0;
    while (d < 4000 && water[cellAt(r.grid, p.e + sign * v.e * d, p.n + sign * v.n * d)] === 1)
      d += 10;
    return { e: p.e + sign * v.e * d, n: p.n + sign * v.n * d };
  };
  return [bank(1), bank(-1)];
}
