/**
 * Fluxes of a dry flow through the faces of a map grid: HLL (Harten, Lax and van Leer 1983) on the part
 * of the depths that both sides share, with the pressure of G h (see runout-ground.ts).
 *
 * Where depth and surface fall the same way the difference of depths drives the flow as on a level
 * bed; what is left of the fall of the surface is weight, which each cell takes from both its faces
 * (runout-step.ts). A pool with a level surface and a sheet of even depth on any slope both stay as
 * they are. Hydrostatic reconstructions keep the first and lose up to half of the weight of the
 * second where the bed falls by about one depth from cell to cell, which is where slides live.
 */
import type { RunoutGround } from './runout-ground.ts';

/** Thinner than this a cell has no velocity, m. */
export const DRY_M = 1e-4;

/** What passes each face: index of the lesser cell (west or north). */
export interface RunoutFluxes {
  /** m²/s. */
  readonly mass: Float64Array;
  /** Normal momentum that the face gives to the lesser and to the greater cell, m³/s². */
  readonly lesser: Float64Array;
  readonly greater: Float64Array;
  /** Fall of the surface that the depths do not explain, m: what weight acts on. */
  readonly rest: Float64Array;
}

/**
 * Faces between entries i and i + off, i in [from, to).
 *
 * @param metric `gx` for x faces and `gy` for y faces
 * @param body acceleration along the normal that the bed does not show, m/s²
 * @param mu where both sides rest and the push stays below friction, nothing passes
 */
export function runoutFluxes(
  from: number,
  to: number,
  off: number,
  g: RunoutGround,
  metric: Float64Array,
  body: number,
  mu: number,
  h: Float64Array,
  un: Float64Array,
  ut: Float64Array,
  out: RunoutFluxes,
): void {
  const { z, pull, normal, cellM } = g;
  const { mass, lesser, greater, rest } = out;
  for (let i = from; i < to; i++) {
    const j = i + off;
    const hL = h[i]!;
    const hR = h[j]!;
    if (hL <= 0 && hR <= 0) {
      mass[i] = 0;
      lesser[i] = 0;
      greater[i] = 0;
      rest[i] = z[j]! - z[i]!;
      continue;
    }
    const p = 0.5 * (pull[i]! + pull[j]!);
    const k = 0.5 * (metric[i]! + metric[j]!);
    const zL = z[i]!;
    const zR = z[j]!;
    const surface = zR - zL + k * (hR - hL);
    const uL = un[i]!;
    const uR = un[j]!;
    const pk = p * k;
    // Depth evens out only as far as surface and depth fall the same way.
    const deeper = hR - hL;
    let jump = 0;
    if (deeper * surface > 0)
      jump = Math.abs(deeper) * k < Math.abs(surface) ? deeper : surface / k;
    let sL = hL;
    let sR = hR;
    if (deeper < 0) {
      sL = hR - jump;
      // A flow climbs as far as its speed carries it.
      if (uL > 0) sL = Math.min(hL, Math.max(sL, hR + (0.5 * uL * uL - p * surface) / pk));
    } else {
      sR = hL + jump;
      if (uR < 0) sR = Math.min(hR, Math.max(sR, hL + (0.5 * uR * uR + p * surface) / pk));
    }
    const cL = Math.sqrt(pk * sL);
    const cR = Math.sqrt(pk * sR);
    let slow: number;
    let fast: number;
    if (sL <= 0) {
      slow = uR - 2 * cR;
      fast = uR + cR;
    } else if (sR <= 0) {
      slow = uL - cL;
      fast = uL + 2 * cL;
    } else {
      const uS = 0.5 * (uL + uR) + cL - cR;
      const cS = Math.abs(0.5 * (cL + cR) + 0.25 * (uL - uR));
      slow = Math.min(uL - cL, uS - cS);
      fast = Math.max(uR + cR, uS + cS);
    }
    const qL = sL * uL;
    const qR = sR * uR;
    const fL = qL * uL + 0.5 * pk * sL * sL;
    const fR = qR * uR + 0.5 * pk * sR * sR;
    let m: number;
    let f: number;
    if (slow >= 0) {
      m = qL;
      f = fL;
    } else if (fast <= 0) {
      m = qR;
      f = fR;
    } else {
      const d = fast - slow;
      m = (fast * qL - slow * qR + slow * fast * jump) / d;
      f = (fast * fL - slow * fR + slow * fast * (qR - qL)) / d;
    }
    if (uL === 0 && uR === 0 && ut[i] === 0 && ut[j] === 0) {
      const push = Math.abs(body - (p * surface) / cellM);
      if (push <= mu * 0.5 * (normal[i]! + normal[j]!)) m = 0;
    }
    mass[i] = m;
    // Less the pressure of the cell itself, which both its faces share: slopes may change between.
    lesser[i] = 0.5 * pk * sL * sL - f;
    greater[i] = f - 0.5 * pk * sR * sR;
    rest[i] = surface - k * jump;
  }
}
