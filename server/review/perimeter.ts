import { readRuns } from '../../engine/exercise/layer-runs.ts';
import type { GridSpec, Point } from '../../engine/kernel/grid.ts';

/** Cells of a raster layer's runs whose class passes. The bytes are the engine's own. */
export function cellsOf(bytes: Uint8Array, wanted: (cls: number) => boolean): number[] {
  const runs = readRuns(bytes);
  if (!runs.ok) throw new Error(`layer: ${runs.error}`);
  const cells: number[] = [];
  for (const { start, length, cls } of runs.value)
    if (wanted(cls)) for (let i = 0; i < length; i++) cells.push(start + i);
  return cells;
}

/**
 * Closed outlines of a set of cells along their edges: outer rings run counter-clockwise (north
 * up), holes clockwise, as GeoJSON wants them; first and last point are the same. Metres.
 */
export function outlines(grid: GridSpec, cells: readonly number[]): readonly (readonly Point[])[] {
  const inside = new Set(cells);
  const { cols, rows } = grid;
  const has = (col: number, row: number): boolean =>
    col >= 0 && row >= 0 && col < cols && row < rows && inside.has(row * cols + col);
  // Edges by their start corner, with the cell on the left; corners are numbered row by row.
  const next = new Map<number, number[]>();
  const corner = (col: number, row: number): number => row * (cols + 1) + col;
  const edge = (from: number, to: number): void => {
    const list = next.get(from);
    if (list === undefined) next.set(from, [to]);
    else list.push(to);
  };
  for (const cell of inside) {
    const row = Math.floor(cell / cols);
    const col = cell - row * cols;
    if (!has(col, row + 1)) edge(corner(col, row + 1), corner(col + 1, row + 1));
    if (!has(col + 1, row)) edge(corner(col + 1, row + 1), corner(col + 1, row));
    if (!has(col, row - 1)) edge(corner(col + 1, row), corner(col, row));
    if (!has(col - 1, row)) edge(corner(col, row), corner(col, row + 1));
  }
  const rings: Point[][] = [];
  for (const start of [...next.keys()].toSorted((a, b) => a - b))
    while ((next.get(start)?.length ?? 0) > 0) rings.push(ringFrom(grid, next, start));
  return rings;
}

function ringFrom(grid: GridSpec, next: Map<number, number[]>, start: number): Point[] {
  const corners = [start];
  let before = start;
  let at = take(next, start, null, grid.cols);
  while (at !== start) {
    corners.push(at);
    const on = take(next, at, before, grid.cols);
    before = at;
    at = on;
  }
  corners.push(start);
  const points = corners.map((c) => {
    const row = Math.floor(c / (grid.cols + 1));
    const col = c - row * (grid.cols + 1);
    return { e: grid.west + col * grid.cellM, n: grid.north - row * grid.cellM };
  });
  return straightened(points);
}

/** Where two cells touch at a corner only, the ring turns left and keeps to its own cell. */
function take(
  next: Map<number, number[]>,
  from: number,
  before: number | null,
  cols: number,
): number {
  const list = next.get(from)!;
  if (list.length === 1 || before === null) {
    const [to] = list.splice(0, 1);
    return to!;
  }
  const came = from - before;
  const left = new Map([
    [1, -(cols + 1)],
    [-1, cols + 1],
    [-(cols + 1), -1],
    [cols + 1, 1],
  ]).get(came)!;
  const at = Math.max(0, list.indexOf(from + left));
  const [to] = list.splice(at, 1);
  return to!;
}

/** Without the points in the middle of straight stretches. */
function straightened(ring: readonly Point[]): Point[] {
  const n = ring.length - 1;
  const kept = ring.slice(0, n).filter((p, i) => {
    const a = ring[(i + n - 1) % n]!;
    const b = ring[(i + 1) % n]!;
    return (p.e - a.e) * (b.n - p.n) !== (p.n - a.n) * (b.e - p.e);
  });
  return [...kept, kept[0]!];
}

/** Twice the area of a ring, positive when it runs counter-clockwise, m2. */
export const signedArea2 = (ring: readonly Point[]): number =>
  ring.slice(1).reduce((sum, p, i) => sum + ring[i]!.e * p.n - p.e * ring[i]!.n, 0);
