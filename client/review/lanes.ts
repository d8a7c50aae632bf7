import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { markOf } from '../../engine/review/timeline.ts';
import { REVIEW_LANES, type ReviewLane } from '../../engine/review/types.ts';

export interface LaneMark {
  readonly event: ExerciseEvent;
  /** Drawn hollow: refused orders, faults of reports, teams that had to withdraw. */
  readonly hollow: boolean;
}

export interface Lane {
  readonly id: ReviewLane;
  readonly marks: readonly LaneMark[];
}

/** What the timeline shows, lane by lane, in time order: the same lanes as in the report. */
export function lanesOf(events: readonly ExerciseEvent[]): readonly Lane[] {
  const marks = new Map<ReviewLane, LaneMark[]>(REVIEW_LANES.map((id) => [id, []]));
  for (const event of events) {
    const mark = markOf(event);
    if (mark !== null) marks.get(mark.lane)!.push({ event, hollow: mark.trouble });
  }
  return [...marks].flatMap(([id, list]) => (list.length === 0 ? [] : [{ id, marks: list }]));
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
