import type { UnitOrder } from '../../exercise/commands/command.ts';
import type {
  CommandDef,
  DecideContext,
  OrderPreview,
} from '../../exercise/commands/command-def.ts';
import { ordersOf } from '../../exercise/order-book.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { exp } from '../../kernel/math.ts';
import { drawNormal } from '../../kernel/random.ts';
import { err, ok } from '../../kernel/result.ts';
import { ASSUMED } from '../assumed.ts';
import { turnOutS } from '../forces/readiness.ts';
import { originAt } from '../journey.ts';
import { ASSUMED_CONVOY } from '../movement/convoy.ts';
import type { UnitSet } from '../turn.ts';
import { alternatives } from './alternatives.ts';
import { isHome, isUnderWay, planning } from './context.ts';
import type { OrderPlan } from './context.ts';
import { plan } from './registry.ts';

/** The verb of one kind of order to a team: plan it, refuse with a way out, or issue it. */
export function unitVerb<T extends UnitOrder['type']>(type: T): CommandDef<T> {
  return {
    type,
    by: 'seat',
    decide(w, command, ctx) {
      if (ctx.seatId === null) throw new Error(`${type} was given by no seat`);
      const order = command as UnitOrder;
      const p = planning(w, ctx.seatId);
      const planned = plan(p, order);
      if (!planned.ok) {
        // The policy never reads ways out, and they cost several routes each.
        const ways = ctx.actor.kind === 'policy' ? [] : alternatives(p, order, planned.error);
        return err({ ...planned.error, alternatives: ways });
      }
      issue(w, ctx, order, planned.value);
      return ok(preview(planned.value, ctx.actor.kind !== 'policy'));
    },
  };
}

/** What a person is shown of an order before it is given; the policy looks at no drawing. */
const preview = (x: OrderPlan, drawn: boolean): OrderPreview => ({
  etaTick: x.etaTick,
  endTick: x.endTick,
  routeLengthM: Math.round(x.lengthM),
  route: drawn ? [...x.way.legs, ...x.onward].map((leg) => leg.line) : [],
  notes: x.notes,
});

function issue(w: World, ctx: DecideContext, order: UnitOrder, x: OrderPlan): void {
  const { unit, spec } = x;
  if (unit.orderId !== null)
    ctx.emit({
      type: 'orderEnded',
      orderId: unit.orderId,
      status: 'cancelled',
      reason: 'replaced',
    });
  const orderId = ctx.id('order');
  const cause = ctx.emit({
    type: 'orderIssued',
    orderId,
    seatId: ctx.seatId!,
    byPolicy: ctx.actor.kind === 'policy',
    order,
    etaTick: x.etaTick,
  });
  const set: UnitSet = { orderId, progress: 0, lineId: null };
  if (isUnderWay(unit, ctx.tick)) divert(unit, ctx.tick, order, x, set);
  else if (order.type === 'hold') {
    set.status = 'standby';
    set.dueTick = -1;
    set.orderId = null;
    set.route = [];
  } else muster(w, ctx.tick, unit, spec, set);
  ctx.emit({ type: 'unitChanged', unitId: unit.id, set }, cause);
  if (set.orderId === null)
    ctx.emit({ type: 'orderEnded', orderId, status: 'done', reason: null }, cause);
  else if (set.status !== 'mustering')
    ctx.emit({ type: 'unitDeparted', unitId: unit.id, etaTick: x.etaTick }, cause);
}

/**
 * Issues orders to teams that set out together: when the last of them has turned out and they have
 * formed up.
 */
