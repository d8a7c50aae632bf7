import { describe, expect, it } from 'vitest';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import { clauseOf } from '../../../engine/study/clauses.ts';
import { clusterShare } from '../../../engine/study/clusters.ts';
import { mcNemarExact } from '../../../engine/study/paired.ts';
import { comparedOn } from '../../../engine/study/pairs.ts';
import { wilson } from '../../../engine/study/proportion.ts';
import { studentQuantile } from '../../../engine/study/special-functions.ts';
import { reachedBy } from '../../../engine/study/survival.ts';
import { TARGET, trial } from './trials.ts';

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
