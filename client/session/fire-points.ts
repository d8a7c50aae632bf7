import type { Point } from '../../engine/kernel/grid.ts';
import { cellCentre } from '../../engine/kernel/grid.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';

export const FIRE_EDGES = ['centre', 'n', 'e', 's', 'w'] as const;
export type FireEdge = (typeof FIRE_EDGES)[number];

/** Reads the runs of a layer; see `LayerFrame`. */
export function* runsOf(
  layer: LayerFrame,
): Generator<{ start: number; length: number; cls: number }> {
  const bytes = new DataView(layer.runs.buffer, layer.runs.byteOffset, layer.runs.byteLength);
  for (let at = 0; at + 12 <= bytes.byteLength; at += 12)
    yield {
      start: bytes.getUint32(at, true),
      length: bytes.getUint32(at + 4, true),
      cls: bytes.getUint32(at + 8, true),
    };
}

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
  for (const { start, length } of runsOf(layer)) {
    if (length === 0) continue;
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
