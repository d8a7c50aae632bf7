/**
 * Rates of spread change while fronts are on their way between cells: with the weather everywhere,
 * with water on single cells. What a front has gained must not be lost, or slow fires on large cells
 * would never arrive; and a front must not gain from it either.
 *
 * Before the change the front of a cell is an ellipse around its virtual source (see spread.ts), grown
 * for some time. After it every point of that ellipse is the source of a new ellipse (Huygens). Both
 * are convex, so the cell is reached when it lies inside of their sum, which is when its distance in
 * no direction n is more than the sum of what both reach in that direction (their support functions).
 */
import { BURNED, FROM_SHIFT, RADIUS, RAY_ROW, STATUS } from './front-cells.ts';
import type { SpreadFront } from './spread.ts';

/** Slowness and drift of the way to a cell, s per cell. */
const WAY = 3;
const MAX_STEPS = 16;

/** Writes the rates on the way to the expected cell in `slot` to `out`, from index `at` on. */
function wayTo(front: SpreadFront, slot: number, out: Float64Array, at: number): void {
  const { table, ground, cells } = front;
  const v = cells.cell[slot]!;
  const state = cells.state[slot]!;
  const u = v + front.offsets[state >> FROM_SHIFT]!;
  const cv = ground.classOf[v]!;
  const cu = ground.classOf[u]!;
  const fv = front.hindrance(v, state);
  const fu = front.hindrance(u, front.stateOf(u));
  out[at] = 0.5 * (fv * front.slownessOf(cv) + fu * front.slownessOf(cu));
  out[at + 1] = 0.5 * (fv * table.driftCol[cv]! + fu * table.driftCol[cu]!);
  out[at + 2] = 0.5 * (fv * table.driftRow[cv]! + fu * table.driftRow[cu]!);
}

/** How far an ellipse reaches per second along a normal, with derivatives by the angle. */
interface Reach {
  value: number;
  first: number;
  second: number;
}

/** The support function of the ellipse of `way` along (nCol, nRow). */
function setReach(way: Float64Array, at: number, nCol: number, nRow: number, out: Reach): void {
  const slow = way[at]!;
  const dCol = way[at + 1]!;
  const dRow = way[at + 2]!;
  const along = dCol * nCol + dRow * nRow;
  const across = dRow * nCol - dCol * nRow;
  const k = slow * slow - dCol * dCol - dRow * dRow;
  const root = Math.sqrt(along * along + k);
  const turn = along / root + 1;
  out.value = (root + along) / k;
  out.first = (across * turn) / k;
  out.second = (across * across * k) / (root * root * root * k) - (along * turn) / k;
}

const old: Reach = { value: 0, first: 0, second: 0 };
const young: Reach = { value: 0, first: 0, second: 0 };
const after = new Float64Array(WAY);

/**
 * The radius, or less, so that its middle lies where it has burned. Where the flat side of the old
 * ellipse comes to face the wind, the ellipse of the new rates with that curvature is many times larger
 * than the fire: taken for the front, every further turn would let it grow from where it never was.
 */
function insideFire(
  front: SpreadFront,
  slot: number,
  rayCol: number,
  rayRow: number,
  radius: number,
): number {
  const { state, slotOf, cell } = front.cells;
  const v = cell[slot]!;
  for (let r = 1; r < radius; r++) {
    const back = v - Math.round(r * rayCol) - Math.round(r * rayRow) * front.ground.cols;
    if ((state[slotOf[back]!]! & STATUS) !== BURNED) return r;
  }
  return radius;
}

/**
 * Expects the cell in `slot` again, now that its rates are others than `before` (at index `at`).
 *
 * The time left is the largest, over normals, of (distance - what the old ellipse reaches) / (what
 * the new one reaches per second): found by Newton's method on its logarithm, from the old normal.
 */
