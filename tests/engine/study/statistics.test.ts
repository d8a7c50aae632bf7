import { describe, expect, it } from 'vitest';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import { confidenceSequence } from '../../../engine/study/confidence-sequence.ts';
import { comparePairs, mcNemarMidP } from '../../../engine/study/paired.ts';
import { clopperPearson, lowerBound, wilson } from '../../../engine/study/proportion.ts';
import { ecdf, quantile, quantileRanks, sorted } from '../../../engine/study/quantiles.ts';
import { binomialCdf, incompleteBeta, logGamma } from '../../../engine/study/special-functions.ts';
import { normalCdf, normalQuantile } from '../../../engine/kernel/normal.ts';
import { runsNeeded, verdictOf } from '../../../engine/study/verdict.ts';

const pct = (x: number): number => Math.round(x * 1000) / 10;

describe('special functions', () => {
  it('agree with closed forms', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 13);
    // I_x(2, 3) = 6x² − 8x³ + 3x⁴.
    expect(incompleteBeta(0.4, 2, 3)).toBeCloseTo(6 * 0.16 - 8 * 0.064 + 3 * 0.0256, 13);
    expect(binomialCdf(2, 5, 0.5)).toBeCloseTo(0.5, 13);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 13);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  });
});

describe('intervals of a share', () => {
  it("are Wilson's", () => {
    for (const [k, n, low, high] of [
      [190, 200, 91.0, 97.3],
      [950, 1000, 93.5, 96.2],
      [1900, 2000, 94.0, 95.9],
    ] as const) {
      const i = wilson(k, n);
      expect([pct(i.low), pct(i.high)]).toEqual([low, high]);
    }
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(10, 10).high).toBe(1);
  });

  it('are the exact ones of Clopper and Pearson', () => {
    // 8 of 10 and 0 of 10: values of the published tables.
    expect(clopperPearson(8, 10).low).toBeCloseTo(0.4439, 4);
    expect(clopperPearson(8, 10).high).toBeCloseTo(0.9748, 4);
    expect(clopperPearson(0, 10).high).toBeCloseTo(0.3085, 4);
  });

  it('need so many runs without a failure for a bound', () => {
    for (const [runs, share] of [
      [29, 0.9],
      [36, 0.92],
      [59, 0.95],
      [299, 0.99],
    ] as const) {
      expect(lowerBound(runs, runs)).toBeGreaterThanOrEqual(share);
      expect(lowerBound(runs - 1, runs - 1)).toBeLessThan(share);
    }
  });

  it('cover as often as they say', () => {
    const key = keyOf('coverage');
    const covered = { wilson: 0, exact: 0 };
    const studies = 1000;
    for (let s = 0; s < studies; s++) {
      let k = 0;
      for (let r = 0; r < 200; r++) if (drawUniform(key, s, r) < 0.87) k++;
      const w = wilson(k, 200);
      const e = clopperPearson(k, 200);
      if (w.low <= 0.87 && 0.87 <= w.high) covered.wilson++;
      if (e.low <= 0.87 && 0.87 <= e.high) covered.exact++;
    }
    expect(covered.wilson / studies).toBeGreaterThan(0.93);
    expect(covered.wilson / studies).toBeLessThan(0.97);
    expect(covered.exact).toBeGreaterThanOrEqual(covered.wilson);
  });
});

describe('looking after every run', () => {
  it('errs no more often than it says, where a fixed-size interval would', () => {
    const key = keyOf('peeking');
    const wrong = { sequence: 0, peeking: 0 };
    const studies = 400;
    for (let s = 0; s < studies; s++) {
      let k = 0;
      let bySequence = false;
      let byPeeking = false;
      for (let n = 1; n <= 300; n++) {
        if (drawUniform(key, s, n) < 0.8) k++;
        if (n < 10 || n % 5 !== 0) continue;
        const c = confidenceSequence(k, n);
        if (c.low > 0.8 || c.high < 0.8) bySequence = true;
        const w = wilson(k, n);
        if (w.low > 0.8 || w.high < 0.8) byPeeking = true;
      }
      if (bySequence) wrong.sequence++;
      if (byPeeking) wrong.peeking++;
    }
    expect(wrong.sequence / studies).toBeLessThanOrEqual(0.05);
    expect(wrong.peeking / studies).toBeGreaterThan(0.1);
  });

  it('knows nothing before the first run, and less than a fixed-size interval later', () => {
    expect(confidenceSequence(0, 0)).toEqual({ low: 0, high: 1 });
    const c = confidenceSequence(90, 100);
    const w = wilson(90, 100);
    expect(c.low).toBeLessThan(w.low);
    expect(c.high).toBeGreaterThan(w.high);
  });
});

describe('verdicts', () => {
  it('say what the interval excludes', () => {
    expect(verdictOf({ low: 0.91, high: 0.97 }, 0.9)).toBe('feasible');
    expect(verdictOf({ low: 0.8, high: 0.89 }, 0.9)).toBe('infeasible');
    expect(verdictOf({ low: 0.85, high: 0.95 }, 0.9)).toBe('unsure');
  });

  it('tell how many runs would decide', () => {
    const n = runsNeeded(0.95, 0.9)!;
    expect(verdictOf(wilson(Math.round(0.95 * n), n), 0.9)).toBe('feasible');
    expect(n).toBeGreaterThan(100);
    expect(n).toBeLessThan(250);
    expect(runsNeeded(0.9, 0.9)).toBeNull();
  });
});

describe('quantiles', () => {
  it('keep runs that never came to an end', () => {
    const times = sorted([5, null, 1, 3, null]);
    expect(times).toEqual([1, 3, 5, null, null]);
    expect(quantile(times, 0.5)).toBe(5);
    expect(quantile(times, 0.9)).toBeNull();
    expect(ecdf(times)).toEqual([
      { value: 1, share: 0.2 },
      { value: 3, share: 0.4 },
      { value: 5, share: 0.6 },
    ]);
  });

  it('lie between known order statistics', () => {
    expect(quantileRanks(200, 0.95)).toEqual({ low: 184, high: 197 });
    expect(quantileRanks(1000, 0.95)).toEqual({ low: 936, high: 964 });
  });
});

describe('two plans on the same seeds', () => {
  it('differ by the pairs that disagree', () => {
    // Approval ratings of Agresti (2002, table 10.1): 794, 150, 86, 570; difference 0.04.
    const r = comparePairs({ both: 794, onlyA: 150, onlyB: 86, neither: 570 });
    expect(r.difference).toBeCloseTo(0.04, 12);
    expect(r.interval.low).toBeCloseTo(0.021, 3);
    expect(r.interval.high).toBeCloseTo(0.059, 3);
    expect(r.midP).toBeLessThan(0.0001);
  });

  it('are alike when they never disagree, and by chance when they do evenly', () => {
    expect(mcNemarMidP(0, 0)).toBe(1);
    expect(mcNemarMidP(5, 5)).toBe(1);
    // Six of six one way: 2 (1/2)^6 − (1/2)^6.
    expect(mcNemarMidP(6, 0)).toBeCloseTo(1 / 64, 12);
  });
});
