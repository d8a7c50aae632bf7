import type { Command } from '../../exercise/commands/command.ts';
import {
  EVENT_GRADES,
  type EventGrade,
  type ResponseLevel,
} from '../../response/command/command.ts';
import type { Advice } from '../../response/warnings/warning.ts';
import { HOUR, type Desk } from './policy.ts';

/** Grades of forest fires by burned area, ha: up to 1, 100, 1000, more; or by deaths, from so many
 * on (森林防火条例, art. 40). */
const GRADE_LIMITS_HA = [1, 100, 1000] as const;
const GRADE_FROM_DEAD = [3, 10, 30] as const;
const M2_PER_HA = 10_000;
/** Villages that the own forecast reaches within this time are told to leave. */
const LEAVE_TICKS = 2 * HOUR;

/** Grade of the fire as far as this seat knows it. */
function knownGrade(desk: Desk): EventGrade {
  const { k } = desk;
  const ha = (k.fireCells.length * k.fireGrid.cellM * k.fireGrid.cellM) / M2_PER_HA;
  const byArea = GRADE_LIMITS_HA.filter((limit) => ha > limit).length;
  const byDead = GRADE_FROM_DEAD.filter((dead) => k.casualties.dead >= dead).length;
  return EVENT_GRADES[Math.max(byArea, byDead)]!;
}

/** One response level for each grade: Ⅳ for an ordinary fire, Ⅰ for the gravest. */
const levelFor = (grade: EventGrade): ResponseLevel =>
  (4 - EVENT_GRADES.indexOf(grade)) as ResponseLevel;

/** Calls the headquarters together, says how grave it is, and warns whom the forecast reaches. */
export function declare(desk: Desk): Command[] {
  const { k } = desk;
  const may = k.authority;
  if (may === null || k.alertedTick === null) return [];
  const out: Command[] = [];
  const { declared } = k;
  if (may.response !== null && !declared.headquartersCalled) out.push({ type: 'callHeadquarters' });
  const grade = knownGrade(desk);
  const now = declared.grade?.value;
  const rises = now === undefined || EVENT_GRADES.indexOf(grade) > EVENT_GRADES.indexOf(now);
  if (may.grade && rises) out.push({ type: 'setGrade', grade });
  if (may.response !== null) {
    const level = Math.max(may.response, levelFor(grade)) as ResponseLevel;
    const current = declared.response?.value;
    if (current === undefined || level < current) out.push({ type: 'declareResponse', level });
  }
  if (may.warnings) out.push(...warn(desk));
  return out;
}

/** Villages that the newest forecast reaches: told to get ready, and to leave when it is soon. */
function warn(desk: Desk): Command[] {
  const { k } = desk;
  const channels = k.warningChannels;
  if (k.forecast === null || channels.length === 0) return [];
  // The newest warning of a village is the one in force.
  const advised = new Map<string, Advice>();
  for (const w of k.warnings)
    if (w.liftedTick < 0) for (const id of w.villageIds) advised.set(id, w.advice);
  const soon: string[] = [];
  const later: string[] = [];
  for (const v of k.forecast.villages) {
    const advice = advised.get(v.villageId);
    if (advice === 'evacuate') continue;
    if (v.tick - k.tick <= LEAVE_TICKS) soon.push(v.villageId);
    else if (advice === undefined) later.push(v.villageId);
  }
  const make = (villageIds: string[], level: 'red' | 'orange', advice: 'evacuate' | 'prepare') =>
    villageIds.length === 0
      ? []
      : [
          {
            type: 'issueWarning' as const,
            hazard: 'forestFire' as const,
            level,
            advice,
            villageIds: villageIds.toSorted(),
            channels,
          },
        ];
  return [...make(soon, 'red', 'evacuate'), ...make(later, 'orange', 'prepare')];
}
