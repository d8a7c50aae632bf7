import type { CommandType } from '../../exercise/commands/command.ts';
import type { Scenario, SeatSpec } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import { authorityOf } from '../../response/command/command.ts';
import type { PlanCondition, PlanRule, PlanTask, ResponsePlan } from '../response-plan.ts';
import { fault, type FaultCode, type PlanFault } from './fault.ts';
import { holdersOf } from './holders.ts';
import { contendedTeams, needFaults } from './need-faults.ts';

/** What the plan asks for and the scenario does not have: seats, powers, forces, stock, places. */
export function scenarioFaults(
  plan: ResponsePlan,
  scenario: Scenario,
  region: Region | null,
): PlanFault[] {
  const out: PlanFault[] = [];
  if (scenario[plan.hazard] === null)
    out.push(fault('otherHazard', 'hazard', { hazard: plan.hazard }));
  plan.levels.forEach((l, i) =>
    out.push(...conditionFaults(l.when, scenario, `levels[${i}].when`)),
  );
  plan.tasks.forEach((task, i) => {
    const at = `tasks[${i}]`;
    const { role, seatId } = task.responsible;
    const seats = holdersOf(scenario, task);
    if (seats.length === 0) {
      out.push(
        seatId === null
          ? fault('noSeat', `${at}.responsible.role`, { role })
          : fault('unknownSeat', `${at}.responsible.seatId`, { role, id: seatId }),
      );
      return;
    }
    out.push(
      ...powerFaults(plan, task, scenario, seats, at),
      ...ruleFaults(task.rule, scenario, seats, at),
      ...(task.when === null ? [] : conditionFaults(task.when, scenario, `${at}.when`)),
      ...needFaults(task, scenario, region, seats, at),
      ...levelFaults(plan, task, scenario, at),
    );
  });
  return [...out, ...contendedTeams(plan, scenario)];
}

/** Instruments and incidents that a condition names and the scenario does not have. */
function conditionFaults(c: PlanCondition, scenario: Scenario, at: string): PlanFault[] {
  if (c.kind === 'all' || c.kind === 'any')
    return c.of.flatMap((x, i) => conditionFaults(x, scenario, `${at}.of[${i}]`));
  if (c.kind === 'not') return conditionFaults(c.of, scenario, `${at}.of`);
  if (c.kind === 'gaugeAtLeast' && !scenario.instruments.some((i) => i.id === c.instrument))
    return [fault('unknownInstrument', `${at}.instrument`, { id: c.instrument })];
  const { incidents } = scenario;
  if (c.kind !== 'incidentKnown' || c.incident === null) return [];
  return incidents.some((i) => i.id === c.incident)
    ? []
    : [fault('unknownIncident', `${at}.incident`, { id: c.incident })];
}

/** Commands of which a rule needs one at least. */
function commandsOf(rule: PlanRule): readonly CommandType[] {
  switch (rule.kind) {
    case 'convene':
      return ['callHeadquarters'];
    case 'declare':
      return ['declareResponse'];
    case 'report':
      return ['report'];
    case 'scout':
      return ['recon'];
    case 'forecast':
      return ['requestForecast'];
    case 'survey':
      return ['survey', 'requestSatellite'];
    case 'warn':
      return ['issueWarning'];
    case 'evacuate':
      return ['evacuate'];
    case 'openShelters':
      return ['move'];
    case 'sendSupplies':
      return ['sendSupplies'];
    case 'requestAid':
      return ['requestAid'];
    case 'answerAid':
      return ['answerAid'];
    case 'operate':
      return ['operate'];
    case 'notify':
      return ['message'];
    case 'dispatch':
      return OF_WORK[rule.work];
  }
}

const OF_WORK = {
  attackFire: ['directAttack', 'buildLine'],
  cutLines: ['buildLine'],
  dropWater: ['waterDrop'],
  workSites: ['workAt'],
  careForCasualties: ['transportCasualties'],
} as const satisfies Record<string, readonly CommandType[]>;

/** Commands and powers that the seats lack, and word that could not be passed on. */
function powerFaults(
  plan: ResponsePlan,
  task: PlanTask,
  scenario: Scenario,
  seats: readonly SeatSpec[],
  at: string,
): PlanFault[] {
  const out: PlanFault[] = [];
  const wanted = commandsOf(task.rule);
  const followed = plan.tasks.some((t) =>
    t.after.some(
      (a) =>
        a.task === task.id && holdersOf(scenario, t).some((s) => !seats.some((x) => x.id === s.id)),
    ),
  );
  for (const seat of seats) {
    if (!wanted.some((c) => seat.commands.includes(c)))
      out.push(fault('noCommand', `${at}.rule`, { seat: seat.id, command: wanted.join(' / ') }));
    const power = authorityOf(scenario.command, seat.id);
    const lacks =
      (task.rule.kind === 'warn' && power?.warnings !== true && 'warn') ||
      ((task.rule.kind === 'declare' || task.rule.kind === 'convene') &&
        (power?.response ?? null) === null &&
        task.rule.kind);
    if (lacks !== false)
      out.push(fault('noAuthority', `${at}.rule`, { seat: seat.id, what: lacks }));
    if (followed && !seat.commands.includes('message'))
      out.push(fault('noWord', `${at}.responsible`, { seat: seat.id, task: task.id }));
  }
  return out;
}

/** Levels that nobody who declares may declare. */
function levelFaults(
  plan: ResponsePlan,
  task: PlanTask,
  scenario: Scenario,
  at: string,
): PlanFault[] {
  const level = task.fromLevel;
  const declaring = plan.tasks.filter((t) => t.rule.kind === 'declare');
  if (level === null || declaring.length === 0) return [];
  const seats = declaring.flatMap((t) => holdersOf(scenario, t));
  const may = seats.some((s) => {
    const highest = authorityOf(scenario.command, s.id)?.response ?? null;
    return highest !== null && highest <= level;
  });
  if (may || seats.length === 0) return [];
  return [
    fault('noAuthority', `${at}.fromLevel`, { seat: seats[0]!.id, what: `declare level ${level}` }),
  ];
}

/** Places and channels that a rule names and the scenario does not have. */
function ruleFaults(
  rule: PlanRule,
  scenario: Scenario,
  seats: readonly SeatSpec[],
  at: string,
): PlanFault[] {
  const out: PlanFault[] = [];
  const know = (
    ids: readonly string[] | null,
    known: readonly string[],
    code: FaultCode,
    path: string,
  ): void =>
    ids?.forEach((id, i) => {
      if (!known.includes(id)) out.push(fault(code, `${at}.rule.${path}[${i}]`, { id }));
    });
  if (rule.kind === 'requestAid')
    know(
      rule.sources,
      scenario.aid.map((a) => a.id),
      'unknownSource',
      'sources',
    );
  if (rule.kind === 'warn')
    know(
      rule.channels,
      scenario.warningChannels.map((c) => c.id),
      'unknownChannel',
      'channels',
    );
  if (rule.kind === 'operate') {
    const work = scenario.floodWorks.find((f) => f.id === rule.work);
    const orders = work !== undefined && seats.every((s) => work.seatIds.includes(s.id));
    if (!orders) out.push(fault('unknownWork', `${at}.rule.work`, { id: rule.work }));
  }
  if (rule.kind === 'warn' || rule.kind === 'evacuate')
    know(rule.villages, scenario.villageIds, 'unknownVillage', 'villages');
  return out;
}
