/** Boundary faces and crests in the finite-volume schemes. */
import { GRAVITY, type Frame } from './frame.ts';
import {
  crestFlow,
  edgeFlux,
  type CrestFace,
  type FaceFlux,
  type SpecialFace,
} from './special-faces.ts';

/** Fluxes of all faces of one direction; see `faceFluxes` of the first order. */
export interface FaceFluxes {
  readonly mass: Float64Array;
  readonly lesser: Float64Array;
  readonly greater: Float64Array;
  readonly across: Float64Array;
}

/** What the fluxes of special faces follow from. */
export interface CellWater {
  readonly frame: Frame;
  readonly z: Float64Array;
  readonly h: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** 4 g n² of each cell. */
  readonly friction: Float64Array;
}

const scratch: FaceFlux = { mass: 0, lesser: 0, greater: 0 };

/** Sets the flux of a boundary face or a crest. @param inside the cell inside of an edge. */
export function setFace(f: SpecialFace, inside: number, w: CellWater, fluxes: FaceFluxes): void {
  if (f.kind === 'crest') {
    setCrest(f, w, fluxes);
    return;
  }
  const un = f.axis === 'x' ? w.u[inside]! : w.v[inside]!;
  const ut = f.axis === 'x' ? w.v[inside]! : w.u[inside]!;
  const sign = f.inside === 'lesser' ? 1 : -1;
  const manning = Math.sqrt(w.friction[inside]! / (4 * GRAVITY));
  const state = { z: w.z[inside]!, h: w.h[inside]!, outwards: sign * un, manning };
  edgeFlux(f, state, scratch);
  fluxes.mass[f.entry] = sign * scratch.mass;
  fluxes.lesser[f.entry] = scratch.lesser;
  fluxes.greater[f.entry] = scratch.lesser;
  fluxes.across[f.entry] = scratch.mass > 0 ? sign * scratch.mass * ut : 0;
}

/** Water that passes a crest brings no momentum down with it; it leaves with its own. */
function setCrest(f: CrestFace, w: CellWater, fluxes: FaceFluxes): void {
  const i = f.entry;
  const j = i + (f.axis === 'x' ? 1 : w.frame.stride);
  const { z, h } = w;
  const bed = Math.max(z[i]!, z[j]!);
  if (f.crestM <= bed) return;
  const wL = z[i]! + h[i]!;
  const wR = z[j]! + h[j]!;
  const open = f.openShare;
  const through = open > 0 && f.sillM <= bed;
  let mass = (1 - open) * crestFlow(f, f.crestM, wL, wR);
  if (open > 0 && !through) mass += open * crestFlow(f, f.sillM, wL, wR);
  const un = f.axis === 'x' ? w.u : w.v;
  const ut = f.axis === 'x' ? w.v : w.u;
  const share = through ? open : 0;
  fluxes.lesser[i] = share * fluxes.lesser[i]! + (mass > 0 ? mass * un[i]! : 0);
  fluxes.greater[i] = share * fluxes.greater[i]! + (mass < 0 ? mass * un[j]! : 0);
  fluxes.across[i] = share * fluxes.across[i]! + mass * (mass > 0 ? ut[i]! : ut[j]!);
  fluxes.mass[i] = share * fluxes.mass[i]! + mass;
}
