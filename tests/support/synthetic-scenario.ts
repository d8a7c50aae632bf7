import { BARE_SCENARIO } from './bare.ts';
import { LandCover, type Region } from '../../engine/region/region.ts';
import { syntheticRegion } from './synthetic-region.ts';
import type {
  Capability,
  Scenario,
  SeatRole,
  SeatSpec,
  UnitSpec,
  Vehicle,
} from '../../engine/exercise/scenario.ts';
import type { CommandType } from '../../engine/exercise/commands/command.ts';
import type { PlanTarget } from '../../engine/plan/target.ts';

const both = (s: string) => ({ zh: s, en: s });
/** Centre of the little valley in which everything happens. */
export const HUB = { e: 6000, n: 6000 };
export const FIRE_AT = { e: 8500, n: 8000 };

/** 12 km square: pine hills rising to the north-east, grass around the hub, one road cross. */
export function littleRegion(): Region {
  return syntheticRegion({
    id: 'little',
    cols: 400,
    rows: 400,
    cellM: 30,
    elevationM: (e, n) => 400 + Math.max(0, (e + n - 12000) / 20),
    cover: (e, n) =>
      Math.hypot(e - HUB.e, n - HUB.n) < 1200 ? LandCover.grass : LandCover.forestPine,
    roads: [
      { line: [{ e: 600, n: 6000 }, HUB], class: 'county' },
      { line: [HUB, { e: 11400, n: 6000 }], class: 'county' },
      { line: [HUB, { e: 6000, n: 600 }], class: 'township' },
      { line: [HUB, { e: 7000, n: 8000 }, { e: 9000, n: 9500 }], class: 'village' },
    ],
    villages: [
      { id: 'v-1', at: { e: 9000, n: 9400 }, population: 240, households: 80 },
      { id: 'v-2', at: { e: 7000, n: 7900 }, population: 120, households: 40 },
      { id: 'v-3', at: { e: 1200, n: 6000 }, population: 300, households: 100 },
    ],
    facilities: [
      { id: 'depot', kind: 'depot', at: { e: 5900, n: 6000 } },
      { id: 'shelter', kind: 'shelter', at: { e: 4000, n: 6000 } },
      { id: 'lake', kind: 'waterSource', at: { e: 6500, n: 5000 }, attributes: { aerial: 1 } },
    ],
  });
}

const ORDERS: readonly CommandType[] = [
  'move',
  'hold',
  'return',
  'directAttack',
  'buildLine',
  'burnOut',
  'mopUp',
  'waterDrop',
  'recon',
  'evacuate',
  'sendSupplies',
];
const DESK: readonly CommandType[] = ['report', 'message', 'acknowledge', 'requestForecast'];

function seat(id: string, role: SeatRole, span: 'own' | 'all', colour: number): SeatSpec {
  const township = role === 'township' ? 't-1' : null;
  return {
    id,
    name: both(id),
    role,
    colour,
    commands: [...ORDERS, ...DESK],
    span,
    townshipId: township,
    briefing: both('briefing'),
  };
}

function unit(
  id: string,
  seatId: string,
  vehicle: Vehicle,
  capabilities: readonly Capability[],
  more: Partial<UnitSpec> = {},
): UnitSpec {
  return {
    id,
    name: both(id),
    seatId,
    kind: 'specialist',
    symbol: 'team-general',
    strength: 20,
    capabilities,
    equipment: {},
    vehicle,
    home: { at: HUB, nodeId: -1, name: both('hub') },
    aidId: null,
    turnOutMin: 5,
    shiftH: 8,
    seatsForPeople: 0,
    kitCapacity: 0,
    waterL: 0,
    provenance: 'assumed',
    ...more,
  };
}

const target = (id: string, metric: PlanTarget['metric'], limit: number | null): PlanTarget => ({
  id,
  clause: `clause ${id}`,
  quote: `quote ${id}`,
  title: both(id),
  metric,
  op: limit === null ? 'record' : metric === 'shelterAreaPerPerson' ? '>=' : '<=',
  limit,
  unit: 'h',
  requiredShare: 1,
  from: both('from'),
  to: both('to'),
  attribute: null,
  provenance: 'plan',
});

