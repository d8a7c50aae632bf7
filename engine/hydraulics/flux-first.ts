/**
 * Fluxes of the first-order finite-volume scheme: Chen and Noelle's hydrostatic reconstruction
 * (SIAM J. Numer. Anal. 55, 2017) and HLL (Harten, Lax and van Leer 1983) with the wave speeds of
 * Toro (2001); the transverse momentum rides on the mass, as HLLC has it.
 *
 * The arithmetic is arranged so that exchanging left and right changes signs and no bit: a grid
 * that is turned by 90 degrees gives the same numbers.
 */
import { FILM_DEPTH_M, GRAVITY } from './frame.ts';

const HALF_G = 0.5 * GRAVITY;

/**
 * Faces between entry i and i + off for i in [from, to): `off` is 1 for x faces with `un` = u and
 * `ut` = v, or the stride for y faces with `un` = v and `ut` = u. Writes per metre of face the mass
 * flux (m²/s), the normal momentum that the lesser and the greater cell exchange, bed and pressure
 * included, less the pressure g h²/2 of that cell (which cancels between its faces; without it
 * water at rest has zeros here, m³/s²), and the transverse momentum.
 *
 * @param c wave speed √(g h) of each cell, m/s.
 */
export function firstOrderFluxes(
  from: number,
  to: number,
  off: number,
  z: Float64Array,
  h: Float64Array,
  c: Float64Array,
  un: Float64Array,
  ut: Float64Array,
  mass: Float64Array,
  lesser: Float64Array,
  greater: Float64Array,
  across: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const j = i + off;
    const hL = h[i]!;
    const hR = h[j]!;
    if (hL <= FILM_DEPTH_M && hR <= FILM_DEPTH_M) {
      mass[i] = 0;
      lesser[i] = 0;
      greater[i] = 0;
      across[i] = 0;
      continue;
    }
    const zL = z[i]!;
    const zR = z[j]!;
    const wL = zL + hL;
    const wR = zR + hR;
    const zMax = zL > zR ? zL : zR;
    const wMin = wL < wR ? wL : wR;
    const zF = zMax < wMin ? zMax : wMin;
    const dL = zF - zL;
    const dR = zF - zR;
    let sL = hL;
    let cL = c[i]!;
    if (dL > 0) {
      sL = wL > zF ? wL - zF : 0;
      cL = Math.sqrt(GRAVITY * sL);
    }
    let sR = hR;
    let cR = c[j]!;
    if (dR > 0) {
      sR = wR > zF ? wR - zF : 0;
      cR = Math.sqrt(GRAVITY * sR);
    }
    const uL = un[i]!;
    const uR = un[j]!;
    let vL: number;
    let vR: number;
    if (sL > 0 && sR > 0) {
      const uS = 0.5 * (uL + uR) + (cL - cR);
      const cS = 0.5 * (cL + cR) + 0.25 * (uL - uR);
      const a = uL - cL;
      const b = uS - cS;
      vL = a < b ? a : b;
      const d = uR + cR;
      const e = uS + cS;
      vR = d > e ? d : e;
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
    let f: number;
    let mL: number;
    let mR: number;
    if (vL >= 0) {
      f = qL;
      mL = aL;
      mR = aL - dp;
    } else if (vR <= 0) {
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
    mass[i] = f;
    lesser[i] = mL + HALF_G * (sL + hL) * (sL - hL + dL);
    greater[i] = mR + HALF_G * (sR + hR) * (sR - hR + dR);
    across[i] = f * (f > 0 ? ut[i]! : ut[j]!);
  }
}
