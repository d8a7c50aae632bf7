import { describe, expect, it } from 'vitest';
import type { Scenario, UnitSpec } from '../../../../engine/exercise/scenario.ts';
import type { Waterway, WaterwaySpec } from '../../../../engine/response/transport/transport.ts';
import {
  advance,
  DRILL_UNITS,
  drillScenario,
  eventsOf,
  give,
  order,
  startDrill,
  unitOf,
} from '../drill.ts';

const HOUR = 3600;
const text = (s: string) => ({ zh: s, en: s });

/** A river along the south edge, and a brook that comes down to it from the north. */
const river = (over: Partial<Waterway> = {}): Waterway => ({
  riverId: 'r1',
  name: text('river'),
  line: [
    { e: 0, n: 2400 },
    { e: 3000, n: 2400 },
    { e: 6000, n: 2400 },
  ],
  alongM: [0, 3000, 6000],
  currentMs: 1,
  joins: null,
  closedAbove: null,
  ...over,
});
const brook = river({
  riverId: 'r2',
  line: [
    { e: 4500, n: 5400 },
    { e: 4500, n: 2400 },
  ],
  alongM: [0, 3000],
  currentMs: 0,
  joins: { riverId: 'r1', alongM: 4500 },
});
const wharf = (id: string, e: number, n: number, riverId: string, alongM: number) => ({
  id,
  name: text(id),
  at: { e, n },
  nodeId: -1,
  riverId,
  alongM,
});
const WAYS: WaterwaySpec = {
  rivers: [river(), brook],
  wharves: [
    wharf('east', 5800, 2500, 'r1', 5800),
    wharf('north', 4400, 4600, 'r2', 800),
    wharf('west', 200, 2500, 'r1', 200),
  ],
  craftMs: 7,
  craftMsOf: {},
  windMs: 10.8,
  sightM: 1000,
  provenance: 'assumed',
};
const boat: UnitSpec = {
  ...DRILL_UNITS.find((u) => u.id === 'lorry')!,
  id: 'boat',
  vehicle: 'boat',
  capabilities: ['transportGoods', 'transportPeople'],
  seatsForPeople: 30,
  kitCapacity: 100,
  home: { at: { e: 200, n: 2500 }, nodeId: -1, name: text('-') },
};

const startSailing = (ways: Partial<WaterwaySpec> = {}, over: Partial<Scenario> = {}) =>
  startDrill({
    units: [...DRILL_UNITS, boat].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    depots: [{ facilityId: 'depot-1', kits: 150, loadingPerMin: 10 }],
    transport: { landingSites: [], waterways: { ...WAYS, ...ways } },
    ...over,
  });
const go = (e: number, n: number) => ({ type: 'move', unitId: 'boat', to: { e, n } }) as const;

/** The way that the boat takes once it is under way. */
function wayOf(to: { e: number; n: number }, ways: Partial<WaterwaySpec> = {}) {
  const w = startSailing(ways);
  order(w, go(to.e, to.n));
  for (let t = 30; unitOf(w, 'boat').route.length === 0; t += 30) advance(w, t);
  const { route } = unitOf(w, 'boat');
  return { w, route, s: route.at(-1)!.arriveTick - route[0]!.departTick };
}

