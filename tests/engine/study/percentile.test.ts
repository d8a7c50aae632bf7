import { describe, expect, it } from 'vitest';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import { percentile } from '../../../engine/study/percentile.ts';
import { wilson } from '../../../engine/study/proportion.ts';

describe('the percentile of a value among runs', () => {
  const runs = [10, 20, 20, 30, null];

  it('counts the runs with less, and half of those with the same', () => {
    expect(percentile(20, runs)).toMatchObject({ runs: 5, below: 1, equal: 2, share: 0.4 });
    expect(percentile(25, runs)).toMatchObject({ below: 3, equal: 0, share: 0.6 });
  });

  it('takes what never came as longer than everything', () => {
    expect(percentile(null, runs)).toMatchObject({ below: 4, equal: 1, share: 0.9 });
    expect(percentile(1e9, runs)).toMatchObject({ below: 4, equal: 0, share: 0.8 });
  });

  it('goes from none of the equal ones to all of them', () => {
    const p = percentile(20, runs)!;
    expect(p.interval).toEqual({ low: wilson(1, 5).low, high: wilson(3, 5).high });
  });

  it('treats sums in another order as the same', () => {
    expect(percentile(0.3, [0.1 + 0.2], 1e-9)).toMatchObject({ equal: 1 });
    expect(percentile(0.3, [0.1 + 0.2])).toMatchObject({ equal: 0 });
  });

  it('says nothing without runs', () => {
    expect(percentile(1, [])).toBeNull();
  });

  it('holds the true share in about 95 of 100 samples', () => {
    // 400 samples of 60 uniform runs; a value of 0.7 lies at 70 %. Wilson's interval covers 0.7 of 60
    // in 94 to 96 %; 3.5 standard errors of 400 samples are 3.8 points.
    const key = keyOf('percentile');
    let covered = 0;
    for (let sample = 0; sample < 400; sample++) {
      const drawn = Array.from({ length: 60 }, (_, i) => drawUniform(key, sample, i));
      const { low, high } = percentile(0.7, drawn)!.interval;
      if (low <= 0.7 && 0.7 <= high) covered++;
    }
    expect(Math.abs(covered / 400 - 0.95)).toBeLessThan(0.045);
  });
});
