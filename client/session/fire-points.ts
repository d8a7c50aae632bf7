import type { Point } from '../../engine/kernel/grid.ts';
import { cellCentre } from '../../engine/kernel/grid.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import { readRuns } from '../../engine/exercise/layer-runs.ts';

export const FIRE_EDGES = ['centre', 'n', 'e', 's', 'w'] as const;
export type FireEdge = (typeof FIRE_EDGES)[number];

/**
 * Middle and outermost points of the fire as the seat knows it, so that an order can name a place
 * on it without a mouse. Null when nothing is known.
 */
export function firePoints(layer: LayerFrame | undefined): Record<FireEdge, Point> | null {
  if (layer === undefined) return null;
  const { cols } = layer.grid;
  let sumCol = 0;
  let sumRow = 0;
  let count = 0;
  let north = -1;
  let south = -1;
  let west = -1;
  let east = -1;
  const runs = readRuns(layer.runs);
  if (!runs.ok) return null;
  for (const { start, length } of runs.value) {
    const col = start % cols;
    const last = start + length - 1;
    count += length;
    sumCol += (col + (length - 1) / 2) * length;
    sumRow += Math.floor(start / cols) * length;
    const middle = start + (length >> 1);
    if (north < 0) north = middle;
    south = middle;
    if (west < 0 || col < west % cols) west = start;
    if (east < 0 || last % cols > east % cols) east = last;
  }
  if (count === 0) return null;
  const at = (cell: number): Point => cellCentre(layer.grid, cell);
  const centre = Math.round(sumRow / count) * cols + Math.round(sumCol / count);
  return { centre: at(centre), n: at(north), e: at(east), s: at(south), w: at(west) };
}
