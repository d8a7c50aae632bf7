import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import { Hasher } from '../../../engine/kernel/hash.ts';
import type { Region } from '../../../engine/region/region.ts';
import {
  advance,
  DRILL_UNITS,
  drillRegion,
  drillScenario,
  give,
  roadCut,
  startDrill,
  withFire,
} from './drill.ts';

const seat = { e: 2505, n: 2595 };

/** A morning's work for every team, given alike to every variant of the scenario. */
const SCRIPT: readonly (readonly [number, UnitOrder])[] = [
  [0, { type: 'recon', unitId: 'drone', at: seat }],
  [0, { type: 'evacuate', unitId: 'bus', villageId: 'v1', shelterId: 'shelter-1' }],
  [0, { type: 'evacuate', unitId: 'guide', villageId: 'v2', shelterId: 'shelter-2' }],
  [
    0,
    {
      type: 'sendSupplies',
      unitId: 'lorry',
      depotId: 'depot-1',
      shelterId: 'shelter-1',
      item: 'reliefKit',
      count: 90,
    },
  ],
  [
    0,
    {
      type: 'sendSupplies',
      unitId: 'van',
      depotId: 'depot-2',
      shelterId: 'shelter-2',
      item: 'reliefKit',
      count: 30,
    },
  ],
  [1800, { type: 'directAttack', unitId: 'crew', at: seat }],
  [1800, { type: 'directAttack', unitId: 'engine', at: { e: 2505, n: 2700 } }],
  [1800, { type: 'waterDrop', unitId: 'heli', at: seat, coverage: 4, sourceId: 'lake' }],
  [
    1800,
    {
      type: 'buildLine',
      unitId: 'dozer',
      path: [
        { e: 2900, n: 2400 },
        { e: 2900, n: 2800 },
      ],
    },
  ],
  [7200, { type: 'mopUp', unitId: 'guide', at: seat }],
];

/** What became of the fire, the people and the kits. */
function outcome(over: Partial<Scenario>, region: Region = drillRegion()): string {
  const w = startDrill({ ...withFire(seat), ...over }, { region });
  for (const [tick, order] of SCRIPT) {
    advance(w, tick);
    if (w.index.unit.has(order.unitId)) give(w, order);
  }
  advance(w, 5 * 3600);
  const { cohorts, villages, shelters, depots, lines } = w.state;
  const people = cohorts.map((c) => [c.villageId, c.persons, c.shelteredTick, c.relieved]);
  const burned = [...w.fire.burnedCells(w.state.tick)];
  const kits = shelters.map((s) => [s.facilityId, s.occupants, s.kits]);
  const stock = depots.filter((d) => d.kits > 0).map((d) => d.kits);
  const seen = w.pictures.knownCount('command');
  return new Hasher().json({ people, villages, kits, stock, lines, burned, seen }).digest();
}

describe('nothing of the response is decoration', () => {
  const whole = outcome({});

  it('the same exercise twice is the same', () => {
    expect(outcome({})).toBe(whole);
  });

  it.each(DRILL_UNITS.map((u) => u.id))('without %s it comes out otherwise', (id) => {
    expect(outcome({ units: DRILL_UNITS.filter((u) => u.id !== id) })).not.toBe(whole);
  });

  it.each(['depot-1', 'depot-2'])('without %s it comes out otherwise', (id) => {
    const depots = drillScenario().depots.filter((d) => d.facilityId !== id);
    expect(outcome({ depots })).not.toBe(whole);
  });

  it.each([0, 1, 2, 3, 4, 6, 7])('with road %i out of use it comes out otherwise', (edge) => {
    expect(outcome({ injects: [closed(edge)] })).not.toBe(whole);
  });

  it('a road that nobody prefers is the way round when another is closed', () => {
    const detour = outcome({ injects: [closed(2)] });
    expect(outcome({ injects: [closed(2), closed(5)] })).not.toBe(detour);
  });
});

const closed = (edgeId: number) => roadCut(`out-${edgeId}`, edgeId, { atTick: 1 });