/** Six hours of a spring afternoon with three villages, seven teams and six seats. */
export function littleScenario(region: Region, more: Partial<Scenario> = {}): Scenario {
  const node = region.roads.nodes.find((n) => n.at.e === HUB.e && n.at.n === HUB.n)!.id;
  const home = { at: HUB, nodeId: node, name: both('hub') };
  const hour = (h: number, windMs: number) => ({
    tick: h * 3600,
    windMs,
    windFromDeg: 225,
    temperatureC: 24,
    relativeHumidityPct: 30,
    cloudPct: 10,
    rainMmH: 0,
  });
  return {
    ...BARE_SCENARIO,
    id: 'little-fire',
    name: both('little fire'),
    summary: both('summary'),
    regionId: region.id,
    durationTicks: 6 * 3600,
    startDate: '2026-03-18',
    startSecondOfDay: 13 * 3600,
    dayOfYear: 77,
    latitudeDeg: 31,
    briefing: both('briefing'),
    stopWord: both('stop'),
    weather: [hour(0, 3), hour(1, 4), hour(2, 5), hour(3, 4), hour(4, 3), hour(5, 2)],
    weatherSpread: { windSpeedCv: 0.2, windDirSdDeg: 15, temperatureSdC: 1.5, humiditySdPct: 5 },
    window: { centre: HUB, widthM: 12000, heightM: 12000 },
    wildfire: {
      params: {
        window: { centre: HUB, widthM: 12000, heightM: 12000 },
        coarsen: 1,
        spreadLaw: 'rothermel',
        lengthToWidth: 'anderson',
        crownFire: true,
        spotting: true,
        liveHerbMoisture: 0.6,
        liveWoodyMoisture: 0.9,
        foliarMoisturePct: 100,
        deadMoisture: [0.07, 0.08, 0.1],
      },
      ignitions: [{ at: FIRE_AT, tick: 0 }],
    },
    seats: [
      seat('commander', 'incidentCommander', 'all', 1),
      seat('technical', 'technicalCommander', 'own', 1),
      seat('rescue', 'rescue', 'own', 3),
      seat('evacuation', 'evacuation', 'own', 4),
      seat('supply', 'supply', 'own', 7),
      seat('township', 'township', 'own', 5),
    ],
    units: [
      unit('bus', 'evacuation', 'bus', ['transportPeople', 'warn'], { home, seatsForPeople: 45 }),
      unit('crew-a', 'rescue', 'truck', ['handCrew', 'burnOut'], { home }),
      unit('crew-b', 'rescue', 'truck', ['handCrew'], { home }),
      unit('drone', 'technical', 'drone', ['recon'], { home, strength: 3 }),
      unit('heli', 'rescue', 'helicopter', ['waterDrop'], { home, strength: 4, waterL: 3000 }),
      unit('militia', 'township', 'foot', ['handCrew', 'warn', 'transportPeople'], { home }),
      unit('truck', 'supply', 'truck', ['transportGoods'], { home, strength: 2, kitCapacity: 200 }),
    ],
    depots: [{ facilityId: 'depot', kits: 500, loadingPerMin: 10 }],
    shelters: [{ facilityId: 'shelter', areaM2: 1600, capacity: 800 }],
    villageIds: region.villages.map((v) => v.id),
    sensors: [
      {
        id: 'camera',
        name: both('camera'),
        at: { e: 5000, n: 5000 },
        heightM: 30,
        rangeM: 6000,
        seatIds: ['technical'],
      },
    ],
    injects: [
      {
        id: 'inject-1',
        number: '1',
        atTick: 3600,
        from: both('city'),
        toSeatIds: ['commander'],
        channel: 'phone',
        text: both('how is it going'),
        expected: both('an answer'),
        effect: { kind: 'none' },
      },
    ],
    targets: [
      target('W1', 'reliefWithin', 4),
      target('W3', 'fireOutWithin', 24),
      target('W9', 'firstTownshipTeamOnScene', null),
    ],
    objectives: [both('objective')],
    contentHash: 'little',
    ...more,
  };
}
