import type { Rejection, RejectionCode, UnitOrder } from '../../exercise/commands/command.ts';
import { refuse } from '../../exercise/commands/command.ts';
import type { OrderPreview } from '../../exercise/commands/command-def.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { knowledgeOf } from '../../exercise/knowledge-of.ts';
import { byId } from '../../exercise/lookup.ts';
import type { Capability, SeatId, UnitSpec } from '../../exercise/scenario.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Route, RouteLeg, RouteRequest, SpeedProfile } from '../../region/routing.ts';
import { ASSUMED } from '../assumed.ts';
import { isHere } from '../forces/presence.ts';
import { turnOutS } from '../forces/readiness.ts';
import { originAt } from '../journey.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { findWay, hindranceOf } from '../transport/find-way.ts';

/** What an order is judged by: what the seat knows, and the places that never change. */
export interface Planning {
  readonly w: World;
  readonly k: SeatKnowledge;
  readonly seatId: SeatId;
  readonly tick: number;
  /** Looked up once however many alternatives are tried. */
  readonly closures: ReadonlySet<number>;
  readonly fireCells: Int32Array;
}

export const planning = (w: World, seatId: SeatId): Planning => new SeatPlanning(w, seatId);

class SeatPlanning implements Planning {
  readonly w: World;
  readonly k: SeatKnowledge;
  readonly seatId: SeatId;
  readonly tick: number;
  #closures: ReadonlySet<number> | null = null;
  #fireCells: Int32Array | null = null;

  constructor(w: World, seatId: SeatId) {
    this.w = w;
    this.k = knowledgeOf(w, seatId);
    this.seatId = seatId;
    this.tick = w.state.tick;
  }

