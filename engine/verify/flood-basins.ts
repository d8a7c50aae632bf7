/** Water at rest over rough ground, and Thacker's (1981) oscillations in a paraboloid. */
import { createSolver } from '../hydraulics/create.ts';
import { GRAVITY } from '../hydraulics/frame.ts';
import type { Scheme, Solver } from '../hydraulics/solver.ts';
import { cos, log2, sin } from '../kernel/math.ts';
import { drawUniform, keyOf } from '../kernel/random.ts';
import { row, type VerifyCase, type VerifyRow } from './case.ts';
import {
  depthAt,
  param,
  relativeL1,
  runFor,
  SCHEMES,
  unrest,
  velocityAt,
} from './flood-support.ts';

type LakeParam = 'cells' | 'reliefM' | 'cellM' | 'timeS';

function lakeOver(scheme: Scheme, cells: number, reliefM: number, cellM: number): Solver {
  const key = keyOf('lake-at-rest');
  const bedM = Float64Array.from(
    { length: cells * cells },
    (_, i) => reliefM * drawUniform(key, i),
  );
  const s = createSolver(scheme, { cols: cells, rows: cells, cellM, bedM, manning: 0.03 });
  bedM.forEach((z, i) => {
    if (z < 0.7 * reliefM) s.placeLevel(i, 0.7 * reliefM);
  });
  return s;
}

const lake: VerifyCase<LakeParam> = {
  name: 'lake-at-rest',
  model: 'flood',
  title: 'Water at rest between islands, every cell of the bed at random within the relief',
  params: {
    cells: param(40, 5, 300, '1', 'cells a side'),
    reliefM: param(1000, 0.1, 4000, 'm', 'relief; the level stands at 70 % of it'),
    cellM: param(30, 0.1, 1000, 'm', 'cell size'),
    timeS: param(600, 1, 1e5, 's', 'time to rest'),
  },
  run: (p) =>
    SCHEMES.flatMap((scheme) => {
      const s = lakeOver(scheme, Math.round(p.cells), p.reliefM, p.cellM);
      runFor(s, p.timeS);
      const { speedMS, levelM } = unrest(s, 0.7 * p.reliefM);
      const source = 'exact: nothing moves; rounding of levels of the size of the relief';
      return [
        row(lake.name, `fastest cell, ${scheme}, m/s`, 0, speedMS, 1e-12, source),
        row(lake.name, `largest change of the level, ${scheme}, m`, 0, levelM, 1e-11, source),
      ];
    }),
};

/** Half a side, depth in the middle and radius of the paraboloid, m (SWASHES 4.2.2). */
const SIDE = 4;
const H0 = 0.1;
const RADIUS = 1;
const bowl = (x: number, y: number): number =>
  -H0 *
  (1 - ((x - SIDE / 2) * (x - SIDE / 2) + (y - SIDE / 2) * (y - SIDE / 2)) / (RADIUS * RADIUS));

interface Oscillation {
  readonly periodS: number;
  /** Depth at a place after `t`, and velocity to the east and to greater y. */
  depth(x: number, y: number, t: number): number;
  velocity(x: number, y: number, t: number): readonly [number, number];
}

/** A plane surface that turns round: `b` is the offset of its middle, m. */
function planar(b: number): Oscillation {
  const w = Math.sqrt(2 * GRAVITY * H0) / RADIUS;
  return {
    periodS: (2 * Math.PI) / w,
    depth: (x, y, t) => {
      const along = 2 * (x - SIDE / 2) * cos(w * t) + 2 * (y - SIDE / 2) * sin(w * t) - b;
      return Math.max(0, ((b * H0) / (RADIUS * RADIUS)) * along - bowl(x, y));
    },
    velocity: (_x, _y, t) => [-b * w * sin(w * t), b * w * cos(w * t)],
  };
}

/** A round mound that swings: `r0` is the radius of its shore at the start, m. */
function radial(r0: number): Oscillation {
  const w = Math.sqrt(8 * GRAVITY * H0) / RADIUS;
  const a2 = RADIUS * RADIUS;
  const big = (a2 - r0 * r0) / (a2 + r0 * r0);
  return {
    periodS: (2 * Math.PI) / w,
    depth: (x, y, t) => {
      const r2 = (x - SIDE / 2) * (x - SIDE / 2) + (y - SIDE / 2) * (y - SIDE / 2);
      const q = 1 - big * cos(w * t);
      const level = Math.sqrt(1 - big * big) / q - 1 - (r2 / a2) * ((1 - big * big) / (q * q) - 1);
      return Math.max(0, H0 * level - bowl(x, y));
    },
    velocity: (x, y, t) => {
      const rate = (0.5 * w * big * sin(w * t)) / (1 - big * cos(w * t));
      return [rate * (x - SIDE / 2), rate * (y - SIDE / 2)];
    },
  };
}

