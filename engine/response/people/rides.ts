import { find } from '../../exercise/lookup.ts';
import type { CohortState, UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED } from '../assumed.ts';
import { findWay } from '../transport/find-way.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { shelterPoint, villagePoint } from '../turn.ts';

/** `progress` of an evacuation. */
export const PHASE = { toVillage: 0, loading: 1, toShelter: 2, unloading: 3 } as const;

/** A vehicle at work between a village and a shelter, as its crew would announce it. */
interface Ride {
  readonly seats: number;
  /** Next time at the village. */
  readonly pickupTick: number;
  /** From one pick-up to being at the shelter, and to the next pick-up, s. */
  readonly rideS: number;
  readonly roundS: number;
  /** Its crew takes people aboard in this very step. */
  readonly boards: boolean;
}

/** Announced vehicles of one tick; the ways are worked out for those villages that ask. */
export interface Rides {
  of(villageId: string, shelterId: string | null): readonly Ride[];
  /** True when a vehicle that could take the group takes people aboard in its village now. */
  boarding(c: CohortState): boolean;
}

/** Vehicles with an order to fetch people; those that stand before a closed road do not count. */
export function ridesOf(w: World, tick: number): Rides {
  const known = new Map<string, readonly Ride[]>();
  const of = (villageId: string, shelterId: string | null): readonly Ride[] => {
    if (shelterId === null) return [];
    const key = `${villageId} ${shelterId}`;
    let rides = known.get(key);
    if (rides === undefined) {
      rides = assigned(w, villageId, shelterId).flatMap((u) =>
        rideOf(w, u, tick, villageId, shelterId),
      );
      known.set(key, rides);
    }
    return rides;
  };
  const boarding = (c: CohortState): boolean =>
    of(c.villageId, c.shelterId).some((r) => r.boards && r.seats >= c.persons);
  return { of, boarding };
}

function assigned(w: World, villageId: string, shelterId: string): UnitState[] {
  return w.state.units.filter((u) => {
    if (u.orderId === null || u.status === 'blocked') return false;
    if (w.index.unit.get(u.id)!.spec.seatsForPeople === 0) return false;
    const order = find(w.state.orders, u.orderId)?.order;
    return (
      order?.type === 'evacuate' && order.villageId === villageId && order.shelterId === shelterId
    );
  });
}

function rideOf(
  w: World,
  u: UnitState,
  tick: number,
  villageId: string,
  shelterId: string,
): Ride[] {
  const { spec } = w.index.unit.get(u.id)!;
  const { knownClosures } = w.state.seats[w.index.seat.get(spec.seatId)!.at]!;
  const closed = new Set(knownClosures);
  const profile = SPEED_PROFILES[spec.vehicle];
  const driveS = (from: Point, fromNode: number, to: Point): number => {
    const way = findWay(w, spec, { from, fromNode, to, profile, departTick: tick, closed }, tick);
    return way === null ? Infinity : way.arriveTick - tick;
  };
  const village = w.index.village.get(villageId)!.spec;
  const at = villagePoint(w, villageId);
  const tripS = driveS(at, village.nodeId, shelterPoint(w, shelterId));
  const rideS = ASSUMED.boardS + ASSUMED.boardPerPersonS * spec.seatsForPeople + tripS;
  const backS = ASSUMED.alightS + tripS;
  const dueTick = Math.max(tick, u.dueTick);
  const untilThere =
    u.status === 'mustering'
      ? dueTick + driveS(u.at, u.nodeId, at)
      : u.progress === PHASE.toShelter
        ? dueTick + backS
        : u.progress === PHASE.unloading
          ? dueTick + tripS
          : dueTick;
  if (untilThere + rideS === Infinity) return [];
  return [
    {
      seats: spec.seatsForPeople,
      pickupTick: untilThere,
      rideS,
      roundS: rideS + backS,
      boards: u.status === 'working' && u.progress === PHASE.loading && u.dueTick <= tick,
    },
  ];
}

/** People of the same village and shelter who were ready before the group, or will be. */
function ahead(w: World, c: CohortState): number {
  let persons = 0;
  for (const o of w.state.cohorts) {
    if (o.stage !== 'preparing' || o.villageId !== c.villageId || o.shelterId !== c.shelterId)
      continue;
    if (o.dueTick < c.dueTick || (o.dueTick === c.dueTick && o.id < c.id)) persons += o.persons;
  }
  return persons;
}

/**
 * When the announced vehicles, coming again and again, would pick the group up and have it in its
 * shelter, first come first served; null when none of them has room for a group of this size.
 */
export function rideFor(
  w: World,
  rides: Rides,
  c: CohortState,
): { pickupTick: number; arriveTick: number } | null {
  const fit = rides.of(c.villageId, c.shelterId).filter((r) => r.seats >= c.persons);
  if (fit.length === 0) return null;
  const next = fit.map((r) => r.pickupTick);
  let left = ahead(w, c) + c.persons;
  for (;;) {
    let first = 0;
    for (let i = 1; i < next.length; i++) if (next[i]! < next[first]!) first = i;
    const ride = fit[first]!;
    const pickupTick = next[first]!;
    left -= ride.seats;
    if (left <= 0) return { pickupTick, arriveTick: pickupTick + ride.rideS };
    next[first] = pickupTick + ride.roundS;
  }
}
