/**
 * Fluxes of the first-order finite-volume scheme: Chen and Noelle's hydrostatic reconstruction
 * (SIAM J. Numer. Anal. 55, 2017) and HLL (Harten, Lax and van Leer 1983) with the wave speeds of
 * Toro (2001); the transverse momentum rides on the mass, as HLLC has it.
 *
 * The arithmetic is arranged so that exchanging left and right changes signs and no bit: a grid
 * that is turned by 90 degrees gives the same numbers.
 */
import { FILM_DEPTH_M, GRAVITY, type Entry } from '../frame.ts';

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
function faceFluxes(
  from: Entry,
  to: Entry,
  off: Entry,
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
    const sL = dL > 0 ? wL - zF : hL;
    const sR = dR > 0 ? wR - zF : hR;
    // The face stands over one of the two beds at most.
    const cF = Math.sqrt(GRAVITY * (dL > 0 ? sL : sR));
    const cL = dL > 0 ? cF : c[i]!;
    const cR = dR > 0 ? cF : c[j]!;
    const uL = un[i]!;
    const uR = un[j]!;
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
    mass[i] = f;
    lesser[i] = mL + HALF_G * (sL + hL) * (sL - hL + dL);
    greater[i] = mR + HALF_G * (sR + hR) * (sR - hR + dR);
    across[i] = f * (f > 0 ? ut[i]! : ut[j]!);
  }
}

/**
 * Fluxes of all faces of rows [r0, r1) and columns [c0, c1).
 *
 * @param south end of the rows of y faces, which start a row earlier; a rectangle leaves the faces
 *   beyond its last row to the one below.
 */
export function firstOrderFluxes(
  r0: Entry,
  r1: Entry,
  c0: Entry,
  c1: Entry,
  south: Entry,
  stride: Entry,
  z: Float64Array,
  h: Float64Array,
  c: Float64Array,
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
  for (let r = r0 - 1; r < r1; r++) {
    const row = r * stride;
    if (r >= r0)
      faceFluxes(row + c0 - 1, row + c1, 1, z, h, c, u, v, xMass, xLesser, xGreater, xAcross);
    if (r < south)
      faceFluxes(row + c0, row + c1, stride, z, h, c, v, u, yMass, yLesser, yGreater, yAcross);
  }
}
