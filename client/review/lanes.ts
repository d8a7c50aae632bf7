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

/** Burned area over time, as the exercise measured it. */
export function burnedSeries(events: readonly ExerciseEvent[]): { tick: number; ha: number }[] {
  const series: { tick: number; ha: number }[] = [];
  for (const { tick, body } of events) {
    if (body.type === 'fireIgnited' && series.length === 0) series.push({ tick, ha: 0 });
    if (body.type === 'fireMeasured' || body.type === 'fireOut')
      series.push({ tick, ha: body.burnedHa });
  }
  return series;
}
