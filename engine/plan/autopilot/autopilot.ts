import type { Command } from '../../exercise/commands/command.ts';
import type { Scenario, SeatId, SeatRole } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { RandomStreams } from '../../kernel/random.ts';
import type { Region } from '../../region/region.ts';
import { PlanAutopilot, type SavedPlan } from '../execution/executor.ts';
import type { PlanTrace } from '../execution/plan-trace.ts';
import type { ResponsePlan } from '../response-plan.ts';
import { addressBook } from './address-book.ts';
import { bringToHospital } from './caring.ts';
import { declare } from './declaring.ts';
import { askForHelp } from './asking.ts';
import { evacuate, rouse } from './evacuating.ts';
import { knockAtDoors } from './knocking.ts';
import { deskOf } from './desk.ts';
import { createOrderLog } from './order-log.ts';
import type { Desk, SeatPolicy } from './policy.ts';
import { acknowledgements, reports } from './reporting.ts';
import { askForecast, scout } from './scouting.ts';
import { workSites } from './site-work.ts';
import { askSurvey } from './surveying.ts';
import { supply } from './supplying.ts';
import { askFloodForecast, operateWorks, warnOfFlood } from './flooding.ts';
import { askZones, warnOfGas } from './release.ts';
import { USUAL_EVACUATION, type EvacuationRule } from './threats.ts';
import { warnOfSlopes } from './watching-slopes.ts';
import { cutLines, dropWater, fightFire } from './suppression.ts';

/** A command that the policy gives for a seat that nobody sits in. */
export interface PolicyCommand {
  readonly seatId: SeatId;
  readonly command: Command;
}

/**
 * Plays the seats whose occupant is `policy`. What it does follows from the state of the exercise
 * alone, seen through the seat's own knowledge, so that a restored exercise goes on alike.
 */
export interface Autopilot {
  /** Next tick, after now, at which it wants to decide; Infinity without such seats. */
  nextDue(w: World): number;
  /** What it orders at `tick`, in the order in which it is to be submitted. */
  decide(w: World, tick: number): readonly PolicyCommand[];
  /** What became of the plan so far; null without one. */
  trace(w: World): PlanTrace | null;
  /** What cannot be had from the state of the exercise: a plan under way. Null for nothing. */
  save(): SavedPlan | null;
  load(saved: SavedPlan): void;
}

/** Every seat thinks so often, seconds of simulated time; seats take turns a minute apart. */
const TURN_TICKS = 600;
const OFFSET_TICKS = 60;

const POLICIES: Readonly<Record<SeatRole, SeatPolicy>> = {
  incidentCommander: (desk) => [
    ...declare(desk),
    ...warnOfFlood(desk),
    ...operateWorks(desk),
    ...warnOfGas(desk),
    ...warnOfSlopes(desk),
    ...askForHelp(desk),
    ...reports(desk),
  ],
  neighbour: ({ k }) => k.aidAsked.map((sourceId) => ({ type: 'answerAid', sourceId, yes: true })),
  technicalCommander: (desk) => [
    ...scout(desk),
    ...askForecast(desk),
    ...askFloodForecast(desk),
    ...operateWorks(desk),
    ...askZones(desk),
    ...warnOfSlopes(desk),
    ...workSites(desk, ['inspectSlope', 'repairInstrument']),
    ...askSurvey(desk),
  ],
  rescue: (desk) =>
    withoutRepeats([
      ...operateWorks(desk),
      ...bringToHospital(desk),
      ...dropWater(desk),
      ...workSites(desk),
      ...knockAtDoors(desk),
      ...cutLines(desk),
      ...fightFire(desk),
    ]),
  evacuation: (desk) =>
    withoutRepeats([
      ...bringToHospital(desk),
      ...evacuate(desk, ruleFor(desk)),
      ...workSites(desk),
      ...knockAtDoors(desk),
    ]),
  supply,
  township: (desk) =>
    withoutRepeats([
      ...bringToHospital(desk),
      ...rouse(desk, desk.k.slopes.length === 0 ? USUAL_EVACUATION : ruleFor(desk)),
      ...evacuate(desk, ruleFor(desk)),
      ...workSites(desk),
      ...knockAtDoors(desk),
      ...fightFire(desk),
      ...reports(desk),
    ]),
};

/** Nobody sees gas or a slide coming: villages are emptied when they have been told to leave. */
const ruleFor = ({ k }: Desk): EvacuationRule =>
  k.release === null && k.slopes.length === 0
    ? USUAL_EVACUATION
    : { ...USUAL_EVACUATION, warned: true };

/** A team gets the first of several orders: saving people comes before the fire. */
function withoutRepeats(commands: readonly Command[]): Command[] {
  const used = new Set<string>();
  return commands.filter((c) => {
    if (!('unitId' in c)) return true;
    if (used.has(c.unitId)) return false;
    used.add(c.unitId);
    return true;
  });
}

/** People may need help before anybody has seen a fire. */
const hasCasualties = ({ k }: Desk): boolean =>
  k.incidents.length > 0 || k.casualtyGroups.length > 0;

const offsetOf = (seatAt: number): number => (seatAt * OFFSET_TICKS) % TURN_TICKS;

/** First turn of a seat after `tick`. */
function nextTurn(seatAt: number, tick: number): number {
  const offset = offsetOf(seatAt);
  return Math.floor((tick - offset) / TURN_TICKS + 1) * TURN_TICKS + offset;
}

/** The plan to carry out, and the chance that its people meet. */
export interface PlannedPolicy {
  readonly plan: ResponsePlan;
  readonly random: RandomStreams;
}

/** Plays empty seats by a plan, or by the policy of old with none. */
export function createAutopilot(
  scenario: Scenario,
  region: Region,
  planned: PlannedPolicy | null = null,
): Autopilot {
  if (planned !== null) return new PlanAutopilot(planned.plan, scenario, region, planned.random);
  const book = addressBook(scenario, region);
  const log = createOrderLog();
  const allowedTo = new Map(scenario.seats.map((s) => [s.id, new Set<string>(s.commands)]));
  return {
    nextDue(w) {
      let due = Infinity;
      w.state.seats.forEach((s, i) => {
        if (s.occupant === 'policy') due = Math.min(due, nextTurn(i, w.state.tick));
      });
      return due;
    },
    decide(w, tick) {
      const out: PolicyCommand[] = [];
      w.state.seats.forEach((s, i) => {
        if (s.occupant !== 'policy' || tick % TURN_TICKS !== offsetOf(i)) return;
        const desk = deskOf(w, s.id, book, log);
        const commands = acknowledgements(desk.k);
        // Neighbours answer when asked, whatever they have heard.
        if (
          s.alertedTick !== null ||
          desk.k.flooding ||
          s.observationRuns.length > 0 ||
          desk.k.aidAsked.length > 0 ||
          hasCasualties(desk)
        )
          commands.unshift(...POLICIES[desk.k.seat.role](desk));
        const allowed = allowedTo.get(s.id)!;
        for (const command of commands)
          if (allowed.has(command.type)) out.push({ seatId: s.id, command });
      });
      return out;
    },
    trace: () => null,
    save: () => null,
    load() {
      throw new Error('a plan was under way, and this exercise has none');
    },
  };
}
