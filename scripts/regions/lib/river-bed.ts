import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { cellAt } from '../../../engine/kernel/grid.ts';
import { cellsAlong, forDisc } from './raster.ts';
import type { RiverLine } from './river-line.ts';

export interface RiverBed {
  /** Bed of every river section and edge outlet, m; NaN elsewhere. */
  readonly roots: Float32Array;
  /** Cells under each river's line, in flow order, heights never rising. */
  readonly lineCells: readonly number[][];
}

/** Where water leaves the window beyond the county, m. */
export interface Outlet extends Point {
  readonly zM: number;
}

/** Lays the river sections into the grid: the lowest section wins where two meet. */
export function riverBed(
  grid: GridSpec,
  rivers: readonly RiverLine[],
  outlets: readonly Outlet[],
): RiverBed {
  const roots = new Float32Array(grid.cols * grid.rows).fill(NaN);
  const lower = (cell: number, z: number): void => {
    if (!(roots[cell]! <= z)) roots[cell] = z;
  };
  for (const river of rivers) {
    for (const p of river.points) {
      forDisc(grid, p, p.halfWidthM, (cell, d) =>
        lower(cell, p.bedM + 0.5 + p.riseM * (d / p.halfWidthM) ** 2),
      );
    }
  }
  const lineCells = rivers.map((r) => lineOf(grid, r, lower, roots));
  for (const at of outlets) {
    const cell = cellAt(grid, at.e, at.n);
    if (cell >= 0) lower(cell, at.zM);
  }
  return { roots, lineCells };
}

function lineOf(
  grid: GridSpec,
  river: RiverLine,
  lower: (cell: number, z: number) => void,
  roots: Float32Array,
): number[] {
  const cells = cellsAlong(grid, river.points);
  const bedAt = bedOfCells(grid, river);
  let least = Infinity;
  for (const cell of cells) {
    lower(cell, bedAt.get(cell) ?? Infinity);
    if (!Number.isNaN(roots[cell]!)) least = Math.min(least, roots[cell]!);
    roots[cell] = least;
  }
  return cells;
}

function bedOfCells(grid: GridSpec, river: RiverLine): Map<number, number> {
  const bed = new Map<number, number>();
  for (const p of river.points) {
    const cell = cellAt(grid, p.e, p.n);
    if (cell >= 0) bed.set(cell, Math.min(bed.get(cell) ?? Infinity, p.bedM));
  }
  return bed;
}
