/**
 * Where water gathers before a storm: catchment area over the raster and the steady wetness of
 * SHALSTAB (Montgomery and Dietrich 1994).
 */
import type { GridSpec } from '../../kernel/grid.ts';
import { MinQueue } from '../../kernel/queue.ts';

/** Column and row steps to the eight neighbours and the length of contour to each (Quinn 1991). */
const STEP_COL = [1, 1, 0, -1, -1, -1, 0, 1];
const STEP_ROW = [0, 1, 1, 1, 0, -1, -1, -1];
const DIAGONAL = Math.SQRT2;

/** Cells from the lowest outlet up, hollows filled (priority flood, Barnes et al. 2014). */
function floodOrder(grid: GridSpec, z: Float64Array) {
  const { cols, rows } = grid;
  const n = cols * rows;
  const filled = Float64Array.from(z);
  const parent = new Int32Array(n).fill(-1);
  const seen = new Uint8Array(n);
  const order = new Int32Array(n);
  const queue = new MinQueue(4 * (cols + rows));
  for (let i = 0; i < n; i++) {
    const col = i % cols;
    const edge = col === 0 || col === cols - 1 || i < cols || i >= n - cols;
    if (!edge) continue;
    seen[i] = 1;
    queue.push(z[i]!, i);
  }
  for (let count = 0; count < n; count++) {
    const i = queue.pop();
    order[count] = i;
    const row = Math.floor(i / cols);
    const col = i - row * cols;
    for (let k = 0; k < 8; k++) {
      const c = col + STEP_COL[k]!;
      const r = row + STEP_ROW[k]!;
      if (c < 0 || r < 0 || c >= cols || r >= rows) continue;
      const j = r * cols + c;
      if (seen[j] === 1) continue;
      seen[j] = 1;
      parent[j] = i;
      if (filled[j]! < filled[i]!) filled[j] = filled[i]!;
      queue.push(filled[j]!, j);
    }
  }
  return { order, filled, parent };
}

/**
 * Specific catchment area a/b, m: area that drains through a cell over the width of the cell. Every cell hands its water to all lower neighbours in proportion to slope and contour
 * length (Quinn et al. 1991); flats and filled hollows hand it on along the way to their outlet.
 *
 * @param elevation height of every cell, m
 */
export function specificCatchmentM(grid: GridSpec, elevation: Float64Array): Float64Array {
  const { cols, rows, cellM } = grid;
  const { order, filled, parent } = floodOrder(grid, elevation);
  const area = new Float64Array(cols * rows).fill(cellM * cellM);
  const out = new Float64Array(cols * rows);
  const share = new Float64Array(8);
  for (let q = order.length - 1; q >= 0; q--) {
    const i = order[q]!;
    const row = Math.floor(i / cols);
    const col = i - row * cols;
    let total = 0;
    for (let k = 0; k < 8; k++) {
      share[k] = 0;
      const c = col + STEP_COL[k]!;
      const r = row + STEP_ROW[k]!;
      if (c < 0 || r < 0 || c >= cols || r >= rows) continue;
      const fall = filled[i]! - filled[r * cols + c]!;
      if (fall <= 0) continue;
      const length = k % 2 === 0 ? 0.5 : 0.25 * DIAGONAL;
      share[k] = (fall / (k % 2 === 0 ? 1 : DIAGONAL)) * length;
      total += share[k]!;
    }
    out[i] = area[i]! / cellM;
    if (total > 0) {
      for (let k = 0; k < 8; k++)
        if (share[k]! > 0)
          area[i + STEP_ROW[k]! * cols + STEP_COL[k]!]! += (area[i]! * share[k]!) / total;
    } else if (parent[i]! >= 0) area[parent[i]!]! += area[i]!;
  }
  return out;
}

/**
 * Share of the soil that is saturated in steady rain, 0 to 1: m = R a / (T b sin δ), at most 1.
 * Flow is parallel to the slope, so that the head at the base is m Z cos² δ.
 *
 * @param rateMS steady recharge R, m/s
 * @param catchmentM specific catchment a/b, m
 * @param transmissivityM2S T of the whole soil, Ks Z cos δ, m²/s
 */
export function steadyWetness(
  rateMS: number,
  catchmentM: number,
  transmissivityM2S: number,
  sinSlope: number,
): number {
  const through = transmissivityM2S * sinSlope;
  if (rateMS <= 0) return 0;
  return through > 0 ? Math.min(1, (rateMS * catchmentM) / through) : 1;
}
