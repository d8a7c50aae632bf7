/**
 * Fluxes of the second-order scheme: surface, depth and velocities are reconstructed linearly with a
 * limiter (van Leer's MUSCL) and brought half a time step on within each cell (Hancock); the bed is the
 * difference of surface and depth, and the face states go through the same hydrostatic reconstruction
 * and HLL as in `first-order.ts`. Velocities at the faces are weighted with the depths so that the
 * momentum of the cell is kept (Audusse et al. 2004). Signs alone change when left and right are
 * exchanged, here as there.
 */
import { FILM_DEPTH_M, GRAVITY, type Entry } from '../frame.ts';
import { cubeRoot } from './cube-root.ts';

const HALF_G = 0.5 * GRAVITY;
/**
 * Half the limiter's sharpness, which is 1 (minmod) to 2 (monotonised central, van Leer 1977): the
 * greatest among wet cells, the least for surface and velocities beside a dry one, whose bed may be
 * far above; for the depth there in between (assumed: Thacker's shores converge best).
 */
const HALF_WET = 1;
const HALF_SHORE = 0.5;
const HALF_SHORE_DEPTH = 0.8;
/** Added and taken away again, rounds a bed to 2⁻³⁰ m; a number below 2²¹ m. */
const BED_GRID = 6291456;
/** Columns that are worked on at a time, so that what they hand on stays in the nearest cache. */
export const STRIP = 128;
/** Cells of a run of `line`: a strip, a cell beyond each of its ends, and room. */
const RUN = 136;
/**
 * Numbers that a cell hands to each of two faces: bed, depth, normal and transverse velocity, and
 * pressure and bed between the face and its centre (m³/s²). `line` holds them as runs of cells: for x
 * faces those of the lesser and of the greater side, then for y faces those of the lesser side and two
 * rows of the greater side, this one and the one before.
 */
const STATES = 5 * RUN;
export const LINE_LENGTH = 5 * STATES;

/**
 * Rise over half a cell by generalised minmod: half the mean of the differences to both sides, at most
 * `half` times the lesser (half the sharpness), 0 at extrema.
 */
function halfRise(a: number, b: number, half: number): number {
  const mean = 0.25 * (a + b);
  const least = half * (a < b ? a : b);
  const most = half * (a > b ? a : b);
  // One of the two bounds is 0; both are where the differences have not the same sign.
  const upper = least > 0 ? least : 0;
  const lower = most < 0 ? most : 0;
  const up = mean < upper ? mean : upper;
  return up > lower ? up : lower;
}

/**
 * States of the cells in [from, to) at their four faces half a time step on, written to `line` from
 * i + west, i + east, i + north and i + south on (Hancock's predictor in primitive variables). At rest
 * on a level nothing changes, and in uniform flow down a slope friction takes what the slope gives.
 *
 * @param k time step over cell size, s/m.
 * @param friction 4 g n² of each cell, m^(1/3).
 * @param root cube root of the depth as of the last step.
 */
