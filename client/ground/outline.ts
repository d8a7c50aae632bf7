import { isEmpty } from './layer-mask.ts';
import type { CellBounds } from './layer-mask.ts';

/** A closed loop: x, y, x, y … in columns and rows; the last point joins the first. */
export type Loop = Float64Array;

// Directions in order of a right turn: east, south, west, north.
const DX = [1, 0, -1, 0] as const;
const DY = [0, 1, 0, -1] as const;

/**
 * Borders of the cells for which `inside` holds, as loops over cell corners. Outer borders run
 * clockwise as seen on the map (row axis down), holes the other way. Cells that touch only at a
 * corner belong to different loops.
 */
export function traceLoops(
  cols: number,
  rows: number,
  bounds: CellBounds,
  inside: (cell: number) => boolean,
): Loop[] {
  if (isEmpty(bounds)) return [];
  const { col0, row0, col1, row1 } = bounds;
  const w = col1 - col0 + 2;
  const h = row1 - row0 + 2;
  const isIn = (c: number, r: number): boolean =>
    c >= 0 && r >= 0 && c < cols && r < rows && inside(r * cols + c);
  // One bit a direction: an edge that starts at this corner with the inside on its right.
  const leaving = new Uint8Array(w * h);
  for (let r = row0; r <= row1; r++)
    for (let c = col0; c <= col1; c++) {
      if (!isIn(c, r)) continue;
      const corner = (r - row0) * w + (c - col0);
      if (!isIn(c, r - 1)) leaving[corner]! |= 1;
      if (!isIn(c + 1, r)) leaving[corner + 1]! |= 2;
      if (!isIn(c, r + 1)) leaving[corner + w + 1]! |= 4;
      if (!isIn(c - 1, r)) leaving[corner + w]! |= 8;
    }
  const loops: Loop[] = [];
  for (let start = 0; start < leaving.length; start++)
    while (leaving[start] !== 0) loops.push(follow(leaving, w, start, col0, row0));
  return loops;
}

/** Walks one border, taking each edge out of `leaving` and turning right wherever it can. */
function follow(leaving: Uint8Array, w: number, start: number, col0: number, row0: number): Loop {
  const points: number[] = [];
  let at = start;
  let heading = Math.log2(leaving[start]! & -leaving[start]!);
  let first = true;
  do {
    const out = leaving[at]!;
    let next = heading;
    if (!first) {
      for (const turn of [1, 0, 3]) {
        next = (heading + turn) & 3;
        if ((out & (1 << next)) !== 0) break;
      }
    }
    leaving[at]! &= ~(1 << next);
    if (first || next !== heading) points.push((at % w) + col0, Math.floor(at / w) + row0);
    heading = next;
    first = false;
    at += DX[heading]! + DY[heading]! * w;
  } while (at !== start || !closes(leaving[at]!, heading));
  return Float64Array.from(points);
}

/**
 * Back at the start the loop is closed unless a right turn leads on from here into an edge that is
 * still free: then the start corner is one where two loops of the same cell group touch.
 */
const closes = (free: number, heading: number): boolean =>
  (free & (1 << ((heading + 1) & 3))) === 0;

/** Area in cells: positive for an outer loop, negative for a hole. */
export function loopArea(loop: Loop): number {
  let sum = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    sum += loop[i]! * loop[j + 1]! - loop[j]! * loop[i + 1]!;
  }
  return sum / 2;
}

/** Splits the sides of a corner loop into unit steps and keeps their middles: stairs become slopes. */
function middles(loop: Loop): number[] {
  const out: number[] = [];
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    const dx = loop[j]! - loop[i]!;
    const dy = loop[j + 1]! - loop[i + 1]!;
    const steps = Math.abs(dx) + Math.abs(dy);
    for (let s = 0; s < steps; s++)
      out.push(loop[i]! + (dx * (s + 0.5)) / steps, loop[i + 1]! + (dy * (s + 0.5)) / steps);
  }
  return out;
}

/**
 * A corner loop made fit for the eye: middles of the cell sides, then one round of Chaikin's corner
 * cutting (1974). It stays within half a cell of the cells' border.
 */
export function roundLoop(loop: Loop): Loop {
  const m = middles(loop);
  const out = new Float64Array(m.length * 2);
  for (let i = 0, o = 0; i < m.length; i += 2, o += 4) {
    const j = (i + 2) % m.length;
    out[o] = 0.75 * m[i]! + 0.25 * m[j]!;
    out[o + 1] = 0.75 * m[i + 1]! + 0.25 * m[j + 1]!;
    out[o + 2] = 0.25 * m[i]! + 0.75 * m[j]!;
    out[o + 3] = 0.25 * m[i + 1]! + 0.75 * m[j + 1]!;
  }
  return out;
}
