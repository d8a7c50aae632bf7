import type { Command, UnitOrder } from '../../exercise/commands/command.ts';
import type { Capability } from '../../exercise/scenario.ts';
import { isUnitOrder } from '../../exercise/submit.ts';
import type { Point } from '../../kernel/grid.ts';
import { isDormant } from '../autopilot/suppression.ts';
import { squaredM, type Desk } from '../autopilot/policy.ts';
import type { DispatchWork, PlanRule, ResponsePlan } from '../response-plan.ts';
import type { Chances } from './chances.ts';
import { serves, teamNeeds, type Pools } from './pools.ts';
import { act, isOfTheDesk } from './rules.ts';
import type { TaskRun } from './task-run.ts';

/** What a task is carried out with at one look. */
interface AtHand {
  readonly plan: ResponsePlan;
  readonly desk: Desk;
  /** Teams that have been given something at this look. */
  readonly used: Set<string>;
}

interface Means {
  readonly chances: Chances;
  readonly pools: Pools;
  /** Orders given to each team so far. */
  readonly given: Map<string, number>;
  /** Teams that have just been given something. */
  readonly asked: Map<string, TaskRun>;
  order(c: Command): unknown;
}

/** Does for one task what its rule asks for now, and notes what it could not do for want of teams. */
export function carryOut(run: TaskRun, at: AtHand, means: Means): void {
  const { task, trace } = run;
  const { tick } = at.desk.k;
  let short = 0;
  const wishes = new Map<Capability | null, number>();
  const desk: Desk = {
    ...at.desk,
    short(teams, capability) {
      short += teams;
      const of = capability ?? null;
      wishes.set(of, (wishes.get(of) ?? 0) + teams);
    },
  };
  const hadIdle = at.desk.idle().some((t) => !at.used.has(t.unit.id));
  const commands = withinLimits(run, at, act(at.plan, task.rule, desk, run.acted));
  for (const c of commands) {
    if (isUnitOrder(c)) giveTo(run, at, means, c);
    else means.order(c);
  }
  if (hadIdle || wishes.size > 0 || !isBlind(task.rule)) noteWishes(run, wishes, means.pools, tick);
  if (commands.length > 0) {
    run.acted++;
    if (trace.firstOrderTick < 0) trace.firstOrderTick = tick;
  }
  if (isDone(run, at.desk, commands.length > 0, run.busy.length === 0 && short === 0)) {
    if (trace.doneTick < 0) trace.doneTick = tick;
    if (trace.lastDoneTick < 0) trace.lastDoneTick = tick;
  } else trace.lastDoneTick = -1;
}

function isDone(run: TaskRun, { k }: Desk, gave: boolean, idle: boolean): boolean {
  const { rule } = run.task;
  if (rule.kind === 'convene') return k.declared.headquartersReady;
  if (rule.kind === 'forecast') return k.forecast !== null || (k.release?.zones ?? null) !== null;
  if (rule.kind === 'survey') return k.surveys.some((s) => s.status === 'delivered');
  if (rule.kind === 'declare') return gave || k.declared.response !== null;
  if (isOfTheDesk(rule)) return run.acted > 0;
  if (run.acted === 0) return false;
  if (!gave && idle) return true;
  // A fire of which nothing new is seen is patrolled until the end: the attack on it is over.
  return rule.kind === 'dispatch' && OF_THE_FIRE.has(rule.work) && isDormant(k);
}

const OF_THE_FIRE: ReadonlySet<DispatchWork> = new Set(['attackFire', 'cutLines', 'dropWater']);

/** Who fights a fire does not count what is left to do while nobody stands by. */
const isBlind = (rule: PlanRule): boolean => rule.kind === 'dispatch' && rule.work === 'attackFire';

function noteWishes(
  run: TaskRun,
  wishes: ReadonlyMap<Capability | null, number>,
  pools: Pools,
  tick: number,
): void {
  for (const of of run.wished) if (!wishes.has(of)) pools.wish(run.task, run.seatId, 0, tick, of);
  for (const [of, teams] of wishes) pools.wish(run.task, run.seatId, teams, tick, of);
  run.wished = [...wishes.keys()];
}

/** A team gets one order a look, the task that stands first in the plan comes first. */
function withinLimits(run: TaskRun, at: AtHand, commands: readonly Command[]): Command[] {
  const needs = teamNeeds(run.task);
  const spec = (id: string) => at.desk.k.unitSpec(id);
  const left = needs.map((n) => {
    const held = run.busy.filter((id) => serves(n, spec(id))).length;
    return n.atMost === null ? Infinity : n.atMost.value - held;
  });
  return commands.filter((c) => {
    if (!isUnitOrder(c)) return true;
    if (at.used.has(c.unitId)) return false;
    const need = needs.findIndex((n) => serves(n, spec(c.unitId)));
    if (need >= 0 && left[need]! <= 0) return false;
    if (need >= 0) left[need]!--;
    at.used.add(c.unitId);
    return true;
  });
}

/** Gives an order as people do: it may be lost on the way, or name the wrong place. */
function giveTo(run: TaskRun, { desk }: AtHand, means: Means, order: UnitOrder): void {
  const { unitId } = order;
  const { trace } = run;
  const nth = means.given.get(unitId) ?? 0;
  means.given.set(unitId, nth + 1);
  if (means.chances.happens('lostOrder', unitId, nth)) {
    trace.lostOrders++;
    return;
  }
  const wrong = means.chances.happens('wrongPlace', unitId, nth)
    ? wrongPlace(desk, order, means.chances, nth)
    : null;
  if (wrong !== null) trace.wrongPlaces++;
  means.order(wrong === null ? order : { type: 'move', unitId, to: wrong });
  means.pools.grant(run.task, run.seatId, desk.k.unitSpec(unitId), desk.k.tick);
  if (!run.busy.includes(unitId)) run.busy.push(unitId);
  if (!trace.units.includes(unitId)) trace.units.push(unitId);
  means.asked.set(unitId, run);
}

/** Names that are taken for one another are those of the villages around the place. */
const MISTAKEN_AMONG = 3;

function wrongPlace(desk: Desk, order: UnitOrder, chances: Chances, nth: number): Point | null {
  const meant = placeOf(desk, order);
  if (meant === null) return null;
  const near = desk.book.villages
    .map((v) => ({ at: v.at, m2: squaredM(v.at, meant) }))
    .sort((a, b) => a.m2 - b.m2)
    .slice(1, 1 + MISTAKEN_AMONG);
  return near[chances.pick('place', order.unitId, nth, near.length)]?.at ?? null;
}

function placeOf({ book, k }: Desk, order: UnitOrder): Point | null {
  switch (order.type) {
    case 'evacuate':
    case 'doorToDoor':
      return book.villages.find((v) => v.id === order.villageId)?.at ?? null;
    case 'sendSupplies':
      return book.shelters.get(order.shelterId)?.at ?? null;
    case 'workAt':
      return k.sites.find((s) => s.id === order.siteId)?.at ?? null;
    case 'transportCasualties':
      return k.casualtyGroups.find((g) => g.id === order.groupId)?.at ?? null;
    case 'move':
      return order.to;
    case 'buildLine':
    case 'burnOut':
      return order.path[0] ?? null;
    case 'hold':
    case 'return':
      return null;
    default:
      return order.at;
  }
}
