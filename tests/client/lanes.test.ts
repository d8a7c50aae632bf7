import { describe, expect, it } from 'vitest';
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
  it('puts events into their lanes and marks a reopened road', () => {
    const events = [
      event(5, { type: 'injectFired', injectId: 'i1' }),
      event(6, { type: 'roadClosed', edgeId: 3, reason: 'fire' }),
      event(9, { type: 'roadOpened', edgeId: 3 }),
      event(9, { type: 'exerciseStarted' }),
    ];
    const lanes = lanesOf(events);
    expect(lanes.injects.map((mark) => mark.event.tick)).toEqual([5]);
    expect(lanes.roads.map((mark) => mark.hollow)).toEqual([false, true]);
    expect(lanes.orders).toEqual([]);
  });

  it('tells what happens to many at one moment once', () => {
    const groups = grouped([leave(60, 1), leave(60, 2), leave(90, 3)]);
    expect(groups.map((group) => [group.first.tick, group.count])).toEqual([
      [60, 2],
      [90, 1],
    ]);
  });

  it('draws the burned area from the first ignition, in time order', () => {
    const start = event(100, { type: 'fireIgnited', at: { e: 0, n: 0 }, why: 'scenario' });
    const samples = [
      { tick: 800, ha: 4 },
      { tick: 50, ha: 0 },
      { tick: 400, ha: 1 },
    ];
    expect(burnedSeries([start], samples)).toEqual([
      { tick: 100, ha: 0 },
      { tick: 400, ha: 1 },
      { tick: 800, ha: 4 },
    ]);
    expect(burnedSeries([], samples)).toEqual([]);
  });
});
