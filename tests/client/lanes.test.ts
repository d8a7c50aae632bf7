import { describe, expect, it } from 'vitest';
import { courseAt, peopleSeries } from '../../client/review/course.ts';
import { burnedSeries, lanesOf } from '../../client/review/lanes.ts';
import { grouped } from '../../client/ui/event-groups.ts';
import type { EventBody, ExerciseEvent } from '../../engine/exercise/event.ts';

let id = 0;
const event = (tick: number, body: EventBody): ExerciseEvent => ({
  id: ++id,
  tick,
  cause: null,
  body,
});
const leave = (tick: number, cohortId: number): ExerciseEvent =>
  event(tick, {
    type: 'peopleDisplaced',
    cohortId,
    villageId: 'v-1',
    shelterId: null,
    persons: 30,
    unitId: null,
    dueTick: tick,
  });

describe('the timeline of a review', () => {
  it('has the hazard, of any kind, on one axis with injects, orders and people', () => {
    const events = [
      event(0, { type: 'exerciseStarted' }),
      event(5, { type: 'injectFired', injectId: 'i1', by: 'time' }),
      event(6, { type: 'roadClosed', edgeId: 3, reason: 'fire' }),
      event(7, { type: 'orderEnded', orderId: 1, status: 'done', reason: null }),
      event(8, { type: 'unitWithdrew', unitId: 'u', flameLengthM: 4 }),
      leave(9, 1),
    ];
    const lanes = lanesOf(events);
    expect(lanes.map((lane) => [lane.id, lane.marks.map((mark) => mark.event.tick)])).toEqual([
      ['hazard', [0, 6]],
      ['injects', [5]],
      ['people', [9]],
      ['forces', [8]],
    ]);
    expect(lanes.flatMap((lane) => lane.marks).filter((mark) => mark.hollow)).toHaveLength(1);
  });

  it('tells what happens to many at one moment once', () => {
    const groups = grouped([leave(60, 1), leave(60, 2), leave(90, 3)]);
    expect(groups.map((group) => [group.first.tick, group.count])).toEqual([
      [60, 2],
      [90, 1],
    ]);
  });

  it('draws the burned area from the first ignition, as it was measured', () => {
    const events = [
      event(60, { type: 'fireMeasured', burnedHa: 0.5 }),
      event(400, { type: 'fireMeasured', burnedHa: 1 }),
      event(800, { type: 'fireOut', burnedHa: 4 }),
    ];
    const start = event(50, { type: 'fireIgnited', at: { e: 0, n: 0 }, why: 'scenario' });
    expect(burnedSeries([start, ...events])).toEqual([
      { tick: 50, ha: 0 },
      { tick: 60, ha: 0.5 },
      { tick: 400, ha: 1 },
      { tick: 800, ha: 4 },
    ]);
    expect(burnedSeries([])).toEqual([]);
  });

  it('counts people who left, arrived and were given relief, each group once', () => {
    const events = [
      leave(60, 1),
      leave(60, 2),
      event(120, { type: 'peopleSheltered', cohortId: 1, shelterId: 's' }),
      event(130, { type: 'peopleSheltered', cohortId: 1, shelterId: 's' }),
      event(200, { type: 'peopleRelieved', cohortId: 1, shelterId: 's', persons: 20 }),
      event(300, { type: 'peopleRelieved', cohortId: 1, shelterId: 's', persons: 10 }),
    ];
    const people = peopleSeries(events);
    expect(people.at(-1)).toEqual({ tick: 300, displaced: 60, sheltered: 30, relieved: 30 });
    const table = courseAt([{ tick: 100, ha: 2 }], people, 280, 100);
    expect(table.map((p) => [p.tick, p.burnedHa, p.displaced, p.sheltered, p.relieved])).toEqual([
      [0, 0, 0, 0, 0],
      [100, 2, 60, 0, 0],
      [200, 2, 60, 30, 20],
      [280, 2, 60, 30, 20],
    ]);
    // Ended by hand half a minute after a row: one line for that minute.
    expect(courseAt([], people, 130, 100).map((p) => p.tick)).toEqual([0, 130]);
  });
});
