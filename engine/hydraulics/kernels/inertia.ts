/**
 * The local inertial scheme: momentum without advection, for flow on floodplains and in rivers up
 * to a Froude number of about 0.8 (Bates, Horritt and Fewtrell 2010; q-centred by de Almeida et
 * al. 2012). Not for dam breaks: with little friction it does not converge to the shock.
 */
import { GRAVITY, type Entry } from '../frame.ts';
import { cubeRoot } from './cube-root.ts';

/** Flow deeper than this moves in the local inertial scheme, m. */
export const INERTIA_DEPTH_M = 1e-3;
/** Square of the Froude number up to which the scheme is known to hold. */
const FROUDE2_LIMIT = 0.64;

/** Places in `totals`: faces whose Froude number passed 0.8, and one of them. */
export const FAST = 0;
export const FAST_ENTRY = 1;
/** Largest depth; sum of depth less depth: not 0 where one is not finite; depth that was clipped. */
export const DEEPEST = 2;
export const INERTIA_CHECK = 3;
export const INERTIA_CLIPPED = 4;

/**
 * New discharge per metre (m²/s) of the faces between i and i + off for i in [from, to), from the
 * old ones: `q` in this direction, `other` across (whose offset is `cross`).
 *
 * @param g gravity times time step over cell size, 1/s.
 * @param theta weight of the face's own old discharge against its two neighbours, 0 to 1.
 * @param friction g n² of the face, m^(1/3).
 * @param root cube root of the flow depth at the face as of the last step.
 */
function faceFlows(
  from: Entry,
  to: Entry,
  off: Entry,
  cross: Entry,
  g: number,
  theta: number,
  dtS: number,
  z: Float64Array,
  h: Float64Array,
  friction: Float64Array,
  q: Float64Array,
  other: Float64Array,
  root: Float64Array,
  next: Float64Array,
  totals: Float64Array,
): void {
  const half = 0.5 * (1 - theta);
  let fast = 0;
  let fastEntry = -1;
  for (let i = from; i < to; i++) {
    const j = i + off;
    const hL = h[i]!;
    const hR = h[j]!;
    const zL = z[i]!;
    const zR = z[j]!;
    const wL = zL + hL;
    const wR = zR + hR;
    const depth = (wL > wR ? wL : wR) - (zL > zR ? zL : zR);
    // The depths too: by rounding a level less a bed can be more than the film that makes it.
    if (depth <= INERTIA_DEPTH_M || (hL <= INERTIA_DEPTH_M && hR <= INERTIA_DEPTH_M)) {
      next[i] = 0;
      continue;
    }
    const own = q[i]!;
    const mean = 0.25 * (other[i]! + other[i - cross]! + (other[j]! + other[j - cross]!));
    const size = Math.sqrt(own * own + mean * mean);
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
    // h^(7/3) is h² t; with t as the fraction t·upper/lower one division is enough.
    const h2 = depth * depth;
    const push = h2 * t * upper;
    let flow =
      ((theta * own + half * (q[i - off]! + q[j]!) - g * depth * (wR - wL)) * push) /
      (push + dtS * friction[i]! * size * lower);
    const gh3 = GRAVITY * h2 * depth;
    const flow2 = flow * flow;
    if (flow2 > FROUDE2_LIMIT * gh3) {
      fast++;
      fastEntry = i;
      if (flow2 > gh3) flow = flow > 0 ? Math.sqrt(gh3) : -Math.sqrt(gh3);
    }
    next[i] = flow;
  }
  totals[FAST]! += fast;
  if (fastEntry >= 0) totals[FAST_ENTRY] = fastEntry;
}

/**
 * New discharges of the x and y faces of rows [r0, r1) and columns [c0, c1). Each face once: those
 * before the first row and column lie between films.
 *
 * @param east end of the columns of x faces; @param south end of the rows of y faces.
 */
export function inertiaFluxes(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  east: Entry,
  south: Entry,
  stride: Entry,
  g: number,
  theta: number,
  dtS: number,
  z: Float64Array,
  h: Float64Array,
  frictionX: Float64Array,
  frictionY: Float64Array,
  qx: Float64Array,
  qy: Float64Array,
  rootX: Float64Array,
  rootY: Float64Array,
  nextX: Float64Array,
  nextY: Float64Array,
  totals: Float64Array,
): void {
  for (let r = r0; r < r1; r++) {
    const row = r * stride;
    faceFlows(row + c0, row + east, 1, stride, g, theta, dtS, z, h, frictionX, qx, qy, rootX, nextX, totals); // prettier-ignore
    if (r < south)
      faceFlows(row + c0, row + c1, stride, 1, g, theta, dtS, z, h, frictionY, qy, qx, rootY, nextY, totals); // prettier-ignore
  }
}

/** Scales what leaves a cell by `share`. */
function shareFlows(
  i: Entry,
  stride: Entry,
  share: number,
  qx: Float64Array,
  qy: Float64Array,
): void {
  if (qx[i]! > 0) qx[i]! *= share;
  if (qx[i - 1]! < 0) qx[i - 1]! *= share;
  if (qy[i]! > 0) qy[i]! *= share;
  if (qy[i - stride]! < 0) qy[i - stride]! *= share;
}

/** Holds the cells of a rectangle to giving no more than they have; see `limitOutflow`. */
export function limitInertia(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  stride: Entry,
  k: number,
  h: Float64Array,
  qx: Float64Array,
  qy: Float64Array,
): void {
  for (let r = r0; r < r1; r++) {
    const row = r * stride;
    for (let i = row + c0; i < row + c1; i++) {
      const e = qx[i]!;
      const w = qx[i - 1]!;
      const s = qy[i]!;
      const n = qy[i - stride]!;
      const out = (e > 0 ? e : 0) + (w < 0 ? -w : 0) + ((s > 0 ? s : 0) + (n < 0 ? -n : 0));
      const depth = h[i]!;
      if (out * k > depth) shareFlows(i, stride, depth / (out * k), qx, qy);
    }
  }
}

/** New depth of the cells of a rectangle from the discharges of their faces. */
export function inertiaUpdate(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  stride: Entry,
  k: number,
  h: Float64Array,
  qx: Float64Array,
  qy: Float64Array,
  totals: Float64Array,
): void {
  let deepest = totals[DEEPEST]!;
  let clipped = totals[INERTIA_CLIPPED]!;
  let check = 0;
  for (let r = r0; r < r1; r++) {
    const row = r * stride;
    for (let i = row + c0; i < row + c1; i++) {
      let depth = h[i]! - k * (qx[i]! - qx[i - 1]! + (qy[i]! - qy[i - stride]!));
      if (depth < 0) {
        clipped -= depth;
        depth = 0;
      }
      h[i] = depth;
      check += depth - depth;
      if (depth > deepest) deepest = depth;
    }
  }
  totals[DEEPEST] = deepest;
  totals[INERTIA_CLIPPED] = clipped;
  totals[INERTIA_CHECK]! += check;
}
