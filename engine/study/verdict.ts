import { wilson, type Interval } from './proportion.ts';

/** 可行, 不可行, 证据不足. */
export type Verdict = 'feasible' | 'infeasible' | 'unsure';

/** From the interval alone: what it excludes is decided, what it holds is not. */
export function verdictOf(interval: Interval, required: number): Verdict {
  if (interval.low >= required) return 'feasible';
  return interval.high < required ? 'infeasible' : 'unsure';
}

/** More runs than this are not proposed: the share is too near to what is required. */
const MOST_RUNS = 1_000_000;

/**
 * Runs after which the Wilson interval would decide, if the share stayed as it is; null when that
 * takes more than a million, or never (the share equals what is required).
 */
export function runsNeeded(share: number, required: number, confidence = 0.95): number | null {
  const decides = (n: number): boolean =>
    verdictOf(wilson(Math.round(share * n), n, confidence), required) !== 'unsure';
  let high = 10;
  while (!decides(high)) {
    high *= 2;
    if (high > MOST_RUNS) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const mid = Math.floor((low + high) / 2);
    if (decides(mid)) high = mid;
    else low = mid;
  }
  return high;
}
