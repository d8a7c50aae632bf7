/**
 * Rates of spread change while fronts are on their way between cells: with the weather everywhere,
 * with water on single cells. What a front has gained must not be lost, or slow fires on large cells
 * would never arrive.
 */
import { FROM_SHIFT, GRADIENT, RADIUS, RAY_ROW, TREATED } from './front-cells.ts';
import type { SpreadFront } from './spread.ts';

/**
 * The front of expected cell `v` under the present rates: writes slowness, drift and the gradient of
 * arrival time (its normal) with its size to `out`, from index `at` on; seconds per cell.
 */
export function frontSlowness(front: SpreadFront, v: number, out: Float64Array, at = 0): void {
  const { state, geometry, table, ground } = front;
  const s = state[v]!;
  const cv = ground.classOf[v]!;
  const cu = ground.classOf[v + front.offsets[s >> FROM_SHIFT]!]!;
  const f = s & TREATED ? 1 / (front.slowdown.get(v) ?? 1) : 1;
  const slow = 0.5 * (f * front.slownessOf(cv) + front.slownessOf(cu));
  const dCol = 0.5 * (f * table.driftCol[cv]! + table.driftCol[cu]!);
  const dRow = 0.5 * (f * table.driftRow[cv]! + table.driftRow[cu]!);
  const col = slow * geometry[4 * v]! - dCol;
  const row = slow * geometry[4 * v + RAY_ROW]! - dRow;
  out[at] = slow;
  out[at + 1] = dCol;
  out[at + 2] = dRow;
  out[at + 3] = col;
  out[at + 4] = row;
  out[at + 5] = Math.sqrt(col * col + row * row);
}

/**
 * Keeps place and shape of the front before expected cell `v` while rates change at `now`: what is
 * left of its way takes longer or shorter, and its ray turns to where the same front now burns to.
 *
 * @param before what `frontSlowness` wrote at index `at` before the change
 */
export function rekey(
  front: SpreadFront,
  v: number,
  now: number,
  before: Float64Array,
  at = 0,
): void {
  const { geometry } = front;
  const left = front.time[v]! - now;
  if (!(left > 0) || !front.isExpected(v)) return;
  const g = 4 * v;
  const sizeBefore = before[at + 5]!;
  const nCol = before[at + 3]! / sizeBefore;
  const nRow = before[at + 4]! / sizeBefore;
  const cosBefore = nCol * geometry[g]! + nRow * geometry[g + RAY_ROW]!;
  frontSlowness(front, v, scratch);
  const slow = scratch[0]!;
  const dCol = scratch[1]!;
  const dRow = scratch[2]!;
  const dn = dCol * nCol + dRow * nRow;
  const size = Math.sqrt(dn * dn + slow * slow - dCol * dCol - dRow * dRow) - dn;
  const rayCol = (dCol + size * nCol) / slow;
  const rayRow = (dRow + size * nRow) / slow;
  const turn = (nCol * rayCol + nRow * rayRow) / cosBefore;
  geometry[g] = rayCol;
  geometry[g + RAY_ROW] = rayRow;
  // The curvature of the front in space is (slowness / radius) (ray . normal)^2 / size.
  geometry[g + RADIUS] =
    (geometry[g + RADIUS]! * slow * turn * turn * sizeBefore) / (before[at]! * size);
  front.expect(v, now + (left * size) / sizeBefore);
}

/** Lets `change` alter rates at `now` while every front keeps what it has gained. */
export function changeRates(front: SpreadFront, now: number, change: () => void): void {
  const cells: number[] = [];
  for (let i = 0; i < front.touchedCount; i++) {
    const v = front.touched[i]!;
    if (front.isExpected(v)) cells.push(v);
  }
  const before = new Float64Array(GRADIENT * cells.length);
  for (let i = 0; i < cells.length; i++) frontSlowness(front, cells[i]!, before, GRADIENT * i);
  change();
  for (let i = 0; i < cells.length; i++) rekey(front, cells[i]!, now, before, GRADIENT * i);
}

const scratch = new Float64Array(GRADIENT);