function rekey(
  front: SpreadFront,
  slot: number,
  now: number,
  before: Float64Array,
  at: number,
): void {
  const g = 4 * slot;
  const { geometry } = front.cells;
  const time = front.cells.time[slot]!;
  if (!(time > now) || !front.isExpected(slot)) return;
  wayTo(front, slot, after, 0);
  const slow = before[at]!;
  if (after[0] === slow && after[1] === before[at + 1] && after[2] === before[at + 2]) return;
  const radius = geometry[g + RADIUS]!;
  const wCol = radius * geometry[g]!;
  const wRow = radius * geometry[g + RAY_ROW]!;
  // Since when the ellipse has grown, if its virtual source were the origin of the fire.
  const source = time - slow * radius + before[at + 1]! * wCol + before[at + 2]! * wRow;
  const grown = now - source;
  if (grown <= 0) {
    const way = after[0]! * radius - after[1]! * wCol - after[2]! * wRow;
    front.expect(slot, Math.max(now, source + way));
    return;
  }
  // The old normal: the gradient of arrival time.
  let nCol = slow * geometry[g]! - before[at + 1]!;
  let nRow = slow * geometry[g + RAY_ROW]! - before[at + 2]!;
  const size = Math.sqrt(nCol * nCol + nRow * nRow);
  nCol /= size;
  nRow /= size;
  let left = 0;
  for (let i = 0; ; i++) {
    setReach(before, at, nCol, nRow, old);
    setReach(after, 0, nCol, nRow, young);
    const gap = wCol * nCol + wRow * nRow - grown * old.value;
    left = gap / young.value;
    if (i === MAX_STEPS || !(gap > 0)) break;
    const gapTurn = (wRow * nCol - wCol * nRow - grown * old.first) / gap;
    const reachTurn = young.first / young.value;
    const slope = gapTurn - reachTurn;
    const bend =
      -(wCol * nCol + wRow * nRow + grown * old.second) / gap -
      gapTurn * gapTurn -
      young.second / young.value +
      reachTurn * reachTurn;
    let x = bend < 0 ? -slope / bend : slope > 0 ? 0.2 : -0.2;
    if (x > 0.3) x = 0.3;
    else if (x < -0.3) x = -0.3;
    if (Math.abs(x) < 1e-7) break;
    const norm = Math.sqrt(1 + x * x);
    const col = (nCol - x * nRow) / norm;
    nRow = (nRow + x * nCol) / norm;
    nCol = col;
  }
  if (left < 0) left = 0;
  const gradient = 1 / young.value;
  const rayCol = (after[1]! + gradient * nCol) / after[0]!;
  const rayRow = (after[2]! + gradient * nRow) / after[0]!;
  const cosine = nCol * rayCol + nRow * rayRow;
  // Radii of curvature add up; on the circle of the new rates this is the radius.
  const curvature = grown * (old.value + old.second) + left * (young.value + young.second);
  geometry[g] = rayCol;
  geometry[g + RAY_ROW] = rayRow;
  const circle = (after[0]! * cosine * cosine * curvature) / gradient;
  geometry[g + RADIUS] = insideFire(front, slot, rayCol, rayRow, circle);
  front.expect(slot, now + left);
}

/**
 * Lets `change` alter rates at `now` while every front keeps what it has gained.
 *
 * @param slots that are concerned; all of the front when left out
 */
export function changeRates(
  front: SpreadFront,
  now: number,
  change: () => void,
  slots: Int32Array = front.expectedSlots(),
): void {
  let n = 0;
  const expected = new Int32Array(slots.length);
  for (let i = 0; i < slots.length; i++) if (front.isExpected(slots[i]!)) expected[n++] = slots[i]!;
  const before = new Float64Array(WAY * n);
  for (let i = 0; i < n; i++) wayTo(front, expected[i]!, before, WAY * i);
  change();
  for (let i = 0; i < n; i++) rekey(front, expected[i]!, now, before, WAY * i);
}