function cellStates(
  from: Entry,
  to: Entry,
  stride: Entry,
  west: Entry,
  east: Entry,
  north: Entry,
  south: Entry,
  k: number,
  halfS: number,
  friction: Float64Array,
  root: Float64Array,
  z: Float64Array,
  h: Float64Array,
  u: Float64Array,
  v: Float64Array,
  line: Float64Array,
): void {
  // Nothing crosses more than half a cell in a step, not even off a cliff.
  const most = 0.5 / k;
  const least = -most;
  for (let i = from; i < to; i++) {
    const old = h[i]!;
    const bed = z[i]!;
    const eta = bed + old;
    const u0 = u[i]!;
    const v0 = v[i]!;
    const hW = h[i - 1]!;
    const hE = h[i + 1]!;
    const hN = h[i - stride]!;
    const hS = h[i + stride]!;
    // A film has no slopes at all, said by factors: branches would cost more than they save.
    const wet = old > FILM_DEPTH_M;
    const wetX = hW > FILM_DEPTH_M && hE > FILM_DEPTH_M;
    const wetY = hN > FILM_DEPTH_M && hS > FILM_DEPTH_M;
    const sharpX = wetX ? HALF_WET : HALF_SHORE;
    const sharpY = wetY ? HALF_WET : HALF_SHORE;
    const steepX = wetX ? HALF_WET : HALF_SHORE_DEPTH;
    const steepY = wetY ? HALF_WET : HALF_SHORE_DEPTH;
    const halfX = wet ? sharpX : 0;
    const halfY = wet ? sharpY : 0;
    const depthX = wet ? steepX : 0;
    const depthY = wet ? steepY : 0;
    const hx = halfRise(old - hW, hE - old, depthX);
    const hy = halfRise(old - hN, hS - old, depthY);
    const ex = halfRise(eta - (z[i - 1]! + hW), z[i + 1]! + hE - eta, halfX);
    const ey = halfRise(eta - (z[i - stride]! + hN), z[i + stride]! + hS - eta, halfY);
    const ux = halfRise(u0 - u[i - 1]!, u[i + 1]! - u0, halfX);
    const vx = halfRise(v0 - v[i - 1]!, v[i + 1]! - v0, halfX);
    const uy = halfRise(u0 - u[i - stride]!, u[i + stride]! - u0, halfY);
    const vy = halfRise(v0 - v[i - stride]!, v[i + stride]! - v0, halfY);
    // What divides is 1 in a film, whose slopes and velocities are 0.
    const some = wet ? old : 1;
    let t = wet ? root[i]! : 1;
    if (Math.abs(t * t * t - some) > 0.05 * some) t = cubeRoot(some, t);
    const inv = 1 / (t * some);
    const part = t * inv;
    const partX = hx * part;
    const partY = hy * part;
    const rise = -k * (u0 * hx + old * ux + (v0 * hy + old * vy));
    const all = -old;
    const depth = old + (rise > all ? rise : all);
    const uFree = u0 - k * (u0 * ux + GRAVITY * ex + v0 * uy);
    const vFree = v0 - k * (v0 * vy + GRAVITY * ey + u0 * vx);
    const drag = halfS * friction[i]! * Math.sqrt(uFree * uFree + vFree * vFree) * inv;
    const keep = 2 / (1 + Math.sqrt(1 + drag));
    const uLow = uFree * keep < most ? uFree * keep : most;
    const vLow = vFree * keep < most ? vFree * keep : most;
    const uMid = uLow > least ? uLow : least;
    const vMid = vLow > least ? vLow : least;
    // Beds at the faces in fine binary steps: beds and depths then add up to a level without rounding.
    const zx = ex - hx + BED_GRID - BED_GRID;
    const zy = ey - hy + BED_GRID - BED_GRID;
    const level = bed + depth;
    const zW = bed - zx;
    const zE = bed + zx;
    const zN = bed - zy;
    const zS = bed + zy;
    const rW = level - ex - zW;
    const dW = rW > 0 ? rW : 0;
    const rE = level + ex - zE;
    const dE = rE > 0 ? rE : 0;
    const rN = level - ey - zN;
    const dN = rN > 0 ? rN : 0;
    const rS = level + ey - zS;
    const dS = rS > 0 ? rS : 0;
    const lessX = 1 + partX;
    const moreX = 1 - partX;
    const lessY = 1 + partY;
    const moreY = 1 - partY;
    const w = i + west;
    const e = i + east;
    const n = i + north;
    const s = i + south;
    line[w] = zW;
    line[w + RUN] = dW;
    line[w + 2 * RUN] = uMid - ux * lessX;
    line[w + 3 * RUN] = vMid - vx * lessX;
    line[w + 4 * RUN] = HALF_G * (dW + depth) * ex;
    line[e] = zE;
    line[e + RUN] = dE;
    line[e + 2 * RUN] = uMid + ux * moreX;
    line[e + 3 * RUN] = vMid + vx * moreX;
    line[e + 4 * RUN] = HALF_G * (dE + depth) * ex;
    line[n] = zN;
    line[n + RUN] = dN;
    line[n + 2 * RUN] = vMid - vy * lessY;
    line[n + 3 * RUN] = uMid - uy * lessY;
    line[n + 4 * RUN] = HALF_G * (dN + depth) * ey;
    line[s] = zS;
    line[s + RUN] = dS;
    line[s + 2 * RUN] = vMid + vy * moreY;
    line[s + 3 * RUN] = uMid + uy * moreY;
    line[s + 4 * RUN] = HALF_G * (dS + depth) * ey;
  }
}

/**
 * Faces between entry i - off and i for i in [from, to), written at i - off, from the greater side of
 * the cells before (`before` + i in `line`) and the lesser side of the cells i (`here` + i); see
 * `faceFluxes` of the first order.
 */
