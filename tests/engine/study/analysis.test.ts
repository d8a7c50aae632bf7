import { describe, expect, it } from 'vitest';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import type { PlanTarget } from '../../../engine/plan/target.ts';
import { assumedParts } from '../../../engine/study/assumptions.ts';
import { worthAdding } from '../../../engine/study/bottlenecks.ts';
import { clauseOf } from '../../../engine/study/clauses.ts';
import { clusterShare } from '../../../engine/study/clusters.ts';
import {
  baseOrders,
  detailOrders,
  runsOf,
  type StudyDesign,
} from '../../../engine/study/design.ts';
import { effectsOf } from '../../../engine/study/effects.ts';
import { mcNemarExact } from '../../../engine/study/paired.ts';
import { comparedOn } from '../../../engine/study/pairs.ts';
import { wilson } from '../../../engine/study/proportion.ts';
import { stratified } from '../../../engine/study/sampling.ts';
import { studentQuantile } from '../../../engine/study/special-functions.ts';
import { reachedBy } from '../../../engine/study/survival.ts';
import type { Trial, TrialLine } from '../../../engine/study/trial.ts';
import { yearlyOf } from '../../../engine/study/yearly.ts';

const TARGET: PlanTarget = {
  id: 'W1',
  clause: '',
  quote: '',
  title: { zh: '', en: '' },
  metric: 'reliefWithin',
  op: '<=',
  limit: 4,
  unit: 'h',
  requiredShare: 1,
  from: { zh: '', en: '' },
  to: { zh: '', en: '' },
  attribute: null,
  provenance: 'plan',
};

const line = (more: Partial<TrialLine>): TrialLine => ({
  id: 'W1',
  status: 'met',
  value: 2,
  cases: 1,
  casesMet: 1,
  openFor: null,
  path: {},
  ...more,
});

const trial = (seed: number, more: Partial<Trial> = {}, l: Partial<TrialLine> = {}): Trial => ({
  leg: 'base',
  seed,
  hazard: seed,
  hash: String(seed),
  lines: [line(l)],
  busy: {},
  waits: {},
  losses: { dead: 0, hurt: 0, displaced: 0, affected: 0, yuan: 0, burnedHa: 0 },
  ...more,
});

const DESIGN: StudyDesign = {
  runs: 12,
  realisations: 4,
  vary: [
    { factor: 'wind', min: 0.5, max: 1.5 },
    { factor: 'stock', min: 0, max: 2 },
  ],
  sampling: 'latinHypercube',
  against: true,
  details: {
    target: 'W1',
    runs: 5,
    pools: 2,
    tornado: true,
    morris: 3,
    limit: { factor: 'residents', values: [0.5, 2, 4] },
  },
};

