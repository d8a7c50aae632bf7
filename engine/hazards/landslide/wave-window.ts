/**
 * The part of a reach that a wave has come to: a solver of its own that grows with the wave, because
 * still water costs as much as moving water.
 */
import { createSolver } from '../../hydraulics/create.ts';
import { entryOf } from '../../hydraulics/frame.ts';
import type { Solver } from '../../hydraulics/solver.ts';
import type { GridSpec } from '../../kernel/grid.ts';

/** Cells of the reach: rows and columns from (first) to (end), ends excluded. */
export interface Part {
  readonly col0: number;
  readonly col1: number;
  readonly row0: number;
  readonly row1: number;
}

interface Reach {
  readonly grid: GridSpec;
  readonly bedM: ArrayLike<number>;
  readonly levelM: number;
  readonly manning: ArrayLike<number> | number;
  readonly scheme: 'fv1' | 'fv2';
}

/** Rows and columns at the rim that must lie still, m of surface that counts as still, least growth. */
const RIM = 6;
const STILL_M = 1e-4;
const LEAST_GROWTH = 24;

/** A solver over a part of a reach, filled with still water. */
export function solverOver(reach: Reach, part: Part): Solver {
  const { grid, bedM, manning, levelM } = reach;
  const cols = part.col1 - part.col0;
  const rows = part.row1 - part.row0;
  const cut = (a: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: cols * rows }, (_, i) => {
      const row = Math.floor(i / cols);
      return a[(part.row0 + row) * grid.cols + part.col0 + (i - row * cols)]!;
    });
  const n = typeof manning === 'number' ? manning : cut(manning);
  const bed = cut(bedM);
  const setup = { cols, rows, cellM: grid.cellM, bedM: bed, manning: n };
  const solver = createSolver(reach.scheme, setup);
  for (let i = 0; i < cols * rows; i++) if (bed[i]! < levelM) solver.placeLevel(i, levelM);
  openEnds(solver, reach, part);
  return solver;
}

/** Still water beyond those edges of the reach that the part has come to. */
function openEnds(solver: Solver, { grid, levelM }: Reach, part: Part): void {
  const { frame } = solver;
  const { cols, rows } = frame;
  const open = (cell: number, axis: 'x' | 'y', inside: 'lesser' | 'greater') => {
    const own = entryOf(frame, cell);
    if (solver.h[own]! <= 0) return;
    const entry = inside === 'lesser' ? own : own - (axis === 'x' ? 1 : frame.stride);
    solver.addFace({ kind: 'stage', axis, entry, inside, levelM, still: true });
  };
  for (let r = 0; r < rows; r++) {
    if (part.col0 === 0) open(r * cols, 'x', 'greater');
    if (part.col1 === grid.cols) open(r * cols + cols - 1, 'x', 'lesser');
  }
  for (let c = 0; c < cols; c++) {
    if (part.row0 === 0) open(c, 'y', 'greater');
    if (part.row1 === grid.rows) open((rows - 1) * cols + c, 'y', 'lesser');
  }
}

/** Copies the water of one part into a larger one around it. */
export function moveWater(from: Solver, fromPart: Part, to: Solver, toPart: Part): void {
  const { cols, rows } = from.frame;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const i = entryOf(from.frame, r * cols + c);
      const row = r + fromPart.row0 - toPart.row0;
      const cell = row * to.frame.cols + c + fromPart.col0 - toPart.col0;
      const [u, v] = from.velocity(i);
      to.place(cell, from.h[i]!, u, v);
    }
}

/** Water that has come in over the edges of a solver less what has left, m³. */
export function enteredM3(solver: Solver): number {
  let sum = 0;
  solver.faces.forEach((face, k) => {
    if (face.kind === 'crest') return;
    sum += (face.inside === 'greater' ? 1 : -1) * solver.passed[k]!.value;
  });
  return sum;
}

/** The larger part that a wave needs, or null while its rim lies still. */
export function grownPart(reach: Reach, part: Part, solver: Solver): Part | null {
  const { cols, rows, stride } = solver.frame;
  const moved = (r0: number, r1: number, c0: number, c1: number): boolean => {
    for (let r = Math.max(0, r0); r < Math.min(rows, r1); r++)
      for (let c = Math.max(0, c0); c < Math.min(cols, c1); c++) {
        const i = (r + 1) * stride + c + 1;
        const level = solver.z[i]! + solver.h[i]!;
        if (solver.h[i]! > 0 && Math.abs(level - reach.levelM) > STILL_M) return true;
      }
    return false;
  };
  const more = (cells: number) => Math.max(LEAST_GROWTH, Math.ceil(cells / 4));
  const west = part.col0 > 0 && moved(0, rows, 0, RIM);
  const east = part.col1 < reach.grid.cols && moved(0, rows, cols - RIM, cols);
  const north = part.row0 > 0 && moved(0, RIM, 0, cols);
  const south = part.row1 < reach.grid.rows && moved(rows - RIM, rows, 0, cols);
  if (!west && !east && !north && !south) return null;
  return {
    col0: west ? Math.max(0, part.col0 - more(cols)) : part.col0,
    col1: east ? Math.min(reach.grid.cols, part.col1 + more(cols)) : part.col1,
    row0: north ? Math.max(0, part.row0 - more(rows)) : part.row0,
    row1: south ? Math.min(reach.grid.rows, part.row1 + more(rows)) : part.row1,
  };
}
