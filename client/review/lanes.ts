import type { ExerciseEvent } from '../../engine/exercise/event.ts';

export const LANES = ['injects', 'orders', 'reports', 'people', 'roads'] as const;
export type LaneId = (typeof LANES)[number];

export interface LaneMark {
  readonly event: ExerciseEvent;
  /** Drawn hollow: refused orders, closed roads that opened again. */
  readonly hollow: boolean;
}

const LANE_OF: Readonly<Partial<Record<ExerciseEvent['body']['type'], LaneId>>> = {
  injectFired: 'injects',
  orderIssued: 'orders',
  orderRefused: 'orders',
  reportSent: 'reports',
  peopleDisplaced: 'people',
  peopleSheltered: 'people',
  peopleRelieved: 'people',
  kitsDelivered: 'people',
  roadClosed: 'roads',
  roadOpened: 'roads',
};

/** What the timeline shows, lane by lane, in time order. */
export function lanesOf(
  events: readonly ExerciseEvent[],
): Readonly<Record<LaneId, readonly LaneMark[]>> {
  const lanes: Record<LaneId, LaneMark[]> = {
    injects: [],
    orders: [],
    reports: [],
    people: [],
    roads: [],
  };
  for (const event of events) {
    const lane = LANE_OF[event.body.type];
    if (lane === undefined) continue;
    const hollow = event.body.type === 'orderRefused' || event.body.type === 'roadOpened';
    lanes[lane].push({ event, hollow });
  }
  return lanes;
}

export interface BurnedPoint {
  readonly tick: number;
  readonly ha: number;
}

/** Burned area over time as the events recorded it: nothing before the first ignition. */
export function burnedSeries(events: readonly ExerciseEvent[]): readonly BurnedPoint[] {
  const points: BurnedPoint[] = [];
  for (const { tick, body } of events)
    if (body.type === 'fireIgnited' && points.length === 0) points.push({ tick, ha: 0 });
    else if (body.type === 'fireMeasured' || body.type === 'fireOut')
      points.push({ tick, ha: body.burnedHa });
  return points;
}