describe('a boat', () => {
  it('sails from wharf to wharf, with the current or against it', () => {
    const down = wayOf({ e: 5800, n: 2500 });
    expect(new Set(down.route.map((l) => l.mode))).toEqual(new Set(['ferry']));
    // 5.6 km at 8 m/s, 100 m to and from the banks, three minutes of mooring at each end; the first
    // comes before the first leg begins. Whole seconds: at most one for each of the legs.
    const expected = 5700 / 8 + 100 / 7 + 180;
    expect(Math.abs(down.s - expected)).toBeLessThanOrEqual(down.route.length + 1);
    const still = wayOf({ e: 5800, n: 2500 }, { rivers: [river({ currentMs: 0 }), brook] });
    expect(still.s).toBeGreaterThan(down.s + 50);
  });

  it('turns into another river at its mouth', () => {
    const { route, w } = wayOf({ e: 4400, n: 4600 });
    const turns = route.map((l) => l.line.at(-1)!);
    expect(turns).toContainEqual({ e: 4500, n: 2400 });
    advance(w, 2 * HOUR);
    expect(unitOf(w, 'boat').at).toEqual({ e: 4400, n: 4600 });
  });

  it('leaves its crew to walk the last of the way, and turns round in midstream', () => {
    const { w, route } = wayOf({ e: 5800, n: 3000 });
    expect(route.at(-1)!.mode).toBe('foot');
    const middle = route[1]!;
    advance(w, middle.departTick + 5);
    order(w, { type: 'return', unitId: 'boat' });
    const back = unitOf(w, 'boat').route;
    // It finishes the stretch that it is on.
    expect(back[0]).toEqual(middle);
    expect(back.every((l) => l.mode === 'ferry')).toBe(true);
    advance(w, w.state.tick + HOUR);
    expect(unitOf(w, 'boat').at).toEqual({ e: 200, n: 2500 });
  });

  it('brings goods where the road is cut', () => {
    const w = startSailing();
    // The road to the east shelter, as every seat knows.
    w.state = {
      ...w.state,
      closures: [{ edgeId: 3, fromTick: 0, reason: 'inject' }],
      seats: w.state.seats.map((s) => ({ ...s, knownClosures: [3] })),
    };
    const bring = {
      depotId: 'depot-1',
      shelterId: 'shelter-2',
      item: 'reliefKit',
      count: 20,
    } as const;
    order(w, { type: 'sendSupplies', unitId: 'boat', ...bring });
    advance(w, 4 * HOUR);
    expect(eventsOf(w, 'kitsDelivered')).toMatchObject([{ body: { unitId: 'boat', kits: 20 } }]);
  });

  it.each([
    ['wind', { windMs: 12 }, {}, 'windTooStrong'],
    ['fog', { relativeHumidityPct: 99, windMs: 1 }, {}, 'poorSight'],
  ])('stays in port in %s', (_what, weather, ways, code) => {
    const w = startSailing(ways, { weather: [{ ...drillScenario().weather[0]!, ...weather }] });
    expect(give(w, go(5800, 2500)).rejection).toMatchObject({ code });
  });

  it('stays in port while a gauge stands too high, as soon as the reading is in', () => {
    const rivers = [river({ closedAbove: { instrumentId: 'gauge', levelM: 175 } }), brook];
    const gauge: Scenario['instruments'][number] = {
      id: 'gauge',
      name: text('gauge'),
      quantity: 'waterLevelM',
      subject: null,
      at: { e: 3000, n: 2400 },
      everyTicks: 600,
      delayTicks: 300,
      seatIds: [],
      noiseSd: 0,
      failProbability: 0,
      marks: [],
      provenance: 'assumed',
    };
    const w = startSailing({ rivers }, { instruments: [gauge] });
    expect(give(w, go(5800, 2500)).rejection).toBeNull();
    w.state = {
      ...w.state,
      instruments: [{ id: 'gauge', readings: [{ id: 0, value: 175.2 }], missed: [] }],
    };
    expect(give(w, go(5800, 2500)).rejection).toBeNull();
    advance(w, 400);
    expect(give(w, go(4400, 4600)).rejection).toMatchObject({
      code: 'waterTooHigh',
      params: { place: 'gauge', readM: 175.2, limitM: 175 },
    });
  });

  it('is refused a place far from any wharf, with the nearest one named', () => {
    const w = startSailing();
    expect(give(w, go(1500, 5600)).rejection).toMatchObject({
      code: 'noWharf',
      params: { place: 'north', limitM: 2000 },
    });
  });
});
