import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { Hasher } from '../../../engine/kernel/hash.ts';
import { kitPlaces } from '../../../engine/response/supplies/items.ts';
import { LandCover } from '../../../engine/region/region.ts';
import {
  advance,
  DRILL_UNITS,
  drillRegion,
  give,
  kitsIn,
  personsIn,
  startDrill,
  withFire,
} from './drill.ts';

/** A hundred hectares of shrub around the first village; fields elsewhere keep the fire small. */
const region = drillRegion((e, n) =>
  e > 2000 && e < 3200 && n > 1600 && n < 2500 ? LandCover.shrub : LandCover.paddy,
);
const units = DRILL_UNITS.map((u) => u.id);

const point = fc.record({
  e: fc.integer({ min: 100, max: 5900 }),
  n: fc.integer({ min: 100, max: 5900 }),
});
const unitId = fc.constantFrom(...units);
const shelterId = fc.constantFrom('shelter-1', 'shelter-2');
const anyOrder: fc.Arbitrary<UnitOrder> = fc.oneof(
  fc.record({ type: fc.constant('move' as const), unitId, to: point }),
  // Convoys: those that cannot come along are refused by name.
  fc.record({
    type: fc.constant('move' as const),
    unitId,
    to: point,
    with: fc.uniqueArray(unitId, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constantFrom('hold' as const, 'return' as const), unitId }),
  fc.record({
    type: fc.constantFrom('directAttack' as const, 'mopUp' as const),
    unitId,
    at: point,
  }),
  fc.record({ type: fc.constant('recon' as const), unitId, at: point }),
  fc.record({
    type: fc.constantFrom('buildLine' as const, 'burnOut' as const),
    unitId,
    path: fc.tuple(point, point),
  }),
  fc.record({
    type: fc.constant('waterDrop' as const),
    unitId,
    at: point,
    coverage: fc.integer({ min: 1, max: 6 }),
    sourceId: fc.constant('lake'),
  }),
  fc.record({
    type: fc.constant('evacuate' as const),
    unitId: fc.constantFrom('bus', 'guide'),
    villageId: fc.constantFrom('v1', 'v2'),
    shelterId,
  }),
  fc.record({
    type: fc.constant('sendSupplies' as const),
    unitId: fc.constantFrom('lorry', 'van'),
    depotId: fc.constantFrom('depot-1', 'depot-2'),
    shelterId,
    item: fc.constantFrom('reliefKit' as const, 'water' as const, 'food' as const),
    count: fc.integer({ min: 1, max: 60 }),
  }),
);
const script = fc.array(fc.tuple(anyOrder, fc.integer({ min: 0, max: 2400 })), {
  minLength: 3,
  maxLength: 25,
});

const goods = {
  depots: [
    { facilityId: 'depot-1', tier: 'county' as const, stock: { water: 400, food: 90 } },
    { facilityId: 'depot-2', tier: 'township' as const, stock: { water: 60 } },
  ],
  shelters: [{ facilityId: 'shelter-1', stock: { water: 50 } }],
  deliveries: [
    {
      id: 'city',
      name: { zh: '市', en: 'city' },
      portal: { at: { e: 5800, n: 3000 }, nodeId: 4, name: { zh: '口', en: 'gate' } },
      depotId: 'depot-2',
      atTick: 5400,
      load: { reliefKit: 25, water: 300 },
    },
  ],
};
/** Half of the people are away until ten in the morning, an hour after the start. */
const residents = {
  awayShare: Array.from({ length: 24 }, (_, h) => (h < 10 ? 0.5 : 0)),
  elderly: 0.2,
  children: 0.2,
  bedridden: 0.02,
  provenance: 'assumed' as const,
};

function begin(mode: World['mode']): World {
  const fire = withFire({ e: 2300, n: 2000 }, 6);
  return startDrill({ ...fire, supplies: goods, people: residents }, { region, mode });
}

/** Every litre and ration that came: in depots, on vehicles, in shelters or used up there. */
function goodsIn(w: World, item: 'water' | 'food'): number {
  let n = 0;
  for (const d of w.state.goods.depots) n += d.stock[item] ?? 0;
  for (const c of w.state.goods.cargo) if (c.item === item) n += c.count;
  for (const s of w.state.goods.shelters)
    for (const l of s.ledgers) {
      if (l.item !== item) continue;
      n += l.delivered;
      expect(l.used).toBeLessThanOrEqual(l.delivered + 1e-9);
      expect(l.used).toBeGreaterThanOrEqual(0);
    }
  return n;
}

function mustHold(w: World): void {
  expect(personsIn(w)).toBe(201);
  const came = w.state.goods.deliveries[0]!.arrived;
  expect(kitsIn(w)).toBe(190 + (came ? 25 : 0));
  expect(goodsIn(w, 'water')).toBe(400 + 60 + 50 + (came ? 300 : 0));
  expect(goodsIn(w, 'food')).toBe(90);
  for (const s of w.state.shelters) {
    expect(s.occupants).toBeLessThanOrEqual(w.index.shelter.get(s.facilityId)!.capacity);
    expect(Math.min(s.kits, s.waiting, s.occupants)).toBeGreaterThanOrEqual(0);
  }
  for (const u of w.state.units) {
    const spec = w.index.unit.get(u.id)!.spec;
    // Who is hurt in a team is a casualty, and nobody else is missing from it.
    const hurt = w.state.casualtyGroups
      .filter((g) => g.origin.kind === 'team' && g.origin.id === u.id)
      .reduce((n, g) => n + g.persons.length, 0);
    expect(u.strength + hurt).toBe(spec.strength);
    expect(u.kits).toBeLessThanOrEqual(spec.kitCapacity);
    const cargo = w.state.goods.cargo.filter((c) => c.unitId === u.id);
    expect(cargo.length + Math.sign(u.kits)).toBeLessThanOrEqual(1);
    for (const c of cargo) expect(kitPlaces(c.item, c.count)).toBeLessThanOrEqual(spec.kitCapacity);
    expect(u.people).toBeLessThanOrEqual(spec.seatsForPeople);
    const aboard = w.state.cohorts.filter((c) => c.unitId === u.id && c.stage === 'moving');
    if (u.people > 0) expect(aboard.reduce((n, c) => n + c.persons, 0)).toBe(u.people);
    // What is under way has something due, or it would never arrive.
    if (u.status !== 'standby') expect(u.dueTick).toBeGreaterThan(w.state.tick - 1);
  }
  for (const c of w.state.cohorts) expect(c.persons).toBeGreaterThanOrEqual(c.relieved);
  for (const d of w.state.depots) expect(d.kits).toBeGreaterThanOrEqual(0);
}

describe('whatever is ordered', () => {
  it('no person and no kit is lost or doubled, and nothing is overfilled', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const w = begin('plain');
        for (const [command, wait] of steps) {
          give(w, command, command.unitId === 'guide' ? 'town' : 'command');
          advance(w, w.state.tick + wait);
          mustHold(w);
        }
        advance(w, w.state.tick + 4 * 3600);
        mustHold(w);
      }),
      { numRuns: 25, seed: 20260318 },
    );
  });

  it('an offered way out of a refusal is accepted', () => {
    let offered = 0;
    fc.assert(
      fc.property(script, (steps) => {
        const w = begin('plain');
        for (const [command, wait] of steps) {
          const { rejection } = give(w, command);
          const [first] = rejection?.alternatives ?? [];
          if (first !== undefined) {
            offered++;
            expect(give(w, first).rejection).toBeNull();
          }
          advance(w, w.state.tick + wait);
        }
      }),
      { numRuns: 15, seed: 7 },
    );
    expect(offered).toBeGreaterThan(20);
  });

  it('the frozen and the plain state come out alike', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const hashes = (['plain', 'immer'] as const).map((mode) => {
          const w = begin(mode);
          for (const [command, wait] of steps) {
            give(w, command);
            advance(w, w.state.tick + wait);
          }
          return new Hasher().json(w.state).digest();
        });
        expect(hashes[0]).toBe(hashes[1]);
      }),
      { numRuns: 6, seed: 11 },
    );
  });
});