function swing(scheme: Scheme, cells: number, o: Oscillation, periods: number): Solver {
  const cellM = SIDE / cells;
  const at = (i: number): [number, number] => [
    ((i % cells) + 0.5) * cellM,
    (Math.floor(i / cells) + 0.5) * cellM,
  ];
  const bedM = Float64Array.from({ length: cells * cells }, (_, i) => bowl(...at(i)));
  const s = createSolver(scheme, { cols: cells, rows: cells, cellM, bedM, manning: 0 });
  for (let i = 0; i < bedM.length; i++) {
    const [x, y] = at(i);
    const depth = o.depth(x, y, 0);
    if (depth > 0) s.place(i, depth, ...o.velocity(x, y, 0));
  }
  runFor(s, periods * o.periodS);
  return s;
}

function swingRows(
  name: string,
  o: Oscillation,
  printedPeriodS: number,
  cells: number,
  periods: number,
): VerifyRow[] {
  const exact = (x: number, y: number) => o.depth(x, y, periods * o.periodS);
  const error = (scheme: Scheme, n: number): number =>
    relativeL1(swing(scheme, n, o, periods), exact);
  const fine = Math.round(cells);
  const coarse = Math.round(cells / 2);
  const source = 'Thacker 1981, exact';
  const rows = [row(name, 'period, s', printedPeriodS, o.periodS, 5e-10 * printedPeriodS, source)];
  const error2 = error('fv2', fine);
  const order = log2(error('fv2', coarse) / error2) / log2(fine / coarse);
  // The first order smears a swing away within periods; it is held to the start.
  const soon = 0.05;
  const error1 = relativeL1(swing('fv1', fine, o, soon), (x, y) => o.depth(x, y, soon * o.periodS));
  rows.push(
    row(name, `relative L1 error of the depth, fv2, ${fine} cells a side`, 0, error2, 0.03, source),
    row(name, 'shortfall of the order below 1.5, fv2', 0, Math.max(0, 1.5 - order), 0, `measured order ${order.toFixed(2)}`), // prettier-ignore
    row(name, `relative L1 error after ${soon} periods, fv1`, 0, error1, 0.03, source),
  );
  return rows;
}

function section(s: Solver, o: Oscillation, t: number) {
  const { cols, cellM } = s.frame;
  const r = Math.floor(cols / 2);
  const y = (r + 0.5) * cellM;
  return {
    columns: ['xM', 'bedM', 'depthM', 'exactDepthM', 'uMS', 'exactUMS'],
    rows: Array.from({ length: cols }, (_, c) => {
      const x = (c + 0.5) * cellM;
      const i = r * cols + c;
      const h = o.depth(x, y, t);
      return [x, bowl(x, y), depthAt(s, i), h, velocityAt(s, i)[0], h > 0 ? o.velocity(x, y, t)[0] : 0]; // prettier-ignore
    }),
  };
}

type SwingParam = 'cells' | 'periods' | 'offsetM';

const thackerPlanar: VerifyCase<SwingParam> = {
  name: 'thacker-planar',
  model: 'flood',
  title: 'Plane surface that turns in a paraboloid (Thacker 1981), with moving shores',
  params: {
    cells: param(100, 20, 400, '1', 'cells a side'),
    periods: param(3, 0.25, 10, '1', 'periods'),
    offsetM: param(0.5, 0.01, 0.9, 'm', 'offset of the surface'),
  },
  run: (p) => swingRows(thackerPlanar.name, planar(p.offsetM), 4.485701465, p.cells, p.periods),
  profile: (p) => {
    const o = planar(p.offsetM);
    const s = swing('fv2', Math.round(p.cells), o, p.periods);
    return section(s, o, p.periods * o.periodS);
  },
};

const thackerRadial: VerifyCase<'cells' | 'periods' | 'shoreM'> = {
  name: 'thacker-radial',
  model: 'flood',
  title: 'Round mound that swings in a paraboloid (Thacker 1981)',
  params: {
    cells: param(100, 20, 400, '1', 'cells a side'),
    periods: param(1, 0.25, 10, '1', 'periods'),
    shoreM: param(0.8, 0.3, 0.99, 'm', 'radius of the shore at the start'),
  },
  run: (p) => swingRows(thackerRadial.name, radial(p.shoreM), 2.2428507325, p.cells, p.periods),
  profile: (p) => {
    const o = radial(p.shoreM);
    const s = swing('fv2', Math.round(p.cells), o, p.periods);
    return section(s, o, p.periods * o.periodS);
  },
};

export const BASIN_CASES: readonly VerifyCase[] = [lake, thackerPlanar, thackerRadial];
