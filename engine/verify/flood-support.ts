/** Channels and basins with exact solutions, and how a computed one is compared with them. */
import { createSolver } from '../hydraulics/create.ts';
import { cellOf, entryOf } from '../hydraulics/frame.ts';
import type { Scheme, Solver, SolverSetup } from '../hydraulics/solver.ts';
import type { FreeFace, InflowFace, StageFace } from '../hydraulics/special-faces.ts';
import type { VerifyParam } from './case.ts';

export const SCHEMES: readonly Scheme[] = ['inertia', 'fv1', 'fv2'];

/** A parameter that chooses the scheme. */
export const schemeParam = (initial: number): VerifyParam => ({
  default: initial,
  min: 0,
  max: 2,
  unit: '1',
  doc: 'scheme: 0 local inertia, 1 finite volumes of first order, 2 of second order',
});
export const schemeOf = (value: number): Scheme => SCHEMES[Math.round(value)]!;

export const param = (
  initial: number,
  min: number,
  max: number,
  unit: string,
  doc: string,
): VerifyParam => ({ default: initial, min, max, unit, doc });

/** A channel of one row along x from 0 to `lengthM`; `bed` and `depth` at positions, m. */
export function channel(
  scheme: Scheme,
  cells: number,
  lengthM: number,
  bed: (x: number) => number,
  manning = 0,
  more: Partial<SolverSetup> = {},
): Solver {
  const n = Math.round(cells);
  const dx = lengthM / n;
  const bedM = Float64Array.from({ length: n }, (_, i) => bed((i + 0.5) * dx));
  return createSolver(scheme, { cols: n, rows: 1, cellM: dx, bedM, manning, ...more });
}

/** Fills a channel with a depth and velocity along x. */
export function fill(
  s: Solver,
  depth: (x: number) => number,
  velocity: (x: number) => number = () => 0,
): void {
  const { cols, cellM } = s.frame;
  for (let i = 0; i < cols; i++)
    s.place(i, depth((i + 0.5) * cellM), velocity((i + 0.5) * cellM), 0);
}

export const stageAt = (s: Solver, side: 'west' | 'east', levelM: number): StageFace => {
  const face: StageFace = {
    kind: 'stage',
    axis: 'x',
    entry: entryOf(s.frame, side === 'west' ? 0 : s.frame.cols - 1) - (side === 'west' ? 1 : 0),
    inside: side === 'west' ? 'greater' : 'lesser',
    levelM,
    still: false,
  };
  s.addFace(face);
  return face;
};

export const inflowAt = (s: Solver, flowM2S: number): InflowFace => {
  const face: InflowFace = {
    kind: 'inflow',
    axis: 'x',
    entry: entryOf(s.frame, 0) - 1,
    inside: 'greater',
    flowM2S,
  };
  s.addFace(face);
  return face;
};

export const freeAt = (s: Solver, slope: number | null): number => {
  const face: FreeFace = {
    kind: 'free',
    axis: 'x',
    entry: entryOf(s.frame, s.frame.cols - 1),
    inside: 'lesser',
    slope,
  };
  return s.addFace(face);
};

/** Runs on, or throws with the fault: a case has no use for half a run. */
export function runFor(s: Solver, seconds: number): void {
  const done = s.advance(seconds);
  if (!done.ok) throw new Error(`${done.error.reason} (cell ${done.error.cell})`);
}

export const depthAt = (s: Solver, cell: number): number => s.h[entryOf(s.frame, cell)]!;
export const levelAt = (s: Solver, cell: number): number => {
  const i = entryOf(s.frame, cell);
  return s.z[i]! + s.h[i]!;
};
export const velocityAt = (s: Solver, cell: number): readonly [number, number] =>
  s.velocity(entryOf(s.frame, cell));

/** Sum of the differences from `exact` over the sum of `exact`, in depth. */
export function relativeL1(s: Solver, exact: (x: number, y: number) => number): number {
  const { cols, rows, cellM } = s.frame;
  let off = 0;
  let all = 0;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const e = exact((c + 0.5) * cellM, (r + 0.5) * cellM);
      off += Math.abs(depthAt(s, r * cols + c) - e);
      all += e;
    }
  return off / all;
}

/** Depth and velocity along a channel beside the exact ones. */
export function channelProfile(
  s: Solver,
  exactDepth: (x: number) => number,
  exactVelocity: (x: number) => number,
): { columns: string[]; rows: number[][] } {
  const { cols, cellM } = s.frame;
  return {
    columns: ['xM', 'bedM', 'depthM', 'exactDepthM', 'velocityMS', 'exactVelocityMS'],
    rows: Array.from({ length: cols }, (_, i) => {
      const x = (i + 0.5) * cellM;
      const e = entryOf(s.frame, i);
      return [x, s.z[e]!, s.h[e]!, exactDepth(x), velocityAt(s, i)[0], exactVelocity(x)];
    }),
  };
}

/** Largest velocity component and largest difference of the level of water from `levelM`. */
export function unrest(s: Solver, levelM: number): { speedMS: number; levelM: number } {
  let speed = 0;
  let level = 0;
  for (let i = 0; i < s.h.length; i++) {
    if (cellOf(s.frame, i) < 0 || s.h[i]! <= s.filmM) continue;
    const [u, v] = s.velocity(i);
    speed = Math.max(speed, Math.abs(u), Math.abs(v));
    level = Math.max(level, Math.abs(s.z[i]! + s.h[i]! - levelM));
  }
  return { speedMS: speed, levelM: level };
}
