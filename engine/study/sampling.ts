import { drawBits, drawUniform, keyOf } from '../kernel/random.ts';

/**
 * Latin hypercube: `runs` points in [0, 1)^factors, each factor with one point in every n-th of its
 * range. The same seed gives the same design; a factor's column does not depend on the others.
 */
export function latinHypercube(
  seed: string,
  factorIds: readonly string[],
  runs: number,
): readonly Float64Array[] {
  if (!Number.isInteger(runs) || runs < 1)
    throw new RangeError(`latinHypercube: a whole number of runs above 0 expected, got ${runs}`);
  const columns = factorIds.map((id) => {
    const key = keyOf(`${seed}/${id}`);
    const order = shuffled(key, runs);
    return Float64Array.from(order, (cell, i) => (cell + drawUniform(key, i, 1)) / runs);
  });
  return Array.from({ length: runs }, (_, i) => Float64Array.from(columns, (c) => c[i]!));
}

/** Fisher and Yates with counter draws. */
function shuffled(key: number, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = drawBits(key, i, 2) % (i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

/**
 * Stratified sampling: the cube is cut into `levels` equal parts along every factor, as many as the
 * runs can fill, and runs go to its cells in turn, each at a random place in its cell. With fewer
 * runs than 2^factors there is one cell, and the points are plain random ones.
 */
export function stratified(
  seed: string,
  factorIds: readonly string[],
  runs: number,
): readonly Float64Array[] {
  if (!Number.isInteger(runs) || runs < 1)
    throw new RangeError(`stratified: a whole number of runs above 0 expected, got ${runs}`);
  const k = factorIds.length;
  let levels = 1;
  while (powerOf(levels + 1, k) <= runs) levels++;
  const cells = powerOf(levels, k);
  const keys = factorIds.map((id) => keyOf(`${seed}/stratum/${id}`));
  return Array.from({ length: runs }, (_, run) => {
    let cell = run % cells;
    return Float64Array.from(keys, (key) => {
      const level = cell % levels;
      cell = Math.floor(cell / levels);
      return (level + drawUniform(key, run, 1)) / levels;
    });
  });
}

const powerOf = (base: number, times: number): number => {
  let out = 1;
  for (let i = 0; i < times; i++) out *= base;
  return out;
};
