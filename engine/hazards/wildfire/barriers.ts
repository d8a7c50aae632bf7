/**
 * Firelines on the edges between cells. A line is a connected chain of cell edges, so a fire can
 * slip through at no angle: a diagonal move is possible only where one of the two ways around its
 * corner is free.
 */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { MOVE_COL, MOVE_ROW } from './stencil.ts';

const EAST = 1;
const SOUTH = 2;

/** Calls `visit(cell, side)` for every cell edge of a path of points, end to end. */
function walkPath(
  grid: GridSpec,
  path: readonly Point[],
  visit: (cell: number, side: number) => void,
): void {
  const corner = (p: Point) => ({
    i: Math.round((p.e - grid.west) / grid.cellM),
    j: Math.round((grid.north - p.n) / grid.cellM),
  });
  const across = (i: number, j: number) => {
    if (j >= 1 && j < grid.rows && i >= 0 && i < grid.cols) visit((j - 1) * grid.cols + i, SOUTH);
  };
  const down = (i: number, j: number) => {
    if (i >= 1 && i < grid.cols && j >= 0 && j < grid.rows) visit(j * grid.cols + i - 1, EAST);
  };
  for (let k = 1; k < path.length; k++) {
    const a = corner(path[k - 1]!);
    const b = corner(path[k]!);
    const nx = Math.abs(b.i - a.i);
    const ny = Math.abs(b.j - a.j);
    const stepI = b.i > a.i ? 1 : -1;
    const stepJ = b.j > a.j ? 1 : -1;
    let { i, j } = a;
    for (let x = 0, y = 0; x < nx || y < ny;) {
      if ((1 + 2 * x) * ny < (1 + 2 * y) * nx) {
        across(stepI > 0 ? i : i - 1, j);
        i += stepI;
        x++;
      } else {
        down(i, stepJ > 0 ? j : j - 1);
        j += stepJ;
        y++;
      }
    }
  }
}

/** Moves out of `cell` that are not possible, as bits; `edges` null means no lines. */
export function blockedMoves(
  cols: number,
  classOf: Uint16Array,
  edges: Uint8Array | null,
  cell: number,
): number {
  const shut = (c: number, move: number): boolean => {
    if (edges === null) return false;
    if (move === 0) return (edges[c]! & EAST) !== 0;
    if (move === 2) return (edges[c]! & SOUTH) !== 0;
    if (move === 4) return (edges[c - 1]! & EAST) !== 0;
    return (edges[c - cols]! & SOUTH) !== 0;
  };
  let mask = 0;
  for (let k = 0; k < 8; k++) {
    if ((k & 1) === 0) {
      if (shut(cell, k)) mask |= 1 << k;
      continue;
    }
    const first = k - 1;
    const second = (k + 1) & 7;
    const around = (via: number, then: number): boolean => {
      const c = cell + MOVE_COL[via]! + MOVE_ROW[via]! * cols;
      return classOf[c] !== 0 && !shut(cell, via) && !shut(c, then);
    };
    if (!around(first, second) && !around(second, first)) mask |= 1 << k;
  }
  return mask;
}

/** The lines of one run. Empty costs nothing; a copy shares its arrays until either is changed. */
export class Barriers {
  /** Edges in the order in which they were built: cell * 4 + side. */
  readonly list: number[];
  #edges: Uint8Array | null;
  #shared: boolean;

  constructor(list: readonly number[] = [], edges: Uint8Array | null = null) {
    this.list = [...list];
    this.#edges = edges;
    this.#shared = edges !== null;
  }

  copy(): Barriers {
    this.#shared = true;
    return new Barriers(this.list, this.#edges);
  }

  get edges(): Uint8Array | null {
    return this.#edges;
  }

  #set(cells: number, cell: number, side: number): boolean {
    if (this.#edges === null) this.#edges = new Uint8Array(cells);
    else if (this.#shared) this.#edges = this.#edges.slice();
    this.#shared = false;
    if (this.#edges[cell]! & side) return false;
    this.#edges[cell]! |= side;
    this.list.push(cell * 4 + side);
    return true;
  }

  /** Builds the edges of `list` (as kept in another run's `list`). */
  restore(cells: number, list: readonly number[]): void {
    for (const x of list) this.#set(cells, x >> 2, x & 3);
  }

  /** Adds a path; returns the cells beside its new edges and corners, ascending. */
  add(grid: GridSpec, path: readonly Point[]): number[] {
    const cells = grid.cols * grid.rows;
    const near = new Set<number>();
    walkPath(grid, path, (cell, side) => {
      if (!this.#set(cells, cell, side)) return;
      const row = Math.floor(cell / grid.cols);
      const col = cell - row * grid.cols;
      for (let r = Math.max(1, row - 1); r <= Math.min(grid.rows - 2, row + 2); r++)
        for (let c = Math.max(1, col - 1); c <= Math.min(grid.cols - 2, col + 2); c++)
          near.add(r * grid.cols + c);
    });
    return [...near].sort((a, b) => a - b);
  }
}
