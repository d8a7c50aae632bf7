/**
 * Fluxes of the second-order scheme: surface, depth and velocities are reconstructed linearly with
 * a minmod limiter (van Leer's MUSCL), the bed is their difference, and the face states go
 * through the same hydrostatic reconstruction and HLL as in `flux-first.ts`. Velocities at the faces
 * are weighted with the depths so that the momentum of the cell is kept (Audusse et al. 2004); they
 * have no slope beside a dry cell. Signs alone change when left and right are exchanged, here as there.
 */
import { FILM_DEPTH_M, GRAVITY } from './frame.ts';

const HALF_G = 0.5 * GRAVITY;

/** What each cell of a line hands to the face on its greater side. */
export interface LineStates {
  /** Depth in the middle of the cell, m. */
  readonly middle: Float64Array;
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly un: Float64Array;
  readonly ut: Float64Array;
  /** Pressure and bed between the face and the centre of the cell, m³/s². */
  readonly inner: Float64Array;
}

export const lineStates = (length: number): LineStates => ({
  middle: new Float64Array(length),
  z: new Float64Array(length),
  h: new Float64Array(length),
  un: new Float64Array(length),
  ut: new Float64Array(length),
  inner: new Float64Array(length),
});

/** Sharpness of the limiter, 1 (minmod, smears most) to 2 (Kurganov and Tadmor 2000 use 1.3). */
const SHARPNESS = 1.3;

/** Generalised minmod: the mean difference, at most `sharpness` times the lesser, 0 at extrema. */
function limited(a: number, b: number, sharpness: number): number {
  const mean = 0.5 * (a + b);
  if (a > 0) {
    if (b <= 0) return 0;
    const most = sharpness * (a < b ? a : b);
    return mean < most ? mean : most;
  }
  if (a === 0 || b >= 0) return 0;
  const most = sharpness * (a > b ? a : b);
  return mean > most ? mean : most;
}

/**
 * Faces between entry i - off and i for i in [from, to), written at i - off, as in
 * `firstOrderFluxes`. The states of the cells before come from `states`, at `slot` for x faces
 * (`slotStep` 0) or at `slot` + i - from for y faces (`slotStep` 1), and are replaced by those of
 * the cells i. With `prime` no flux is written.
 */
export function secondOrderFluxes(
  from: number,
  to: number,
  off: number,
  slot: number,
  slotStep: number,
  prime: boolean,
  states: LineStates,
  z: Float64Array,
  h: Float64Array,
  un: Float64Array,
  ut: Float64Array,
  mass: Float64Array,
  lesser: Float64Array,
  greater: Float64Array,
  across: Float64Array,
): void {
  const middleS = states.middle;
  const zS = states.z;
  const hS = states.h;
  const unS = states.un;
  const utS = states.ut;
  const innerS = states.inner;
  for (let i = from, s = slot; i < to; i++, s += slotStep) {
    const depth = h[i]!;
    const bed = z[i]!;
    const film = depth <= FILM_DEPTH_M && middleS[s]! <= FILM_DEPTH_M;
    middleS[s] = depth;
    if (film) {
      zS[s] = bed;
      hS[s] = depth;
      unS[s] = 0;
      utS[s] = 0;
      innerS[s] = 0;
      if (prime) continue;
      const j = i - off;
      mass[j] = 0;
      lesser[j] = 0;
      greater[j] = 0;
      across[j] = 0;
      continue;
    }
    const vn = un[i]!;
    const vt = ut[i]!;
    let dh = 0;
    let dz = 0;
    let dn = 0;
    let dt = 0;
    if (depth > FILM_DEPTH_M) {
      const hA = h[i - off]!;
      const hB = h[i + off]!;
      const eta = bed + depth;
      const wet = hA > FILM_DEPTH_M && hB > FILM_DEPTH_M;
      const sharp = wet ? SHARPNESS : 1;
      dh = 0.5 * limited(depth - hA, hB - depth, sharp);
      dz = 0.5 * limited(eta - (z[i - off]! + hA), z[i + off]! + hB - eta, sharp) - dh;
      // A dry neighbour (or a wall) has a surface and a depth, but no velocity; its bed may be
      // far above, so that the lesser slope alone tells something.
      if (wet) {
        dn = 0.5 * limited(vn - un[i - off]!, un[i + off]! - vn, sharp);
        dt = 0.5 * limited(vt - ut[i - off]!, ut[i + off]! - vt, sharp);
      }
    }
    const part = depth > 0 ? dh / depth : 0;
    if (!prime) {
      const j = i - off;
      const zL = zS[s]!;
      const hL = hS[s]!;
      const hR = depth - dh;
      const zR = bed - dz;
      const wL = zL + hL;
      const wR = zR + hR;
      const zMax = zL > zR ? zL : zR;
      const wMin = wL < wR ? wL : wR;
      const zF = zMax < wMin ? zMax : wMin;
      const dL = zF - zL;
      const dR = zF - zR;
      const sL = dL > 0 ? (wL > zF ? wL - zF : 0) : hL;
      const sR = dR > 0 ? (wR > zF ? wR - zF : 0) : hR;
      const cL = Math.sqrt(GRAVITY * sL);
      const cR = Math.sqrt(GRAVITY * sR);
      const uL = unS[s]!;
      const uR = vn - dn * (1 + part);
      let vL: number;
      let vR: number;
      if (sL > 0 && sR > 0) {
        const uF = 0.5 * (uL + uR) + (cL - cR);
        const cF = 0.5 * (cL + cR) + 0.25 * (uL - uR);
        vL = uL - cL < uF - cF ? uL - cL : uF - cF;
        vR = uR + cR > uF + cF ? uR + cR : uF + cF;
      } else if (sL > 0) {
        vL = uL - cL;
        vR = uL + 2 * cL;
      } else {
        vL = uR - 2 * cR;
        vR = uR + cR;
      }
      const qL = sL * uL;
      const qR = sR * uR;
      const aL = qL * uL;
      const aR = qR * uR;
      const dp = HALF_G * (sR - sL) * (sR + sL);
      let f = qL;
      let mL = aL;
      let mR = aL - dp;
      if (vL < 0) {
        if (vR <= 0) {
          f = qR;
          mL = aR + dp;
          mR = aR;
        } else {
          const inv = 1 / (vR - vL);
          const vv = vL * vR;
          f = (vR * qL - vL * qR + vv * (sR - sL)) * inv;
          const m = 0.5 * (aL + aR) + (0.5 * (vR + vL) * (aL - aR - dp) + vv * (qR - qL)) * inv;
          mL = m + 0.5 * dp;
          mR = m - 0.5 * dp;
        }
      }
      mass[j] = f;
      lesser[j] = mL + (HALF_G * (sL + hL) * (sL - hL + dL) + innerS[s]!);
      greater[j] = mR + (HALF_G * (sR + hR) * (sR - hR + dR) - HALF_G * (hR + depth) * (dh + dz));
      across[j] = f * (f > 0 ? utS[s]! : vt - dt * (1 + part));
    }
    zS[s] = bed + dz;
    hS[s] = depth + dh;
    unS[s] = vn + dn * (1 - part);
    utS[s] = vt + dt * (1 - part);
    innerS[s] = HALF_G * (depth + dh + depth) * (dh + dz);
  }
}
