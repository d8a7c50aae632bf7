import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { BurnedPoint } from './lanes.ts';

export interface PeoplePoint {
  readonly tick: number;
  /** Persons who have left home so far. */
  readonly displaced: number;
  /** Of these, who have reached a shelter. */
  readonly sheltered: number;
  /** Persons who have been given relief so far. */
  readonly relieved: number;
}

/** One moment of the course of an exercise. */
export interface CoursePoint extends PeoplePoint {
  readonly id: number;
  readonly burnedHa: number;
}

/** People over time, one point a moment at which something changed, from the recorded events. */
export function peopleSeries(events: readonly ExerciseEvent[]): readonly PeoplePoint[] {
  const size = new Map<number, number>();
  const arrived = new Set<number>();
  const points: PeoplePoint[] = [{ tick: 0, displaced: 0, sheltered: 0, relieved: 0 }];
  for (const { tick, body } of events) {
    const last = points.at(-1)!;
    let next: PeoplePoint | null = null;
    if (body.type === 'peopleDisplaced') {
      size.set(body.cohortId, body.persons);
      next = { ...last, tick, displaced: last.displaced + body.persons };
    } else if (body.type === 'peopleSheltered' && !arrived.has(body.cohortId)) {
      arrived.add(body.cohortId);
      next = { ...last, tick, sheltered: last.sheltered + (size.get(body.cohortId) ?? 0) };
    } else if (body.type === 'peopleRelieved') {
      next = { ...last, tick, relieved: last.relieved + body.persons };
    }
    if (next === null) continue;
    if (last.tick === tick) points.pop();
    points.push(next);
  }
  return points;
}

const lastUpTo = <P extends { readonly tick: number }>(points: readonly P[], tick: number) =>
  points.findLast((p) => p.tick <= tick);

/** Times in the table are told in minutes: two rows within one would look like the same. */
const TOLD_TICKS = 60;

/** The course at every `stepTicks` and at the end: the chart as a table. */
export function courseAt(
  burned: readonly BurnedPoint[],
  people: readonly PeoplePoint[],
  endTick: number,
  stepTicks: number,
): readonly CoursePoint[] {
  const ticks: number[] = [];
  for (let tick = 0; tick < endTick - TOLD_TICKS; tick += stepTicks) ticks.push(tick);
  ticks.push(endTick);
  return ticks.map((tick) => ({
    ...(lastUpTo(people, tick) ?? { displaced: 0, sheltered: 0, relieved: 0 }),
    tick,
    id: tick,
    burnedHa: lastUpTo(burned, tick)?.ha ?? 0,
  }));
}
