import type { Command } from '../../exercise/commands/command.ts';
import { EVENT_GRADES } from '../../response/command/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { isIdle, type Desk } from './policy.ts';

/** Help is asked for while fewer of the county's teams than this share stand by. */
const FEW_LEFT = 0.25;

/**
 * Asks the sources of help one at a time, in the order of the list, once the event is graded above
 * ordinary and few teams of the county's own are left.
 */
export function askForHelp(desk: Desk): Command[] {
  const { k } = desk;
  const grade = k.declared.grade?.value;
  if (grade === undefined || EVENT_GRADES.indexOf(grade) === 0) return [];
  const asked = askNext(k, null);
  return asked.length > 0 && idleShare(k) < FEW_LEFT ? asked : [];
}

/** Share of the county's teams that stand by. */
export function idleShare(k: SeatKnowledge): number {
  const own = k.units.filter((u) => u.status !== 'absent');
  return own.length === 0 ? 1 : own.filter(isIdle).length / own.length;
}

/** The next source that has not been asked, of a list or of all; none while an answer is awaited. */
export function askNext(k: SeatKnowledge, sources: readonly string[] | null): Command[] {
  if (k.aid.some((a) => a.askedTick >= 0 && a.answer === 'none')) return [];
  const open = k.aid.filter((a) => a.askedTick < 0);
  const next =
    sources === null ? open[0] : sources.flatMap((id) => open.filter((a) => a.id === id))[0];
  return next === undefined ? [] : [{ type: 'requestAid', sourceId: next.id }];
}
