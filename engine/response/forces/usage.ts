import { byId } from '../../exercise/lookup.ts';
import type { UnitId } from '../../exercise/scenario.ts';
import type { UnitState, UnitStatus } from '../../exercise/state.ts';

/**
 * How long a team has been in each status, ticks. Changes of teams are too many to be kept as
 * events, so the sum stands in the state, where a review finds it without running all again.
 */
export interface UnitUsage {
  readonly id: UnitId;
  status: UnitStatus;
  /** Tick at which the team took its present status. */
  sinceTick: number;
  /** Statuses that are over; the present one is added by `usageAt`. */
  ticks: Partial<Record<UnitStatus, number>>;
}

/** Part of the exercise state: one entry a team, sorted by id. */
export interface UsageSlice {
  usage: UnitUsage[];
}

export const initialUsage = (units: readonly UnitState[]): UnitUsage[] =>
  units.map((u) => ({ id: u.id, status: u.status, sinceTick: 0, ticks: {} }));

/** Notes a team's new status; one that stays as it is costs nothing. */
export function applyUsage(
  s: UsageSlice,
  unitId: UnitId,
  status: UnitStatus | undefined,
  tick: number,
): void {
  if (status === undefined) return;
  const use = byId(s.usage, unitId);
  if (use.status === status) return;
  use.ticks[use.status] = (use.ticks[use.status] ?? 0) + tick - use.sinceTick;
  use.status = status;
  use.sinceTick = tick;
}

/** Ticks in each status up to now; they add up to `tick`. */
export const usageAt = (use: UnitUsage, tick: number): Partial<Record<UnitStatus, number>> => ({
  ...use.ticks,
  [use.status]: (use.ticks[use.status] ?? 0) + tick - use.sinceTick,
});
