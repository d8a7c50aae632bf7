/**
 * Faces that do not follow the scheme: open boundaries at the edge of the water, and crests
 * (levees, sandbags, gates, breaches) between two cells. They are few, and are set after the
 * fluxes of all others. Numbers in them may change between steps.
 */
import { cbrt, pow } from '../kernel/math.ts';
import { FILM_DEPTH_M, GRAVITY, type Frame } from './frame.ts';
import { weirFlow } from './weir.ts';

interface At {
  /** Direction of the normal: `x` between entry and entry + 1, `y` between entry and + stride. */
  readonly axis: 'x' | 'y';
  readonly entry: number;
}

interface Edge extends At {
  /** The cell inside: the lesser (water lies to the west or north) or the greater one. */
  readonly inside: 'lesser' | 'greater';
}

/** Water of a given level stands outside. */
export interface StageFace extends Edge {
  readonly kind: 'stage';
  levelM: number;
  /** The water outside rests (a pool); else it moves as the water inside does (a river). */
  readonly still: boolean;
}

/** A given inflow per metre of face, m²/s; negative draws water off. */
export interface InflowFace extends Edge {
  readonly kind: 'inflow';
  flowM2S: number;
}

/** Water leaves freely: as it moves, or as uniform flow down `slope` when there is one. */
export interface FreeFace extends Edge {
  readonly kind: 'free';
  readonly slope: number | null;
}

/** A crest above the bed between two cells. */
export interface CrestFace extends At {
  readonly kind: 'crest';
  /** Weir crest, m above datum; below the bed the face is an ordinary one. */
  crestM: number;
  /** Share of the width that is breached or open, down to `sillM`. */
  openShare: number;
  sillM: number;
  readonly coefficient: number;
  /** True length of the crest over the length of cell edges that stand for it. */
  readonly lengthFactor: number;
}

export type SpecialFace = StageFace | InflowFace | FreeFace | CrestFace;

/** Entry of the cell inside of an edge. */
export const insideOf = (frame: Frame, f: Exclude<SpecialFace, CrestFace>): number =>
  f.inside === 'lesser' ? f.entry : f.entry + (f.axis === 'x' ? 1 : frame.stride);

/** Flux of a face: mass (m²/s) and normal momentum that each side exchanges (m³/s²). */
export interface FaceFlux {
  mass: number;
  lesser: number;
  greater: number;
}

const HALF_G = 0.5 * GRAVITY;

/** HLL flux between two states on one bed; fills `mass` and, for both sides, momentum. */
export function hllFlux(hL: number, uL: number, hR: number, uR: number, out: FaceFlux): void {
  out.mass = 0;
  out.lesser = 0;
  out.greater = 0;
  if (hL <= 0 && hR <= 0) return;
  const cL = Math.sqrt(GRAVITY * hL);
  const cR = Math.sqrt(GRAVITY * hR);
  let vL = uR - 2 * cR;
  let vR = uL + 2 * cL;
  if (hL > 0 && hR > 0) {
    const uS = 0.5 * (uL + uR) + (cL - cR);
    const cS = 0.5 * (cL + cR) + 0.25 * (uL - uR);
    vL = Math.min(uL - cL, uS - cS);
    vR = Math.max(uR + cR, uS + cS);
  } else if (hL > 0) vL = uL - cL;
  else vR = uR + cR;
  const qL = hL * uL;
  const qR = hR * uR;
  const pL = qL * uL + HALF_G * hL * hL;
  const pR = qR * uR + HALF_G * hR * hR;
  if (vL >= 0) {
    out.mass = qL;
    out.lesser = pL;
  } else if (vR <= 0) {
    out.mass = qR;
    out.lesser = pR;
  } else {
    const inv = 1 / (vR - vL);
    const vv = vL * vR;
    out.mass = (vR * qL - vL * qR + vv * (hR - hL)) * inv;
    out.lesser = (vR * pL - vL * pR + vv * (qR - qL)) * inv;
  }
  out.greater = out.lesser;
}

/** Uniform flow of depth `h` down a slope by Manning, m²/s; critical where the bed is smooth. */
function uniformFlow(h: number, slope: number, n: number): number {
  if (h <= 0) return 0;
  return n > 0 ? (pow(h, 5 / 3) * Math.sqrt(slope)) / n : h * Math.sqrt(GRAVITY * h);
}

/** What the scheme knows of the cell inside of an edge. */
export interface InsideState {
  readonly z: number;
  readonly h: number;
  /** Velocity towards the outside, m/s. */
  readonly outwards: number;
  readonly manning: number;
}

/** Flux through an open edge, positive outwards; momentum less g h²/2 of the cell in `lesser`. */
export function edgeFlux(
  f: StageFace | InflowFace | FreeFace,
  s: InsideState,
  out: FaceFlux,
): void {
  const { h, outwards } = s;
  if (f.kind === 'stage') {
    const outside = Math.max(0, f.levelM - s.z);
    hllFlux(h, outwards, outside, f.still || h <= FILM_DEPTH_M ? 0 : outwards, out);
    out.lesser -= HALF_G * h * h;
    return;
  }
  if (f.kind === 'free' && f.slope === null) {
    const leaving = Math.max(0, outwards);
    out.mass = h * leaving;
    out.lesser = out.mass * leaving;
    return;
  }
  const flow = f.kind === 'inflow' ? -f.flowM2S : uniformFlow(h, f.slope ?? 0, s.manning);
  const critical = cbrt((flow * flow) / GRAVITY);
  const depth = Math.max(h, critical);
  out.mass = flow;
  out.lesser = (depth > 0 ? (flow * flow) / depth : 0) + HALF_G * (depth - h) * (depth + h);
}

/** Flow over a crest from the higher to the lower water, positive to the greater side, m²/s. */
export function crestFlow(f: CrestFace, crestM: number, wL: number, wR: number): number {
  const down = wL >= wR;
  const head = (down ? wL : wR) - crestM;
  if (head <= 0) return 0;
  const q = weirFlow(head, (down ? wR : wL) - crestM, f.coefficient) * f.lengthFactor;
  return down ? q : -q;
}
