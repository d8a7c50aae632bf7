import type { ExerciseEvent } from '../../engine/exercise/event.ts';

/** Events of one kind at one moment, told as one. */
export interface EventGroup {
  readonly first: ExerciseEvent;
  readonly count: number;
}

/** A village that leaves in groups of thirty is one line of evidence, not twenty-five. */
export function grouped(events: readonly ExerciseEvent[]): readonly EventGroup[] {
  const groups: { first: ExerciseEvent; count: number }[] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const same = last?.first.tick === event.tick && last.first.body.type === event.body.type;
    if (same) last.count++;
    else groups.push({ first: event, count: 1 });
  }
  return groups;
}
