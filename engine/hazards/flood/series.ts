import type { Series } from './contract.ts';

/** Value at a time, s: linear between points, constant beyond them; 0 for an empty series. */
export function linearAt(series: Series, time: number): number {
  const first = series[0];
  if (first === undefined) return 0;
  if (time <= first[0]) return first[1];
  for (let i = 1; i < series.length; i++) {
    const [t1, v1] = series[i]!;
    if (time > t1) continue;
    const [t0, v0] = series[i - 1]!;
    return v0 + ((v1 - v0) * (time - t0)) / (t1 - t0);
  }
  return series.at(-1)![1];
}

/** Value of the last point that has come; 0 before the first. */
export function stepAt(series: Series, time: number): number {
  let value = 0;
  for (const [t, v] of series) {
    if (t > time) break;
    value = v;
  }
  return value;
}
