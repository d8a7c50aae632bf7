/** What all finite-volume schemes share once the fluxes are known: limiter, update, friction. */
import { FILM_DEPTH_M, GRAVITY, type Entry } from '../frame.ts';
import { cubeRoot } from './cube-root.ts';

/** Places in `totals`: largest of |u| + c and |v| + c, m/s. */
export const SPEED = 0;
/** Sum of speed less speed: not 0 where one is not finite. */
export const CHECK = 1;
/** Depth that had to be added so that none is negative, m (rounding of the limiter). */
export const CLIPPED = 2;

/** Scales the flux of a face whose donor moves at `donorVelocity`. */
export function scaleFace(
  i: Entry,
  share: number,
  donorVelocity: number,
  mass: Float64Array,
  lesser: Float64Array,
  greater: Float64Array,
  across: Float64Array,
): void {
  const missing = (1 - share) * mass[i]! * donorVelocity;
  lesser[i]! -= missing;
  greater[i]! -= missing;
  mass[i]! *= share;
  across[i]! *= share;
}

/** Scales what leaves a cell by `share`. */
function scaleOutflow(
  i: Entry,
  stride: Entry,
  share: number,
  u: number,
  v: number,
  xMass: Float64Array,
  xLesser: Float64Array,
  xGreater: Float64Array,
  xAcross: Float64Array,
  yMass: Float64Array,
  yLesser: Float64Array,
  yGreater: Float64Array,
  yAcross: Float64Array,
): void {
  if (xMass[i]! > 0) scaleFace(i, share, u, xMass, xLesser, xGreater, xAcross);
  if (xMass[i - 1]! < 0) scaleFace(i - 1, share, u, xMass, xLesser, xGreater, xAcross);
  if (yMass[i]! > 0) scaleFace(i, share, v, yMass, yLesser, yGreater, yAcross);
  if (yMass[i - stride]! < 0) scaleFace(i - stride, share, v, yMass, yLesser, yGreater, yAcross);
}

/**
 * Holds the cells of rows [r0, r1) and columns [c0, c1) to giving no more than they have: where the
 * outflow of a step is more than the depth, all outgoing faces of that cell are scaled by one factor,
 * and the momentum that would have ridden on the missing water stays. A face has one donor, so the
 * order of cells does not matter.
 *
 * @param k time step over cell size, s/m.
 */
export function limitOutflow(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  stride: Entry,
  k: number,
  h: Float64Array,
  u: Float64Array,
  v: Float64Array,
  xMass: Float64Array,
  xLesser: Float64Array,
  xGreater: Float64Array,
  xAcross: Float64Array,
  yMass: Float64Array,
  yLesser: Float64Array,
  yGreater: Float64Array,
  yAcross: Float64Array,
): void {
  for (let r = r0; r < r1; r++) {
    const row = r * stride;
    for (let i = row + c0; i < row + c1; i++) {
      const e = xMass[i]!;
      const w = xMass[i - 1]!;
      const s = yMass[i]!;
      const n = yMass[i - stride]!;
      const out = (e > 0 ? e : 0) + (w < 0 ? -w : 0) + ((s > 0 ? s : 0) + (n < 0 ? -n : 0));
      const depth = h[i]!;
      if (out * k > depth)
        scaleOutflow(i, stride, depth / (out * k), u[i]!, v[i]!, xMass, xLesser, xGreater, xAcross, yMass, yLesser, yGreater, yAcross); // prettier-ignore
    }
  }
}

/**
 * New depth and velocity of the cells of a rectangle from their fluxes and Manning friction by
 * backward Euler, solved exactly: no reversal of flow at any step.
 *
 * @param k time step over cell size, s/m.
 * @param friction 4 g n² of each cell, m^(1/3).
 * @param root cube root of the depth as of the last step, which is where Halley's iteration starts:
 *   one step is enough (error below 1e-6) where the depth changed by less than 5 %.
 */
export function updateCells(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  stride: Entry,
  k: number,
  dtS: number,
  friction: Float64Array,
  root: Float64Array,
  h: Float64Array,
  u: Float64Array,
  v: Float64Array,
  c: Float64Array,
  xMass: Float64Array,
  xLesser: Float64Array,
  xGreater: Float64Array,
  xAcross: Float64Array,
  yMass: Float64Array,
  yLesser: Float64Array,
  yGreater: Float64Array,
  yAcross: Float64Array,
  totals: Float64Array,
): void {
  let fastest = totals[SPEED]!;
  let clipped = totals[CLIPPED]!;
  let check = 0;
  for (let r = r0; r < r1; r++) {
    const row = r * stride;
    for (let i = row + c0; i < row + c1; i++) {
      const old = h[i]!;
      let depth = old - k * (xMass[i]! - xMass[i - 1]! + (yMass[i]! - yMass[i - stride]!));
      if (depth < 0) {
        clipped -= depth;
        depth = 0;
      }
      const cNew = Math.sqrt(GRAVITY * depth);
      if (depth <= FILM_DEPTH_M) {
        h[i] = depth;
        u[i] = 0;
        v[i] = 0;
        c[i] = cNew;
        continue;
      }
      const qx =
        old * u[i]! - k * (xLesser[i]! - xGreater[i - 1]! + (yAcross[i]! - yAcross[i - stride]!));
      const qy =
        old * v[i]! - k * (yLesser[i]! - yGreater[i - stride]! + (xAcross[i]! - xAcross[i - 1]!));
      const size = Math.sqrt(qx * qx + qy * qy);
      let t = root[i]!;
      let t3 = t * t * t;
      const miss = t3 - depth;
      if (Math.abs(miss) > 0.05 * depth) {
        t = cubeRoot(depth, t);
        t3 = t * t * t;
      }
      const upper = t3 + 2 * depth;
      const lower = 2 * t3 + depth;
      root[i] = (t * upper) / lower;
      const drag = (dtS * friction[i]! * size * lower) / (depth * depth * t * upper);
      const inv = 2 / (depth * (1 + Math.sqrt(1 + drag)));
      const uNew = qx * inv;
      const vNew = qy * inv;
      h[i] = depth;
      u[i] = uNew;
      v[i] = vNew;
      c[i] = cNew;
      const au = Math.abs(uNew);
      const av = Math.abs(vNew);
      const speed = (au > av ? au : av) + cNew;
      check += speed - speed;
      if (speed > fastest) fastest = speed;
    }
  }
  totals[SPEED] = fastest;
  totals[CLIPPED] = clipped;
  totals[CHECK]! += check;
}