  get closures(): ReadonlySet<number> {
    return (this.#closures ??= this.k.closures);
  }

  get fireCells(): Int32Array {
    return (this.#fireCells ??= this.k.fireCells);
  }
}

/** The way to the place where an order's work begins. */
interface Approach {
  readonly unit: UnitState;
  readonly spec: UnitSpec;
  /** Its stretches are made when asked for: most orders only need to know when it ends. */
  readonly way: { readonly legs: readonly RouteLeg[] };
  readonly etaTick: number;
  readonly lengthM: number;
}

/** An order that can be given now. `way` is taken at once by a team that is under way. */
export interface OrderPlan extends Approach {
  readonly endTick: number;
  readonly notes: OrderPreview['notes'];
  /** Later journeys, for the drawing. */
  readonly onward: readonly RouteLeg[];
}

export type Planned = Result<OrderPlan, Rejection>;

export const no = (
  code: RejectionCode,
  params: Rejection['params'] = {},
): { readonly ok: false; readonly error: Rejection } => err(refuse(code, params));

export const yes = (
  a: Approach,
  endTick: number,
  more: { notes?: OrderPreview['notes']; onward?: readonly RouteLeg[] } = {},
): Planned => ok({ ...a, endTick, notes: more.notes ?? [], onward: more.onward ?? [] });

export const note = (
  key: string,
  params: Readonly<Record<string, number | string>> = {},
): OrderPreview['notes'][number] => ({ key, params });

/** The team, when it can be spoken to and has one of the capabilities that the order needs. */
export function team(
  p: Planning,
  order: UnitOrder,
  needs: readonly Capability[] = [],
): Result<{ unit: UnitState; spec: UnitSpec }, Rejection> {
  if (!p.w.index.unit.has(order.unitId)) return no('unknownUnit', { unit: order.unitId });
  const unit = byId(p.k.units, order.unitId);
  const spec = p.k.unitSpec(order.unitId);
  if (!isHere(unit)) return no('notHere', { unit: unit.id });
  if (needs.length > 0 && !needs.some((c) => spec.capabilities.includes(c)))
    return no('noCapability', { unit: unit.id, capability: needs.join(' ') });
  if (unit.status === 'resting')
    return no('unitResting', { unit: unit.id, untilTick: unit.dueTick });
  if (unit.people > 0)
    return no('unitBusy', { unit: unit.id, people: unit.people, untilTick: unit.dueTick });
  const last = unit.route.at(-1);
  const flying = spec.vehicle !== 'helicopter' && last?.mode === 'air' && last.arriveTick > p.tick;
  if (flying) return no('unitBusy', { unit: unit.id, untilTick: last.arriveTick });
  return ok({ unit, spec });
}

export const inMap = (p: Planning, at: Point): boolean =>
  Number.isFinite(at.e) && Number.isFinite(at.n) && cellAt(p.w.region.grid, at.e, at.n) >= 0;

export const inFireMap = (p: Planning, at: Point): boolean =>
  inMap(p, at) && cellAt(p.k.fireGrid, at.e, at.n) >= 0;

export const isUnderWay = (unit: UnitState, tick: number): boolean =>
  unit.route.length > 0 && unit.route.at(-1)!.arriveTick > tick;

/** When a team that is told now sets out, by its median turn-out time at this hour. */
export function departureTick(p: Planning, unit: UnitState, spec: UnitSpec): number {
  if (isUnderWay(unit, p.tick)) return p.tick;
  if (unit.status === 'mustering') return Math.max(p.tick, unit.dueTick);
  return (
    p.tick + (isHome(unit, spec) ? Math.round(turnOutS(p.w, spec, p.tick)) : ASSUMED.reactionS)
  );
}

export const isHome = (unit: UnitState, spec: UnitSpec): boolean =>
  unit.status === 'standby' && unit.at.e === spec.home.at.e && unit.at.n === spec.home.at.n;

/** The way from where the team is, round the closures that the seat knows; null without one. */
export function approach(
  p: Planning,
  unit: UnitState,
  spec: UnitSpec,
  to: Point,
  profile: SpeedProfile = SPEED_PROFILES[spec.vehicle],
): Approach | null {
  const origin = originAt(unit, unit.nodeId, p.tick);
  const route = findWay(
    p.w,
    spec,
    {
      from: origin.from,
      fromNode: origin.nodeId,
      to,
      profile,
      departTick: Math.max(origin.tick, departureTick(p, unit, spec)),
      closed: p.closures,
    },
    p.tick,
  );
  if (route === null) return null;
  const { prefix } = origin;
  const way = prefix.length === 0 ? route : { legs: [...prefix, ...route.legs] };
  return { unit, spec, way, etaTick: route.arriveTick, lengthM: route.lengthM };
}

/** There is no way to `to`: because of what the team travels in, or of closed roads. */
export function noWay(p: Planning, spec: UnitSpec, to: Point) {
  const why = hindranceOf(p.w, spec, to, p.tick);
  return why === null
    ? no('noRoute', { unit: spec.id, closures: p.closures.size })
    : no(why.code, why.params);
}

/** A later journey of the same order, by what the team travels in. */
export const onward = (
  p: Planning,
  spec: UnitSpec,
  trip: Pick<RouteRequest, 'from' | 'fromNode' | 'to' | 'departTick'>,
  profile: SpeedProfile = SPEED_PROFILES[spec.vehicle],
): Route | null => findWay(p.w, spec, { ...trip, profile, closed: p.closures }, p.tick);

/** Straight distance of the way that a vehicle refuses: too far from any road for it. */
export function unreachable(p: Planning, spec: UnitSpec, unit: UnitState, to: Point) {
  const maxM = SPEED_PROFILES[spec.vehicle].offRoadMaxM ?? Infinity;
  const { distanceM } = p.k.router.nearestNode(to);
  if (SPEED_PROFILES[spec.vehicle].airKmH === null && distanceM > maxM)
    return no('outOfRange', { unit: unit.id, distanceM: Math.round(distanceM), limitM: maxM });
  return noWay(p, spec, to);
}
