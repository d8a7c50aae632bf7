import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../support/runs-of.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { advance } from '../../../../engine/exercise/run.ts';
import { check, submit } from '../../../../engine/exercise/submit.ts';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { outletsM3S } from '../../../../engine/hazards/flood/reservoir.ts';
import { floodRating, sweptShare } from '../../../../engine/response/flood-harm/rating.ts';
import type { FloodWork } from '../../../../engine/response/flood-works/flood-work.ts';
import { bagsOf, piecesOf } from '../../../../engine/response/flood-works/works.ts';
import { LandCover, type Region } from '../../../../engine/region/region.ts';
import { everything } from '../../../support/flood-world.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';
import { drillScenario, eventsOf, give, order, personsIn, startDrill } from '../drill.ts';

const text = (s: string) => ({ zh: s, en: s });

/** A flat valley floor of 1.8 km with a town on it, a road through it, and hills on both sides. */
const valley: Region = syntheticRegion({
  id: 'flood-town',
  cols: 60,
  rows: 40,
  elevationM: (e, n) => 200 - 0.002 * e + Math.max(0, Math.abs(n - 600) - 240) * 0.2,
  cover: (_e, n) => (Math.abs(n - 600) < 210 ? LandCover.builtUp : LandCover.forestMixed),
  roads: [
    { line: [{ e: 60, n: 600 }, { e: 900, n: 600 }], class: 'county' }, // prettier-ignore
    { line: [{ e: 900, n: 600 }, { e: 900, n: 1150 }], class: 'township' }, // prettier-ignore
  ],
  villages: [{ id: 'v1', at: { e: 900, n: 600 }, population: 300, households: 100 }],
  facilities: [
    { id: 'shelter-high', kind: 'shelter', at: { e: 900, n: 1140 } },
    { id: 'shelter-low', kind: 'shelter', at: { e: 450, n: 600 } },
    { id: 'depot-1', kind: 'depot', at: { e: 900, n: 1110 } },
  ],
});

const wall: FloodWork = {
  id: 'wall',
  name: text('wall'),
  kind: 'sandbags',
  subject: null,
  at: { e: 900, n: 600 },
  nodeId: -1,
  path: [
    { e: 300, n: 480 },
    { e: 300, n: 720 },
  ],
  heightM: 1,
  byHand: true,
  value: 0,
  seatIds: [],
  provenance: 'assumed',
};

function floodTown(over: Partial<Scenario> = {}, seed = 1): World {
  const { window } = everything;
  const base = drillScenario();
  return startDrill(
    {
      wildfire: null,
      window,
      flood: {
        ...everything,
        scheme: 'inertia',
        coarsen: 2,
        rain: { useWeather: false, factor: 1, zones: [] },
        inflows: [
          {
            id: 'river',
            at: { e: 105, n: 600 },
            m3S: [
              [0, 0],
              [600, 700],
              [7200, 700],
              [9000, 0],
            ],
          },
        ],
        catchments: [],
        levees: [],
        gates: [],
        reservoirs: [],
        pumps: [],
        underpasses: [],
        gauges: [],
        infiltration: false,
        drainMmH: 0,
        edges: [{ side: 'east', slope: 0.002 }],
      },
      villageIds: ['v1'],
      units: [],
      depots: [{ facilityId: 'depot-1', kits: 10, loadingPerMin: 10 }],
      shelters: [
        { facilityId: 'shelter-high', areaM2: 900, capacity: 400 },
        { facilityId: 'shelter-low', areaM2: 900, capacity: 400 },
      ],
      weather: base.weather,
      ...over,
    },
    { region: valley, seed },
  );
}

