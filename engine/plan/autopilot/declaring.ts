import type { Command } from '../../exercise/commands/command.ts';
import {
  EVENT_GRADES,
  type EventGrade,
  type ResponseLevel,
} from '../../response/command/command.ts';
import type { Advice, ChannelSpec, WarningHazard } from '../../response/warnings/warning.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { HOUR, type Desk } from './policy.ts';

/** Grades of forest fires by burned area, ha: up to 1, 100, 1000, more; or by deaths, from so many
 * on (森林防火条例, art. 40). */
const GRADE_LIMITS_HA = [1, 100, 1000] as const;
const GRADE_FROM_DEAD = [3, 10, 30] as const;
const M2_PER_HA = 10_000;
/** Villages that the own forecast reaches within this time are told to leave. */
const LEAVE_TICKS = 2 * HOUR;

/** Grade of the fire as far as this seat knows it. */
export function knownGrade(desk: Desk): EventGrade {
  const { k } = desk;
  const ha = (k.fireLog.count * k.fireGrid.cellM * k.fireGrid.cellM) / M2_PER_HA;
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
  const out: Command[] = convene(k);
  const grade = knownGrade(desk);
  out.push(...sayGrade(k, grade), ...raiseTo(k, levelFor(grade)));
  // Other hazards warn in their own way.
  if (may.warnings && k.lastObservation !== null) out.push(...warn(desk));
  return out;
}

/** Calls the headquarters together, once, by a seat that may. */
export const convene = (k: SeatKnowledge): Command[] =>
  k.authority === null || k.authority.response === null || k.declared.headquartersCalled
    ? []
    : [{ type: 'callHeadquarters' }];

/** Says the grade when it is higher than what has been said. */
export function sayGrade(k: SeatKnowledge, grade: EventGrade): Command[] {
  const now = k.declared.grade?.value;
  const rises = now === undefined || EVENT_GRADES.indexOf(grade) > EVENT_GRADES.indexOf(now);
  return k.authority?.grade === true && rises ? [{ type: 'setGrade', grade }] : [];
}

/** Declares a response level, as high as the seat may, when it is higher than what is in force. */
export function raiseTo(k: SeatKnowledge, wanted: ResponseLevel): Command[] {
  const highest = k.authority?.response ?? null;
  if (highest === null) return [];
  const level = Math.max(highest, wanted) as ResponseLevel;
  const current = k.declared.response?.value;
  return current === undefined || level < current ? [{ type: 'declareResponse', level }] : [];
}

/** Whom to warn, of what and over what. */
export interface WarningRule {
  readonly hazard: WarningHazard;
  /** Villages that the own forecast reaches within this time are told to leave. */
  readonly leaveTicks: number;
  /** A zone that is told to leave at once instead; null for the forecast's villages. */
  readonly villages: readonly string[] | null;
  /** Null for every channel that there is. */
  readonly channels: readonly ChannelSpec['id'][] | null;
}

const USUAL_WARNING: WarningRule = {
  hazard: 'forestFire',
  leaveTicks: LEAVE_TICKS,
  villages: null,
  channels: null,
};

/** Villages that the newest forecast reaches: told to get ready, and to leave when it is soon. */
export function warn(desk: Desk, rule: WarningRule = USUAL_WARNING): Command[] {
  const { k } = desk;
  const wanted = rule.channels;
  const channels = k.warningChannels.filter((c) => wanted === null || wanted.includes(c));
  if (channels.length === 0) return [];
  // The newest warning of a village is the one in force.
  const advised = new Map<string, Advice>();
  for (const w of k.warnings)
    if (w.liftedTick < 0) for (const id of w.villageIds) advised.set(id, w.advice);
  const soon: string[] = [];
  const later: string[] = [];
  for (const v of expectedIn(k, rule)) {
    const advice = advised.get(v.villageId);
    if (advice === 'evacuate') continue;
    if (v.tick - k.tick <= rule.leaveTicks) soon.push(v.villageId);
    else if (advice === undefined) later.push(v.villageId);
  }
  const make = (villageIds: string[], level: 'red' | 'orange', advice: 'evacuate' | 'prepare') =>
    villageIds.length === 0
      ? []
      : [
          {
            type: 'issueWarning' as const,
            hazard: rule.hazard,
            level,
            advice,
            villageIds: villageIds.toSorted(),
            channels,
          },
        ];
  return [...make(soon, 'red', 'evacuate'), ...make(later, 'orange', 'prepare')];
}

const expectedIn = (k: SeatKnowledge, rule: WarningRule) =>
  rule.villages === null
    ? (k.forecast?.villages ?? [])
    : rule.villages.map((villageId) => ({ villageId, tick: k.tick }));
