import { describe, expect, it } from 'vitest';
import {
  RandomStreams,
  drawBits,
  drawNormal,
  drawUniform,
  keyOf,
} from '../../../engine/kernel/random.ts';

const N = 100_000;

/** Chi-square of 100 equal bins; 99 degrees of freedom, mean 99, standard deviation 14.1. */
function chiSquare(values: readonly number[]): number {
  const bins = Array.from({ length: 100 }, () => 0);
  for (const v of values) bins[Math.floor(v * 100)]!++;
  const expected = values.length / 100;
  return bins.reduce((s, n) => s + (n - expected) ** 2 / expected, 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  let ab = 0;
  for (let i = 0; i < a.length; i++) ab += (a[i]! - 0.5) * (b[i]! - 0.5);
  return ab / a.length / (1 / 12);
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('counter draws', () => {
  const key = keyOf('1/spotting');

  it.each([
    ['first counter', (i: number) => drawUniform(key, i)],
    ['second counter', (i: number) => drawUniform(key, 7, i)],
    ['third counter', (i: number) => drawUniform(key, 7, 7, i)],
    ['keys in a row', (i: number) => drawUniform(i, 3)],
    ['keys of names in a row', (i: number) => drawUniform(keyOf(`${i}/wind`), 3)],
  ])('are uniform over the %s', (_, draw) => {
    const values = range(N).map(draw);
    // Five standard deviations on either side: a sound generator fails once in millions.
    expect(chiSquare(values)).toBeGreaterThan(99 - 70);
    expect(chiSquare(values)).toBeLessThan(99 + 70);
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThan(0);
  });

  it('do not correlate between keys, counters or neighbours', () => {
    // Five standard deviations of a correlation of N independent pairs.
    const limit = 5 / Math.sqrt(N);
    const base = range(N).map((i) => drawUniform(key, i));
    const others = [
      range(N).map((i) => drawUniform(keyOf('1/spottinh'), i)),
      range(N).map((i) => drawUniform(keyOf('2/spotting'), i)),
      range(N).map((i) => drawUniform(key + 1, i)),
      range(N).map((i) => drawUniform(key, i, 1)),
      range(N).map((i) => drawUniform(key, i + 1)),
      range(N).map((i) => drawUniform(key, 0, i)),
    ];
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(limit);
  });

  it('depend on nothing but their arguments', () => {
    const first = drawBits(key, 5, 6, 7);
    drawBits(key, 99);
    expect(drawBits(key, 5, 6, 7)).toBe(first);
    expect(new Set(range(1000).map((i) => drawBits(key, i))).size).toBe(1000);
  });

  it('give a normal of mean 0 and variance 1', () => {
    const values = range(20_000).map((i) => drawNormal(key, i));
    const mean = values.reduce((s, v) => s + v, 0) / values.length;
    const variance = values.reduce((s, v) => s + v * v, 0) / values.length;
    // Five standard errors: 1/sqrt(n) and sqrt(2/n).
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(20_000));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000));
  });
});

describe('streams', () => {
  it('continue where they were saved', () => {
    const stream = new RandomStreams(42).stream('weather');
    for (let i = 0; i < 100; i++) stream.next();
    const saved = JSON.parse(JSON.stringify(stream.save())) as object;
    const ahead = range(50).map(() => stream.next());
    const resumed = new RandomStreams(42).stream('weather', saved);
    expect(range(50).map(() => resumed.next())).toEqual(ahead);
  });

  it('differ by name and by seed, and are uniform', () => {
    const draw = (seed: number, name: string) => {
      const stream = new RandomStreams(seed).stream(name);
      return range(N).map(() => stream.next());
    };
    const a = draw(1, 'weather');
    expect(chiSquare(a)).toBeLessThan(99 + 70);
    const limit = 5 / Math.sqrt(N);
    for (const other of [draw(2, 'weather'), draw(1, 'delays')]) {
      expect(Math.abs(correlation(a, other))).toBeLessThan(limit);
    }
    expect(draw(1, 'weather')).toEqual(a);
  });
});
