/** Stability of slopes: published values, exact solutions, and tables against the formulas. */
import { bankWaterTableM } from '../hazards/landslide/drawdown.ts';
import { erfc } from '../hazards/landslide/erfc.ts';
import { factorOfSafety, type SlopeSoil } from '../hazards/landslide/infinite-slope.ts';
import {
  finiteResponse,
  pressureHead,
  rainResponse,
  type PressureSite,
  type RainStep,
} from '../hazards/landslide/pore-pressure.ts';
import { specificCatchmentM, steadyWetness } from '../hazards/landslide/wetness.ts';
import { sin } from '../kernel/math.ts';
import { RAD } from '../kernel/units.ts';
import { row, type VerifyCase } from './case.ts';
import { diffuse } from './diffusion.ts';

const HOUR = 3600;

/** γw 9800 N/m³ as in the examples of TRIGRS. */
const SOIL: SlopeSoil = {
  cohesionPa: 3500,
  frictionRad: 35 * RAD,
  unitWeightNM3: 22_000,
  waterUnitWeightNM3: 9800,
};
const SITE: PressureSite = {
  slopeRad: 30 * RAD,
  depthM: 2,
  waterTableM: 1.5,
  conductivityMS: 1e-6,
  diffusivityM2S: 1e-4,
  steadyRateMS: 0,
  baseDepthM: null,
};
/** Rain at the conductivity for six hours. */
const STORM: readonly RainStep[] = [
  { fromS: 0, rateMS: 1e-6 },
  { fromS: 6 * HOUR, rateMS: 0 },
];

const byHand: VerifyCase<'tolerance'> = {
  name: 'infinite-slope-hand',
  model: 'landslide',
  title: 'Factor of safety of an infinite slope, dry and half full of water',
  params: { tolerance: { default: 1e-6, min: 0, max: 1, unit: '1', doc: 'absolute tolerance' } },
  run: ({ tolerance }) =>
    [
      [0, 1.396497],
      [1.5, 0.856252],
    ].map(([head, expected]) =>
      row(
        byHand.name,
        `factor of safety at a head of ${head} m`,
        expected!,
        factorOfSafety(SOIL, SITE.slopeRad, 2, head!),
        tolerance,
        'by hand: 30 deg, 35 deg, 3.5 kPa, 22 and 9.8 kN/m3, 2 m; printed to 1e-6',
      ),
    ),
};

const response: VerifyCase<never> = {
  name: 'rain-response',
  model: 'landslide',
  title: "Iverson's response function",
  params: {},
  run: () =>
    [
      [1, 0.05025454],
      [2, 0.16663094],
      [5, 0.50579384],
    ].map(([x, expected]) =>
      row(response.name, `R(${x})`, expected!, rainResponse(x!), 1e-8, 'Iverson 2000, eq. 27e'),
    ),
};

/** Hours, head in m and factor of safety, printed to 1e-6. */
const SERIES = [
  [3, 0.573964, 1.189777],
  [6, 0.918863, 1.065556],
  [9, 1.044206, 1.020413],
  [12, 0.996259, 1.037682],
  [24, 0.839181, 1.094255],
] as const;

const transient: VerifyCase<'tolerance'> = {
  name: 'transient-pore-pressure',
  model: 'landslide',
  title: 'Head and factor of safety in and after six hours of rain; the least comes after it',
  params: { tolerance: { default: 1e-6, min: 0, max: 1, unit: '1', doc: 'absolute tolerance' } },
  run: ({ tolerance }) =>
    SERIES.flatMap(([h, head, fs]) => {
      const got = pressureHead(SITE, STORM, h * HOUR);
      const safety = factorOfSafety(SOIL, SITE.slopeRad, 2, got);
      const source = 'Iverson 2000 with the diffusivity of TRIGRS, computed independently';
      return [
        row(transient.name, `head at ${h} h, m`, head, got, tolerance, source),
        row(transient.name, `factor of safety at ${h} h`, fs, safety, tolerance, source),
      ];
    }),
  profile: () => ({
    columns: ['hour', 'headM', 'factorOfSafety'],
    rows: Array.from({ length: 49 }, (_, k) => {
      const head = pressureHead(SITE, STORM, (k / 2) * HOUR);
      return [k / 2, head, factorOfSafety(SOIL, SITE.slopeRad, 2, head)];
    }),
  }),
};

