/** Runout against exact solutions, in slope coordinates and again on a tilted map grid. */
import { Runout, type RunoutOptions } from '../hazards/landslide/runout.ts';
import { runoutGround, slopeGround } from '../hazards/landslide/runout-ground.ts';
import { terminalSpeed } from '../hazards/landslide/voellmy.ts';
import { atan, cos, sin, tan } from '../kernel/math.ts';
import { RAD } from '../kernel/units.ts';
import { row, type VerifyCase, type VerifyRow } from './case.ts';

const G = 9.81;
const NO_DRAG = 1e12;

/** A plane of slope θ, `cells` long; lengths along the slope in both frames. */
interface Plane {
  readonly run: Runout;
  /** Factor from what the run holds to depth normal to the slope, and to speed along it. */
  readonly depth: number;
  readonly speed: number;
}

/**
 * A strip of `lengthM` along a slope. On the map grid a cell is cos θ times shorter, depth is vertical
 * (h / cos θ) and velocity horizontal (u cos θ).
 */
function planeOf(
  frame: 'slope' | 'map',
  slopeRad: number,
  lengthM: number,
  cells: number,
  options: Pick<RunoutOptions, 'law'>,
): Plane {
  const c = frame === 'map' ? cos(slopeRad) : 1;
  const cellM = (lengthM * c) / cells;
  const grid = { cols: cells, rows: 1, cellM, west: 0, north: 0 };
  const fall = cellM * tan(slopeRad);
  const ground =
    frame === 'map'
      ? runoutGround(
          grid,
          Float64Array.from({ length: cells }, (_, i) => -i * fall),
        )
      : slopeGround(grid, slopeRad);
  const run = new Runout(ground, { ...options, centripetal: false, endless: true, stopShare: 0 });
  return { run, depth: c, speed: 1 / c };
}

/** Exact depth, over the first, of a dry granular dam that breaks at x = 0 (Mangeney et al. 2000). */
function damDepth(x: number, t: number, c0: number, m: number): number {
  const y = x - 0.5 * m * t * t;
  if (y <= -c0 * t) return 1;
  if (y >= 2 * c0 * t) return 0;
  const s = 2 - y / (c0 * t);
  return (s * s) / 9;
}

interface DamBreak {
  readonly slopeDeg: number;
  readonly frictionDeg: number;
  readonly cells: number;
}

/** Depths after 1 s of a dam of 1 m at the middle third of 14 m: x, computed, exact. */
function breakDam(frame: 'slope' | 'map', p: DamBreak): [number, number, number][] {
  const slope = p.slopeDeg * RAD;
  const mu = tan(p.frictionDeg * RAD);
  const n = Math.round(p.cells);
  const plane = planeOf(frame, slope, 14, n, { law: { mu, xiMS2: NO_DRAG } });
  const x = (i: number) => -5 + ((i + 0.5) * 14) / n;
  for (let i = 0; i < n; i++) if (x(i) < 0) plane.run.h[plane.run.entry(i)] = 1 / plane.depth;
  plane.run.refresh();
  plane.run.runTo(1);
  const c0 = Math.sqrt(G * cos(slope));
  const m = G * (sin(slope) - cos(slope) * mu);
  return Array.from({ length: n }, (_, i) => [
    x(i),
    plane.run.h[plane.run.entry(i)]! * plane.depth,
    damDepth(x(i), 1, c0, m),
  ]);
}

const FRAMES = ['slope', 'map'] as const;
const FRAME_NAME = { slope: 'slope coordinates', map: 'tilted map grid' } as const;
const MANGENEY = 'Mangeney, Heinrich and Roche 2000, exact';

const dam: VerifyCase<'slopeDeg' | 'frictionDeg' | 'cells'> = {
  name: 'granular-dam-break',
  model: 'landslide',
  title: 'Dry granular dam break down a slope after 1 s',
  params: {
    slopeDeg: { default: 30, min: 5, max: 50, unit: 'deg', doc: 'slope of the plane' },
    frictionDeg: {
      default: 23,
      min: 0,
      max: 49,
      unit: 'deg',
      doc: 'friction angle, below the slope',
    },
    cells: { default: 400, min: 50, max: 4000, unit: '1', doc: 'cells over 14 m' },
  },
  run: (p) => {
    const slope = p.slopeDeg * RAD;
    const c0 = Math.sqrt(G * cos(slope));
    const m = G * (sin(slope) - cos(slope) * tan(p.frictionDeg * RAD));
    const name = dam.name;
    const errors = FRAMES.map((frame) => {
      const profile = breakDam(frame, p);
      let [error, all] = [0, 0];
      for (const [, got, exact] of profile) {
        error += Math.abs(got - exact);
        all += exact;
      }
      const what = `L1 of the depth, ${FRAME_NAME[frame]}`;
      return row(name, what, 0, error / all, 0.03, `${MANGENEY}; 3 %`);
    });
    if (p.slopeDeg !== 30 || p.frictionDeg !== 23) return errors;
    const s = 'printed numbers of the exact solution';
    return [
      ...errors,
      row(name, 'front of the exact solution, m', 6.478873, 0.5 * m + 2 * c0, 1e-6, s),
      row(name, 'rear of the exact solution, m', -2.265347, 0.5 * m - c0, 1e-6, s),
      row(name, 'speed of its front, m/s', 7.128265, m + 2 * c0, 1e-6, s),
      row(name, 'its depth half a m t² down, m', 0.444444, damDepth(0.5 * m, 1, c0, m), 1e-6, s),
    ];
  },
  profile: (p) => {
    const [slope, map] = FRAMES.map((frame) => breakDam(frame, p));
    return {
      columns: ['x', 'slopeDepthM', 'mapDepthM', 'exactDepthM'],
      rows: slope!.map(([x, got, exact], i) => [x, got, map![i]![1], exact]),
    };
  },
};

