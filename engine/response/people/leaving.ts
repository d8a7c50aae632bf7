import type { CohortState } from '../../exercise/state.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { Route } from '../../region/routing.ts';
import { ASSUMED } from '../assumed.ts';
import { closedEdges } from '../movement/closed-roads.ts';
import { inTraffic } from '../movement/congestion.ts';
import { groupPcu, hasVehicles } from '../movement/own-vehicles.ts';
import { contactTick, originAt } from '../journey.ts';
import { isCarried, shelterSpace } from './groups.ts';
import { rideFor, ridesOf, type Rides } from './rides.ts';
import { PEOPLE_DRIVING, PEOPLE_ON_FOOT } from '../speed-profiles.ts';
import { shelterPoint, villagePoint } from '../turn.ts';
import { sheltersByDistance } from './village-fire.ts';

/** People who go by themselves: leaving when ready, the road round a closure, arriving. */
export const people: System = {
  name: 'people',

  nextDue(w) {
    if (w.state.cohorts.length === 0) return Infinity;
    let due = Infinity;
    const closed = closedEdges(w);
    for (const c of w.state.cohorts) due = Math.min(due, dueOf(w, c, closed));
    return due;
  },

  step(w, ctx) {
    if (w.state.cohorts.length === 0) return;
    const closed = closedEdges(w);
    const rides = ridesOf(w, ctx.tick);
    for (const c of w.state.cohorts) {
      if (c.stage === 'preparing') {
        if (!setsOut(w, c, ctx.tick)) continue;
        leave(w, ctx, c, closed, rides);
      } else if (c.stage === 'moving') {
        const meets = contactOf(c, closed, w.state.tick) <= ctx.tick;
        if ((!meets && c.dueTick > ctx.tick) || isCarried(w, c)) continue;
        if (meets) leave(w, ctx, c, closed);
        else reachEnd(w, ctx, c, closed);
      }
    }
  },
};

/** The next round time at which those who wait, for a bus or for a road, look again. */
const nextLook = (tick: number): number =>
  (Math.floor(tick / ASSUMED.blockedRetryS) + 1) * ASSUMED.blockedRetryS;

function setsOut(w: World, c: CohortState, tick: number): boolean {
  const ready = readyTick(w, c);
  return ready === tick || (ready < tick && tick % ASSUMED.blockedRetryS === 0);
}

const contactOf = (c: CohortState, closed: ReadonlySet<number>, tick: number): number =>
  closed.size === 0 ? Infinity : contactTick(c.route, closed, () => false, tick);

/** Those who are carried have their vehicle's due ticks: asking for theirs costs nothing more. */
function dueOf(w: World, c: CohortState, closed: ReadonlySet<number>): number {
  if (c.stage === 'preparing') {
    const ready = readyTick(w, c);
    return ready > w.state.tick ? ready : nextLook(w.state.tick);
  }
  if (c.stage !== 'moving') return Infinity;
  return Math.min(c.dueTick, contactOf(c, closed, w.state.tick));
}

/** Households take their time to get ready; with the fire at the door they run. */
function readyTick(w: World, c: CohortState): number {
  const { reachedTick } = w.state.villages[w.index.village.get(c.villageId)!.at]!;
  return reachedTick < 0 ? c.dueTick : Math.min(c.dueTick, reachedTick + ASSUMED.fleeS);
}

/**
 * True when an announced vehicle has the group in the shelter sooner than its own way would; people
 * with the fire at the door wait for nothing that is not there.
 */
function waitsForRide(
  w: World,
  c: CohortState,
  tick: number,
  rides: Rides,
  ownTick: number,
): boolean {
  const ride = rideFor(w, rides, c);
  if (ride === null) return false;
  // The crew may be taking this very group aboard in this step.
  if (rides.boarding(c)) return true;
  const { reachedTick } = w.state.villages[w.index.village.get(c.villageId)!.at]!;
  if (reachedTick >= 0 && ride.pickupTick > tick) return false;
  return ride.arriveTick < ownTick;
}

/**
 * Sets out, or takes another way, unless one of the vehicles that people are told of is the sooner;
 * people see only the closed roads that they come to.
 */
function leave(
  w: World,
  ctx: StepContext,
  c: CohortState,
  closed: ReadonlySet<number>,
  rides: Rides | null = null,
): void {
  const shelterId = c.shelterId ?? shelterWithRoom(w, c);
  if (shelterId === null) return;
  const origin = originAt(
    { at: villagePoint(w, c.villageId), route: c.route },
    w.index.village.get(c.villageId)!.spec.nodeId,
    ctx.tick,
  );
  const route = wayRound(w, c, shelterId, origin, closed);
  if (route === null && c.stage === 'preparing') return;
  if (rides !== null && waitsForRide(w, c, ctx.tick, rides, route?.arriveTick ?? Infinity)) return;
  const legs =
    route === null
      ? [wait(origin, ctx.tick)]
      : inTraffic(w, ctx, [...origin.prefix, ...route.legs], groupPcu(w, c));
  ctx.emit(
    {
      type: 'cohortMoved',
      cohortId: c.id,
      // On its own from here: the team that called it out may carry others meanwhile.
      unitId: null,
      route: legs,
      shelterId,
      dueTick: Math.max(ctx.tick + 1, legs.at(-1)?.arriveTick ?? 0),
    },
    c.displacedEvent,
  );
}

/** Where no way is open the group waits at the roadside and tries again. */
const wait = (origin: { from: { e: number; n: number }; nodeId: number }, tick: number) => ({
  mode: 'foot' as const,
  edgeId: -1,
  line: [origin.from, origin.from],
  departTick: tick,
  arriveTick: tick + ASSUMED.blockedRetryS,
  endNodeId: origin.nodeId,
});

function wayRound(
  w: World,
  c: CohortState,
  shelterId: string,
  origin: ReturnType<typeof originAt>,
  closed: ReadonlySet<number>,
): Route | null {
  const seen = new Set<number>();
  for (;;) {
    const route = w.router.route({
      from: origin.from,
      fromNode: origin.nodeId,
      to: shelterPoint(w, shelterId),
      profile: hasVehicles(w, c) ? PEOPLE_DRIVING : PEOPLE_ON_FOOT,
      departTick: origin.tick,
      closed: seen,
    });
    const first = route?.legs[0];
    if (first === undefined || !closed.has(first.edgeId)) return route;
    seen.add(first.edgeId);
  }
}

function shelterWithRoom(w: World, c: CohortState): string | null {
  for (const id of sheltersByDistance(w, villagePoint(w, c.villageId)))
    if (shelterSpace(w, id) >= c.persons) return id;
  return null;
}

function reachEnd(w: World, ctx: StepContext, c: CohortState, closed: ReadonlySet<number>): void {
  const shelterId = c.shelterId!;
  const goal = shelterPoint(w, shelterId);
  const end = c.route.at(-1)?.line.at(-1) ?? villagePoint(w, c.villageId);
  if (Math.abs(end.e - goal.e) < 1 && Math.abs(end.n - goal.n) < 1)
    ctx.emit({ type: 'peopleSheltered', cohortId: c.id, shelterId }, c.displacedEvent);
  else leave(w, ctx, c, closed);
}