describe('a flood in a town', () => {
  it('is rated by depth and speed, as the British guidance does', () => {
    // FD2320: 0.5 m at 1 m/s with a debris factor of 0.5: 0.5 × 1.5 + 0.5.
    expect(floodRating(0.5, 1)).toBeCloseTo(1.25, 12);
    expect(floodRating(0.2, 1)).toBeCloseTo(0.3, 12);
    expect(sweptShare(1, false)).toBe(0);
    expect(sweptShare(2.5, false)).toBeGreaterThan(sweptShare(1.5, false));
    expect(sweptShare(2.5, true)).toBeLessThan(sweptShare(2.5, false));
  });

  it('puts people to flight, cuts others off for boats, and counts everybody once', () => {
    const w = floodTown();
    const before = personsIn(w);
    advance(w, 7200);
    expect(personsIn(w)).toBe(before);
    expect(w.state.flooded[0]!.share).toBeGreaterThan(0.3);
    expect(eventsOf(w, 'peopleDisplaced').length).toBeGreaterThan(0);
    const stuck = w.state.casualtyGroups.find((g) => g.id === 'cut-off:v1')!;
    expect(stuck.persons.length).toBeGreaterThan(0);
    const site = w.state.sites.find((s) => s.id === 'rescueTrapped:cut-off:v1')!;
    expect(site.needs[0]!.capability).toBe('waterRescue');
    expect(w.state.hazards[0]!.beganTick).toBeGreaterThan(0);
  });

  it('closes roads in the water and opens them, or leaves silt, once it has gone', () => {
    const w = floodTown();
    advance(w, 7200);
    const closed = w.state.closures.filter((c) => c.reason === 'water').map((c) => c.edgeId);
    expect(closed).toContain(0);
    expect(w.state.buildingsOut.map((b) => b.id)).toEqual(['shelter-low']);
    advance(w, 36_000);
    const opened = eventsOf(w, 'roadOpened').map((e) => e.body.edgeId);
    const silted = w.state.sites
      .filter((s) => s.kind === 'clearRoad')
      .map((s) => Number(s.subject));
    for (const id of closed) expect([...opened, ...silted]).toContain(id);
    expect(w.state.buildingsOut).toEqual([]);
  });

  it('takes nobody into a shelter that is under water', () => {
    const w = floodTown();
    advance(w, 7200);
    const goals = new Set(eventsOf(w, 'peopleDisplaced').map((e) => e.body.shelterId));
    expect(goals.has('shelter-high')).toBe(true);
    const late = eventsOf(w, 'peopleDisplaced').filter(
      (e) => e.tick > eventsOf(w, 'buildingOut')[0]!.tick,
    );
    for (const e of late) expect(e.body.shelterId).not.toBe('shelter-low');
  });

  it('shows its water to the instructor alone', () => {
    const w = floodTown();
    advance(w, 3600);
    expect(Object.keys(layerVersions(w, 'truth'))).toEqual(
      expect.arrayContaining(['flood-depth', 'flood-max', 'flood-arrival', 'flood-speed']),
    );
    expect(Object.keys(layerVersions(w, 'command'))).toEqual([]);
    const depth = layerOf(w, 'truth', 'flood-depth')!;
    expect(depth.runs.byteLength).toBeGreaterThan(0);
    expect(runsOf(depth)).not.toEqual([]);
  });

  it('gives the seats the depths that a forecast has ahead, dated, on cells twice as wide', () => {
    const seats = drillScenario().seats.map((seat) => ({
      ...seat,
      commands: [...seat.commands, 'requestForecast' as const],
    }));
    const w = floodTown({ seats });
    advance(w, 300);
    expect(give(w, { type: 'requestForecast', hours: 2 }).rejection).toBeNull();
    advance(w, 1200);
    const layer = layerOf(w, 'command', 'flood-forecast')!;
    expect(layer.asOfTick).toBe(300);
    expect(layer.grid.cellM).toBe(2 * w.flood!.grid.cellM);
    expect(layer.runs.byteLength).toBeGreaterThan(0);
    // What lies ahead of it is more than what is there: the river rises after the work began.
    const now = layerOf(w, 'truth', 'flood-depth')!;
    const cells = (x: typeof layer) => runsOf(x).reduce((n, run) => n + run.length, 0);
    expect(4 * cells(layer)).toBeGreaterThan(cells(now));
    const { region, scenario, seed } = w;
    const other = loadWorld({ region, scenario, seed, mode: 'plain' }, saveWorld(w));
    expect(layerOf(other, 'command', 'flood-forecast')).toEqual(layer);
  });

  it('obeys the instructor: rain, release and what is none of these', () => {
    const w = floodTown();
    advance(w, 300);
    const by = { kind: 'instructor' } as const;
    expect(submit(w, by, { type: 'setRain', mmH: 60, hours: 1 }).rejection).toBeNull();
    const still = w.flood!.ledger().rain;
    advance(w, 900);
    expect(w.flood!.ledger().rain).toBeGreaterThan(still);
    expect(submit(w, by, { type: 'releaseWeather' }).rejection).toBeNull();
    advance(w, 960);
    const rained = w.flood!.ledger().rain;
    advance(w, 1500);
    expect(w.flood!.ledger().rain).toBe(rained);
    const nothing = { type: 'setStructure', structureId: 'lock', kind: 'gate', value: 1, rateMH: 1 } as const; // prettier-ignore
    expect(submit(w, by, nothing).rejection?.code).toBe('unknownPlace');
  });

  it('takes a structure back in the moment in which it was set', () => {
    const w = floodTown({ flood: { ...everything, coarsen: 2 } });
    advance(w, 60);
    const by = { kind: 'instructor' } as const;
    const pump = () => w.flood!.structures().find((s) => s.kind === 'pump')!;
    const { id, value } = pump();
    const set = { type: 'setStructure', structureId: id, kind: 'pump', rateMH: 1 } as const;
    expect(submit(w, by, { ...set, value: 1 - value! }).rejection).toBeNull();
    expect(submit(w, by, { ...set, value }).rejection).toBeNull();
    advance(w, 90);
    expect(pump().value).toBe(value);
    expect(submit(w, by, { ...set, value: 1 - value! }).rejection).toBeNull();
    advance(w, 120);
    expect(pump().value).toBe(1 - value!);
  });

  it('shows players the same whatever has not reached them yet', () => {
    const now = (seed: number) => {
      const w = floodTown({}, seed);
      advance(w, 240);
      return JSON.stringify(viewOf(w, 'command'));
    };
    // Chance of harm differs by seed; before anybody is harmed or has told, the view does not.
    expect(now(1)).toBe(now(2));
  });

  it('goes on alike after a save, and in odd pieces', () => {
    const w = floodTown();
    const pieces = floodTown();
    advance(w, 2400);
    for (let t = 137; t < 2400; t += 137) advance(pieces, t);
    advance(pieces, 2400);
    expect(hashWorld(pieces).total).toBe(hashWorld(w).total);
    const { region, scenario, seed } = w;
    const other = loadWorld({ region, scenario, seed, mode: 'plain' }, saveWorld(w));
    advance(w, 4800);
    advance(other, 4800);
    expect(hashWorld(other).total).toBe(hashWorld(w).total);
  });

  it('stands still and says so when it cannot be computed on', () => {
    const w = floodTown();
    advance(w, 600);
    const fault = {
      code: 'time-step',
      field: 'depth',
      cell: 7,
      value: 1e9,
      step: 42,
      reason: 'a step of less than 1 ms',
      tick: 600,
    } as const;
    Object.defineProperty(w.flood, 'fault', { get: () => null, configurable: true });
    const run = w.flood!.advance.bind(w.flood);
    w.flood!.advance = (...args) => {
      const events = run(...args);
      Object.defineProperty(w.flood, 'fault', { get: () => fault });
      return events;
    };
    advance(w, 1200);
    const told = eventsOf(w, 'hazardFault');
    expect(told).toHaveLength(1);
    expect(told[0]!.body).toMatchObject({ hazard: 'flood', cell: 7, field: 'depth', step: 42 });
  });
});