const finite: VerifyCase<'cells'> = {
  name: 'finite-depth-diffusion',
  model: 'landslide',
  title: 'Head over an impermeable base against finite differences of the same equation',
  params: { cells: { default: 200, min: 20, max: 2000, unit: '1', doc: 'cells of the column' } },
  run: ({ cells }) => {
    const n = Math.round(cells);
    return [0.02, 0.1, 0.29, 0.31, 1].flatMap((tau) => {
      const column = diffuse({ cells: n, tau, steps: 4 * n, influx: 1, base: 'closed' });
      return [0, 0.5, 1].map((ratio) =>
        row(
          finite.name,
          `head over (I/K) L at tau ${tau}, Z/L ${ratio}`,
          column(ratio),
          finiteResponse(ratio, tau),
          2e-4,
          'Crank-Nicolson solution in this module; second order in cells and steps',
        ),
      );
    });
  },
  profile: () => ({
    columns: ['tau', 'baseHead', 'infiniteBaseHead'],
    rows: Array.from({ length: 30 }, (_, k) => {
      const tau = 0.02 * (k + 1);
      return [tau, finiteResponse(1, tau), rainResponse(4 * tau)];
    }),
  }),
};

const wetness: VerifyCase<'slopeDeg'> = {
  name: 'steady-wetness-plane',
  model: 'landslide',
  title: 'Catchment and steady wetness on a plane, where both are known',
  params: { slopeDeg: { default: 20, min: 1, max: 50, unit: 'deg', doc: 'slope of the plane' } },
  run: ({ slopeDeg }) => {
    const cols = 41;
    const rows = 40;
    const grid = { cols, rows, cellM: 10, west: 0, north: 0 };
    // Down a plane towards the bottom row; only sides of the raster take part of the water away.
    const plane = Float64Array.from({ length: cols * rows }, (_, i) => -Math.floor(i / cols) * 4);
    const area = specificCatchmentM(grid, plane);
    const middle = 10 * cols + 20;
    const s = sin(slopeDeg * RAD);
    const m = steadyWetness(1e-7, 100, 1e-4, s);
    return [
      row(wetness.name, 'catchment 11 cells down, m', 110, area[middle]!, 1e-9, 'exact'),
      row(wetness.name, 'wetness', (1e-7 * 100) / (1e-4 * s), m, 1e-12, 'SHALSTAB: R a/(T b sin)'),
      row(
        wetness.name,
        'wetness where water overflows',
        1,
        steadyWetness(1e-4, 1e4, 1e-4, s),
        0,
        'cut at 1',
      ),
    ];
  },
};

const drawdown: VerifyCase<'days'> = {
  name: 'reservoir-drawdown',
  model: 'landslide',
  title: 'Water table in a bank after the pool has fallen',
  params: { days: { default: 30, min: 1, max: 365, unit: 'd', doc: 'time since the fall began' } },
  run: ({ days }) => {
    const t = days * 86_400;
    const fast = [
      { atS: 0, levelM: 175 },
      { atS: 1, levelM: 145 },
    ];
    const slow = [
      { atS: 0, levelM: 175 },
      { atS: t, levelM: 145 },
    ];
    const d = 1e-3;
    const column = diffuse({
      cells: 600,
      tau: t * d * 1e-6,
      steps: 1200,
      ramp: 30,
      base: 'closed',
    });
    return [20, 50, 100].flatMap((x) => [
      row(
        drawdown.name,
        `after a sudden fall, ${x} m inland, m`,
        175 - 30 * erfc(x / (2 * Math.sqrt(d * (t - 0.5)))),
        bankWaterTableM(x, d, fast, t),
        1e-6,
        'erfc solution of the linear Boussinesq equation',
      ),
      row(
        drawdown.name,
        `while it falls steadily, ${x} m inland, m`,
        175 - column(x / 1000),
        bankWaterTableM(x, d, slow, t),
        5e-3,
        'Crank-Nicolson solution over 1000 m',
      ),
    ]);
  },
};

export const SLOPE_CASES: readonly VerifyCase[] = [
  byHand,
  response,
  transient,
  finite,
  wetness,
  drawdown,
];
