import type { CommandType } from '../../engine/exercise/commands/command.ts';
import type { Scenario, SeatSpec, UnitSpec } from '../../engine/exercise/scenario.ts';
import { LandCover, type Facility, type Region } from '../../engine/region/region.ts';
import { RICH_INJECTS, ROCKFALL, SIGN } from './rich-events.ts';
import { richLifelines } from './rich-lifelines.ts';
import { HUB, littleScenario } from './synthetic-scenario.ts';
import { syntheticRegion } from './synthetic-region.ts';

const both = (s: string) => ({ zh: s, en: s });
const assumed = 'assumed' as const;

/** The little valley with a ring road, two shelters, two depots, hospital and lifelines. */
export function richRegion(): Region {
  const at = (e: number, n: number) => ({ e, n });
  const place = (id: string, kind: Facility['kind'], e: number, n: number) => ({
    id,
    kind,
    at: at(e, n),
  });
  return syntheticRegion({
    id: 'rich',
    cols: 300,
    rows: 300,
    cellM: 40,
    elevationM: (e, n) => 400 + Math.max(0, (e + n - 12000) / 20),
    cover: (e, n) =>
      Math.hypot(e - HUB.e, n - HUB.n) < 1200 ? LandCover.grass : LandCover.forestPine,
    roads: [
      { line: [at(600, 6000), HUB], class: 'county' },
      { line: [HUB, at(11400, 6000)], class: 'county' },
      { line: [HUB, at(6000, 600)], class: 'township' },
      { line: [HUB, at(7000, 8000), at(9000, 9500)], class: 'village' },
      { line: [at(600, 6000), at(600, 600), at(6000, 600)], class: 'township' },
      { line: [at(11400, 6000), at(9000, 9500)], class: 'village' },
      { line: [at(11400, 6000), at(11400, 600)], class: 'village' },
    ],
    villages: [
      { id: 'v-1', at: at(9000, 9400), population: 240, households: 80 },
      { id: 'v-2', at: at(7000, 7900), population: 120, households: 40 },
      { id: 'v-3', at: at(1200, 6000), population: 300, households: 100 },
    ],
    facilities: [
      place('depot', 'depot', 5900, 6000),
      place('depot-east', 'depot', 10800, 6000),
      place('hospital', 'hospital', 5000, 6000),
      place('hq', 'command', 6000, 5900),
      place('portal', 'portal', 600, 6000),
      place('shelter', 'shelter', 4000, 6000),
      place('shelter-south', 'shelter', 6000, 2000),
      place('slope', 'hazardPoint', 1200, 6400),
      { ...place('lake', 'waterSource', 6500, 5000), attributes: { aerial: 1 } },
    ],
  });
}

const DESK: readonly CommandType[] = ['report', 'message', 'acknowledge', 'requestForecast'];
const EXTRA: readonly CommandType[] = [
  'workAt',
  'transportCasualties',
  'survey',
  'requestSatellite',
  'issueWarning',
  'liftWarning',
  'setGrade',
  'declareResponse',
  'callHeadquarters',
  'requestAid',
];

