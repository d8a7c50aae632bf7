/**
 * The local inertial scheme: momentum without advection, for flow on floodplains and in rivers up
 * to a Froude number of about 0.8 (Bates, Horritt and Fewtrell 2010; q-centred by de Almeida et
 * al. 2012). Not for dam breaks: with little friction it does not converge to the shock.
 */
import { GRAVITY } from './frame.ts';
import { cubeRoot } from './update.ts';

/** Flow deeper than this moves in the local inertial scheme, m. */
export const INERTIA_DEPTH_M = 1e-3;
/** Square of the Froude number up to which the scheme is known to hold. */
const FROUDE2_LIMIT = 0.64;

/** What calls of `inertiaFluxes` and `inertiaUpdate` found. */
export interface InertiaTotals {
  /** Faces whose Froude number passed 0.8 in this step, and one of them. */
  fast: number;
  fastEntry: number;
  deepestM: number;
  /** Sum of the depths: not finite when any of them is not. */
  check: number;
  clippedM: number;
}

/**
 * New discharge per metre (m²/s) of the faces between i and i + off for i in [from, to), from the
 * old ones: `q` in this direction, `other` across (whose offset is `cross`).
 *
 * @param g gravity times time step over cell size, 1/s.
 * @param theta weight of the face's own old discharge against its two neighbours, 0 to 1.
 * @param friction g n² of the face, m^(1/3).
 * @param root cube root of the flow depth at the face as of the last step.
 */
export function inertiaFluxes(
  from: number,
  to: number,
  off: number,
  cross: number,
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
  totals: InertiaTotals,
): void {
  const half = 0.5 * (1 - theta);
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
    if (miss > 0.05 * depth || miss < -0.05 * depth) {
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
      totals.fast++;
      totals.fastEntry = i;
      if (flow2 > gh3) flow = flow > 0 ? Math.sqrt(gh3) : -Math.sqrt(gh3);
    }
    next[i] = flow;
  }
}

/** Scales what leaves a cell of [from, to) to what it holds; see `limitOutflow`. */
export function limitInertia(
  from: number,
  to: number,
  stride: number,
  k: number,
  h: Float64Array,
  qx: Float64Array,
  qy: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const e = qx[i]!;
    const w = qx[i - 1]!;
    const s = qy[i]!;
    const n = qy[i - stride]!;
    const out = (e > 0 ? e : 0) + (w < 0 ? -w : 0) + ((s > 0 ? s : 0) + (n < 0 ? -n : 0));
    const depth = h[i]!;
    if (out * k <= depth) continue;
    const share = depth / (out * k);
    if (e > 0) qx[i] = e * share;
    if (w < 0) qx[i - 1] = w * share;
    if (s > 0) qy[i] = s * share;
    if (n < 0) qy[i - stride] = n * share;
  }
}

/** New depth of the cells in [from, to) from the discharges of their faces. */
export function inertiaUpdate(
  from: number,
  to: number,
  stride: number,
  k: number,
  h: Float64Array,
  qx: Float64Array,
  qy: Float64Array,
  totals: InertiaTotals,
): void {
  let deepest = totals.deepestM;
  let check = 0;
  for (let i = from; i < to; i++) {
    let depth = h[i]! - k * (qx[i]! - qx[i - 1]! + (qy[i]! - qy[i - stride]!));
    if (depth < 0) {
      totals.clippedM -= depth;
      depth = 0;
    }
    h[i] = depth;
    check += depth;
    if (depth > deepest) deepest = depth;
  }
  totals.deepestM = deepest;
  totals.check += check;
}
