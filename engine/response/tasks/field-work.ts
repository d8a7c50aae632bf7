import { ASSUMED, ASSUMED_WORK } from '../assumed.ts';
import { refugeFrom, threatTo } from '../fire-picture.ts';
import { flameLimitM } from '../tactics.ts';
import { emit, finish, nextSlice, now, shiftIsOver, travel, working, type Turn } from '../turn.ts';

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
 * Seconds of effort in hand for this slice; null when the team had to stop instead, because its
 * shift is over or the flames beside it are longer than it may work at.
 */
export function effortS(t: Turn, watchFlames: boolean): number | null {
  t.set.workedTicks = t.unit.workedTicks + ASSUMED.workSliceS;
  if (watchFlames && withdrawFromFlames(t)) return null;
  if (shiftIsOver(t)) {
    finish(t, 'failed', 'shiftOver');
    return null;
  }
  return t.unit.progress + ASSUMED.workSliceS;
}

/** Works on: keeps the effort already spent on a cell that is not finished. */
export function goOn(t: Turn, leftS: number): void {
  t.set.progress = leftS;
  working(t, nextSlice(t.tick));
}

/** True when flames within the safety distance, or on their way there, drove the team away. */
export function withdrawFromFlames(t: Turn): boolean {
  const at = now(t, 'at');
  const flameLengthM = threatTo(t.w, t.tick, at, ASSUMED_WORK.safetyM, ASSUMED.workSliceS);
  if (flameLengthM <= flameLimitM(t.spec)) return false;
  emit(t, { type: 'unitWithdrew', unitId: t.unit.id, flameLengthM });
  finish(t, 'failed', 'flameTooLong');
  const refuge = refugeFrom(t.w, t.tick, at, ASSUMED_WORK.refugeClearM);
  if (refuge !== null) travel(t, refuge, 'withdrawing');
  return true;
}
