import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';

/** Column and row steps to the eight neighbours, straight ones first. */
export const STEP_COL = [1, -1, 0, 0, 1, 1, -1, -1] as const;
export const STEP_ROW = [0, 0, 1, -1, 1, -1, 1, -1] as const;
export const STEP_LENGTH = [1, 1, 1, 1, Math.SQRT2, Math.SQRT2, Math.SQRT2, Math.SQRT2] as const;

/** Cells under a polyline, in order, 8-connected, no cell twice in a row; off-grid parts dropped. */
export function cellsAlong(grid: GridSpec, line: readonly Point[]): number[] {
  const out: number[] = [];
  const push = (col: number, row: number): void => {
    if (col < 0 || row < 0 || col >= grid.cols || row >= grid.rows) return;
    const i = row * grid.cols + col;
    if (out[out.length - 1] !== i) out.push(i);
  };
  for (let k = 1; k < line.length; k++) {
    const c0 = Math.floor((line[k - 1]!.e - grid.west) / grid.cellM);
    const r0 = Math.floor((grid.north - line[k - 1]!.n) / grid.cellM);
    const c1 = Math.floor((line[k]!.e - grid.west) / grid.cellM);
    const r1 = Math.floor((grid.north - line[k]!.n) / grid.cellM);
    const steps = Math.max(Math.abs(c1 - c0), Math.abs(r1 - r0), 1);
    for (let s = 0; s <= steps; s++) {
      push(Math.round(c0 + ((c1 - c0) * s) / steps), Math.round(r0 + ((r1 - r0) * s) / steps));
    }
  }
  return out;
}

/** Calls `visit(cell, distanceM)` for every cell whose centre lies within `radiusM` of a point. */
export function forDisc(
  grid: GridSpec,
  at: Point,
  radiusM: number,
  visit: (cell: number, distanceM: number) => void,
): void {
  const col0 = Math.max(0, Math.floor((at.e - radiusM - grid.west) / grid.cellM));
  const col1 = Math.min(grid.cols - 1, Math.floor((at.e + radiusM - grid.west) / grid.cellM));
  const row0 = Math.max(0, Math.floor((grid.north - at.n - radiusM) / grid.cellM));
  const row1 = Math.min(grid.rows - 1, Math.floor((grid.north - at.n + radiusM) / grid.cellM));
  for (let row = row0; row <= row1; row++) {
    const dn = grid.north - (row + 0.5) * grid.cellM - at.n;
    for (let col = col0; col <= col1; col++) {
      const de = grid.west + (col + 0.5) * grid.cellM - at.e;
      const d = Math.sqrt(de * de + dn * dn);
      if (d <= radiusM) visit(row * grid.cols + col, d);
    }
  }
}

/** Slope by Horn's 3 × 3 differences, as a tangent; edge cells repeat their neighbours. */
export function slopeTangent(grid: GridSpec, z: ArrayLike<number>, zScaleM = 1): Float32Array {
  const { cols, rows, cellM } = grid;
  const out = new Float32Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    const up = Math.max(0, row - 1) * cols;
    const mid = row * cols;
    const down = Math.min(rows - 1, row + 1) * cols;
    for (let col = 0; col < cols; col++) {
      const w = Math.max(0, col - 1);
      const e = Math.min(cols - 1, col + 1);
      const a = z[up + w]!;
      const c = z[up + e]!;
      const g = z[down + w]!;
      const i = z[down + e]!;
      const dx = c + 2 * z[mid + e]! + i - (a + 2 * z[mid + w]! + g);
      const dy = g + 2 * z[down + col]! + i - (a + 2 * z[up + col]! + c);
      out[mid + col] = (Math.sqrt(dx * dx + dy * dy) * zScaleM) / (8 * cellM);
    }
  }
  return out;
}

/** Distance of each cell of a mask to the nearest cell outside it (chamfer 3-4), m. */
export function distanceIn(grid: GridSpec, mask: Uint8Array): Float32Array {
  const { cols, rows, cellM } = grid;
  const d = Float32Array.from(mask, (m) => (m === 1 ? 1e9 : 0));
  const pass = (row: number, col: number, sign: number): void => {
    const i = row * cols + col;
    if (d[i] === 0) return;
    const relax = (dr: number, dc: number, w: number): void => {
      const r = row + dr * sign;
      const c = col + dc * sign;
      if (r < 0 || c < 0 || r >= rows || c >= cols) return;
      d[i] = Math.min(d[i]!, d[r * cols + c]! + w * cellM);
    };
    relax(0, -1, 1);
    relax(-1, 0, 1);
    relax(-1, -1, 4 / 3);
    relax(-1, 1, 4 / 3);
  };
  for (let r = 0; r < rows; r++) for (let c = 0; c < cols; c++) pass(r, c, 1);
  for (let r = rows - 1; r >= 0; r--) for (let c = cols - 1; c >= 0; c--) pass(r, c, -1);
  return d;
}

/** Running mean over 2 · `radius` + 1 cells along `lines` lines of `length` cells; ends repeat. */
export function boxMeanPass(
  a: Float32Array<ArrayBuffer>,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  radius: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(a.length);
  const clamp = (k: number): number => Math.max(0, Math.min(length - 1, k));
  for (let l = 0; l < lines; l++) {
    const start = l * lineStep;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += a[start + clamp(k) * step]!;
    for (let k = 0; k < length; k++) {
      out[start + k * step] = sum / (2 * radius + 1);
      sum += a[start + clamp(k + radius + 1) * step]! - a[start + clamp(k - radius) * step]!;
    }
  }
  return out;
}

/** Mean over a square of 2 · `radius` + 1 cells. */
export function boxMean(
  grid: GridSpec,
  a: Float32Array<ArrayBuffer>,
  radius: number,
): Float32Array<ArrayBuffer> {
  const rows = boxMeanPass(a, grid.cols, grid.rows, 1, grid.cols, radius);
  return boxMeanPass(rows, grid.rows, grid.cols, grid.cols, 1, radius);
}
