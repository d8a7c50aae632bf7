import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import { cellCount } from '../../engine/kernel/grid.ts';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';

/** Cells of a raster, ends included. Empty when `col1 < col0`. */
export interface CellBounds {
  readonly col0: number;
  readonly row0: number;
  readonly col1: number;
  readonly row1: number;
}

/** A layer unpacked: one class a cell (0 for none) and the part of the raster that holds any. */
export interface LayerMask {
  readonly grid: GridSpec;
  readonly classes: Uint8Array;
  readonly bounds: CellBounds;
  readonly version: number;
  readonly asOfTick: number;
}

const RUN_BYTES = 12;

/** Unpacks the runs of a layer (start, length, class; little-endian Uint32 each). */
export function unpackLayer(frame: LayerFrame): Result<LayerMask, string> {
  const { grid, runs } = frame;
  const cells = cellCount(grid);
  if (runs.byteLength % RUN_BYTES !== 0)
    return err(`layer ${frame.id}: ${runs.byteLength} bytes are no whole runs of ${RUN_BYTES}`);
  const view = new DataView(runs.buffer, runs.byteOffset, runs.byteLength);
  const classes = new Uint8Array(cells);
  let col0 = grid.cols;
  let col1 = -1;
  let row0 = grid.rows;
  let row1 = -1;
  for (let at = 0; at < runs.byteLength; at += RUN_BYTES) {
    const start = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    const value = view.getUint32(at + 8, true);
    if (start + length > cells || value > 255)
      return err(`layer ${frame.id}: run ${at / RUN_BYTES} leaves the raster`);
    if (length === 0) continue;
    classes.fill(value, start, start + length);
    const first = Math.floor(start / grid.cols);
    const last = Math.floor((start + length - 1) / grid.cols);
    row0 = Math.min(row0, first);
    row1 = Math.max(row1, last);
    // A run that wraps over the end of a row touches the whole width.
    col0 = first === last ? Math.min(col0, start - first * grid.cols) : 0;
    col1 = first === last ? Math.max(col1, start + length - 1 - last * grid.cols) : grid.cols - 1;
  }
  return ok({
    grid,
    classes,
    bounds: { col0, row0, col1, row1 },
    version: frame.version,
    asOfTick: frame.asOfTick,
  });
}

export const isEmpty = (b: CellBounds): boolean => b.col1 < b.col0 || b.row1 < b.row0;
