/** Spotting, probability of ignition and wind adjustment against reference runs. */
import { ignitionProbability, sunHeatingK } from '../hazards/wildfire/ignition-probability.ts';
import { advanceDeadMoisture, equilibriumMoisture } from '../hazards/wildfire/moisture.ts';
import { spottingFromFlame, spottingFromTrees } from '../hazards/wildfire/spotting.ts';
import {
  fahrenheitToCelsius,
  M_PER_FT,
  M_PER_MILE,
  MS_PER_MPH,
} from '../hazards/wildfire/units.ts';
import { unshelteredFactor, windAdjustment } from '../hazards/wildfire/wind-adjustment.ts';
import { exp } from '../kernel/math.ts';
import {
  printedTolerance,
  relativeTolerance,
  row,
  type VerifyCase,
  type VerifyRow,
} from './case.ts';

const SOURCE = 'firelab/behave, reference run in double precision';
const tolerance = { tolerance: relativeTolerance };

const printed = (
  name: string,
  quantity: string,
  expected: number,
  decimals: number,
  got: number,
  relative: number,
): VerifyRow =>
  row(name, quantity, expected, got, printedTolerance(expected, decimals, relative), SOURCE);

const torching: VerifyCase<'tolerance'> = {
  name: 'spotting-torching-reference',
  model: 'wildfire',
  title: 'Brands of one torching ponderosa pine (12 in, 60 ft, cover 30 ft)',
  params: tolerance,
  run: (p) =>
    (
      [
        [10, 0.17775],
        [20, 0.35551],
        [30, 0.53326],
      ] as const
    ).flatMap(([windMph, miles]) => {
      const trees = {
        species: 'ponderosa',
        dbhM: M_PER_FT,
        heightM: 60 * M_PER_FT,
        count: 1,
      } as const;
      const flight = spottingFromTrees(trees, windMph * MS_PER_MPH, 30 * M_PER_FT);
      const one = (quantity: string, expected: number, decimals: number, got: number) =>
        printed(
          torching.name,
          `${windMph} mi/h: ${quantity}`,
          expected,
          decimals,
          got,
          p.tolerance,
        );
      return [
        one('flame height, ft', 39.7611, 4, flight.flameHeightM / M_PER_FT),
        one('flame duration', 6.6696, 4, flight.flameDuration),
        one('brand height, ft', 346.538, 3, flight.brandHeightM / M_PER_FT),
        one('distance, mi', miles, 5, flight.distanceM / M_PER_MILE),
      ];
    }),
};

const surface: VerifyCase<'tolerance'> = {
  name: 'spotting-surface-reference',
  model: 'wildfire',
  title: 'Brands of a wind-driven surface fire (cover 30 ft)',
  params: tolerance,
  run: (p) =>
    (
      [
        [4, 10, 92.74, 0.10442],
        [20, 10, 533.357, 0.41043],
        [8, 20, 138.821, 0.29071],
      ] as const
    ).flatMap(([flameFt, windMph, brandFt, miles]) => {
      const flight = spottingFromFlame(flameFt * M_PER_FT, windMph * MS_PER_MPH, 30 * M_PER_FT);
      const label = `flame ${flameFt} ft, ${windMph} mi/h`;
      return [
        printed(
          surface.name,
          `${label}: brand height, ft`,
          brandFt,
          3,
          flight.brandHeightM / M_PER_FT,
          p.tolerance,
        ),
        printed(
          surface.name,
          `${label}: distance, mi`,
          miles,
          5,
          flight.distanceM / M_PER_MILE,
          p.tolerance,
        ),
      ];
    }),
};

const ignition: VerifyCase<'tolerance'> = {
  name: 'ignition-probability-reference',
  model: 'wildfire',
  title: 'Probability of ignition at 80 F and 50 % shade',
  params: tolerance,
  run: (p) =>
    (
      [
        [2, 0.96108],
        [6, 0.548317],
        [10, 0.306527],
        [20, 0.053308],
      ] as const
    ).map(([moisturePct, expected]) =>
      printed(
        ignition.name,
        `moisture ${moisturePct} %`,
        expected,
        6,
        ignitionProbability(moisturePct / 100, fahrenheitToCelsius(80) + sunHeatingK(0.5)),
        p.tolerance,
      ),
    ),
};

