import type { Command } from '../../exercise/commands/command.ts';
import type { Capability } from '../../exercise/scenario.ts';
import type { HazardId } from '../../hazards/hazard.ts';
import type { WarningHazard } from '../../response/warnings/warning.ts';
import { askNext } from '../autopilot/asking.ts';
import { isNextRound } from '../autopilot/flooding.ts';
import { bringToHospital } from '../autopilot/caring.ts';
import { convene, knownGrade, raiseTo, sayGrade, warn } from '../autopilot/declaring.ts';
import { evacuate, rouse } from '../autopilot/evacuating.ts';
import { openShelters } from '../autopilot/opening.ts';
import type { Desk } from '../autopilot/policy.ts';
import { warnOfGas } from '../autopilot/release.ts';
import { reports } from '../autopilot/reporting.ts';
import { askForecast, scout } from '../autopilot/scouting.ts';
import { workSites } from '../autopilot/site-work.ts';
import { cutLines, dropWater, fightFire } from '../autopilot/suppression.ts';
import { supply } from '../autopilot/supplying.ts';
import { askSurvey } from '../autopilot/surveying.ts';
import type { PlanLevel, PlanRule, ResponsePlan } from '../response-plan.ts';
import { holds } from './conditions.ts';

const MINUTE = 60;
const ticks = (minutes: { readonly value: number }): number => Math.round(MINUTE * minutes.value);

const WARNED_OF: Readonly<Record<HazardId, WarningHazard>> = {
  wildfire: 'forestFire',
  flood: 'flood',
  landslide: 'landslide',
  hazmat: 'hazmat',
};

/** What a seat does by a rule when it looks at its desk; `times` it has given commands before. */
export function act(plan: ResponsePlan, rule: PlanRule, desk: Desk, times: number): Command[] {
  const { k } = desk;
  switch (rule.kind) {
    case 'convene':
      return convene(k);
    case 'declare':
      return [...sayGrade(k, knownGrade(desk)), ...raise(plan.levels, desk)];
    case 'report':
      return reports(desk, ticks(rule.followUpMin));
    case 'scout':
      return scout(desk, ticks(rule.everyMin));
    case 'forecast':
      return forecast(plan.hazard, rule, desk);
    case 'survey':
      return askSurvey(desk, ticks(rule.againMin));
    case 'warn':
      if (plan.hazard === 'hazmat' && rule.villages === null) return warnOfGas(desk);
      return warn(desk, {
        hazard: WARNED_OF[plan.hazard],
        leaveTicks: ticks(rule.leaveWithinMin),
        villages: rule.villages,
        channels: rule.channels,
      });
    case 'requestAid':
      return askNext(k, rule.sources);
    case 'answerAid':
      return k.aidAsked.map((sourceId) => ({ type: 'answerAid', sourceId, yes: rule.yes }));
    case 'operate':
      return times > 0 ? [] : [{ type: 'operate', workId: rule.work, value: rule.value.value }];
    case 'notify':
      return times > 0 ? [] : notify(desk, rule);
    default:
      return actInField(rule, desk);
  }
}

/**
 * A fire is forecast when it has been seen to change, a flood when the gauges of the next round are in;
 * gas as often as the plan says.
 */
function forecast(
  hazard: HazardId,
  rule: Extract<PlanRule, { kind: 'forecast' }>,
  desk: Desk,
): Command[] {
  const { k } = desk;
  const hours = rule.hours.value;
  const everyTicks = ticks(rule.everyMin);
  if (hazard === 'wildfire') return askForecast(desk, { hours, everyTicks });
  const last = hazard === 'hazmat' ? k.release?.zones?.tick : k.forecast?.tick;
  const isDue =
    last === undefined ||
    (hazard === 'flood' ? isNextRound(last, k.tick, everyTicks) : k.tick - last >= everyTicks);
  if (!isDue) return [];
  return [{ type: 'requestForecast', hours, hazard }];
}

type FieldRule = Extract<
  PlanRule,
  { kind: 'dispatch' | 'evacuate' | 'openShelters' | 'sendSupplies' }
>;

function actInField(rule: FieldRule, desk: Desk): Command[] {
  switch (rule.kind) {
    case 'evacuate': {
      const how = {
        withinTicks: ticks(rule.withinMin),
        nearM: rule.nearM.value,
        zone: rule.villages,
        warned: true,
        shelters: rule.shelters,
      };
      return rule.by === 'vehicles' ? evacuate(desk, how) : rouse(desk, how);
    }
    case 'openShelters':
      return openShelters(desk, ticks(rule.withinMin));
    case 'sendSupplies':
      return supply(desk, { items: rule.items, lowTicks: ticks(rule.lowMin) });
    case 'dispatch':
      return dispatch(rule, desk);
  }
}

function dispatch(rule: Extract<PlanRule, { kind: 'dispatch' }>, desk: Desk): Command[] {
  switch (rule.work) {
    case 'attackFire':
      return fightFire(desk);
    case 'cutLines':
      return cutLines(desk);
    case 'dropWater':
      return dropWater(desk);
    case 'careForCasualties':
      return bringToHospital(desk);
    case 'workSites':
      return workSites(desk, rule.sites);
  }
}

/** The highest level of the plan that holds. */
function raise(levels: readonly PlanLevel[], desk: Desk): Command[] {
  let highest: PlanLevel | null = null;
  for (const l of levels)
    if ((highest === null || l.level < highest.level) && holds(l.when, desk)) highest = l;
  return highest === null ? [] : raiseTo(desk.k, highest.level);
}

function notify(desk: Desk, rule: Extract<PlanRule, { kind: 'notify' }>): Command[] {
  const to = desk.book.seats
    .filter((s) => rule.to.includes(s.role) && s.id !== desk.k.seat.id)
    .map((s) => s.id);
  if (to.length === 0) return [];
  return [{ type: 'message', toSeatIds: to, text: `${rule.text.zh} / ${rule.text.en}` }];
}

/** What a team must be able to do for a rule that sends any; null where the plan says it. */
export function capabilityOf(rule: PlanRule): Capability | null {
  switch (rule.kind) {
    case 'scout':
      return 'recon';
    case 'survey':
      return 'mapping';
    case 'evacuate':
      return rule.by === 'vehicles' ? 'transportPeople' : 'warn';
    case 'sendSupplies':
      return 'transportGoods';
    case 'dispatch':
      return OF_WORK[rule.work];
    default:
      return null;
  }
}

const OF_WORK = {
  attackFire: 'handCrew',
  cutLines: 'plant',
  dropWater: 'waterDrop',
  careForCasualties: 'ambulance',
  workSites: null,
} as const satisfies Record<string, Capability | null>;

/** Whether a rule is done with its first command, rather than when nothing is left to do. */
export const isOfTheDesk = (rule: PlanRule): boolean =>
  rule.kind !== 'dispatch' &&
  rule.kind !== 'evacuate' &&
  rule.kind !== 'sendSupplies' &&
  rule.kind !== 'openShelters' &&
  rule.kind !== 'convene';
