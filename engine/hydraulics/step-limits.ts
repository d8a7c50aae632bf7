/** What holds the time step down besides the water itself, and why a step fails. */
import { cbrt } from '../kernel/math.ts';
import { GRAVITY, type Frame } from './frame.ts';
import type { Fault, PointSource } from './setup.ts';
import { insideOf, type SpecialFace, type StageFace } from './special-faces.ts';

/** Smallest time step that is worth taking, s. */
export const MIN_STEP_S = 1e-3;

/** What a fault is told as. */
export const REASONS: Readonly<Record<Fault['code'], string>> = {
  'time-step': `the time step would fall below ${MIN_STEP_S} s: flow too fast for the cell size`,
  'not-finite': 'a depth or velocity is not a finite number',
};

export interface FastestSource {
  /** -1 without any. */
  readonly entry: number;
  /** Longest stable step, s: a fifth of the depth and 0.2 m at a time. */
  readonly stepS: number;
}

/** The point source that allows the shortest step; `h` depths, m, of cells of `areaM2`. */
export function fastestSource(
  points: readonly PointSource[],
  h: Float64Array,
  areaM2: number,
): FastestSource {
  const fastest = { entry: -1, stepS: Infinity };
  for (const { entry, flowM3S } of points) {
    const rise = Math.abs(flowM3S) / areaM2;
    const stepS = rise > 0 ? (0.2 + 0.2 * h[entry]!) / rise : Infinity;
    if (stepS < fastest.stepS) Object.assign(fastest, { entry, stepS });
  }
  return fastest;
}

export interface FastestEdge {
  /** The cell inside the edge; -1 without any. */
  readonly entry: number;
  readonly speedMS: number;
}

/** The boundary face that may send in the fastest wave; `z` bed levels, m. */
export function fastestEdge(
  frame: Frame,
  faces: readonly SpecialFace[],
  z: Float64Array,
  stageSpeedMS: (f: StageFace, inside: number, depthM: number) => number,
): FastestEdge {
  const fastest = { entry: -1, speedMS: 0 };
  for (const f of faces) {
    if (f.kind !== 'inflow' && f.kind !== 'stage') continue;
    const entry = insideOf(frame, f);
    const depthM = f.kind === 'stage' ? f.levelM - z[entry]! : 0;
    const speedMS =
      f.kind === 'inflow'
        ? 2 * cbrt(GRAVITY * Math.abs(f.flowM2S))
        : depthM > 0
          ? stageSpeedMS(f, entry, depthM)
          : 0;
    if (speedMS > fastest.speedMS) Object.assign(fastest, { entry, speedMS });
  }
  return fastest;
}
