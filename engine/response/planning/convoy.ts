import type { Command, Rejection, UnitOrder } from '../../exercise/commands/command.ts';
import type { DecideContext, OrderPreview } from '../../exercise/commands/command-def.ts';
import type { UnitId, UnitSpec } from '../../exercise/scenario.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { RouteLeg } from '../../region/routing.ts';
import { metres } from '../journey.ts';
import { ASSUMED_CONVOY, convoyProfile, convoySize, untilLastIsThere } from '../movement/convoy.ts';
import {
  approach,
  departureTick,
  inMap,
  isUnderWay,
  no,
  note,
  noWay,
  planning,
  team,
} from './context.ts';
import type { Planning } from './context.ts';
import { issueTogether } from './issue.ts';
import { plan } from './registry.ts';

type Move = Extract<UnitOrder, { type: 'move' }>;

interface Member {
  readonly unit: UnitState;
  readonly spec: UnitSpec;
}

/** The leading team first, each named once. */
export const convoyMembers = (order: Move): readonly UnitId[] => [
  ...new Set([order.unitId, ...(order.with ?? [])]),
];

/** Teams form up where the leading one stands, set out together and keep together. */
export function decideConvoy(
  w: World,
  order: Move,
  ctx: DecideContext,
): Result<OrderPreview, Rejection> {
  const p = planning(w, ctx.seatId!);
  const planned = planConvoy(p, order);
  if (!planned.ok) return planned;
  const { members, legs, lengthM, etaTick } = planned.value;
  const ids = members.map((m) => m.unit.id);
  const orders = members.map(({ unit, spec }) => ({
    unit,
    spec,
    order: { type: 'move', unitId: unit.id, to: order.to, with: ids } as const,
  }));
  issueTogether(w, ctx, orders, etaTick);
  const size = convoySize(members.map((m) => m.spec));
  const { vehicles, lengthM: columnM } = size;
  return ok({
    etaTick,
    endTick: etaTick,
    routeLengthM: Math.round(lengthM),
    route: legs.map((leg) => leg.line),
    notes: [note('convoy', { teams: ids.length, vehicles, columnM })],
  });
}

interface ConvoyPlan {
  readonly members: readonly Member[];
  readonly legs: readonly RouteLeg[];
  readonly lengthM: number;
  /** By the nominal turn-out of each; who is really ready when is seen on the day. */
  readonly etaTick: number;
}

function planConvoy(p: Planning, order: Move): Result<ConvoyPlan, Rejection> {
  const ids = convoyMembers(order);
  if (!inMap(p, order.to)) return no('outsideMap', { e: order.to.e, n: order.to.n });
  const members: Member[] = [];
  for (const unitId of ids) {
    const found = memberOf(p, unitId, order, members[0]);
    if (!found.ok) return err({ ...found.error, alternatives: without(p, order, unitId) });
    members.push(found.value);
  }
  const lead = members[0]!;
  const specs = members.map((m) => m.spec);
  const a = approach(p, lead.unit, lead.spec, order.to, convoyProfile(specs));
  if (a === null) return noWay(p, lead.spec, order.to);
  const legs = untilLastIsThere(a.way.legs, specs);
  const readyTick = Math.max(...members.map((m) => departureTick(p, m.unit, m.spec)));
  const departTick = legs[0]?.departTick ?? readyTick;
  const waitS = readyTick + ASSUMED_CONVOY.formUpS - departTick;
  const etaTick = (legs.at(-1)?.arriveTick ?? departTick) + waitS;
  return ok({ members, legs, lengthM: a.lengthM, etaTick });
}

/** A team that may be ordered by this seat, stands near the leading one and goes by road. */
function memberOf(
  p: Planning,
  unitId: UnitId,
  order: Move,
  lead: Member | undefined,
): Result<Member, Rejection> {
  const found = team(p, { ...order, unitId });
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (p.k.seat.span === 'own' && spec.seatId !== p.seatId)
    return no('notAuthorised', { command: 'move', unit: unitId });
  if (spec.vehicle === 'helicopter' || spec.vehicle === 'boat')
    return no('notTogether', { unit: unitId });
  if (isUnderWay(unit, p.tick)) return no('unitBusy', { unit: unitId, untilTick: unit.dueTick });
  if (lead === undefined) return found;
  const distanceM = Math.round(metres(unit.at, lead.unit.at));
  if (lead.spec.seatId !== spec.seatId || distanceM > ASSUMED_CONVOY.nearM)
    return no('notTogether', { unit: unitId, distanceM, limitM: ASSUMED_CONVOY.nearM });
  return found;
}

/** What would go without the team that cannot come along: a smaller convoy, or one team alone. */
function without(p: Planning, order: Move, unitId: UnitId): readonly Command[] {
  const [first, ...others] = convoyMembers(order).filter((id) => id !== unitId);
  if (first === undefined) return [];
  const rest: Move =
    others.length > 0
      ? { type: 'move', unitId: first, to: order.to, with: [first, ...others] }
      : { type: 'move', unitId: first, to: order.to };
  if (others.length === 0) return plan(p, rest).ok ? [rest] : [];
  const planned = planConvoy(p, rest);
  return planned.ok ? [rest] : planned.error.alternatives;
}
