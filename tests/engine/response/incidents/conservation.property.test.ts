import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../../../engine/exercise/commands/command.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { Hasher } from '../../../../engine/kernel/hash.ts';
import { advance, give, personsIn } from '../drill.ts';
import { CARE_UNITS, COACH, startIncidents } from '../incident-drill.ts';

/** Casualties of villagers and of travellers, trapped and missing people, a stage that comes later. */
const SLIDE = {
  ...COACH,
  id: 'slide',
  villageId: 'v1',
  atTick: 1800,
  survival: 'collapse' as const,
  missing: { persons: 5, capability: 'searchRescue' as const, personHEach: 2, minPersons: 2 },
  worsens: [
    {
      id: 'again',
      afterTicks: 3600,
      unlessDone: [],
      casualties: { immediate: 3, delayed: 2, minor: 1, dead: 1 },
      trapped: null,
      missing: null,
      text: { zh: '-', en: '-' },
    },
  ],
};
const GROUPS = ['incident:coach', 'incident:slide', 'incident:slide:again'] as const;
const TRAVELLERS = 12;

const groupId = fc.constantFrom(...GROUPS);
const anyOrder: fc.Arbitrary<UnitOrder> = fc.oneof(
  fc.record({
    type: fc.constant('transportCasualties' as const),
    unitId: fc.constantFrom('ambulance', 'bus', 'ambulance-2'),
    groupId,
    hospitalId: fc.constantFrom('hospital-east', 'hospital-west'),
  }),
  fc
    .tuple(
      fc.constantFrom('rescueTrapped', 'searchMissing', 'treatCasualties'),
      groupId,
      fc.constantFrom('medics', 'rescuers'),
    )
    .map(([kind, id, unitId]) => ({ type: 'workAt' as const, unitId, siteId: `${kind}:${id}` })),
  fc.record({
    type: fc.constant('evacuate' as const),
    unitId: fc.constantFrom('bus', 'guide'),
    villageId: fc.constant('v1'),
    shelterId: fc.constantFrom('shelter-1', 'shelter-2'),
  }),
  fc.record({
    type: fc.constantFrom('hold' as const, 'return' as const),
    unitId: fc.constantFrom('ambulance', 'medics', 'rescuers'),
  }),
);
const script = fc.array(fc.tuple(anyOrder, fc.integer({ min: 0, max: 1800 })), {
  minLength: 5,
  maxLength: 30,
});

function begin(mode: World['mode']): World {
  const base = startIncidents([]);
  const second = { ...CARE_UNITS[0]!, id: 'ambulance-2', seatsForPeople: 5 };
  return startIncidents(
    [COACH, SLIDE],
    {
      units: [...base.scenario.units, second].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      hospitals: [
        { facilityId: 'hospital-east', beds: 4, provenance: 'assumed' },
        { facilityId: 'hospital-west', beds: 6, provenance: 'assumed' },
      ],
    },
    1,
    mode,
  );
}

function mustHold(w: World): void {
  // Villagers: at home, under way or in the books of a group of casualties.
  expect(personsIn(w)).toBe(201);
  const persons = w.state.casualtyGroups.flatMap((g) => g.persons);
  const harmed = w.state.villages.reduce((n, v) => n + v.casualties, 0);
  const coach = w.state.casualtyGroups.find((g) => g.id === 'incident:coach');
  expect(persons.length).toBe(harmed + (coach?.persons.length ?? 0));
  expect([0, TRAVELLERS]).toContain(coach?.persons.length ?? 0);
  for (const p of persons) {
    expect(p.unitId !== null).toBe(p.care === 'ambulance');
    expect(p.hospitalId !== null).toBe(p.care === 'ambulance' || p.care === 'hospital');
    if (p.care === 'dead') expect(p.triage).toBe('dead');
    if (p.care === 'waiting' || p.care === 'treated') expect(p.triage).not.toBe('dead');
  }
  for (const u of w.state.units) {
    const aboard = persons.filter((p) => p.unitId === u.id).length;
    if (u.id.startsWith('ambulance')) expect(u.people).toBe(aboard);
    expect(u.people).toBeLessThanOrEqual(w.index.unit.get(u.id)!.spec.seatsForPeople);
  }
  for (const h of viewOf(w, 'truth').hospitals) expect(h.free).toBeGreaterThanOrEqual(0);
  for (const g of viewOf(w, 'truth').casualtyGroups) {
    const here = [...Object.values(g.waiting), ...Object.values(g.treated)];
    const sum = here.reduce((n, x) => n + x, 0);
    expect(sum + g.missing + g.trapped + g.inAmbulance + g.inHospital + g.dead).toBe(
      w.state.casualtyGroups.find((x) => x.id === g.id)!.persons.length,
    );
  }
}

describe('whatever is ordered for casualties', () => {
  it('every person is in exactly one state, no seat and no bed is filled twice', () => {
    let admitted = 0;
    fc.assert(
      fc.property(script, (steps) => {
        const w = begin('plain');
        advance(w, 2400);
        for (const [command, wait] of steps) {
          give(w, command, command.unitId === 'guide' ? 'town' : 'command');
          advance(w, w.state.tick + wait);
          mustHold(w);
        }
        advance(w, w.state.tick + 4 * 3600);
        mustHold(w);
        admitted += viewOf(w, 'truth').hospitals.reduce((n, h) => n + h.patients, 0);
      }),
      { numRuns: 30, seed: 20260601 },
    );
    expect(admitted).toBeGreaterThan(50);
  });

  it('the frozen and the plain state come out alike, at any pace', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const hashes = (['plain', 'immer'] as const).map((mode) => {
          const w = begin(mode);
          const go = (tick: number): void => {
            if (mode === 'immer') for (let t = w.state.tick; t < tick; t += 97) advance(w, t);
            advance(w, tick);
          };
          go(2400);
          for (const [command, wait] of steps) {
            give(w, command);
            go(w.state.tick + wait);
          }
          return new Hasher().json(w.state).digest();
        });
        expect(hashes[0]).toBe(hashes[1]);
      }),
      { numRuns: 6, seed: 12 },
    );
  });
});