export function issueTogether(
  w: World,
  ctx: DecideContext,
  members: readonly {
    readonly unit: UnitState;
    readonly spec: UnitSpec;
    readonly order: UnitOrder;
  }[],
  etaTick: number,
): void {
  const sets = members.map(({ unit, spec }) => {
    const set: UnitSet = { progress: 0, lineId: null };
    muster(w, ctx.tick, unit, spec, set);
    return set;
  });
  const ready = Math.max(...sets.map((set, i) => set.dueTick ?? members[i]!.unit.dueTick));
  const formedTick = Math.max(ctx.tick + 1, ready + ASSUMED_CONVOY.formUpS);
  members.forEach(({ unit, order }, i) => {
    if (unit.orderId !== null)
      ctx.emit({
        type: 'orderEnded',
        orderId: unit.orderId,
        status: 'cancelled',
        reason: 'replaced',
      });
    const orderId = ctx.id('order');
    const byPolicy = ctx.actor.kind === 'policy';
    const seatId = ctx.seatId!;
    const cause = ctx.emit({ type: 'orderIssued', orderId, seatId, byPolicy, order, etaTick });
    const set: UnitSet = { ...sets[i], orderId, dueTick: formedTick };
    ctx.emit({ type: 'unitChanged', unitId: unit.id, set }, cause);
  });
}

/** A team on the way takes the new one at the next junction; the hours so far are counted. */
function divert(unit: UnitState, tick: number, order: UnitOrder, x: OrderPlan, set: UnitSet): void {
  const origin = originAt(unit, unit.nodeId, tick);
  const since = unit.route[0]!.departTick;
  const firstLeg = origin.prefix[0];
  set.at = firstLeg === undefined ? origin.from : firstLeg.line[0]!;
  set.nodeId = firstLeg === undefined ? origin.nodeId : -1;
  const from = firstLeg === undefined ? tick : Math.min(tick, firstLeg.departTick);
  set.workedTicks = unit.workedTicks + Math.max(0, from - since);
  set.route = [...x.way.legs];
  set.status = order.type === 'return' ? 'returning' : 'moving';
  set.dueTick = Math.max(tick + 1, x.way.legs.at(-1)?.arriveTick ?? 0);
}

/** Places in the list of orders, which only grows, by the team that took them. */
interface OrderIndex {
  read: number;
  readonly byUnit: Map<string, number[]>;
}

const orderIndexes = new WeakMap<World['index'], OrderIndex>();

/** Places of the orders that a team was given so far; refused ones left out. */
function ordersTaken(w: World, unitId: string): readonly number[] {
  const orders = ordersOf(w);
  let index = orderIndexes.get(w.index);
  if (index === undefined || index.read > orders.length) {
    index = { read: 0, byUnit: new Map() };
    orderIndexes.set(w.index, index);
  }
  for (; index.read < orders.length; index.read++) {
    const o = orders[index.read]!;
    if (o.status === 'refused') continue;
    const own = index.byUnit.get(o.order.unitId);
    if (own === undefined) index.byUnit.set(o.order.unitId, [index.read]);
    else own.push(index.read);
  }
  return index.byUnit.get(unitId) ?? [];
}

/** Who stood by long enough is rested. Turn-out at home has its own spread, the same for the same team's n-th call in any run. */
function muster(w: World, tick: number, unit: UnitState, spec: UnitSpec, set: UnitSet): void {
  set.status = 'mustering';
  set.route = [];
  if (unit.status === 'mustering') return;
  const taken = ordersTaken(w, unit.id);
  const calls = taken.length;
  let idleSince = 0;
  const orders = ordersOf(w);
  for (const place of taken) idleSince = Math.max(idleSince, orders[place]!.endTick);
  if (unit.orderId === null && tick - idleSince >= ASSUMED.restS) set.workedTicks = 0;
  let delayS: number = ASSUMED.reactionS;
  if (isHome(unit, spec)) {
    const z = drawNormal(w.random.key('turn-out'), w.index.unit.get(unit.id)!.at, calls);
    delayS = turnOutS(w, spec, tick) * exp(ASSUMED.turnOutLogSd * z);
  }
  set.dueTick = tick + Math.max(1, Math.round(delayS));
}