/** Cover, height ft; factor with crown ratio 0.5 and as FARSITE has it. */
const SHELTERED: readonly (readonly [number, number, number, number])[] = [
  [0.2, 60, 0.362104, 0.187055],
  [0.5, 30, 0.169855, 0.135525],
  [0.5, 90, 0.135166, 0.107847],
  [0.8, 60, 0.117219, 0.093527],
];

const wind: VerifyCase<'tolerance'> = {
  name: 'wind-adjustment-reference',
  model: 'wildfire',
  title: 'Wind adjustment factor in the open and under a canopy',
  params: tolerance,
  run: (p) => {
    const open = (
      [
        [0.5, 0.318923],
        [2, 0.417983],
        [6, 0.546799],
      ] as const
    ).map(([depthFt, expected]) => {
      const got = unshelteredFactor(depthFt * M_PER_FT);
      return printed(wind.name, `open, depth ${depthFt} ft`, expected, 6, got, p.tolerance);
    });
    const sheltered = SHELTERED.flatMap(([cover, heightFt, byRatio, farsite]) => {
      const site = { fuelDepthM: M_PER_FT, canopyCover: cover, canopyHeightM: heightFt * M_PER_FT };
      const label = `cover ${cover}, height ${heightFt} ft`;
      const a = windAdjustment({ ...site, crownRatio: 0.5 }).factor;
      const b = windAdjustment(site).factor;
      return [
        printed(wind.name, `${label}, crown ratio 0.5`, byRatio, 6, a, p.tolerance),
        printed(wind.name, `${label}, no crown ratio`, farsite, 6, b, p.tolerance),
      ];
    });
    return [...open, ...sheltered];
  },
};

type LagParam = 'startPct' | 'temperatureC' | 'humidityPct' | 'hours' | 'steps';

/** Moistures of the three classes after every step, in air that does not change. */
function lagWalk(p: Readonly<Record<LagParam, number>>) {
  const equilibrium = equilibriumMoisture(p.temperatureC, p.humidityPct);
  const steps = Math.max(1, Math.round(p.steps));
  const start = p.startPct / 100;
  let moisture: [number, number, number] = [start, start, start];
  const walk: { hours: number; got: number[]; exact: number[] }[] = [];
  for (let i = 1; i <= steps; i++) {
    moisture = advanceDeadMoisture(moisture, equilibrium, p.hours / steps);
    const hours = (p.hours * i) / steps;
    const exact = [1, 10, 100].map(
      (lag) => equilibrium + (start - equilibrium) * exp(-hours / lag),
    );
    walk.push({ hours, got: moisture, exact });
  }
  return walk;
}

const lag: VerifyCase<LagParam> = {
  name: 'moisture-lag-exact',
  model: 'wildfire',
  title: 'Dead fuel moisture in steady air, in many steps, against the exact exponential',
  params: {
    startPct: { default: 20, min: 1, max: 35, unit: '%', doc: 'moisture at the start' },
    temperatureC: { default: 30, min: -10, max: 45, unit: 'C', doc: 'air temperature' },
    humidityPct: { default: 30, min: 1, max: 100, unit: '%', doc: 'relative humidity' },
    hours: { default: 24, min: 0.1, max: 1000, unit: 'h', doc: 'time' },
    steps: { default: 97, min: 1, max: 10000, unit: '1', doc: 'number of steps' },
  },
  run: (p) => {
    const end = lagWalk(p).at(-1)!;
    return [1, 10, 100].map((hours, i) =>
      row(
        lag.name,
        `${hours} h fuel, fraction`,
        end.exact[i]!,
        end.got[i]!,
        1e-12,
        'exact solution; rounding alone differs',
      ),
    );
  },
  profile: (p) => ({
    columns: ['hours', 'dead1h', 'exact1h', 'dead10h', 'exact10h', 'dead100h', 'exact100h'],
    rows: lagWalk(p).map((s) => [s.hours, ...[0, 1, 2].flatMap((i) => [s.got[i]!, s.exact[i]!])]),
  }),
};

export const POINT_CASES: readonly VerifyCase[] = [torching, surface, ignition, wind, lag];
