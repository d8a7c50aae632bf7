/**
 * Indexing of the shallow-water arrays: the window's cells with one ring of ghost cells around
 * them, so that no loop asks whether it stands at the edge. Cell (row, col) of the window is entry
 * `(row + 1) * stride + col + 1`. A ghost is a dry cell with a bed far above any water, which is a
 * wall for every scheme here; so is a cell of the window that takes no part.
 *
 * Faces belong to the cell on their lesser side: entry i of an x array is the face between cells
 * i and i + 1 (its flux is positive to the east), entry i of a y array the face between i and
 * i + stride (positive to the south, as rows are counted).
 */
export interface Frame {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  readonly stride: number;
  /** Entries of an array, ghosts included. */
  readonly size: number;
  /** One over `cols`. */
  readonly rowsACell: number;
}

/** Entry, row, column or offset in a frame: whole. Kernels tell these from other numbers by the name. */
export type Entry = number;

/** Standard gravity as hydraulics uses it, m/s². */
export const GRAVITY = 9.81;
/** Up to this depth a cell is a film: no velocity, and no flow between two films, m. */
export const FILM_DEPTH_M = 1e-6;
/** Bed of a cell that takes no part, m: far above any water. */
export const WALL_BED_M = 1e5;

/** @throws RangeError for sizes that are no raster. */
export function frameOf(cols: number, rows: number, cellM: number): Frame {
  for (const [name, n] of [
    ['cols', cols],
    ['rows', rows],
  ] as const)
    if (!Number.isInteger(n) || n < 1 || n > 65_534)
      throw new RangeError(`${name} is ${n}, must be an integer from 1 to 65534`);
  if (!(cellM >= 1e-6 && cellM <= 1e6))
    throw new RangeError(`cellM is ${cellM}, must be from 1e-6 to 1e6`);
  return {
    cols,
    rows,
    cellM,
    stride: cols + 2,
    size: (cols + 2) * (rows + 2),
    rowsACell: 1 / cols,
  };
}

/** Entry of the window's cell `cell` = row * cols + col. */
export function entryOf(f: Frame, cell: number): number {
  // Half a cell on, rounding cannot reach the next row (fewer than 2³² cells).
  const row = Math.floor((cell + 0.5) * f.rowsACell);
  return cell + 2 * row + f.stride + 1;
}

/** The window's cell of an entry, or -1 for a ghost. */
export function cellOf(f: Frame, entry: number): number {
  const row = Math.floor(entry / f.stride) - 1;
  const col = entry - (row + 1) * f.stride - 1;
  if (row < 0 || col < 0 || row >= f.rows || col >= f.cols) return -1;
  return row * f.cols + col;
}

/** Copies a raster of the window into a new array with ghosts of value `ghost`. */
export function padded(f: Frame, raster: ArrayLike<number>, ghost: number): Float64Array {
  const out = new Float64Array(f.size).fill(ghost);
  for (let row = 0, cell = 0; row < f.rows; row++) {
    const from = (row + 1) * f.stride + 1;
    for (let col = 0; col < f.cols; col++, cell++) out[from + col] = raster[cell]!;
  }
  return out;
}
