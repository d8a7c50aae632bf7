import { byId, find } from '../exercise/lookup.ts';
import type { UnitOrder } from '../exercise/commands/command.ts';
import type { EventBody } from '../exercise/event.ts';
import type { UnitSpec } from '../exercise/scenario.ts';
import type { OrderRecord, UnitState } from '../exercise/state.ts';
import type { StepContext, World } from '../exercise/world.ts';
import type { Point } from '../kernel/grid.ts';
import type { Route, RouteLeg, SpeedProfile } from '../region/routing.ts';
import { ASSUMED } from './assumed.ts';
import {
  convoyOf,
  convoyPcu,
  convoyProfile,
  untilLastIsThere,
  type Convoy,
} from './movement/convoy.ts';
import { inTraffic, teamPcu } from './movement/congestion.ts';
import type { Shared } from './within-step.ts';
import { endOf, originAt, positionAt } from './journey.ts';
import { HELICOPTER_HOVER, SPEED_PROFILES } from './speed-profiles.ts';
import { findWay } from './transport/find-way.ts';

export type UnitSet = {
  -readonly [K in keyof Extract<EventBody, { type: 'unitChanged' }>['set']]: Extract<
    EventBody,
    { type: 'unitChanged' }
  >['set'][K];
};

/** One team's turn in one step: reads the base state, gathers the change, emits it at the end. */
export interface Turn {
  readonly w: World;
  readonly ctx: StepContext;
  readonly tick: number;
  readonly unit: UnitState;
  readonly spec: UnitSpec;
  readonly record: OrderRecord | null;
  /** Event that the next ones follow from: the order, then whatever happened last. */
  cause: number | null;
  readonly set: UnitSet;
  readonly shared: Shared;
}

export function beginTurn(w: World, ctx: StepContext, unit: UnitState, shared: Shared): Turn {
  const record = unit.orderId === null ? null : (find(w.state.orders, unit.orderId) ?? null);
  return {
    w,
    ctx,
    tick: ctx.tick,
    unit,
    spec: w.index.unit.get(unit.id)!.spec,
    record,
    cause: record?.eventId ?? null,
    set: {},
    shared,
  };
}

export function endTurn(t: Turn): void {
  if (Object.keys(t.set).length > 0)
    t.ctx.emit({ type: 'unitChanged', unitId: t.unit.id, set: t.set }, t.cause);
}

/** The value that a member will have after this turn. */
export function now<K extends keyof UnitSet>(t: Turn, key: K): UnitState[K] {
  return (key in t.set ? t.set[key] : t.unit[key]) as UnitState[K];
}

export function emit(t: Turn, body: EventBody): number {
  t.cause = t.ctx.emit(body, t.cause);
  return t.cause;
}

export const orderOf = <T extends UnitOrder['type']>(
  t: Turn,
  type: T,
): Extract<UnitOrder, { type: T }> => {
  const order = t.record?.order;
  if (order === undefined || order.type !== type)
    throw new Error(`team ${t.unit.id} carries out no ${type} order`);
  return order as Extract<UnitOrder, { type: T }>;
};

export const profileOf = (spec: UnitSpec): SpeedProfile => SPEED_PROFILES[spec.vehicle];

/** Orders that a helicopter carries out from the air. */
const FROM_THE_AIR: ReadonlySet<string> = new Set(['waterDrop', 'recon', 'survey']);

const journeyProfile = (t: Turn): SpeedProfile =>
  t.spec.vehicle === 'helicopter' && FROM_THE_AIR.has(t.record?.order.type ?? '')
    ? HELICOPTER_HOVER
    : profileOf(t.spec);

/** The next common slice of suppression work after `tick`. */
export const nextSlice = (tick: number): number =>
  (Math.floor(tick / ASSUMED.workSliceS) + 1) * ASSUMED.workSliceS;

export function working(t: Turn, dueTick: number): void {
  if (t.record !== null && t.record.status !== 'working')
    emit(t, { type: 'orderWorking', orderId: t.record.id });
  t.set.status = 'working';
  t.set.dueTick = Math.max(dueTick, t.tick + 1);
}

/** Ends the order in hand; the team stands by where it is, or rests when its shift is over. */
export function finish(
  t: Turn,
  status: 'done' | 'failed' | 'cancelled',
  reason: string | null,
): void {
  // Gas or flames may drive off a team in the very moment in which its work was done.
  if (t.record !== null && now(t, 'orderId') !== null)
    emit(t, { type: 'orderEnded', orderId: t.record.id, status, reason });
  t.set.orderId = null;
  t.set.route = [];
  t.set.progress = 0;
  t.set.lineId = null;
  t.set.status = 'standby';
  t.set.dueTick = -1;
  if (now(t, 'workedTicks') >= t.spec.shiftH * 3600) rest(t);
}

/** Rests in place; the shift begins anew afterwards. */
function rest(t: Turn): void {
  t.set.status = 'resting';
  t.set.dueTick = t.tick + ASSUMED.restS;
}

export const shiftIsOver = (t: Turn): boolean => now(t, 'workedTicks') >= t.spec.shiftH * 3600;

export const knownClosures = (t: Turn): Set<number> =>
  new Set(t.w.state.seats[t.w.index.seat.get(t.spec.seatId)!.at]!.knownClosures);

/** Learns of a closed road by standing before it. */
export function meetClosure(t: Turn, edgeId: number, known: Set<number>): void {
  if (!known.has(edgeId))
    t.ctx.emit({ type: 'closureKnown', edgeId, seatId: t.spec.seatId }, t.cause);
  known.add(edgeId);
}

