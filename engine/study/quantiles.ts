import { binomialQuantile } from './special-functions.ts';

/** A time, or null for a run in which it never came: kept as longer than everything measured. */
export type Observed = number | null;

/** Rising, the runs without an end last. */
export const sorted = (values: readonly Observed[]): readonly Observed[] =>
  values.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));

/** Smallest value that a share `q` of the runs do not exceed; null when that lies beyond the runs. */
export function quantile(ordered: readonly Observed[], q: number): Observed {
  if (ordered.length === 0) return null;
  const rank = Math.max(1, Math.ceil(q * ordered.length - 1e-9));
  return ordered[rank - 1]!;
}

/**
 * Ranks (from 1) of the order statistics that hold the quantile with at least that confidence,
 * whatever the distribution: binomial, exact. Clamped to the sample where it is too small.
 */
export function quantileRanks(
  n: number,
  q: number,
  confidence = 0.95,
): { readonly low: number; readonly high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: Math.max(1, binomialQuantile(tail, n, q)),
    high: Math.min(n, binomialQuantile(1 - tail, n, q) + 1),
  };
}

/** Points of the empirical distribution function: each distinct value with the share up to it. */
export function ecdf(
  ordered: readonly Observed[],
): readonly { readonly value: number; readonly share: number }[] {
  const out: { value: number; share: number }[] = [];
  ordered.forEach((value, i) => {
    if (value === null) return;
    const share = (i + 1) / ordered.length;
    const last = out.at(-1);
    if (last?.value === value) last.share = share;
    else out.push({ value, share });
  });
  return out;
}
