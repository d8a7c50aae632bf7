import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { cellAt } from '../../../engine/kernel/grid.ts';
import { BucketQueue } from './bucket-queue.ts';
import { boxMean, STEP_COL, STEP_LENGTH, STEP_ROW } from './raster.ts';

/** What a county's extent grows from. */
export interface CountySeeds {
  /** Places inside, the county seat first, and places of its neighbours. */
  readonly inside: readonly Point[];
  readonly outside: readonly Point[];
  /** Published area, km². */
  readonly areaKm2: number;
  /** Cost of a metre climbed in metres walked. */
  readonly climbCost: number;
}

/**
 * The county's extent as grown from its known points: ground belongs to whichever point reaches it
 * first when climbing costs more than walking, so that borders settle on divides. Neighbours start
 * with the handicap that makes the area equal the published one.
 */
export function grownCounty(grid: GridSpec, z: Float32Array, seeds: CountySeeds): Uint8Array {
  const inside = cellsOf(grid, seeds.inside);
  const near = reach(grid, z, inside, seeds.climbCost);
  const far = reach(grid, z, cellsOf(grid, seeds.outside), seeds.climbCost);
  const cellKm2 = (grid.cellM * grid.cellM) / 1e6;
  let low = -8000;
  let high = 12000;
  for (let k = 0; k < 18; k++) {
    const mid = (low + high) / 2;
    let cells = 0;
    for (let i = 0; i < near.length; i++) if (near[i]! < far[i]! + mid) cells++;
    if (cells * cellKm2 > seeds.areaKm2) high = mid;
    else low = mid;
  }
  const mask = new Uint8Array(near.length);
  const { cols } = grid;
  const margin = Math.round(MARGIN_M / grid.cellM);
  for (let i = 0; i < mask.length; i++) {
    const col = i % cols;
    const row = (i - col) / cols;
    const edge = Math.min(col, cols - 1 - col, row, grid.rows - 1 - row);
    mask[i] = edge >= margin && near[i]! < far[i]! + low ? 1 : 0;
  }
  return connected(grid, roundOff(grid, mask, 8), inside);
}

/** Cells of points; those outside the window count at its edge. */
const cellsOf = (grid: GridSpec, points: readonly Point[]): number[] =>
  points.map((p) => {
    const e = Math.min(Math.max(p.e, grid.west + 45), grid.west + grid.cols * grid.cellM - 45);
    const n = Math.max(Math.min(p.n, grid.north - 45), grid.north - grid.rows * grid.cellM + 45);
    return cellAt(grid, e, n);
  });

/** The county keeps this far from the edge of the window. */
const MARGIN_M = 900;

/** Cost of the easiest way from the nearest seed: metres walked plus `climb` per metre climbed. */
function reach(
  grid: GridSpec,
  z: Float32Array,
  seeds: readonly number[],
  climbCost: number,
): Float32Array {
  const cost = new Float32Array(z.length).fill(Infinity);
  const done = new Float32Array(z.length).fill(Infinity);
  const queue = new BucketQueue(30, 200_000);
  for (const s of seeds) {
    cost[s] = 0;
    queue.push(s, 0);
  }
  while (queue.size > 0) {
    const j = queue.pop();
    const cj = cost[j]!;
    if (cj >= done[j]!) continue;
    done[j] = cj;
    const row = Math.floor(j / grid.cols);
    const col = j - row * grid.cols;
    for (let k = 0; k < 8; k++) {
      const c = col + STEP_COL[k]!;
      const r = row + STEP_ROW[k]!;
      if (c < 0 || r < 0 || c >= grid.cols || r >= grid.rows) continue;
      const i = r * grid.cols + c;
      const climb = Math.max(0, z[i]! - z[j]!);
      const next = Math.fround(cj + STEP_LENGTH[k]! * grid.cellM + climbCost * climb);
      if (next < cost[i]!) {
        cost[i] = next;
        queue.push(i, next);
      }
    }
  }
  return cost;
}

/** Replaces each cell by the majority around it: two box means of `radius` cells. */
function roundOff(grid: GridSpec, mask: Uint8Array, radius: number): Uint8Array {
  let share = Float32Array.from(mask);
  for (let pass = 0; pass < 2; pass++) {
    share = boxMean(grid, share, radius);
  }
  return Uint8Array.from(share, (s) => (s > 0.5 ? 1 : 0));
}

/** The one piece that holds the county seat, without holes. */
function connected(grid: GridSpec, mask: Uint8Array, seeds: readonly number[]): Uint8Array {
  const body = flood(grid, [seeds[0]!], (i) => mask[i] === 1);
  const outer = flood(grid, edgeCells(grid), (i) => body[i] === 0);
  return outer.map((o) => 1 - o) as Uint8Array;
}

function edgeCells(grid: GridSpec): number[] {
  const cells: number[] = [];
  for (let i = 0; i < grid.cols * grid.rows; i++) {
    const col = i % grid.cols;
    if (col === 0 || col === grid.cols - 1 || i < grid.cols || i >= grid.cols * (grid.rows - 1)) {
      cells.push(i);
    }
  }
  return cells;
}

/** Open cells that join one of the seeds over edges. */
function flood(grid: GridSpec, seeds: readonly number[], open: (i: number) => boolean): Uint8Array {
  const out = new Uint8Array(grid.cols * grid.rows);
  const stack = seeds.filter(open);
  for (const s of stack) out[s] = 1;
  while (stack.length > 0) {
    const j = stack.pop()!;
    const col = j % grid.cols;
    for (const step of [1, -1, grid.cols, -grid.cols]) {
      const i = j + step;
      if (i < 0 || i >= out.length || out[i] === 1 || !open(i)) continue;
      if ((step === 1 && col === grid.cols - 1) || (step === -1 && col === 0)) continue;
      out[i] = 1;
      stack.push(i);
    }
  }
  return out;
}