const terminal: VerifyCase<'slopeDeg' | 'depthM' | 'mu' | 'xiMS2'> = {
  name: 'voellmy-terminal',
  model: 'landslide',
  title: "Voellmy's steady speed: formula, slope coordinates, tilted map grid",
  params: {
    slopeDeg: { default: 30, min: 15, max: 55, unit: 'deg', doc: 'slope' },
    depthM: { default: 5, min: 0.1, max: 50, unit: 'm', doc: 'depth normal to the slope' },
    mu: { default: 0.2, min: 0, max: 0.25, unit: '1', doc: 'Coulomb coefficient' },
    xiMS2: { default: 500, min: 50, max: 2000, unit: 'm/s2', doc: 'turbulent coefficient' },
  },
  run: ({ slopeDeg, depthM, mu, xiMS2 }) => {
    const slope = slopeDeg * RAD;
    const exact = terminalSpeed({ mu, xiMS2 }, slope, depthM);
    const rows: VerifyRow[] = FRAMES.map((frame) => {
      const plane = planeOf(frame, slope, 300, 30, { law: { mu, xiMS2 } });
      plane.run.h.fill(depthM / plane.depth);
      plane.run.refresh();
      plane.run.runTo(300);
      const got = plane.run.u[plane.run.entry(15)]! * plane.speed;
      const what = `speed along the slope, ${FRAME_NAME[frame]}, m/s`;
      return row(terminal.name, what, exact, got, 0.001 * exact, 'Voellmy 1955; 0.1 %');
    });
    const printed = terminalSpeed({ mu: 0.2, xiMS2: 500 }, 30 * RAD, 5);
    const s = 'computed independently';
    return [row(terminal.name, 'formula, m/s', 28.58299, printed, 5e-6, s), ...rows];
  },
};

/** Height of a slope that runs out smoothly: a circle of radius R from θ to level ground. */
function bend(x: number, slopeRad: number, radiusM: number, straightM: number): number {
  const flatFrom = straightM + radiusM * sin(slopeRad);
  if (x >= flatFrom) return 0;
  const inCircle = (at: number) => {
    const d = flatFrom - at;
    return radiusM - Math.sqrt(radiusM * radiusM - d * d);
  };
  return x >= straightM ? inCircle(x) : inCircle(straightM) + (straightM - x) * tan(slopeRad);
}

const block: VerifyCase<'slopeDeg' | 'frictionDeg' | 'cellM'> = {
  name: 'block-stop',
  model: 'landslide',
  title: 'A thin mass under Coulomb friction alone stops on the energy line',
  params: {
    slopeDeg: { default: 30, min: 20, max: 40, unit: 'deg', doc: 'slope above the bend' },
    frictionDeg: { default: 15, min: 10, max: 18, unit: 'deg', doc: 'friction angle' },
    cellM: { default: 5, min: 2, max: 20, unit: 'm', doc: 'cell size' },
  },
  run: ({ slopeDeg, frictionDeg, cellM }) => {
    const cols = Math.round(1600 / cellM);
    const z = Float64Array.from({ length: cols }, (_, i) =>
      bend((i + 0.5) * cellM, slopeDeg * RAD, 400, 200),
    );
    const ground = runoutGround({ cols, rows: 1, cellM, west: 0, north: 0 }, z);
    const law = { mu: tan(frictionDeg * RAD), xiMS2: NO_DRAG };
    const options = { law, centripetal: false, endless: true, stopShare: 0 };
    const run = new Runout(ground, options);
    for (let i = 0; i < cols; i++)
      if (Math.abs((i + 0.5) * cellM - 100) < 20) run.h[run.entry(i)] = 0.5;
    run.refresh();
    const centre = (of: (i: number) => number) => {
      let [sum, all] = [0, 0];
      for (let i = 0; i < cols; i++) {
        sum += run.h[run.entry(i)]! * of(i);
        all += run.h[run.entry(i)]!;
      }
      return sum / all;
    };
    const x0 = centre((i) => (i + 0.5) * cellM);
    const z0 = centre((i) => z[i]!);
    run.runTo(300);
    const reach = centre((i) => (i + 0.5) * cellM) - x0;
    const fall = z0 - centre((i) => z[i]!);
    const angle = atan(fall / reach) / RAD;
    return [
      row(
        block.name,
        'reach of the centre of mass over fall / tan δ, m',
        fall / tan(frictionDeg * RAD),
        reach,
        cellM,
        'energy line; one cell',
      ),
      row(
        block.name,
        'angle of the energy line, deg',
        frictionDeg,
        angle,
        0.05 * cellM,
        'the same; 0.05 deg a metre of cell',
      ),
    ];
  },
};

export const RUNOUT_CASES: readonly VerifyCase[] = [dam, terminal, block];
