import { exp, log, sin } from '../kernel/math.ts';
import { clopperPearson, lowerBound, wilson } from '../study/proportion.ts';
import { quantileRanks } from '../study/quantiles.ts';
import { morris, sobol } from '../study/sensitivity.ts';
import { row, type VerifyCase, type VerifyRow } from './case.ts';

const IDS = ['x1', 'x2', 'x3'];

/** Ishigami and Homma (1990), factors from −π to π. */
const ishigami =
  (a: number, b: number) =>
  (u: Float64Array): number => {
    const [x1, x2, x3] = Array.from(u, (v) => Math.PI * (2 * v - 1)) as [number, number, number];
    const s2 = sin(x2);
    return sin(x1) * (1 + b * x3 * x3 * x3 * x3) + a * s2 * s2;
  };

/** Shares of variance in closed form. */
function ishigamiShares(a: number, b: number) {
  const pi4 = Math.PI * Math.PI * Math.PI * Math.PI;
  const v1 = 0.5 * (1 + (b * pi4) / 5) * (1 + (b * pi4) / 5);
  const v2 = (a * a) / 8;
  const v13 = (b * b * pi4 * pi4 * 8) / 225;
  const all = v1 + v2 + v13;
  return { first: [v1 / all, v2 / all, 0], total: [(v1 + v13) / all, v2 / all, v13 / all] };
}

const SOBOL: VerifyCase<'a' | 'b' | 'samples'> = {
  name: 'sobol-ishigami',
  model: 'study',
  title: 'Sobol indices of the Ishigami function against their closed form',
  params: {
    a: { default: 7, min: 0, max: 20, unit: '1', doc: 'weight of the second factor' },
    b: { default: 0.1, min: 0, max: 1, unit: '1', doc: 'interaction of the first and third' },
    samples: { default: 8192, min: 256, max: 65_536, unit: '1', doc: 'size of both matrices' },
  },
  run({ a, b, samples }) {
    const want = ishigamiShares(a, b);
    const got = sobol(ishigami(a, b), IDS, Math.round(samples), 'verify');
    // Noise of a Monte Carlo mean falls with the root of the sample; 3 at one sample, from tries.
    const tolerance = 3 / Math.sqrt(samples);
    const source = 'closed form of Ishigami and Homma (1990)';
    return IDS.flatMap((id, i): VerifyRow[] => [
      row(
        'sobol-ishigami',
        `first order of ${id}`,
        want.first[i]!,
        got[i]!.first,
        tolerance,
        source,
      ),
      row('sobol-ishigami', `total of ${id}`, want.total[i]!, got[i]!.total, tolerance, source),
    ]);
  },
};

const MORRIS: VerifyCase<'trajectories'> = {
  name: 'morris-linear',
  model: 'study',
  title: 'Elementary effects of a linear function are its slopes, without spread',
  params: {
    trajectories: { default: 10, min: 2, max: 1000, unit: '1', doc: 'walks through the grid' },
  },
  run({ trajectories }) {
    const slopes = [2, -5, 0];
    const model = (x: Float64Array) => slopes.reduce((sum, s, i) => sum + s * x[i]!, 0);
    const got = morris(model, IDS, Math.round(trajectories), 'verify');
    return IDS.flatMap((id, i) => [
      row('morris-linear', `mu of ${id}`, slopes[i]!, got[i]!.mu, 1e-9, 'exact'),
      row('morris-linear', `sigma of ${id}`, 0, got[i]!.sigma, 1e-9, 'exact'),
    ]);
  },
};

const INTERVALS: VerifyCase = {
  name: 'intervals-of-a-share',
  model: 'study',
  title: 'Wilson and Clopper-Pearson intervals and order-statistic ranks against tables',
  params: {},
  run() {
    const name = 'intervals-of-a-share';
    const tables = 'published tables of binomial intervals';
    const w = wilson(190, 200);
    const e = clopperPearson(8, 10);
    const ranks = quantileRanks(200, 0.95);
    return [
      row(name, 'Wilson low, 190 of 200', 0.91, w.low, 5e-4, tables),
      row(name, 'Wilson high, 190 of 200', 0.973, w.high, 5e-4, tables),
      row(name, 'Clopper-Pearson low, 8 of 10', 0.4439, e.low, 5e-5, tables),
      row(name, 'Clopper-Pearson high, 8 of 10', 0.9748, e.high, 5e-5, tables),
      row(name, 'lower bound, 59 of 59', exp(log(0.05) / 59), lowerBound(59, 59), 1e-9, 'exact'),
      row(name, 'rank below the 95th percentile of 200', 184, ranks.low, 0, 'binomial, exact'),
      row(name, 'rank above the 95th percentile of 200', 197, ranks.high, 0, 'binomial, exact'),
    ];
  },
};

export const STUDY_CASES: readonly VerifyCase[] = [SOBOL, MORRIS, INTERVALS];