describe('a line of sandbags', () => {
  it('stands in pieces and takes bags by its face', () => {
    expect(piecesOf(wall)).toHaveLength(8);
    expect(bagsOf(wall)).toBe(240 * 35);
  });

  it('is laid piece by piece from the bags of the depots, and no further than they go', () => {
    const supplies = {
      depots: [{ facilityId: 'depot-1', tier: 'county', stock: { sandbag: 5000 } }],
      shelters: [],
      deliveries: [],
    } as unknown as Scenario['supplies'];
    const crew = {
      ...drillScenario().units[0]!,
      id: 'crew',
      seatId: 'command',
      strength: 60,
      capabilities: ['handCrew'],
      home: { at: { e: 900, n: 600 }, nodeId: 1, name: text('home') },
      turnOutMin: 1,
    } as Scenario['units'][number];
    const w = floodTown({ floodWorks: [{ ...wall, nodeId: 0 }], supplies, units: [crew] });
    advance(w, 60);
    const site = w.state.sites.find((s) => s.id === 'floodWork:wall')!;
    expect(site.knownTo).toContain('command');
    order(w, { type: 'workAt', unitId: 'crew', siteId: site.id });
    advance(w, 4 * 3600);
    const state = w.state.floodWorks[0]!;
    const used = state.laid * (bagsOf(wall) / 8);
    expect(state.laid).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(5000);
    expect(w.state.goods.depots[0]!.stock.sandbag).toBe(5000 - used);
  });

  it('tells before the order what it takes and where the bags come from', () => {
    const preview = (stock: number) => {
      const supplies = {
        depots: [{ facilityId: 'depot-1', tier: 'county', stock: { sandbag: stock } }],
        shelters: [],
        deliveries: [],
      } as unknown as Scenario['supplies'];
      const home = { at: { e: 900, n: 600 }, nodeId: 1, name: text('home') };
      const crew = { ...drillScenario().units[0]!, id: 'crew', seatId: 'command', strength: 60, capabilities: ['handCrew'], home }; // prettier-ignore
      const w = floodTown({ floodWorks: [{ ...wall, nodeId: 0 }], supplies, units: [crew as Scenario['units'][number]] }); // prettier-ignore
      advance(w, 60);
      const got = check(w, { kind: 'seat', seatId: 'command' }, { type: 'workAt', unitId: 'crew', siteId: 'floodWork:wall' }); // prettier-ignore
      return got.ok ? got.value.notes[1] : got.error;
    };
    const bags = 240 * 35;
    const from = { bags, stock: 9000, depot: 'depot-1' };
    expect(preview(9000)).toEqual({ key: 'floodWorks.bagsFrom', params: from });
    expect(preview(5000)).toEqual({ key: 'floodWorks.fewBags', params: { bags, stock: 5000 } });
    expect(preview(0)).toEqual({ key: 'floodWorks.noBags', params: { bags } });
  });

  it('refuses a release that the gates cannot pass, and says what they can', () => {
    const { flood } = floodTown().scenario;
    const work = { ...wall, id: 'release', kind: 'release', subject: 'upper', path: null, byHand: false, seatIds: ['command'] } as const; // prettier-ignore
    const w = floodTown({
      flood: { ...flood!, reservoirs: everything.reservoirs.filter((r) => r.id === 'upper') },
      floodWorks: [work],
    });
    const most = Math.floor(outletsM3S(w.scenario.flood!.reservoirs[0]!));
    const { rejection } = give(w, { type: 'operate', workId: 'release', value: 10 * most });
    expect(rejection).toMatchObject({ code: 'overCapacity', params: { max: most } });
    for (const way of rejection!.alternatives) expect(give(w, way).rejection).toBeNull();
    expect(w.state.floodWorks[0]!.value).toBe(most);
  });

  it('cannot be ordered from a desk, as what is done by hand', () => {
    const w = floodTown({ floodWorks: [wall] });
    const { rejection } = give(w, { type: 'operate', workId: 'wall', value: 1 });
    expect(rejection?.code).toBe('beyondAuthority');
  });
});
