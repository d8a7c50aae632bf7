import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { BucketQueue } from './bucket-queue.ts';
import { STEP_COL, STEP_LENGTH, STEP_ROW } from './raster.ts';

/** What shapes the hill sides and channels of a landscape at rest between uplift and erosion. */
export interface SlopeLaw {
  /** Height of the cells that drain the landscape, m; NaN elsewhere. */
  readonly roots: Float32Array;
  /** Steepest slope of each cell, tangent. */
  readonly cap: Float32Array;
  /** Channel steepness of each cell: tangent at 1 km² of drainage. */
  readonly steepness: Float32Array;
  readonly areaExponent: number;
  /** Factor on the slope of a cell at a height, for benches and summits. */
  readonly atHeight: (heightM: number, cell: number) => number;
}

export interface Landscape {
  readonly z: Float32Array;
  /** Downstream neighbour, or -1 for a root. */
  readonly parent: Int32Array;
  /** Drainage area, km². */
  readonly areaKm2: Float32Array;
}

/**
 * One round: every cell stands at the least height that some path to a root allows when each step
 * climbs by the cell's own slope. Continuous over divides, no pits; drainage follows the heights.
 */
export function settle(grid: GridSpec, law: SlopeLaw, areaKm2: Float32Array): Landscape {
  const count = grid.cols * grid.rows;
  const z = new Float32Array(count).fill(Infinity);
  const parent = new Int32Array(count).fill(-1);
  const slope = slopes(law, areaKm2);
  const queue = new BucketQueue(1, 4000);
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(law.roots[i]!)) continue;
    z[i] = law.roots[i]!;
    queue.push(i, z[i]!);
  }
  const settled = new Float32Array(count).fill(Infinity);
  while (queue.size > 0) {
    const j = queue.pop();
    const zj = z[j]!;
    if (zj >= settled[j]!) continue;
    settled[j] = zj;
    climbFrom(grid, law, slope, z, parent, queue, j);
  }
  return { z, parent, areaKm2: drainage(grid, parent) };
}

function climbFrom(
  grid: GridSpec,
  law: SlopeLaw,
  slope: Float32Array,
  z: Float32Array,
  parent: Int32Array,
  queue: BucketQueue,
  j: number,
): void {
  const row = Math.floor(j / grid.cols);
  const col = j - row * grid.cols;
  const zj = z[j]!;
  const ease = law.atHeight(zj, j);
  for (let k = 0; k < 8; k++) {
    const c = col + STEP_COL[k]!;
    const r = row + STEP_ROW[k]!;
    if (c < 0 || r < 0 || c >= grid.cols || r >= grid.rows) continue;
    const i = r * grid.cols + c;
    const zi = Math.fround(zj + Math.max(0.1, STEP_LENGTH[k]! * grid.cellM * slope[i]! * ease));
    if (zi < z[i]!) {
      z[i] = zi;
      parent[i] = j;
      queue.push(i, zi);
    }
  }
}

function slopes(law: SlopeLaw, areaKm2: Float32Array): Float32Array {
  const s = new Float32Array(areaKm2.length);
  for (let i = 0; i < s.length; i++) {
    s[i] = Math.min(law.cap[i]!, law.steepness[i]! * areaKm2[i]! ** -law.areaExponent);
  }
  return s;
}

const DONE = 255;

/** Area that drains through each cell, km², from the parent pointers. */
export function drainage(grid: GridSpec, parent: Int32Array): Float32Array {
  const count = parent.length;
  const area = new Float32Array(count).fill((grid.cellM * grid.cellM) / 1e6);
  const children = new Uint8Array(count);
  for (let i = 0; i < count; i++) if (parent[i]! >= 0) children[parent[i]!]!++;
  for (let i = 0; i < count; i++) {
    if (children[i] !== 0) continue;
    for (let j = i; ;) {
      const p = parent[j]!;
      if (p < 0) break;
      area[p]! += area[j]!;
      if (--children[p]! > 0) break;
      children[p] = DONE;
      j = p;
    }
  }
  return area;
}

/** First guess of the drainage: shortest paths over a random cost, so that valleys branch. */
export function randomTree(grid: GridSpec, roots: Float32Array, cost: Float32Array): Landscape {
  const flat: SlopeLaw = {
    roots: roots.map((r) => (Number.isNaN(r) ? NaN : r * 0.05)),
    cap: cost.map((c) => (c * 8) / grid.cellM),
    steepness: cost.map(() => 1e9),
    areaExponent: 0,
    atHeight: () => 1,
  };
  return settle(grid, flat, new Float32Array(cost.length).fill(1));
}
