import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import { readRuns } from '../../engine/exercise/layer-runs.ts';
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

/** Unpacks the runs of a layer. */
export function unpackLayer(frame: LayerFrame): Result<LayerMask, string> {
  const { grid } = frame;
  const cells = cellCount(grid);
  const runs = readRuns(frame.runs);
  if (!runs.ok) return err(`layer ${frame.id}: ${runs.error}`);
  const classes = new Uint8Array(cells);
  let col0 = grid.cols;
  let col1 = -1;
  let row0 = grid.rows;
  let row1 = -1;
  for (const { start, length, cls } of runs.value) {
    if (start + length > cells || cls > 255)
      return err(`layer ${frame.id}: the run from cell ${start} leaves the raster`);
    classes.fill(cls, start, start + length);
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
