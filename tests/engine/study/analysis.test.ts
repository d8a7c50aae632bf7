import { describe, expect, it } from 'vitest';
import { assumedParts } from '../../../engine/study/assumptions.ts';
import { worthAdding } from '../../../engine/study/bottlenecks.ts';
import { baseOrders, detailOrders, runsOf } from '../../../engine/study/design.ts';
import { effectsOf } from '../../../engine/study/effects.ts';
import { stratified } from '../../../engine/study/sampling.ts';
import { yearlyOf } from '../../../engine/study/yearly.ts';
import { TARGET, trial, DESIGN } from './trials.ts';

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
