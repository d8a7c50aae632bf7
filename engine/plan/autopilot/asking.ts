import type { Command } from '../../exercise/commands/command.ts';
import { EVENT_GRADES } from '../../response/command/command.ts';
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
  if (k.aid.some((a) => a.askedTick >= 0 && a.answer === 'none')) return [];
  const next = k.aid.find((a) => a.askedTick < 0);
  if (next === undefined) return [];
  const own = k.units.filter((u) => u.status !== 'absent');
  const idle = own.filter(isIdle).length;
  return idle < FEW_LEFT * own.length ? [{ type: 'requestAid', sourceId: next.id }] : [];
}
