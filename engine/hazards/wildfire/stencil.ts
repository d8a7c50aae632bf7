/**
 * The eight moves from a cell, counted clockwise on the map from east: E, SE, S, SW, W, NW, N, NE.
 * Columns grow eastwards and rows southwards. Odd moves are diagonal.
 */
export const MOVE_COL: readonly number[] = [1, 1, 0, -1, -1, -1, 0, 1];
export const MOVE_ROW: readonly number[] = [0, 1, 1, 1, 0, -1, -1, -1];
/** Length in cells. */
export const MOVE_LENGTH = Float64Array.from(MOVE_COL, (c, k) =>
  Math.sqrt(c * c + MOVE_ROW[k]! * MOVE_ROW[k]!),
);

/** Change of the cell index by each move, on a raster of `cols` columns. */
export const moveOffsets = (cols: number): Int32Array =>
  Int32Array.from(MOVE_COL, (c, k) => c + MOVE_ROW[k]! * cols);
