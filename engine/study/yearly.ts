import { exp } from '../kernel/math.ts';
import { drawUniform, keyOf } from '../kernel/random.ts';
import type { Provenance } from '../region/region.ts';
import type { Losses, Trial } from './trial.ts';

/** A number that a study needs and does not simulate. */
export interface YearlyFigure {
  readonly value: number;
  readonly provenance: Provenance;
}

/** What turns losses of single events into figures of a year. */
export interface YearlyInputs {
  /** Events of the scenario's kind and size in a year. */
  readonly eventsPerYear: YearlyFigure;
  readonly population: YearlyFigure;
  readonly gdpYuan: YearlyFigure;
  readonly forestHa: YearlyFigure;
}

export const YEARLY_IDS = [
  'deathsPerMillion',
  'affectedPer100k',
  'lossOverGdp',
  'burntForest',
] as const;
export type YearlyId = (typeof YEARLY_IDS)[number];

/**
 * Limits of both county plans for 2021–2025: 年均百万人口因灾死亡率 ≤ 1, 年均每十万人受灾人次 ≤ 15000,
 * 因灾直接经济损失占 GDP ≤ 1 %, 森林火灾受害率 ≤ 0.3 ‰. They hold for all disasters of a year together.
 */
export const YEARLY_LIMITS: Readonly<
  Record<YearlyId, { readonly limit: number; readonly unit: string }>
> = {
  deathsPerMillion: { limit: 1, unit: '/10⁶' },
  affectedPer100k: { limit: 15_000, unit: '/10⁵' },
  lossOverGdp: { limit: 1, unit: '%' },
  burntForest: { limit: 0.3, unit: '‰' },
};

export interface YearlyResult {
  readonly id: YearlyId;
  readonly unit: string;
  readonly limit: number;
  /** Expected value of a year, and 95 % interval of that mean from the spread of the runs. */
  readonly mean: number;
  readonly interval95: readonly [number, number];
  /** Of simulated years: share that keeps within the limit, and the value that 9 in 10 keep within. */
  readonly shareWithin: number;
  readonly p90: number;
}

const YEARS = 10_000;
/** Poisson numbers are drawn up to this mean; more frequent events would need another method. */
export const MOST_EVENTS_PER_YEAR = 500;

/**
 * Figures of a year by a compound Poisson process: so many events as chance brings at the given
 * frequency, each with the losses of one of the runs, drawn with replacement. The interval of the
 * mean counts one value for each realisation of the hazard.
 */
export function yearlyOf(trials: readonly Trial[], inputs: YearlyInputs): readonly YearlyResult[] {
  if (trials.length === 0) return [];
  const rate = inputs.eventsPerYear.value;
  if (!(rate >= 0 && rate <= MOST_EVENTS_PER_YEAR))
    throw new RangeError(`eventsPerYear: expected 0 to ${MOST_EVENTS_PER_YEAR}, got ${rate}`);
  const scale = scales(inputs);
  const years = simulatedYears(trials.length, rate);
  return YEARLY_IDS.map((id) => {
    const values = trials.map((t) => scale[id](t.losses));
    const sums = years
      .map((runs) => runs.reduce((n, i) => n + values[i]!, 0))
      .sort((a, b) => a - b);
    const { limit, unit } = YEARLY_LIMITS[id];
    const { mean, half } = meanOf(trials, values);
    return {
      id,
      unit,
      limit,
      mean: rate * mean,
      interval95: [Math.max(0, rate * (mean - half)), rate * (mean + half)],
      shareWithin: sums.filter((v) => v <= limit).length / sums.length,
      p90: sums[Math.ceil(0.9 * sums.length) - 1]!,
    };
  });
}

function scales(i: YearlyInputs): Record<YearlyId, (l: Losses) => number> {
  return {
    deathsPerMillion: (l) => (l.dead / i.population.value) * 1e6,
    affectedPer100k: (l) => (l.affected / i.population.value) * 1e5,
    lossOverGdp: (l) => (l.yuan / i.gdpYuan.value) * 100,
    burntForest: (l) => (l.burnedHa / i.forestHa.value) * 1000,
  };
}

/** Mean over the runs with the half width of its 95 % interval, by realisations. */
function meanOf(
  trials: readonly Trial[],
  values: readonly number[],
): { readonly mean: number; readonly half: number } {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const sums = new Map<number, number>();
  trials.forEach((t, i) => sums.set(t.hazard, (sums.get(t.hazard) ?? 0) + values[i]! - mean));
  const g = sums.size;
  if (g < 2) return { mean, half: mean };
  let squares = 0;
  for (const s of sums.values()) squares += s * s;
  return { mean, half: 1.959963984540054 * Math.sqrt((squares / (n * n)) * (g / (g - 1))) };
}

/** For each year the runs that happened in it. */
function simulatedYears(runs: number, rate: number): readonly (readonly number[])[] {
  const key = keyOf('study/years');
  const none = exp(-rate);
  return Array.from({ length: YEARS }, (_, year) => {
    // Knuth's product of uniforms; enough for rates of a few hundred a year.
    const out: number[] = [];
    let product = drawUniform(key, year, 0, 1);
    for (let i = 1; product > none; i++) {
      out.push(Math.floor(drawUniform(key, year, i, 2) * runs));
      product *= drawUniform(key, year, i, 1);
    }
    return out;
  });
}
