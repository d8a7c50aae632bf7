import { describe, expect, it } from 'vitest';
import { advance } from '../../../engine/exercise/run.ts';
import {
  ASSUMED_CAPACITY,
  slowdown,
  teamPcu,
} from '../../../engine/response/movement/congestion.ts';
import { peoplePcu } from '../../../engine/response/movement/own-vehicles.ts';
import { DRILL_UNITS, eventsOf, order, startDrill } from './drill.ts';

const bus = DRILL_UNITS.find((u) => u.id === 'bus')!;
const crew = DRILL_UNITS.find((u) => u.id === 'crew')!;
const goal = { e: 4500, n: 3000 };

describe('time on a stretch against the traffic on it', () => {
  it('is free below three tenths of the capacity, and a seventh more at capacity', () => {
    expect(slowdown(0.29 * ASSUMED_CAPACITY.county, 'county')).toBe(1);
    expect(slowdown(ASSUMED_CAPACITY.county, 'county')).toBeCloseTo(1.15, 12);
    expect(slowdown(2 * ASSUMED_CAPACITY.county, 'county')).toBeCloseTo(1 + 0.15 * 16, 12);
  });

  it('never grows without end', () => {
    expect(slowdown(1e6, 'village')).toBe(10);
  });

  it('counts lorries and buses by what they carry', () => {
    expect(teamPcu({ ...crew, strength: 30 })).toBe(5);
    expect(teamPcu({ ...bus, seatsForPeople: 135 })).toBe(7.5);
    expect(peoplePcu(30)).toBe(10);
  });
});

describe('convoys on one road', () => {
  /** Hours that the last of `count` convoys of forty lorries takes to the junction. */
  const last = (count: number): number => {
    const convoy = (i: number) => ({ ...crew, id: `convoy-${i}`, strength: 600, turnOutMin: 5 });
    const ids = Array.from({ length: count }, (_, i) => convoy(i));
    const w = startDrill({ units: ids });
    for (const { id } of ids) order(w, { type: 'move', unitId: id, to: goal });
    advance(w, 4 * 3600);
    const gone = new Map(eventsOf(w, 'unitDeparted').map((e) => [e.body.unitId, e.tick]));
    const times = eventsOf(w, 'unitArrived').map((e) => e.tick - gone.get(e.body.unitId)!);
    expect(times).toHaveLength(count);
    return Math.max(...times);
  };

  it('go freely alone and jam together', () => {
    const alone = last(1);
    // 4,300 m of county road at 35 km/h: 442.3 s, rounded up on each of three edges; a convoy of a
    // hundred units in a quarter of an hour fills the county road and slows itself by a seventh.
    expect(alone).toBeGreaterThanOrEqual(443);
    expect(alone).toBeLessThanOrEqual(445 * 1.16);
    expect(last(4)).toBeGreaterThan(1.5 * alone);
  });

  it('jam alike in both ways of running the exercise', () => {
    const tick = (mode: 'plain' | 'immer'): number[] => {
      const units = [1, 2, 3].map((i) => ({ ...crew, id: `convoy-${i}`, strength: 600 }));
      const w = startDrill({ units }, { mode });
      for (const { id } of units) order(w, { type: 'move', unitId: id, to: goal });
      advance(w, 4 * 3600);
      return eventsOf(w, 'unitArrived').map((e) => e.tick);
    };
    expect(tick('immer')).toEqual(tick('plain'));
  });
});
