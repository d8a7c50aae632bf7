import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { landingHindrance } from '../../../../engine/response/transport/landing.ts';
import { sightM } from '../../../../engine/response/transport/sight.ts';
import type { LandingSite } from '../../../../engine/response/transport/transport.ts';
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
const heli = DRILL_UNITS.find((u) => u.id === 'heli')!;
const site = (id: string, e: number, n: number, over: Partial<LandingSite> = {}): LandingSite => ({
  id,
  name: { zh: id, en: id },
  at: { e, n },
  surface: 'hard',
  lit: false,
  windMs: 10,
  sightM: 2000,
  obstacles: 'clear',
  provenance: 'assumed',
  ...over,
});

/** A field beside depot 1 and one 600 m from shelter 2; nothing near the lake. */
const SITES = [site('field-1', 1500, 3100), site('field-2', 5800, 3600)];
const DAY = drillScenario().weather[0]!;

const startFlying = (sites: readonly LandingSite[] = SITES, over: Partial<Scenario> = {}) =>
  startDrill({
    units: [
      ...DRILL_UNITS.filter((u) => u.id !== 'heli'),
      {
        ...heli,
        capabilities: ['waterDrop', 'transportGoods'] as const,
        kitCapacity: 60,
        home: { at: { e: 1500, n: 3100 }, nodeId: -1, name: { zh: '-', en: '-' } },
      },
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    transport: { landingSites: sites, waterways: null },
    ...over,
  });

const bring = {
  type: 'sendSupplies',
  unitId: 'heli',
  depotId: 'depot-1',
  shelterId: 'shelter-2',
  item: 'reliefKit',
  count: 50,
} as const;

describe('a helicopter', () => {
  it('flies from site to site and its load is carried the rest of the way', () => {
    const w = startFlying();
    order(w, bring);
    for (let t = 60; unitOf(w, 'heli').kits === 0; t += 60) advance(w, t);
    for (let t = w.state.tick; !unitOf(w, 'heli').route.some((l) => l.mode === 'air'); t += 30)
      advance(w, t);
    const { route } = unitOf(w, 'heli');
    expect(route.map((l) => l.mode)).toEqual(['foot', 'air', 'foot']);
    expect(route.map((l) => l.line.at(-1))).toEqual([
      { e: 1500, n: 3100 },
      { e: 5800, n: 3600 },
      { e: 5800, n: 3000 },
    ]);
    // 100 m and 600 m at 3.6 km/h; 4.33 km at 180 km/h with two minutes at each end.
    const air = route[1]!;
    expect(route[0]!.arriveTick - route[0]!.departTick).toBe(100);
    expect(route[2]!.arriveTick - route[2]!.departTick).toBe(600);
    const flownM = Math.sqrt(4300 * 4300 + 500 * 500);
    expect(air.arriveTick - air.departTick).toBe(Math.ceil(flownM / 50) + 240);
    advance(w, 4 * HOUR);
    expect(eventsOf(w, 'kitsDelivered')).toHaveLength(1);
  });

  it('is refused a place without a site in reach, and told which is the nearest', () => {
    const w = startFlying([SITES[0]!, site('far', 5800, 5000)]);
    const refused = give(w, bring).rejection!;
    expect(refused).toMatchObject({
      code: 'noLandingSite',
      params: { place: 'far', distanceM: 2000, limitM: 1500 },
    });
    // What would work instead goes by road.
    expect(refused.alternatives[0]).toMatchObject({ type: 'sendSupplies', unitId: 'lorry' });
    expect(
      give(w, { type: 'move', unitId: 'heli', to: { e: 3000, n: 500 } }).rejection,
    ).toMatchObject({ code: 'noLandingSite', params: { place: 'field-1' } });
  });

  it.each([
    ['obstructed', { obstacles: 'blocked' as const }, {}, 'siteObstructed'],
    ['in wind', {}, { windMs: 11 }, 'windTooStrong'],
    [
      'in half the wind with obstacles',
      { obstacles: 'limited' as const },
      { windMs: 6 },
      'windTooStrong',
    ],
    ['in heavy rain', {}, { rainMmH: 40 }, 'poorSight'],
    ['in fog', {}, { relativeHumidityPct: 99, windMs: 1 }, 'poorSight'],
  ])('is refused a site that is %s', (_what, over, weather, code) => {
    const w = startFlying([SITES[0]!, { ...SITES[1]!, ...over }], {
      weather: [{ ...DAY, ...weather }],
    });
    expect(give(w, bring).rejection?.code).toBe(code);
  });

  it('lands by night where there is light', () => {
    const night = { startSecondOfDay: 22 * HOUR };
    expect(give(startFlying(SITES, night), bring).rejection?.code).toBe('noDaylight');
    const lit = SITES.map((s) => ({ ...s, lit: true }));
    expect(give(startFlying(lit, night), bring).rejection).toBeNull();
  });

  it('waits when the weather has closed its goal, and goes on when it is better', () => {
    const weather = [
      DAY,
      { ...DAY, tick: 600, rainMmH: 60 },
      { ...DAY, tick: 2 * HOUR, rainMmH: 0 },
    ];
    const w = startFlying(SITES, { weather });
    order(w, bring);
    advance(w, HOUR);
    expect(unitOf(w, 'heli')).toMatchObject({ status: 'blocked', kits: 50 });
    advance(w, 3 * HOUR);
    expect(eventsOf(w, 'kitsDelivered')).toHaveLength(1);
  });

  it('needs no site to drop water, and comes home to its base', () => {
    const w = startFlying();
    const drop = {
      type: 'waterDrop',
      unitId: 'heli',
      at: { e: 3000, n: 4000 },
      coverage: 4,
      sourceId: 'lake',
    } as const;
    // Refused for want of a fire, not of a landing site.
    expect(give(w, drop).rejection?.code).toMatch(/KnownFire/);
    order(w, { type: 'move', unitId: 'heli', to: { e: 5800, n: 3000 } });
    advance(w, 2 * HOUR);
    expect(unitOf(w, 'heli').at).toEqual({ e: 5800, n: 3000 });
    order(w, { type: 'return', unitId: 'heli' });
    advance(w, 3 * HOUR);
    expect(unitOf(w, 'heli').at).toEqual({ e: 1500, n: 3100 });
  });

  it('lands anywhere where a scenario has no landing sites', () => {
    const w = startFlying([]);
    expect(give(w, { type: 'move', unitId: 'heli', to: { e: 3000, n: 500 } }).rejection).toBeNull();
  });
});

describe('sight', () => {
  it('follows the rain as Atlas has it, and is short in fog', () => {
    // 0.365 R^0.63 per km: 1.557 at 10 mm/h, so 3.912 / 1.557 km; R^0.63 from tables of logarithms.
    expect(sightM({ ...DAY, rainMmH: 10 })).toBeCloseTo(2512, -1);
    expect(sightM({ ...DAY, rainMmH: 0 })).toBe(20_000);
    expect(sightM({ ...DAY, relativeHumidityPct: 98, windMs: 1 })).toBe(500);
  });

  it('is judged by the limit of each site', () => {
    const rain = { ...DAY, rainMmH: 20 };
    expect(landingHindrance(SITES[0]!, rain, true)).toMatchObject({ code: 'poorSight' });
    expect(landingHindrance({ ...SITES[0]!, sightM: 1000 }, rain, true)).toBeNull();
  });
});
