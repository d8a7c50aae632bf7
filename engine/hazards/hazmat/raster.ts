/** Draws the cloud on a raster of cells: means over a cell at breathing height. */
import type { GridSpec } from '../../kernel/grid.ts';
import { exp, log } from '../../kernel/math.ts';
import { seenFrom, type CloudAir, type Element } from './cloud.ts';
import { puffAt, puffCount } from './cloud-spread.ts';
import { reflection } from './plume.ts';

/** Height at which people breathe, m. */
export const BREATHING_M = 1.5;
const TWO_PI_15 = 2 * Math.PI * Math.sqrt(2 * Math.PI);
/** Beyond so many spreads a puff is cut; e^(-12.5) is 4e-6 of its peak. */
const CUT = 5;

/** Cells that have something: half-open ranges. */
export interface Box {
  col0: number;
  col1: number;
  row0: number;
  row1: number;
}

export const emptyBox = (): Box => ({ col0: 1 << 30, col1: 0, row0: 1 << 30, row1: 0 });

const tables: { x: Float64Array } = { x: new Float64Array(64) };

/**
 * Adds a puff. Spreads are the same in both directions, so that the Gaussian is a product of one
 * factor a column and one a row: a cell costs one multiplication and one addition.
 * Cells below `floor` kg/m3 are left out. Returns the number of cells written.
 */
export function addPuff(
  field: Float32Array,
  grid: GridSpec,
  e: number,
  n: number,
  spreadM: number,
  peak: number,
  floor: number,
  box: Box,
): number {
  if (!(peak > floor)) return 0;
  const { cols, rows, cellM } = grid;
  const reach = Math.min(CUT, Math.sqrt(2 * log(peak / floor)));
  const x0 = (e - grid.west) / cellM - 0.5;
  const y0 = (grid.north - n) / cellM - 0.5;
  const s = spreadM / cellM;
  const row0 = Math.max(0, Math.ceil(y0 - reach * s));
  const row1 = Math.min(rows, Math.floor(y0 + reach * s) + 1);
  const col0 = Math.max(0, Math.ceil(x0 - reach * s));
  const col1 = Math.min(cols, Math.floor(x0 + reach * s) + 1);
  if (row1 <= row0 || col1 <= col0) return 0;
  if (tables.x.length < col1 - col0) tables.x = new Float64Array(2 * (col1 - col0));
  const across = tables.x;
  const half = -0.5 / (s * s);
  for (let c = col0; c < col1; c++) across[c - col0] = exp(half * (c - x0) * (c - x0));
  let cells = 0;
  for (let r = row0; r < row1; r++) {
    const dy = r - y0;
    const amplitude = peak * exp(half * dy * dy);
    const width = Math.sqrt(Math.max(0, reach * reach * s * s - dy * dy));
    const from = Math.max(col0, Math.ceil(x0 - width));
    const to = Math.min(col1, Math.floor(x0 + width) + 1);
    for (let c = from, i = r * cols + from; c < to; c++, i++)
      field[i] = field[i]! + amplitude * across[c - col0]!;
    if (to > from) cells += to - from;
  }
  if (col0 < box.col0) box.col0 = col0;
  if (col1 > box.col1) box.col1 = col1;
  if (row0 < box.row0) box.row0 = row0;
  if (row1 > box.row1) box.row1 = row1;
  return cells;
}

/** Adds all elements to `field`; returns the number of cell evaluations. */
export function drawCloud(
  field: Float32Array,
  grid: GridSpec,
  elements: readonly Element[],
  air: CloudAir,
  floor: number,
  box: Box,
): number {
  const cellVariance = (grid.cellM * grid.cellM) / 12;
  let cells = 0;
  for (const el of elements) {
    const count = puffCount(el, air, cellVariance);
    for (let k = 0; k < count; k++) {
      const p = puffAt(el, air, (k + 0.5) / count);
      if (p.sz === 0) continue;
      const variance = p.sy * p.sy + cellVariance;
      const up = reflection(seenFrom(el, BREATHING_M, p.sz), el.heightM, p.sz);
      const peak = (el.massKg / (count * TWO_PI_15 * variance * p.sz)) * up;
      cells += addPuff(field, grid, p.e, p.n, Math.sqrt(variance), peak, floor, box);
    }
  }
  return cells;
}

/** Sets a box of the field to zero. */
export function clearBox(field: Float32Array, cols: number, box: Box): void {
  for (let r = box.row0; r < box.row1; r++) field.fill(0, r * cols + box.col0, r * cols + box.col1);
}
