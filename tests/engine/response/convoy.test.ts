import { describe, expect, it } from 'vitest';
import { convoySize } from '../../../engine/response/movement/convoy.ts';
import { unitView } from '../../../engine/exercise/view-parts.ts';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { World } from '../../../engine/exercise/world.ts';
import {
  advance,
  DRILL_UNITS,
  drillScenario,
  eventsOf,
  give,
  order,
  startDrill,
  unitOf,
} from './drill.ts';

const HOUR = 3600;
const to = { e: 4500, n: 3000 };
const together = (...ids: string[]): Extract<UnitOrder, { type: 'move' }> => ({
  type: 'move',
  unitId: ids[0]!,
  to,
  with: ids.slice(1),
});
const specOf = (id: string) => DRILL_UNITS.find((u) => u.id === id)!;

/** On the road, all of them. */
function underWay(w: World, ids: readonly string[]): void {
  for (let t = 60; ids.some((id) => unitOf(w, id).route.length === 0); t += 60) advance(w, t);
}

describe('a convoy', () => {
  it('sets out when the last is ready, keeps together and is there when its last vehicle is', () => {
    const w = startDrill();
    const ids = ['lorry', 'engine', 'crew'];
    order(w, together(...ids));
    underWay(w, ids);
    const departures = eventsOf(w, 'unitDeparted');
    expect(new Set(departures.map((e) => e.tick)).size).toBe(1);
    expect(new Set(departures.map((e) => e.body.etaTick)).size).toBe(1);
    expect(unitOf(w, 'lorry').route).toEqual(unitOf(w, 'engine').route);
    // Nobody waits less than his own turn-out and ten minutes of forming up.
    expect(departures[0]!.tick).toBeGreaterThan(600);
    advance(w, HOUR);
    const arrivals = eventsOf(w, 'unitArrived');
    expect(arrivals.map((e) => e.body.unitId).toSorted()).toEqual(['crew', 'engine', 'lorry']);
    expect(new Set(arrivals.map((e) => e.tick)).size).toBe(1);
    for (const id of ids) expect(unitOf(w, id)).toMatchObject({ at: to, status: 'standby' });
  });

  it('is as fast as its slowest vehicle, and its length comes on top', () => {
    const timeOf = (ids: readonly string[]): number => {
      const w = startDrill();
      order(w, ids.length > 1 ? together(...ids) : { type: 'move', unitId: ids[0]!, to });
      underWay(w, ids);
      const { route } = unitOf(w, ids[0]!);
      return route.at(-1)!.arriveTick - route[0]!.departTick;
    };
    const lorry = timeOf(['lorry']);
    const bus = timeOf(['bus']);
    expect(bus).toBeGreaterThan(lorry);
    const both = timeOf(['lorry', 'bus']);
    // Two vehicles: 2 x 10 m and a gap of 50 m, at the bus's 30 km/h on the county road.
    expect(convoySize([specOf('lorry'), specOf('bus')])).toEqual({ vehicles: 2, lengthM: 70 });
    expect(Math.abs(both - bus - (70 * 3.6) / 30)).toBeLessThanOrEqual(2);
  });

  it('takes the room of all its vehicles on the road', () => {
    // Thirty lorries of fifteen people: 75 pcu within a slot are 300 an hour of the 400 that the
    // county road takes, so 1 + 0.15 (0.75)^4 = 1.047 times the free time.
    const many = { ...specOf('crew'), id: 'many', strength: 450 };
    const few = { ...specOf('crew'), id: 'few', strength: 15 };
    const w = startDrill({ units: [few, many].toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
    order(w, together('few', 'many'));
    underWay(w, ['few', 'many']);
    const [leg] = unitOf(w, 'few').route;
    const freeS = (1300 * 3.6) / 35;
    const share = (31 * 2.5 * 4) / 400;
    const expected = freeS * (1 + 0.15 * share ** 4);
    expect(Math.abs(leg!.arriveTick - leg!.departTick - expected)).toBeLessThanOrEqual(2);
    expect(unitOf(w, 'many').route).toEqual(unitOf(w, 'few').route);
  });

  it('takes another way together when the road ahead is closed', () => {
    const w = startDrill();
    const ids = ['lorry', 'engine'];
    order(w, together(...ids));
    underWay(w, ids);
    w.state = { ...w.state, closures: [{ edgeId: 2, fromTick: w.state.tick, reason: 'inject' }] };
    advance(w, 2 * HOUR);
    const arrivals = eventsOf(w, 'unitArrived');
    expect(arrivals).toHaveLength(2);
    expect(new Set(arrivals.map((e) => e.tick)).size).toBe(1);
  });

  it('shows as one thing with the number of its teams and vehicles', () => {
    const w = startDrill();
    order(w, together('lorry', 'crew'));
    expect(unitView(w, unitOf(w, 'crew')).convoy).toBeUndefined();
    underWay(w, ['lorry', 'crew']);
    for (const id of ['lorry', 'crew'])
      expect(unitView(w, unitOf(w, id)).convoy).toEqual({ leadId: 'lorry', teams: 2, vehicles: 3 });
    advance(w, HOUR);
    expect(unitView(w, unitOf(w, 'crew')).convoy).toBeUndefined();
  });

  it('is refused teams that stand elsewhere, with the convoy that would go', () => {
    const far = { ...specOf('van'), home: { at: to, nodeId: 3, name: { zh: '-', en: '-' } } };
    const w = startDrill({ units: DRILL_UNITS.map((u) => (u.id === 'van' ? far : u)) });
    const refused = give(w, together('lorry', 'van', 'crew')).rejection!;
    expect(refused).toMatchObject({
      code: 'notTogether',
      params: { unit: 'van', distanceM: 4300, limitM: 500 },
    });
    expect(refused.alternatives).toEqual([
      { ...together('lorry', 'crew'), with: ['lorry', 'crew'] },
    ]);
    expect(give(w, together('lorry', 'heli')).rejection).toMatchObject({ code: 'notTogether' });
    expect(give(w, together('lorry', 'nobody')).rejection).toMatchObject({ code: 'unknownUnit' });
  });

  it('is refused to a seat whose teams they are not', () => {
    const w = startDrill({ seats: drillScenario().seats });
    const refused = give(w, { ...together('guide', 'crew') }, 'town').rejection;
    expect(refused).toMatchObject({ code: 'notAuthorised' });
  });
});
