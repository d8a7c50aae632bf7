import { ASSUMED, ASSUMED_WORK } from '../assumed.ts';
import { refugesFrom, threatTo } from '../fire-picture.ts';
import { productivity } from '../forces/fatigue.ts';
import { sufferFlames } from '../forces/losses.ts';
import { flameLimitM } from '../tactics.ts';
import type { Point } from '../../kernel/grid.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import {
  emit,
  finish,
  nextSlice,
  now,
  profileOf,
  shiftIsOver,
  travel,
  wayTo,
  working,
  type Turn,
} from '../turn.ts';

/**
 * Begins work on the common slices. `progress` holds seconds of effort not yet used; it starts
 * below zero by the part of the first slice that passed before the team came.
 */
export function beginWork(t: Turn): void {
  const due = nextSlice(t.tick);
  t.set.progress = due - t.tick - ASSUMED.workSliceS;
  working(t, due);
}

/**
 * Seconds of a fresh team's effort in hand for this slice; null when the team had to stop instead, because its
 * shift is over or the flames beside it are longer than it may work at.
 */
export function effortS(t: Turn, watchFlames: boolean): number | null {
  t.set.workedTicks = t.unit.workedTicks + ASSUMED.workSliceS;
  if (watchFlames && withdrawFromFlames(t)) return null;
  if (shiftIsOver(t)) {
    finish(t, 'failed', 'shiftOver');
    return null;
  }
  return t.unit.progress + ASSUMED.workSliceS * productivity(t.unit.workedTicks);
}

/** Works on: keeps the effort already spent on a cell that is not finished. */
export function goOn(t: Turn, leftS: number): void {
  t.set.progress = leftS;
  working(t, nextSlice(t.tick));
}

/** True when flames within the safety distance, or on their way there, drove the team away. */
export function withdrawFromFlames(t: Turn): boolean {
  const at = now(t, 'at');
  const { safetyM } = ASSUMED_WORK;
  const limitM = flameLimitM(t.spec);
  const flameLengthM = threatTo(t.w, t.tick, at, safetyM, ASSUMED.workSliceS, limitM);
  if (flameLengthM <= limitM) return false;
  emit(t, { type: 'unitWithdrew', unitId: t.unit.id, flameLengthM });
  sufferFlames(t);
  finish(t, 'failed', 'flameTooLong');
  leaveForSafety(t);
  return true;
}

/** To the place of safety reached first: by vehicle from the road, else on foot. */
function leaveForSafety(t: Turn): void {
  const profile = now(t, 'nodeId') >= 0 ? profileOf(t.spec) : SPEED_PROFILES.foot;
  let best: Point | null = null;
  let first = Infinity;
  for (const to of refugesFrom(t.w, t.tick, now(t, 'at'), ASSUMED_WORK.refugeClearM)) {
    const arriveTick = wayTo(t, to, t.tick, [], profile)?.route.arriveTick ?? Infinity;
    if (arriveTick >= first) continue;
    first = arriveTick;
    best = to;
  }
  if (best !== null) travel(t, best, { status: 'withdrawing', profile });
}
