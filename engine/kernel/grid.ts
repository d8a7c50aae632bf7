/**
 * A regular raster in a projected CRS. Row 0 is the northernmost row, column 0 the westernmost;
 * cell index = row * cols + col. `west` and `north` are the outer edges of the raster, in metres.
 */
export interface GridSpec {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  readonly west: number;
  readonly north: number;
}

/** A position in the region's projected CRS, metres east and north. */
export interface Point {
  readonly e: number;
  readonly n: number;
}

export const cellCount = (g: GridSpec): number => g.cols * g.rows;

/** Index of the cell that holds (e, n), or -1 outside the raster. */
export function cellAt(g: GridSpec, e: number, n: number): number {
  const col = Math.floor((e - g.west) / g.cellM);
  const row = Math.floor((g.north - n) / g.cellM);
  if (col < 0 || row < 0 || col >= g.cols || row >= g.rows) return -1;
  return row * g.cols + col;
}

/** Centre of a cell. */
export function cellCentre(g: GridSpec, index: number): Point {
  const row = Math.floor(index / g.cols);
  const col = index - row * g.cols;
  return { e: g.west + (col + 0.5) * g.cellM, n: g.north - (row + 0.5) * g.cellM };
}

/** True when `a` and `b` describe the same raster. */
export const sameGrid = (a: GridSpec, b: GridSpec): boolean =>
  a.cols === b.cols &&
  a.rows === b.rows &&
  a.cellM === b.cellM &&
  a.west === b.west &&
  a.north === b.north;

/**
 * The part of `g` that covers a rectangle of `widthM` by `heightM` around `centre`, snapped to the
 * cells of `g` and cut at its edges. Returns the sub-raster and its offset in `g`.
 */
export function windowOf(
  g: GridSpec,
  centre: Point,
  widthM: number,
  heightM: number,
): { grid: GridSpec; col0: number; row0: number } {
  const clamp = (v: number, hi: number) => Math.max(0, Math.min(hi, v));
  const col0 = clamp(Math.floor((centre.e - widthM / 2 - g.west) / g.cellM), g.cols - 1);
  const row0 = clamp(Math.floor((g.north - centre.n - heightM / 2) / g.cellM), g.rows - 1);
  const cols = Math.min(g.cols - col0, Math.max(1, Math.round(widthM / g.cellM)));
  const rows = Math.min(g.rows - row0, Math.max(1, Math.round(heightM / g.cellM)));
  const west = g.west + col0 * g.cellM;
  const north = g.north - row0 * g.cellM;
  return { grid: { cols, rows, cellM: g.cellM, west, north }, col0, row0 };
}
