import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../../engine/study/sampling.ts';
import { morris, sobol } from '../../../engine/study/sensitivity.ts';

/** Ishigami and Homma (1990) on the unit cube, a = 7, b = 0.1. */
const ishigami = (x: Float64Array): number => {
  const [a, b, c] = Array.from(x, (u) => Math.PI * (2 * u - 1)) as [number, number, number];
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
};
const IDS = ['a', 'b', 'c'];

describe('Latin hypercube', () => {
  const points = latinHypercube('study', IDS, 40);

  it('puts one run in every fortieth of every factor', () => {
    for (let f = 0; f < IDS.length; f++)
      expect(points.map((p) => Math.floor(p[f]! * 40)).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 40 }, (_, i) => i),
      );
  });

  it('gives a factor the same column whatever other factors there are', () => {
    const fewer = latinHypercube('study', ['b'], 40);
    expect(fewer.map((p) => p[0])).toEqual(points.map((p) => p[1]));
  });

  it('refuses a number of runs that is none', () => {
    expect(() => latinHypercube('study', IDS, 0)).toThrow(/runs above 0/);
  });
});

describe('sensitivity of a known function', () => {
  it('finds the shares of variance', () => {
    // Closed form: S = 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437. Noise of 4,096 samples ~0.02.
    const s = sobol(ishigami, IDS, 4096, 'test');
    [0.3139, 0.4424, 0].forEach((v, i) => expect(Math.abs(s[i]!.first - v)).toBeLessThan(0.05));
    [0.5576, 0.4424, 0.2437].forEach((v, i) =>
      expect(Math.abs(s[i]!.total - v)).toBeLessThan(0.05),
    );
  });

  it('screens factors that do nothing and tells straight from crooked ones', () => {
    const effects = morris((x) => 3 * x[0]! + 5 * x[1]! * x[2]!, [...IDS, 'd'], 20, 'test');
    expect(effects[0]).toMatchObject({ factorId: 'a', muStar: expect.closeTo(3, 9) });
    expect(effects[0]!.sigma).toBeCloseTo(0, 9);
    expect(effects[1]!.sigma).toBeGreaterThan(0.5);
    expect(effects[3]).toMatchObject({ mu: 0, muStar: 0, sigma: 0 });
  });
});
