import type { UnitSpec } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import type { RoadClass } from '../../region/region.ts';
import type { RouteLeg } from '../../region/routing.ts';
import { teamClock } from '../forces/clock.ts';
import { eachUnderWay } from './own-vehicles.ts';

/**
 * Convoys and evacuees share the roads. Time on a stretch rises with the traffic that enters it,
 * by the curve of the Bureau of Public Roads (Traffic Assignment Manual, 1964):
 * t = t0 (1 + 0.15 (flow / capacity)^4).
 */
const BPR = { share: 0.15, power: 4 } as const;

/**
 * Capacity of one direction, passenger car units an hour (assumed: class by class from the daily
 * design volumes of JTG B01-2014 at a tenth of the day in the peak hour, and no sight to overtake).
 */
export const ASSUMED_CAPACITY: Readonly<Record<RoadClass, number>> = {
  expressway: 3600,
  national: 800,
  provincial: 700,
  county: 400,
  township: 200,
  village: 80,
};

const ASSUMED_TRAFFIC = {
  /** Passenger car units of a lorry or bus (JTG B01-2014: large vehicles 2.5). */
  large: 2.5,
  personsPerLorry: 15,
  personsPerBus: 45,
  /** Traffic is counted in slots of this length, s. */
  slotS: 900,
  /** Below this share of the capacity the curve adds less than 0.13 %: nothing is changed. */
  freeShare: 0.3,
  /** A queue moves on: no stretch takes more than so many times its free time. */
  mostFactor: 10,
} as const;

const SLOTS_PER_HOUR = 3600 / ASSUMED_TRAFFIC.slotS;

/** Vehicles of a team on the road. */
export function vehiclesOf(spec: UnitSpec): number {
  const { personsPerBus, personsPerLorry } = ASSUMED_TRAFFIC;
  return spec.vehicle === 'bus'
    ? Math.max(1, Math.ceil(spec.seatsForPeople / personsPerBus))
    : Math.max(1, Math.ceil(spec.strength / personsPerLorry));
}

/** Passenger car units of a team on the road. */
export const teamPcu = (spec: UnitSpec): number => ASSUMED_TRAFFIC.large * vehiclesOf(spec);

/** One journey of `pcu` passenger car units: multiples of a half, so that sums are exact. */
interface Journey {
  readonly legs: readonly RouteLeg[];
  readonly pcu: number;
}

/**
 * What enters each stretch in each slot: everybody under way, and who set out in this step. Journeys
 * are taken in as they begin and out as they end, whatever the number of those that go on. While
 * too little is on the move to fill any road, they are only listed, not counted by stretch.
 */
class Traffic {
  /** Passenger car units on the move. */
  total = 0;
  /** The moment at which it was last brought in line with who is under way. */
  ctx: StepContext | null = null;
  /** By the team's place in the list, and by the group's id. */
  readonly #teams: (Journey | null | undefined)[] = [];
  #groups = new Map<number, Journey>();
  /** Of those who set out at this moment: who is under way is known at the next. */
  #begun: Journey[] = [];
  #entries: Map<number, number> | null = null;

