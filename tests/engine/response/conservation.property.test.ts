import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { Hasher } from '../../../engine/kernel/hash.ts';
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
    item: fc.constant('reliefKit' as const),
    count: fc.integer({ min: 1, max: 60 }),
  }),
);
const script = fc.array(fc.tuple(anyOrder, fc.integer({ min: 0, max: 2400 })), {
  minLength: 3,
  maxLength: 25,
});

function begin(mode: World['mode']): World {
  return startDrill(withFire({ e: 2300, n: 2000 }, 6), { region, mode });
}

function mustHold(w: World): void {
  expect(personsIn(w)).toBe(201);
  expect(kitsIn(w)).toBe(190);
  for (const s of w.state.shelters) {
    expect(s.occupants).toBeLessThanOrEqual(w.index.shelter.get(s.facilityId)!.capacity);
    expect(Math.min(s.kits, s.waiting, s.occupants)).toBeGreaterThanOrEqual(0);
  }
  for (const u of w.state.units) {
    const spec = w.index.unit.get(u.id)!.spec;
    expect(u.kits).toBeLessThanOrEqual(spec.kitCapacity);
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
