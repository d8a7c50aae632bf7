import { drawBits, drawUniform, keyOf } from '../kernel/random.ts';

/** A model on the unit cube: factors between 0 and 1, in the order of their ids. */
export type UnitModel = (x: Float64Array) => number;

/** Elementary effects of one factor. */
export interface MorrisEffect {
  readonly factorId: string;
  /** Mean, and mean size: how much the factor matters. */
  readonly mu: number;
  readonly muStar: number;
  /** Spread: curvature, or that it matters together with others. */
  readonly sigma: number;
}

const LEVELS = 4;
const STEP = LEVELS / (2 * (LEVELS - 1));

/** One run of a walk: where it stands, and which factor was moved to get there (-1 at its start). */
export interface WalkPoint {
  readonly x: Float64Array;
  readonly moved: number;
  /** By how much of its range. */
  readonly step: number;
}

/** Walks through a grid of four levels, one factor a step: `factors + 1` points each. */
export function morrisPoints(
  factors: number,
  trajectories: number,
  seed: string,
): readonly (readonly WalkPoint[])[] {
  const key = keyOf(`${seed}/morris`);
  return Array.from({ length: trajectories }, (_, t) => {
    const up = Array.from({ length: factors }, (__, i) => drawBits(key, t, i, 2) % 2 === 0);
    let x = Float64Array.from({ length: factors }, (__, i) => {
      const level = drawBits(key, t, i, 1) % (LEVELS / 2);
      return level / (LEVELS - 1) + (up[i]! ? 0 : STEP);
    });
    const points: WalkPoint[] = [{ x, moved: -1, step: 0 }];
    for (const moved of walk(key, t, factors)) {
      const step = up[moved]! ? STEP : -STEP;
      x = Float64Array.from(x);
      x[moved] = x[moved]! + step;
      points.push({ x, moved, step });
    }
    return points;
  });
}

/** Elementary effects from what the model gave at every point of `morrisPoints`; null where it gave nothing. */
export function morrisEffects(
  factorIds: readonly string[],
  walks: readonly (readonly WalkPoint[])[],
  results: readonly (readonly (number | null)[])[],
): readonly MorrisEffect[] {
  const effects = factorIds.map(() => [] as number[]);
  walks.forEach((points, t) =>
    points.forEach(({ moved, step }, i) => {
      if (moved < 0) return;
      const before = results[t]?.[i - 1] ?? null;
      const after = results[t]?.[i] ?? null;
      if (before !== null && after !== null) effects[moved]!.push((after - before) / step);
    }),
  );
  return factorIds.map((factorId, i) => ({ factorId, ...summary(effects[i]!) }));
}

/**
 * Morris screening (1991): `trajectories` × (factors + 1) runs. Effects are per unit of the factor's
 * whole range.
 */
export function morris(
  model: UnitModel,
  factorIds: readonly string[],
  trajectories: number,
  seed: string,
): readonly MorrisEffect[] {
  const walks = morrisPoints(factorIds.length, trajectories, seed);
  const results = walks.map((points) => points.map(({ x }) => model(x)));
  return morrisEffects(factorIds, walks, results);
}

function walk(key: number, t: number, k: number): number[] {
  const order = Array.from({ length: k }, (_, i) => i);
  return order
    .map((i) => ({ i, at: drawBits(key, t, i, 3) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map((x) => x.i);
}

function summary(values: readonly number[]): Omit<MorrisEffect, 'factorId'> {
  const n = values.length;
  let mu = 0;
  let muStar = 0;
  for (const v of values) {
    mu += v / n;
    muStar += Math.abs(v) / n;
  }
  let squares = 0;
  for (const v of values) squares += (v - mu) * (v - mu);
  return { mu, muStar, sigma: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}

/** Shares of the variance of the result. */
export interface SobolIndex {
  readonly factorId: string;
  readonly first: number;
  readonly total: number;
}

/**
 * Sobol indices by two sample matrices, `samples` × (factors + 2) runs: first order by Saltelli et
 * al. (2010), total by Jansen (1999). Noisy below some hundred samples.
 */
export function sobol(
  model: UnitModel,
  factorIds: readonly string[],
  samples: number,
  seed: string,
): readonly SobolIndex[] {
  const k = factorIds.length;
  const key = keyOf(`${seed}/sobol`);
  const point = (n: number, matrix: number): Float64Array =>
    Float64Array.from({ length: k }, (_, i) => drawUniform(key, n, i, matrix));
  const fA = new Float64Array(samples);
  const fB = new Float64Array(samples);
  const first = new Float64Array(k);
  const total = new Float64Array(k);
  for (let n = 0; n < samples; n++) {
    const a = point(n, 1);
    const b = point(n, 2);
    fA[n] = model(a);
    fB[n] = model(b);
    for (let i = 0; i < k; i++) {
      const mixed = Float64Array.from(a);
      mixed[i] = b[i]!;
      const f = model(mixed);
      first[i] = first[i]! + (fB[n]! * (f - fA[n]!)) / samples;
      total[i] = total[i]! + ((fA[n]! - f) * (fA[n]! - f)) / (2 * samples);
    }
  }
  const variance = varianceOf(fA, fB);
  return factorIds.map((factorId, i) => ({
    factorId,
    first: variance === 0 ? 0 : first[i]! / variance,
    total: variance === 0 ? 0 : total[i]! / variance,
  }));
}

function varianceOf(a: Float64Array, b: Float64Array): number {
  const n = a.length + b.length;
  let mean = 0;
  for (const list of [a, b]) for (const v of list) mean += v / n;
  let squares = 0;
  for (const list of [a, b]) for (const v of list) squares += (v - mean) * (v - mean);
  return squares / (n - 1);
}
