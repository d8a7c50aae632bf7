/**
 * Fluxes of the second-order scheme: surface, depth and velocities are reconstructed linearly with
 * a minmod limiter (van Leer's MUSCL), the bed is their difference, and the face states go
 * through the same hydrostatic reconstruction and HLL as in `first-order.ts`. Velocities at the faces
 * are weighted with the depths so that the momentum of the cell is kept (Audusse et al. 2004); they
 * have no slope beside a dry cell. Signs alone change when left and right are exchanged, here as there.
 */
import { FILM_DEPTH_M, GRAVITY, type Entry } from '../frame.ts';

const HALF_G = 0.5 * GRAVITY;
/** Half the limiter's sharpness, which is 1 (minmod, smears most) to 2; 1.3 in Kurganov and Tadmor 2000. */
const HALF_SHARPNESS = 0.65;
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
 * States of the cells in [from, to) at their faces in the direction of `off`, written to `line` from
 * i + lesser on (towards i - off) and from i + greater on (towards i + off).
 */
function cellStates(
  from: Entry,
  to: Entry,
  off: Entry,
  lesser: Entry,
  greater: Entry,
  z: Float64Array,
  h: Float64Array,
  un: Float64Array,
  ut: Float64Array,
  line: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const depth = h[i]!;
    const bed = z[i]!;
    const vn = un[i]!;
    const vt = ut[i]!;
    let dh = 0;
    let dz = 0;
    let dn = 0;
    let dt = 0;
    let part = 0;
    if (depth > FILM_DEPTH_M) {
      const hA = h[i - off]!;
      const hB = h[i + off]!;
      const eta = bed + depth;
      const wet = hA > FILM_DEPTH_M && hB > FILM_DEPTH_M;
      const half = wet ? HALF_SHARPNESS : 0.5;
      dh = halfRise(depth - hA, hB - depth, half);
      dz = halfRise(eta - (z[i - off]! + hA), z[i + off]! + hB - eta, half) - dh;
      // A dry neighbour (or a wall) has a surface and a depth, but no velocity; its bed may be
      // far above, so that the lesser slope alone tells something.
      if (wet) {
        dn = halfRise(vn - un[i - off]!, un[i + off]! - vn, half);
        dt = halfRise(vt - ut[i - off]!, ut[i + off]! - vt, half);
      }
      part = dh / depth;
    }
    const a = i + lesser;
    const b = i + greater;
    line[a] = bed - dz;
    line[a + RUN] = depth - dh;
    line[a + 2 * RUN] = vn - dn * (1 + part);
    line[a + 3 * RUN] = vt - dt * (1 + part);
    line[a + 4 * RUN] = HALF_G * (depth - dh + depth) * (dh + dz);
    line[b] = bed + dz;
    line[b + RUN] = depth + dh;
    line[b + 2 * RUN] = vn + dn * (1 - part);
    line[b + 3 * RUN] = vt + dt * (1 - part);
    line[b + 4 * RUN] = HALF_G * (depth + dh + depth) * (dh + dz);
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

/** Fluxes of all faces of rows [r0, r1) and at most STRIP columns [c0, c1); see `firstOrderFluxes`. */
export function secondOrderFluxes(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  south: Entry,
  stride: Entry,
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
    cellStates(row + c0, row + c1, stride, north, below - row, z, h, v, u, line);
    if (r >= r0)
      stateFluxes(row + c0, row + c1, stride, before - row, north, h, line, yMass, yLesser, yGreater, yAcross); // prettier-ignore
    if (r >= r0 && r < r1) {
      cellStates(row + c0 - 1, row + c1 + 1, 1, west, east, z, h, u, v, line);
      stateFluxes(row + c0, row + c1 + 1, 1, east - 1, west, h, line, xMass, xLesser, xGreater, xAcross); // prettier-ignore
    }
    const free = before;
    before = below;
    below = free;
  }
}
