import { around, isFoul } from '../protection/in-gas.ts';
import { heed } from '../people/heeding.ts';
import type { Task } from '../task.ts';
import { emit, finish, orderOf, villagePoint, villageState, type Turn } from '../turn.ts';
import { doorsPerHour } from '../warnings/doors.ts';
import { unheardOf } from '../warnings/warning.ts';
import { beginWork, effortS, goOn, withdrawFromFlames } from './field-work.ts';

/**
 * A team knocks at the doors of a village until every household has the warnings in force. Who
 * hears at the door does what is advised as who hears the loudspeaker does.
 */
export const doorToDoorTask: Task = {
  destination: (t) => villagePoint(t.w, orderOf(t, 'doorToDoor').villageId),

  arrived(t) {
    if (doorsLeft(t) <= 0) return finish(t, 'done', 'noLongerNeeded');
    if (!withdrawFromFlames(t)) beginWork(t);
  },

  work(t) {
    const effort = effortS(t, true);
    if (effort === null) return;
    const left = doorsLeft(t);
    if (left <= 0) return finish(t, 'done', null);
    const doorS = 3600 / doorsPerHour(t.spec, t.unit.strength, isInGas(t));
    const doors = Math.max(0, Math.min(left, Math.floor(effort / doorS)));
    if (doors > 0) knock(t, doors);
    if (doors < left) goOn(t, effort - doors * doorS);
    else finish(t, 'done', null);
  },
};

/** Households without some warning in force that no team of this step has come to. */
function doorsLeft(t: Turn): number {
  const { villageId } = orderOf(t, 'doorToDoor');
  let most = 0;
  for (const w of t.w.state.warnings) most = Math.max(most, unheardOf(w, villageId));
  return most - (t.shared.doors.get(villageId) ?? 0);
}

const isInGas = (t: Turn): boolean =>
  t.w.hazmat !== null && isFoul(t.w, around(t.w, t.unit, t.tick));

/** So many households hear of every warning that is in force. */
function knock(t: Turn, doors: number): void {
  const { villageId } = orderOf(t, 'doorToDoor');
  const before = t.shared.doors.get(villageId) ?? 0;
  t.shared.doors.set(villageId, before + doors);
  if (before === 0 && villageState(t.w, villageId).warnedTick < 0)
    emit(t, { type: 'villageWarned', villageId });
  const heeded = { people: t.shared.displaced, places: t.shared.spaceTaken };
  for (const warning of t.w.state.warnings) {
    const households = Math.min(doors, unheardOf(warning, villageId) - before);
    if (households <= 0) continue;
    const told = { warningId: warning.id, villageId, households };
    const cause = t.ctx.emit({ type: 'warningDelivered', channel: 'doorToDoor', ...told }, t.cause);
    heed(t.w, t.ctx, warning, { villageId, households }, heeded, cause);
  }
}
