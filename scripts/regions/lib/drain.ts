import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { BucketQueue } from './bucket-queue.ts';
import { STEP_COL, STEP_ROW } from './raster.ts';

/**
 * Makes every cell but the outlets have a lower neighbour, in whole decimetres. A hollow is
 * breached along the lowest way out (Lindsay 2016), never filled, then heights are made to fall
 * strictly along that way. Outlets keep their heights. Returns the downstream neighbour of each
 * cell (-1 at outlets).
 */
export function drainPits(grid: GridSpec, zDm: Int16Array, isOutlet: Uint8Array): Int32Array {
  const count = zDm.length;
  const parent = new Int32Array(count).fill(-1);
  const seen = Uint8Array.from(isOutlet);
  const order = new Int32Array(count);
  let visited = 0;
  const queue = new BucketQueue(1, 32768);
  for (let i = 0; i < count; i++) if (isOutlet[i] === 1) queue.push(i, zDm[i]!);
  while (queue.size > 0) {
    const j = queue.pop();
    order[visited++] = j;
    const row = Math.floor(j / grid.cols);
    const col = j - row * grid.cols;
    for (let k = 0; k < 8; k++) {
      const c = col + STEP_COL[k]!;
      const r = row + STEP_ROW[k]!;
      if (c < 0 || r < 0 || c >= grid.cols || r >= grid.rows) continue;
      const i = r * grid.cols + c;
      if (seen[i] === 1) continue;
      seen[i] = 1;
      parent[i] = j;
      queue.push(i, zDm[i]!);
      if (zDm[i]! <= zDm[j]!) breach(zDm, parent, i);
    }
  }
  for (let k = 0; k < visited; k++) {
    const i = order[k]!;
    const p = parent[i]!;
    if (p >= 0 && zDm[i]! <= zDm[p]!) zDm[i] = zDm[p]! + 1;
  }
  return parent;
}

function breach(zDm: Int16Array, parent: Int32Array, from: number): void {
  let height = zDm[from]!;
  for (let p = parent[from]!; p >= 0 && parent[p]! >= 0 && zDm[p]! >= height; p = parent[p]!) {
    height--;
    zDm[p] = height;
  }
}
