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