describe('times of runs of which some had not ended', () => {
  it("gives the published curve of Freireich's leukaemia patients under 6-MP", () => {
    // Freireich et al. 1963, as in Kalbfleisch and Prentice: weeks in remission, + censored.
    const seen = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const steps = reachedBy([
      ...seen.map((time) => ({ time, seen: true })),
      ...open.map((time) => ({ time, seen: false })),
    ]);
    const survival = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    expect(steps.map((s) => s.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    steps.forEach((s, i) => expect(1 - s.share).toBeCloseTo(survival[i]!, 4));
    expect(steps[0]!.atRisk).toBe(21);
  });

  it('keeps runs that never got there above all others', () => {
    const trials = [1, 2, 3, 4].map((s) => trial(s, {}, { value: s }));
    const never = trial(5, {}, { value: null, status: 'notMet', openFor: 20 });
    const c = clauseOf(TARGET, [...trials, never], 0.9);
    expect(c).toMatchObject({ runs: 5, met: 4, p50: 3, p90: null, open: 1 });
    expect(c.curve.at(-1)!.share).toBeCloseTo(0.8, 12);
  });
});

describe('runs that share a realisation of the hazard', () => {
  it('has the quantiles of Student (published table)', () => {
    for (const [df, t] of [
      [1, 12.706],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ] as const)
      expect(studentQuantile(0.975, df)).toBeCloseTo(t, 3);
  });

  it('count as independent where each has its own', () => {
    const own = Array.from({ length: 50 }, (_, i) => ({ met: i < 40 ? 1 : 0, runs: 1 }));
    expect(clusterShare(own).wilson).toEqual(wilson(40, 50));
    expect(clusterShare(own).effectiveRuns).toBe(50);
  });

  it('count as one where the realisation decides everything', () => {
    // 20 realisations of 50 runs each, all alike within: no more is known than from 20 runs.
    const alike = Array.from({ length: 20 }, (_, i) => ({ met: i < 14 ? 50 : 0, runs: 50 }));
    const { effectiveRuns, wilson: w } = clusterShare(alike);
    expect(effectiveRuns).toBeGreaterThan(14);
    expect(effectiveRuns).toBeLessThanOrEqual(20);
    const honest = wilson(14, 20);
    expect(w.low).toBeLessThanOrEqual(honest.low + 0.02);
    // All of them hold: again 20 at most, not 1,000.
    expect(clusterShare(alike.map((c) => ({ ...c, met: 50 }))).effectiveRuns).toBe(20);
  });

  it('cover the true share about as often as they say, where plain intervals do not', () => {
    // Each realisation has a chance of its own, even on (0, 1): the share is 1/2.
    const key = keyOf('clusters');
    const studies = 400;
    let covered = 0;
    let plain = 0;
    for (let s = 0; s < studies; s++) {
      const clusters = Array.from({ length: 40 }, (_, c) => {
        const chance = drawUniform(key, s, c, 1);
        let met = 0;
        for (let r = 0; r < 20; r++) if (drawUniform(key, s, c * 100 + r, 2) < chance) met++;
        return { met, runs: 20 };
      });
      const { wilson: w } = clusterShare(clusters);
      if (w.low <= 0.5 && 0.5 <= w.high) covered++;
      const all = wilson(
        clusters.reduce((n, c) => n + c.met, 0),
        800,
      );
      if (all.low <= 0.5 && 0.5 <= all.high) plain++;
    }
    // 400 repetitions leave ±2 % around 95 %.
    expect(covered / studies).toBeGreaterThan(0.925);
    expect(plain / studies).toBeLessThan(0.7);
  });
});

describe('two plans on the same seeds', () => {
  it("has McNemar's exact probabilities", () => {
    // 2 · P(X ≤ 2 | 12, ½) = 2 · 79 / 4096; and Agresti's 150 against 86.
    expect(mcNemarExact(10, 2)).toBeCloseTo(158 / 4096, 12);
    expect(mcNemarExact(150, 86)).toBeLessThan(0.0001);
    expect(mcNemarExact(0, 0)).toBe(1);
  });

  it('pairs by seed and widens the interval where runs share realisations', () => {
    const a = Array.from({ length: 40 }, (_, i) =>
      trial(i + 1, { hazard: i % 4 }, { status: i % 4 === 0 ? 'met' : 'notMet' }),
    );
    const b = a.map((t) => trial(t.seed, { hazard: t.hazard }, { status: 'notMet' }));
    const pair = comparedOn(a, b, [TARGET])[0]!;
    expect(pair).toMatchObject({
      runs: 40,
      onlyA: 10,
      onlyB: 0,
      difference: 0.25,
      realisations: 4,
    });
    const own = comparedOn(
      a.map((t) => ({ ...t, hazard: t.seed })),
      b,
      [TARGET],
    )[0]!;
    expect(pair.interval95[1] - pair.interval95[0]).toBeGreaterThan(
      own.interval95[1] - own.interval95[0],
    );
  });
});

describe('the runs of a study', () => {
  const base = baseOrders(DESIGN);

  it('share realisations in turn and keep every value in its range', () => {
    expect(base.map((o) => o.hazard)).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
    for (const o of base) {
      expect(o.values['wind']).toBeGreaterThanOrEqual(0.5);
      expect(o.values['wind']).toBeLessThan(1.5);
    }
  });

  it('ask why on the same seeds, hazards and values, but for what is asked about', () => {
    const orders = detailOrders(DESIGN, ['handCrew']);
    const plus = orders.filter((o) => o.leg === 'plus:handCrew');
    expect(plus.map(({ seed, hazard, values }) => ({ seed, hazard, values }))).toEqual(
      base.slice(0, 5).map(({ seed, hazard, values }) => ({ seed, hazard, values })),
    );
    const low = orders.find((o) => o.leg === 'min:wind' && o.seed === 3)!;
    expect(low.values).toEqual({ ...base[2]!.values, wind: 0.5 });
    expect(new Set(orders.map((o) => `${o.leg}#${o.seed}`)).size).toBe(orders.length);
    // 1 pool of the 2 planned, 4 ends, 3 steps of the limit, and 3 walks of 3 points.
    expect(orders).toHaveLength(5 + 4 * 5 + 3 * 5 + 9);
    expect(runsOf(DESIGN)).toEqual({ base: 24, details: 2 * 5 + 4 * 5 + 3 * 5 + 9 });
  });

  it('fill the cells of a stratified sample evenly', () => {
    const points = stratified('s', ['a', 'b'], 18);
    const cells = points.map((p) => `${Math.floor(p[0]! * 4)}/${Math.floor(p[1]! * 4)}`);
    expect(new Set(cells.slice(0, 16)).size).toBe(16);
  });
});

describe('what the arms of a study show', () => {
  /** Holds while wind is low, stock is high and few people are there. */
  const holds = (v: Readonly<Record<string, number>>, extra: number): boolean =>
    (v['residents'] ?? 1) * (v['wind'] ?? 1) < 0.7 + extra + 0.2 * (v['stock'] ?? 1);
  const played = [...base(), ...detailOrders(DESIGN, ['handCrew', 'engine'])].map((o) => {
    const ok = holds(o.values, o.extra?.handCrew ?? 0);
    const displaced = 100 * (o.values['residents'] ?? 1);
    return trial(
      o.seed,
      { leg: o.leg!, hazard: o.hazard!, losses: { ...trial(1).losses, displaced } },
      { status: ok ? 'met' : 'notMet', value: (o.values['wind'] ?? 1) * 3 },
    );
  });
  function base() {
    return baseOrders(DESIGN);
  }
  const e = effectsOf(played, DESIGN, ['handCrew', 'engine'], TARGET, {
    required: 0.9,
    targets: [TARGET],
  });

  it('finds the planted bottleneck, the strong factor and the limit', () => {
    expect(e.plusOne[0]!.pool).toBe('handCrew');
    expect(e.plusOneByClause[TARGET.id]).toEqual(e.plusOne);
    expect(e.plusOne.find((p) => p.pool === 'engine')!.difference).toBe(0);
    expect(e.morris[0]).toMatchObject({ factorId: 'wind', muStar: expect.closeTo(3, 9) });
    expect(e.morris[1]!.muStar).toBe(0);
    expect(e.limit!.at!.value).toBeGreaterThan(0.5);
    expect(e.limit!.at!.value).toBeLessThan(4);
    expect(e.limit!.at!.displaced).toBeCloseTo(100 * e.limit!.at!.value, 9);
  });

  it('asks for one more where people waited or teams never rested, never for what nobody has', () => {
    const q = (
      pool: 'engine' | 'plant' | 'generator',
      size: number,
      wait: number,
      busy: number,
    ) => ({
      pool,
      size,
      busyShare: size === 0 ? null : busy,
      needs: 1,
      waitP50S: wait,
      waitP90S: wait,
    });
    const picks = worthAdding(
      [q('generator', 0, 900, 0), q('engine', 2, 600, 0.1), q('plant', 1, 0, 0.9)],
      3,
    );
    expect(picks).toEqual(['engine', 'plant']);
  });
});

describe('figures of a year', () => {
  const assumed = (value: number) => ({ value, provenance: 'assumed' as const });
  const inputs = {
    eventsPerYear: assumed(2),
    population: assumed(500_000),
    gdpYuan: assumed(2e10),
    forestHa: assumed(180_000),
  };

  it('have the mean and the spread of a compound Poisson process', () => {
    // Each event kills one with probability 1/4: deaths are Poisson with mean 1/2 a year.
    const trials = [1, 2, 3, 4].map((s) =>
      trial(s, { losses: { ...trial(1).losses, dead: s === 1 ? 1 : 0 } }),
    );
    const deaths = yearlyOf(trials, inputs).find((y) => y.id === 'deathsPerMillion')!;
    expect(deaths.mean).toBeCloseTo(1, 12);
    // One death is 2 in a million, above the limit of 1: P(none) = e^−½ = 0.6065; 10,000 years ±0.01.
    expect(Math.abs(deaths.shareWithin - 0.6065)).toBeLessThan(0.015);
    expect(deaths.p90).toBe(2);
  });

  it('refuse a frequency that is none', () => {
    expect(() => yearlyOf([trial(1)], { ...inputs, eventsPerYear: assumed(-1) })).toThrow(
      /eventsPerYear: expected 0 to 500/,
    );
  });
});

it('counts figures that are assumed, part by part', () => {
  expect(
    assumedParts({
      units: [{ provenance: 'assumed' }, { provenance: 'plan' }],
      plan: { tasks: [{ leastMin: { value: 5, provenance: 'assumed' } }] },
      name: { zh: '' },
    }),
  ).toEqual([
    { part: 'plan', assumed: 1, figures: 1 },
    { part: 'units', assumed: 1, figures: 2 },
  ]);
});