function stateFluxes(
  from: Entry,
  to: Entry,
  off: Entry,
  before: Entry,
  here: Entry,
  h: Float64Array,
  line: Float64Array,
  mass: Float64Array,
  lesser: Float64Array,
  greater: Float64Array,
  across: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const j = i - off;
    if (h[j]! <= FILM_DEPTH_M && h[i]! <= FILM_DEPTH_M) {
      mass[j] = 0;
      lesser[j] = 0;
      greater[j] = 0;
      across[j] = 0;
      continue;
    }
    const a = i + before;
    const b = i + here;
    const zL = line[a]!;
    const zR = line[b]!;
    const hL = line[a + RUN]!;
    const hR = line[b + RUN]!;
    const wL = zL + hL;
    const wR = zR + hR;
    const zMax = zL > zR ? zL : zR;
    const wMin = wL < wR ? wL : wR;
    const zF = zMax < wMin ? zMax : wMin;
    const dL = zF - zL;
    const dR = zF - zR;
    const sL = dL > 0 ? wL - zF : hL;
    const sR = dR > 0 ? wR - zF : hR;
    const cL = Math.sqrt(GRAVITY * sL);
    const cR = Math.sqrt(GRAVITY * sR);
    const uL = line[a + 2 * RUN]!;
    const uR = line[b + 2 * RUN]!;
    const uS = 0.5 * (uL + uR) + (cL - cR);
    const cS = 0.5 * (cL + cR) + 0.25 * (uL - uR);
    const slowL = uL - cL;
    const slowS = uS - cS;
    const fastR = uR + cR;
    const fastS = uS + cS;
    let vL = slowL < slowS ? slowL : slowS;
    let vR = fastR > fastS ? fastR : fastS;
    if (sL <= 0 || sR <= 0) {
      // A front on a dry bed runs at twice the speed of waves.
      vL = sL <= 0 ? uR - 2 * cR : slowL;
      vR = sL <= 0 ? fastR : uL + 2 * cL;
    }
    const qL = sL * uL;
    const qR = sR * uR;
    const aL = qL * uL;
    const aR = qR * uR;
    const dp = HALF_G * (sR - sL) * (sR + sL);
    const inv = 1 / (vR - vL);
    const vv = vL * vR;
    const m = 0.5 * (aL + aR) + (0.5 * (vR + vL) * (aL - aR - dp) + vv * (qR - qL)) * inv;
    let f = (vR * qL - vL * qR + vv * (sR - sL)) * inv;
    let mL = m + 0.5 * dp;
    let mR = m - 0.5 * dp;
    if (vL >= 0 || vR <= 0) {
      // Faster than its waves: what comes from the side it comes from.
      f = vL >= 0 ? qL : qR;
      mL = vL >= 0 ? aL : aR + dp;
      mR = vL >= 0 ? aL - dp : aR;
    }
    mass[j] = f;
    lesser[j] = mL + (HALF_G * (sL + hL) * (sL - hL + dL) + line[a + 4 * RUN]!);
    greater[j] = mR + (HALF_G * (sR + hR) * (sR - hR + dR) - line[b + 4 * RUN]!);
    across[j] = f * (f > 0 ? line[a + 3 * RUN]! : line[b + 3 * RUN]!);
  }
}

/**
 * Fluxes of all faces of rows [r0, r1) and at most STRIP columns [c0, c1); see `firstOrderFluxes`,
 * and `cellStates` for the rest.
 */
export function secondOrderFluxes(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  south: Entry,
  stride: Entry,
  k: number,
  halfS: number,
  friction: Float64Array,
  root: Float64Array,
  z: Float64Array,
  h: Float64Array,
  u: Float64Array,
  v: Float64Array,
  line: Float64Array,
  xMass: Float64Array,
  xLesser: Float64Array,
  xGreater: Float64Array,
  xAcross: Float64Array,
  yMass: Float64Array,
  yLesser: Float64Array,
  yGreater: Float64Array,
  yAcross: Float64Array,
): void {
  // Places in `line`, less the entry of the column that has the first.
  const first = 1 - c0;
  let before = first + 3 * STATES;
  let below = first + 4 * STATES;
  for (let r = r0 - 1; r < south + 1; r++) {
    const row = r * stride;
    const west = first - row;
    const east = west + STATES;
    const north = east + STATES;
    // Beyond the ring of ghosts there is nothing to read; a ghost is dry and needs no neighbours.
    let reach = stride;
    if (r < 1 || r >= r1) reach = stride - stride;
    cellStates(row + c0 - 1, row + c1 + 1, reach, west, east, north, below - row, k, halfS, friction, root, z, h, u, v, line); // prettier-ignore
    if (r >= r0)
      stateFluxes(row + c0, row + c1, stride, before - row, north, h, line, yMass, yLesser, yGreater, yAcross); // prettier-ignore
    if (r >= r0 && r < r1)
      stateFluxes(row + c0, row + c1 + 1, 1, east - 1, west, h, line, xMass, xLesser, xGreater, xAcross); // prettier-ignore
    const free = before;
    before = below;
    below = free;
  }
}
