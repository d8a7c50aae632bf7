import { statusOf } from './metric.ts';
import type { CaseTime, Now, Reading, Tally } from './metric.ts';
import type { ScoreStatus } from '../target.ts';

/** Some persons who waited alike, or still wait (`doneTick` null). */
export interface Wait {
  readonly persons: number;
  readonly fromTick: number;
  readonly doneTick: number | null;
}

/** Waits of a population against one limit. Ticks; `NaN`-free: empty populations give nulls. */
export interface WaitSummary {
  readonly persons: number;
  readonly tally: Tally;
  readonly status: ScoreStatus;
  readonly medianTicks: number | null;
  readonly p90Ticks: number | null;
  /** The time within which the required share was served; its waiting so far while it is not. */
  readonly decidingTicks: number | null;
}

/** Cases as the waits of those behind them; all from `fromTick` where there is one. */
export const waitsOf = (cases: readonly CaseTime[], fromTick: number | null = null): Wait[] =>
  cases.map((c) => ({
    persons: c.weight,
    fromTick: fromTick ?? c.fromTick,
    doneTick: c.doneTick,
  }));

/** A part of a population that has what it waited for. */
export interface Served {
  readonly weight: number;
  readonly tick: number;
  readonly event: number;
}

/** A case for each part of a population that was served, and one for those who still wait. */
export function casesOfParts(
  base: Pick<CaseTime, 'subject' | 'fromTick' | 'fromEvent' | 'limitTicks'>,
  served: readonly Served[],
  all: number,
): CaseTime[] {
  const cases: CaseTime[] = served.map(({ weight, tick, event }) => ({
    ...base,
    weight,
    doneTick: tick,
    doneEvent: event,
  }));
  const weight = waiting(served, all);
  if (weight > 0) cases.push({ ...base, weight, doneTick: null, doneEvent: null });
  return cases;
}

/** Of `all`, those who have not been served. */
export const waiting = (served: readonly Served[], all: number): number =>
  all - served.reduce((n, x) => n + x.weight, 0);

/** What a line reads from its waits; the value in the target's unit. */
export const clockReading = (
  s: WaitSummary,
  ticksPerUnit: number,
): Pick<Reading, 'status' | 'value' | 'cases' | 'casesMet'> => ({
  status: s.status,
  value: s.decidingTicks === null ? null : s.decidingTicks / ticksPerUnit,
  cases: s.persons,
  casesMet: s.tally.met,
});

const elapsed = (w: Wait, now: Now): number => (w.doneTick ?? now.tick) - w.fromTick;

/** Smallest wait that `share` of the persons do not exceed, by counting heads. */
function quantile(
  sorted: readonly { readonly ticks: number; readonly persons: number }[],
  share: number,
  persons: number,
): number | null {
  const need = share * persons - 1e-9;
  let seen = 0;
  for (const w of sorted) {
    seen += w.persons;
    if (seen >= need) return w.ticks;
  }
  return null;
}

/**
 * Persons still waiting count with their waiting so far, which is a lower bound; one who waits
 * longer than the limit is a miss at once, whatever comes later.
 */
export function summarise(
  waits: readonly Wait[],
  limitTicks: number,
  requiredShare: number,
  now: Now,
): WaitSummary {
  const tally = { met: 0, missed: 0, open: 0 };
  for (const w of waits) {
    if (elapsed(w, now) > limitTicks) tally.missed += w.persons;
    else if (w.doneTick === null) tally.open += w.persons;
    else tally.met += w.persons;
  }
  const persons = tally.met + tally.missed + tally.open;
  const sorted = waits
    .map((w) => ({ ticks: elapsed(w, now), persons: w.persons }))
    .sort((a, b) => a.ticks - b.ticks);
  return {
    persons,
    tally,
    status: statusOf(tally, requiredShare, now),
    medianTicks: quantile(sorted, 0.5, persons),
    p90Ticks: quantile(sorted, 0.9, persons),
    decidingTicks: quantile(sorted, requiredShare, persons),
  };
}
