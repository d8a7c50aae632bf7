import { BARE_SCENARIO } from '../../support/bare.ts';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import type { Command, UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { EventBody, EventType, ExerciseEvent } from '../../../engine/exercise/event.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import type { InjectSpec, Scenario, UnitSpec } from '../../../engine/exercise/scenario.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { LandCover } from '../../../engine/region/region.ts';
import type { Region } from '../../../engine/region/region.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

/**
 * A small place with everything that an order can need: 6 x 6 km of pine, a county road from west
 * to east, a loop by the north, two villages, two shelters, two depots, a lake, a station.
 *
 *          V2 -------- N2          north road, n = 4500
 *          |            |
 *   S1 --- A ---- M --- B --- S2    county road, n = 3000
 *                 |
 *                 V1                village road
 */
export function drillRegion(cover?: (e: number, n: number) => number): Region {
  const at = (e: number, n: number) => ({ e, n });
  const lake = (e: number, n: number) => e > 5200 && n > 5200;
  return syntheticRegion({
    cover: (e, n) =>
      lake(e, n) ? LandCover.water : ((cover?.(e, n) as 6) ?? LandCover.forestPine),
    roads: [
      { line: [at(200, 3000), at(1500, 3000)] },
      { line: [at(1500, 3000), at(3000, 3000)] },
      { line: [at(3000, 3000), at(4500, 3000)] },
      { line: [at(4500, 3000), at(5800, 3000)] },
      { line: [at(1500, 3000), at(1500, 4500)], class: 'township' },
      { line: [at(1500, 4500), at(4500, 4500)], class: 'township' },
      { line: [at(4500, 4500), at(4500, 3000)], class: 'township' },
      { line: [at(3000, 3000), at(3000, 2000)], class: 'village' },
    ],
    villages: [
      { id: 'v1', at: at(3000, 2000), population: 130 },
      { id: 'v2', at: at(1500, 4500), population: 71 },
    ],
    facilities: [
      { id: 'shelter-1', kind: 'shelter', at: at(200, 3000) },
      { id: 'shelter-2', kind: 'shelter', at: at(5800, 3000) },
      { id: 'depot-1', kind: 'depot', at: at(1500, 3000) },
      { id: 'depot-2', kind: 'depot', at: at(4500, 3000) },
      { id: 'lake', kind: 'waterSource', at: at(5400, 5400), attributes: { aerial: 1 } },
      { id: 'tank', kind: 'waterSource', at: at(3000, 3000), attributes: { aerial: 0 } },
    ],
  });
}

const unit = (id: string, over: Partial<UnitSpec>): UnitSpec => ({
  id,
  name: { zh: id, en: id },
  seatId: 'command',
  kind: 'specialist',
  symbol: 'team-general',
  strength: 20,
  capabilities: ['handCrew'],
  vehicle: 'truck',
  equipment: {},
  home: { at: { e: 200, n: 3000 }, nodeId: 0, name: { zh: '站', en: 'station' } },
  aidId: null,
  turnOutMin: 5,
  shiftH: 8,
  seatsForPeople: 0,
  kitCapacity: 0,
  waterL: 0,
  provenance: 'assumed',
  ...over,
});

export const DRILL_UNITS: readonly UnitSpec[] = [
  unit('bus', { capabilities: ['transportPeople'], vehicle: 'bus', seatsForPeople: 40 }),
  unit('crew', { capabilities: ['handCrew', 'burnOut'] }),
  unit('dozer', { capabilities: ['plant'], strength: 4 }),
  unit('drone', { capabilities: ['recon'], vehicle: 'drone', strength: 3 }),
  unit('engine', { capabilities: ['engine'], vehicle: 'engine', strength: 7, waterL: 8000 }),
  unit('guide', { capabilities: ['handCrew', 'warn'], seatId: 'town', strength: 12 }),
  unit('heli', { capabilities: ['waterDrop'], vehicle: 'helicopter', strength: 5, waterL: 3000 }),
  unit('lorry', { capabilities: ['transportGoods'], kitCapacity: 100, strength: 3 }),
  unit('van', { capabilities: ['transportGoods'], kitCapacity: 30, strength: 2 }),
];

const ALL: Scenario['seats'][number]['commands'] = [
  'move',
  'hold',
  'return',
  'directAttack',
  'buildLine',
  'burnOut',
  'mopUp',
  'operate',
  'workAt',
  'waterDrop',
  'recon',
  'evacuate',
  'sendSupplies',
];

const text = (s: string) => ({ zh: s, en: s });

export function drillScenario(over: Partial<Scenario> = {}): Scenario {
  const seat = { colour: 1, commands: ALL, briefing: text('-') };
  return {
    ...BARE_SCENARIO,
    id: 'drill',
    name: text('drill'),
    summary: text('-'),
    regionId: 'synthetic',
    durationTicks: 24 * 3600,
    startDate: '2026-03-18',
    startSecondOfDay: 9 * 3600,
    dayOfYear: 77,
    latitudeDeg: 31,
    briefing: text('-'),
    stopWord: text('stop'),
    weather: [
      {
        tick: 0,
        windMs: 3,
        windFromDeg: 270,
        temperatureC: 22,
        relativeHumidityPct: 35,
        cloudPct: 0,
        rainMmH: 0,
      },
    ],
    weatherSpread: { windSpeedCv: 0, windDirSdDeg: 0, temperatureSdC: 0, humiditySdPct: 0 },
    window: { centre: { e: 3000, n: 3000 }, widthM: 6000, heightM: 6000 },
    wildfire: {
      params: {
        window: { centre: { e: 3000, n: 3000 }, widthM: 6000, heightM: 6000 },
        coarsen: 1,
        spreadLaw: 'rothermel',
        lengthToWidth: 'anderson',
        crownFire: false,
        spotting: false,
        liveHerbMoisture: 0.6,
        liveWoodyMoisture: 0.9,
        foliarMoisturePct: 100,
        deadMoisture: [0.08, 0.09, 0.1],
      },
      ignitions: [],
    },
    seats: [
      {
        ...seat,
        id: 'command',
        name: text('C'),
        role: 'incidentCommander',
        span: 'all',
        townshipId: null,
      },
      {
        ...seat,
        id: 'town',
        name: text('T'),
        role: 'township',
        span: 'own',
        townshipId: 'synthetic',
      },
    ],
    units: DRILL_UNITS,
    depots: [
      { facilityId: 'depot-1', kits: 150, loadingPerMin: 10 },
      { facilityId: 'depot-2', kits: 40, loadingPerMin: 10 },
    ],
    shelters: [
      { facilityId: 'shelter-1', areaM2: 400, capacity: 160 },
      { facilityId: 'shelter-2', areaM2: 300, capacity: 100 },
    ],
    villageIds: ['v1', 'v2'],
    sensors: [],
    injects: [],
    targets: [],
    objectives: [],
    contentHash: 'drill',
    ...over,
  };
}

/** The scenario with a fire at `at` from the start, under that wind. */
export function withFire(at: { e: number; n: number }, windMs = 3): Partial<Scenario> {
  const base = drillScenario();
  return {
    wildfire: { ...base.wildfire!, ignitions: [{ at, tick: 0 }] },
    weather: [{ ...base.weather[0]!, windMs }],
  };
}

/** A started exercise in which nobody acts but the test. */
export function startDrill(
  over: Partial<Scenario> = {},
  o: { region?: Region; seed?: number; mode?: World['mode'] } = {},
): World {
  const scenario = drillScenario(over);
  const w = createWorld({
    region: o.region ?? drillRegion(),
    scenario,
    seed: o.seed ?? 1,
    mode: o.mode ?? 'plain',
  });
  for (const { id } of scenario.seats)
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: id, occupant: 'idle' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  return w;
}

export const give = (w: World, command: Command, seatId = 'command') =>
  submit(w, { kind: 'seat', seatId }, command);

/** Gives an order that must be accepted. */
export function order(w: World, command: UnitOrder, seatId = 'command'): void {
  const { rejection } = give(w, command, seatId);
  if (rejection !== null) throw new Error(`refused: ${JSON.stringify(rejection)}`);
}

export const submitInject = (w: World, injectId: string) =>
  submit(w, { kind: 'instructor' }, { type: 'fireInject', injectId });

export const eventsOf = <T extends EventType>(
  w: World,
  type: T,
): (ExerciseEvent & { body: Extract<EventBody, { type: T }> })[] =>
  w.events.filter(
    (e): e is ExerciseEvent & { body: Extract<EventBody, { type: T }> } => e.body.type === type,
  );

export const unitOf = (w: World, id: string) => w.state.units.find((u) => u.id === id)!;
export const villageOf = (w: World, id: string) => w.state.villages.find((v) => v.id === id)!;
export const shelterOf = (w: World, id: string) =>
  w.state.shelters.find((s) => s.facilityId === id)!;
export const depotOf = (w: World, id: string) => w.state.depots.find((d) => d.facilityId === id)!;
export const lastOrder = (w: World) => ordersOf(w).at(-1)!;

/** Every person of the villages, wherever they are; equals the population. */
export function personsIn(w: World): number {
  let n = 0;
  for (const v of w.state.villages) n += v.atHome + v.casualties;
  for (const away of Object.values(w.state.away)) n += away;
  for (const c of w.state.cohorts) n += c.persons;
  return n;
}

/** Every kit: in depots, on vehicles, in shelters, in the hands of people. */
export function kitsIn(w: World): number {
  let n = 0;
  for (const d of w.state.depots) n += d.kits;
  for (const u of w.state.units) n += u.kits;
  for (const s of w.state.shelters) n += s.kits;
  for (const c of w.state.cohorts) n += c.relieved;
  return n;
}

export { advance };

/** An inject that closes a road, with so much to clear away; by hand unless it has a tick. */
export const roadCut = (
  id: string,
  edgeId: number,
  { atTick = null, debrisM3 = 0 }: { atTick?: number | null; debrisM3?: number } = {},
): InjectSpec => ({
  id,
  number: '1',
  atTick,
  from: text('-'),
  toSeatIds: [],
  channel: 'phone',
  text: text('-'),
  expected: text('-'),
  effect: { kind: 'closeRoad', edgeId, debrisM3 },
});
