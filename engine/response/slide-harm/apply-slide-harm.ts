import type { ExerciseEvent } from '../../exercise/event.ts';
import { find, insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes where debris has been. */
export function applySlideHarm(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type !== 'villageBuried') return;
  const known = find(s.slideHarm, b.villageId);
  if (known === undefined) insertById(s.slideHarm, { id: b.villageId, struck: b.struck });
  else known.struck = b.struck;
}