function richUnits(base: Scenario): UnitSpec[] {
  const crew = base.units.find((u) => u.id === 'crew-a')!;
  const more = (
    id: string,
    seatId: string,
    capabilities: UnitSpec['capabilities'],
    over: Partial<UnitSpec> = {},
  ): UnitSpec => ({ ...crew, id, name: both(id), seatId, capabilities, strength: 8, ...over });
  const portal = { at: { e: 600, n: 6000 }, nodeId: 0, name: both('portal') };
  return [
    ...base.units,
    more('ambulance', 'rescue', ['ambulance'], { seatsForPeople: 2 }),
    more('diggers', 'rescue', ['clearRoad'], { equipment: { excavator: 1 } }),
    more('linemen', 'rescue', ['powerRepair', 'commsRepair', 'waterRepair', 'generator']),
    more('mapper', 'technical', ['mapping'], { vehicle: 'drone', strength: 3 }),
    more('medics', 'rescue', ['medical', 'crowdControl']),
    more('next-county', 'rescue', ['handCrew', 'searchRescue'], { home: portal, aidId: 'next' }),
    more('rescuers', 'rescue', ['searchRescue'], { strength: 12 }),
    more('volunteers', 'township', ['warn', 'crowdControl'], { home: portal, aidId: 'social' }),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function richSeats(base: Scenario): SeatSpec[] {
  const seats = base.seats.map((s): SeatSpec => ({
    ...s,
    commands: [...s.commands, ...EXTRA],
    townshipId: s.role === 'township' ? 'synthetic' : null,
  }));
  const first = seats[0]!;
  return [
    ...seats,
    {
      ...first,
      id: 'neighbour',
      name: both('neighbour'),
      role: 'neighbour',
      span: 'own',
      commands: [...DESK, 'answerAid'],
    },
  ];
}

const aid = (id: string, kind: 'neighbour' | 'social', seatId: string | null) => ({
  id,
  name: both(id),
  kind,
  seatId,
  portalId: 'portal',
  answerMin: 10,
  travelMin: 20,
  yuanPerDay: 1000,
  provenance: assumed,
});

const clock = (id: string, by: 'incidentCommander' | 'township', limitTicks: number) => ({
  id,
  name: both(id),
  by,
  trigger: { kind: 'alerted' as const },
  limitTicks,
  wants: 'first' as const,
  repeatTicks: null,
  source: 'test',
  provenance: assumed,
});

/** Five hours in which every part of the response has something to do. */
export function richScenario(region: Region, over: Partial<Scenario> = {}): Scenario {
  const base = littleScenario(region);
  const channel = (id: 'loudspeaker' | 'sms', reach: number) => ({
    id,
    reach,
    delayMin: 5,
    delayLogSd: 0.3,
    only: null,
    provenance: assumed,
  });
  return {
    ...base,
    id: 'rich',
    durationTicks: 5 * 3600,
    startSecondOfDay: 13 * 3600 + 1200,
    seats: richSeats(base),
    units: richUnits(base),
    depots: [...base.depots, { facilityId: 'depot-east', kits: 60, loadingPerMin: 5 }],
    shelters: [...base.shelters, { facilityId: 'shelter-south', areaM2: 300, capacity: 90 }],
    injects: RICH_INJECTS,
    command: {
      authority: [{ seatId: 'commander', grade: true, response: 2, warnings: true }],
      headquarters: { facilityId: 'hq', setUpMin: 30 },
    },
    warningChannels: [channel('loudspeaker', 0.7), channel('sms', 0.6)],
    reporting: {
      id: 'clocks',
      name: both('clocks'),
      rules: [
        clock('county', 'incidentCommander', 1800),
        clock('town', 'township', 3600),
        {
          ...clock('daily', 'incidentCommander', 600),
          trigger: { kind: 'openFor', ticks: 3600 },
          wants: 'any',
          repeatTicks: 5400,
        },
      ],
    },
    lifelines: richLifelines(),
    survey: {
      areas: [{ id: 'woods', name: both('woods'), at: { e: 8500, n: 8000 }, radiusM: 1500 }],
      passes: [
        { tick: 5000, sensor: 'optical', name: both('eye') },
        { tick: 9000, sensor: 'radar', name: both('radar') },
      ],
      leadS: 600,
      processingS: 1200,
    },
    aid: [aid('next', 'neighbour', 'neighbour'), aid('social', 'social', null)],
    hospitals: [{ facilityId: 'hospital', beds: 6, provenance: assumed }],
    incidents: [
      {
        ...ROCKFALL,
        id: 'coach',
        name: both('coach'),
        atTick: null,
        at: { e: 6000, n: 3000 },
        nodeId: -1,
        villageId: null,
        road: null,
        missing: null,
        needs: [],
        worsens: [],
      },
      ROCKFALL,
    ],
    precursors: [SIGN],
    supplies: {
      depots: [
        { facilityId: 'depot', tier: 'county', stock: { water: 900, food: 300 } },
        { facilityId: 'depot-east', tier: 'township', stock: { water: 120 } },
      ],
      shelters: [{ facilityId: 'shelter', stock: { water: 40 } }],
      deliveries: [
        delivery('called', null, { water: 500 }),
        delivery('city', 4000, { reliefKit: 50, food: 200 }),
      ],
    },
    people: {
      awayShare: Array.from({ length: 24 }, (_, h) => (h >= 8 && h < 15 ? 0.4 : 0.1)),
      elderly: 0.2,
      children: 0.15,
      bedridden: 0.02,
      provenance: assumed,
    },
    contentHash: 'rich',
    ...over,
  };
}

const delivery = (id: string, atTick: number | null, load: Record<string, number>) => ({
  id,
  name: both(id),
  portal: { at: { e: 600, n: 6000 }, nodeId: 0, name: both('gate') },
  depotId: 'depot',
  atTick,
  load,
});
