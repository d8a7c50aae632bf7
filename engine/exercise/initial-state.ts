import { initialUsage } from '../response/forces/usage.ts';
import { NO_DAMAGE } from '../response/people/damage.ts';
import { awayAtStart, initialAway } from '../response/people/population.ts';
import { initialSupplies } from '../response/supplies/initial-supplies.ts';
import { otherHazards } from './hazards/index.ts';
import { initialCommand } from '../response/command/command.ts';
import { initialRelease } from '../response/release/release.ts';
import { initialLifelines } from '../response/lifelines/lifeline.ts';
import { initialChain } from './chain/chain.ts';
import { initialSlopes } from '../response/slopes/slope.ts';
import { initialWaterfront } from '../response/waterfront/waterfront.ts';
import type { Facility, Region } from '../region/region.ts';
import { initialMsel } from './msel/msel.ts';
import type { Scenario } from './scenario.ts';
import type { ExerciseState } from './state.ts';
import type { WorldIndex } from './world.ts';

/** Code-unit order: the same on every machine and in every locale. */
const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * The exercise in standby: everybody at home, every stock full, nothing known. Arrays are sorted
 * by id.
 */
export function initialState(scenario: Scenario, region: Region): ExerciseState {
  const villages = region.villages.filter((v) => scenario.villageIds.includes(v.id));
  const units = scenario.units.toSorted(byId).map((u) => ({
    id: u.id,
    status: u.aidId === null ? ('standby' as const) : ('absent' as const),
    at: u.home.at,
    nodeId: u.home.nodeId,
    route: [],
    orderId: null,
    strength: u.strength,
    dueTick: -1,
    progress: 0,
    workedTicks: 0,
    kits: 0,
    people: 0,
    waterL: u.waterL,
    lineId: null,
  }));
  return {
    tick: 0,
    phase: 'standby',
    next: {
      event: 1,
      order: 1,
      message: 1,
      cohort: 1,
      line: 1,
      observation: 1,
      report: 1,
      forecast: 1,
      warning: 1,
    },
    seats: scenario.seats.toSorted(byId).map((s) => ({
      id: s.id,
      occupant: 'policy' as const,
      observationRuns: [],
      forecastIds: [],
      knownClosures: [],
      alertedTick: null,
    })),
    units,
    usage: initialUsage(units),
    villages: villages.toSorted(byId).map((v) => ({
      id: v.id,
      atHome: v.population - awayAtStart(scenario, v.population),
      reachedTick: -1,
      warnedTick: -1,
      casualties: 0,
    })),
    cohorts: [],
    depots: scenario.depots.map((d) => ({
      facilityId: d.facilityId,
      kits: d.kits,
      rampFreeTick: 0,
    })),
    shelters: scenario.shelters.map((s) => ({
      facilityId: s.facilityId,
      occupants: 0,
      peakOccupants: 0,
      kits: 0,
      waiting: 0,
    })),
    closures: [],
    lines: [],
    sites: [],
    slopes: initialSlopes(scenario.slopes),
    waterfront: initialWaterfront(scenario.waterfront),
    slideHarm: [],
    ...initialChain(scenario.chain),
    release: initialRelease(),
    goods: initialSupplies(scenario),
    away: initialAway(scenario, villages),
    damage: NO_DAMAGE,
    housesBurned: {},
    burnedRoads: [],
    casualtyGroups: [],
    incidents: [],
    flooded: [],
    wetTick: -1,
    floodWorks: scenario.floodWorks
      .map(({ id }) => ({ id, laid: 0, value: 0, doneTick: -1, log: [] }))
      .sort(byId),
    gaugeForecasts: [],
    roadImpacts: [],
    buildingsOut: [],
    instruments: scenario.instruments.map((i) => ({ id: i.id, readings: [], missed: [] })),
    precursors: [],
    command: initialCommand(),
    lifelines: initialLifelines(scenario.lifelines),
    surveys: [],
    warnings: [],
    warningDeliveries: [],
    reportClocks: [],
    aid: [],
    reportFaults: [],
    orders: [],
    messages: [],
    reports: [],
    ...initialMsel(scenario.injects),
    observations: [],
    forecasts: [],
    forecastRequests: [],
    deliveries: [],
    weatherOverrides: [],
    hiddenSensors: [],
    hazards: otherHazards(scenario).map((id) => ({
      id,
      beganTick: -1,
      detectedTick: -1,
      overTick: -1,
    })),
    fire: {
      ignitedTick: -1,
      detectedTick: -1,
      outTick: -1,
      burnedHa: 0,
      spotFires: 0,
      reignitions: 0,
    },
  };
}

/** Where specifications and entries stand, by id. Throws for a facility that the region has not. */
export function indexOf(scenario: Scenario, region: Region, state: ExerciseState): WorldIndex {
  const facilities = new Map(region.facilities.map((f) => [f.id, f]));
  const facility = (id: string): Facility => {
    const f = facilities.get(id);
    if (f === undefined) throw new Error(`scenario ${scenario.id} refers to no facility ${id}`);
    return f;
  };
  const place = <S extends { id: string }>(
    list: readonly { id: string }[],
    specs: readonly S[],
  ) => {
    const spec = new Map(specs.map((s) => [s.id, s]));
    return new Map(list.map((x, at) => [x.id, { spec: spec.get(x.id)!, at }]));
  };
  return {
    seat: place(state.seats, scenario.seats),
    unit: place(state.units, scenario.units),
    village: place(state.villages, region.villages),
    depot: new Map(
      scenario.depots.map((d, at) => [
        d.facilityId,
        { facility: facility(d.facilityId), at, loadingPerMin: d.loadingPerMin },
      ]),
    ),
    shelter: new Map(
      scenario.shelters.map((s, at) => [
        s.facilityId,
        { facility: facility(s.facilityId), at, areaM2: s.areaM2, capacity: s.capacity },
      ]),
    ),
  };
}
