import type { ExerciseEvent } from '../exercise/event.ts';
import type { World } from '../exercise/world.ts';
import type { CaseTime } from './metrics/metric.ts';
import type { ScoreLine } from './target.ts';

/**
 * Watches events and keeps what the targets of a scenario need; it derives nothing from the truth
 * that is not an event. `lines` may be asked at any time.
 */
export interface ScoreBoard {
  observe(event: ExerciseEvent): void;
  lines(w: World): readonly ScoreLine[];
  /** The single times behind each target that has clocks, by target. */
  cases(): ReadonlyMap<string, readonly CaseTime[]>;
}