/**
 * A way from where the team is, by what its headquarters know of closures. A closed road that
 * begins right here is seen and avoided, as are those of `seen`; others are met on the way.
 */
export function wayTo(
  t: Turn,
  to: Point,
  departTick: number,
  seen: readonly number[] = [],
  profile: SpeedProfile = journeyProfile(t),
): { route: Route; prefix: readonly RouteLeg[] } | null {
  const origin = originAt({ at: now(t, 'at'), route: now(t, 'route') }, now(t, 'nodeId'), t.tick);
  const known = knownClosures(t);
  for (const edgeId of seen) known.add(edgeId);
  const truth = t.w.state.closures;
  for (;;) {
    const route = findWay(
      t.w,
      t.spec,
      {
        from: origin.from,
        fromNode: origin.nodeId,
        to,
        profile,
        departTick: Math.max(origin.tick, departTick),
        closed: known,
      },
      t.tick,
    );
    if (route === null) return null;
    if (truth.length === 0 || origin.prefix.length > 0) return { route, prefix: origin.prefix };
    const edgeId = route.legs[0]?.edgeId ?? -1;
    if (edgeId < 0 || known.has(edgeId) || !truth.some((c) => c.edgeId === edgeId))
      return { route, prefix: origin.prefix };
    meetClosure(t, edgeId, known);
  }
}

interface Journey {
  readonly status?: 'moving' | 'returning' | 'withdrawing';
  readonly departTick?: number;
  /** Closed roads in sight. */
  readonly seen?: readonly number[];
  readonly profile?: SpeedProfile;
}

/** Sets out; false, with the team blocked and looking again later, when there is no way. */
export function travel(t: Turn, to: Point, j: Journey = {}): boolean {
  const convoy = convoyOf(t.w, t.record);
  return convoy === null || j.status === 'withdrawing'
    ? travelAlone(t, to, j)
    : travelInConvoy(t, convoy, to, j);
}

/** The first of its teams in a step finds the way of the column; the others drive behind. */
function travelInConvoy(t: Turn, convoy: Convoy, to: Point, j: Journey): boolean {
  let drive = t.shared.convoys.get(convoy.key);
  if (drive === undefined) {
    const { at, nodeId } = byId(t.w.state.units, convoy.leadId);
    // They have formed up where the leading team stands.
    if (t.unit.route.length === 0) Object.assign(t.set, { at, nodeId });
    const profile = convoyProfile(convoy.specs);
    const way = wayTo(t, to, j.departTick ?? t.tick, j.seen, profile);
    const free = way === null ? null : [...way.prefix, ...way.route.legs];
    const driven = free && inTraffic(t.w, t.ctx, free, convoyPcu(convoy.specs));
    const legs = driven && untilLastIsThere(driven, convoy.specs);
    drive = { legs, at: now(t, 'at'), nodeId: now(t, 'nodeId') };
    t.shared.convoys.set(convoy.key, drive);
  }
  Object.assign(t.set, { at: drive.at, nodeId: drive.nodeId });
  if (drive.legs === null) {
    block(t);
    return false;
  }
  setOff(t, [...drive.legs], j, t.tick);
  return true;
}

function travelAlone(t: Turn, to: Point, j: Journey): boolean {
  const way = wayTo(t, to, j.departTick ?? t.tick, j.seen, j.profile);
  if (way === null) {
    block(t);
    return false;
  }
  const free = [...way.prefix, ...way.route.legs];
  setOff(t, inTraffic(t.w, t.ctx, free, teamPcu(t.spec)), j, way.route.arriveTick);
  return true;
}

function setOff(t: Turn, legs: RouteLeg[], j: Journey, otherwiseTick: number): void {
  const etaTick = legs.at(-1)?.arriveTick ?? otherwiseTick;
  t.set.status = j.status ?? 'moving';
  t.set.route = legs;
  t.set.dueTick = Math.max(etaTick, t.tick + 1);
  if (legs.length > 0) {
    emit(t, { type: 'unitDeparted', unitId: t.unit.id, etaTick });
  }
}

function block(t: Turn): void {
  const origin = originAt({ at: now(t, 'at'), route: now(t, 'route') }, now(t, 'nodeId'), t.tick);
  t.set.at = origin.from;
  t.set.nodeId = origin.nodeId;
  t.set.route = [];
  t.set.status = 'blocked';
  t.set.dueTick = t.tick + ASSUMED.blockedRetryS;
}

/** Puts the team where its journey has brought it and, at the end of it, counts the hours. */
export function arrive(t: Turn): void {
  const route = t.unit.route;
  const last = route[route.length - 1];
  if (last === undefined) return;
  if (last.arriveTick > t.tick) {
    t.set.at = positionAt(t.unit, t.tick);
    return;
  }
  t.set.at = endOf(last);
  t.set.nodeId = last.endNodeId;
  t.set.route = [];
  t.set.workedTicks = t.unit.workedTicks + Math.max(0, t.tick - route[0]!.departTick);
}

export const facilityPoint = (w: World, facility: { nodeId: number; at: Point }): Point =>
  w.region.roads.nodes[facility.nodeId]?.at ?? facility.at;

export const shelterPoint = (w: World, shelterId: string): Point =>
  facilityPoint(w, w.index.shelter.get(shelterId)!.facility);

/** Where goods are unloaded: a shelter, or a village that lacks water. */
export const goodsPoint = (w: World, placeId: string): Point =>
  w.index.shelter.has(placeId) ? shelterPoint(w, placeId) : villagePoint(w, placeId);

export const villagePoint = (w: World, villageId: string): Point =>
  facilityPoint(w, w.index.village.get(villageId)!.spec);

export const villageState = (w: World, villageId: string) => byId(w.state.villages, villageId);