  /** Brings the journeys in line with who is under way now. */
  renew(w: World, ctx: StepContext): void {
    this.ctx = ctx;
    for (const j of this.#begun) this.#count(j, -1);
    this.#begun = [];
    for (const i of teamClock(w).takeRerouted()) {
      const u = w.state.units[i]!;
      const legs = u.route.length > 0 ? u.route : null;
      const known = this.#teams[i] ?? null;
      if ((known?.legs ?? null) === legs) continue;
      const spec = w.index.unit.get(u.id)!.spec;
      this.#teams[i] = this.#replace(known, legs === null ? null : { legs, pcu: teamPcu(spec) });
    }
    const groups = new Map<number, Journey>();
    eachUnderWay(w, ({ id, route }, pcu) => {
      const known = this.#groups.get(id) ?? null;
      const same = known !== null && known.legs === route && known.pcu === pcu;
      groups.set(id, same ? known : this.#replace(known, { legs: route, pcu })!);
      this.#groups.delete(id);
    });
    for (const j of this.#groups.values()) this.#count(j, -1);
    this.#groups = groups;
  }

  add(legs: readonly RouteLeg[], pcu: number): void {
    if (pcu === 0) return;
    const journey = { legs, pcu };
    this.#begun.push(journey);
    this.#count(journey, 1);
  }

  entering(leg: RouteLeg, tick: number): number {
    if (this.#entries === null) {
      this.#entries = new Map();
      for (const j of this.#teams) if (j) this.#enter(this.#entries, j, 1);
      for (const j of this.#groups.values()) this.#enter(this.#entries, j, 1);
      for (const j of this.#begun) this.#enter(this.#entries, j, 1);
    }
    return this.#entries.get(keyOf(leg, tick)) ?? 0;
  }

  #replace(old: Journey | null, now: Journey | null): Journey | null {
    if (old !== null) this.#count(old, -1);
    if (now !== null) this.#count(now, 1);
    return now;
  }

  #count(j: Journey, sign: 1 | -1): void {
    this.total += sign * j.pcu;
    if (this.#entries !== null) this.#enter(this.#entries, j, sign);
  }

  #enter(entries: Map<number, number>, { legs, pcu }: Journey, sign: 1 | -1): void {
    if (pcu === 0) return;
    for (const leg of legs)
      if (leg.edgeId >= 0 && leg.mode === 'road') {
        const key = keyOf(leg, leg.departTick);
        const sum = (entries.get(key) ?? 0) + sign * pcu;
        if (sum === 0) entries.delete(key);
        else entries.set(key, sum);
      }
  }
}

/** Slots of a week: more than any exercise lasts. */
const SLOTS = 7 * 24 * SLOTS_PER_HOUR;

/** One direction of one stretch in one slot; as many node ids as edge ids fit beside each other. */
const keyOf = (leg: RouteLeg, tick: number): number =>
  (leg.edgeId * 65_536 + (leg.endNodeId & 65_535)) * SLOTS +
  Math.floor(tick / ASSUMED_TRAFFIC.slotS);

const ofWorld = new WeakMap<World['index'], Traffic>();

function trafficOf(w: World, ctx: StepContext): Traffic {
  let traffic = ofWorld.get(w.index);
  if (traffic === undefined) ofWorld.set(w.index, (traffic = new Traffic()));
  if (traffic.ctx !== ctx) traffic.renew(w, ctx);
  return traffic;
}

/** How many times the free time a stretch takes at this flow, pcu an hour; 1 or more. */
export function slowdown(flowPerHour: number, roadClass: RoadClass): number {
  if (isFree(flowPerHour, roadClass)) return 1;
  const share = flowPerHour / ASSUMED_CAPACITY[roadClass];
  const square = share * share;
  return Math.min(ASSUMED_TRAFFIC.mostFactor, 1 + BPR.share * square * square);
}

const isFree = (flowPerHour: number, roadClass: RoadClass): boolean =>
  flowPerHour < ASSUMED_TRAFFIC.freeShare * ASSUMED_CAPACITY[roadClass];

/**
 * The journey as the traffic lets it be, and this traveller counted in the traffic from now on. A
 * stretch that has been begun keeps its time. Legs are shared between journeys: late ones are new.
 */
export function inTraffic(
  w: World,
  ctx: StepContext,
  legs: readonly RouteLeg[],
  pcu: number,
): RouteLeg[] {
  const traffic = trafficOf(w, ctx);
  const out = delayed(w, ctx, traffic, legs, pcu);
  traffic.add(out, pcu);
  return out;
}

function delayed(
  w: World,
  ctx: StepContext,
  traffic: Traffic,
  legs: readonly RouteLeg[],
  pcu: number,
): RouteLeg[] {
  let late = 0;
  return legs.map((leg) => {
    const departTick = leg.departTick + late;
    if (leg.edgeId >= 0 && leg.mode === 'road' && leg.departTick >= ctx.tick) {
      const roadClass = w.region.roads.edges[leg.edgeId]!.class;
      // Were everybody on this stretch in this slot, would it fill?
      const most = (traffic.total + pcu) * SLOTS_PER_HOUR;
      const flow = isFree(most, roadClass)
        ? 0
        : (traffic.entering(leg, departTick) + pcu) * SLOTS_PER_HOUR;
      const factor = slowdown(flow, roadClass);
      late += Math.round((leg.arriveTick - leg.departTick) * (factor - 1));
    }
    return late === 0 ? leg : { ...leg, departTick, arriveTick: leg.arriveTick + late };
  });
}
