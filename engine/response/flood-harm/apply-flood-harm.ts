import type { ExerciseEvent } from '../../exercise/event.ts';
import { find } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes which homes are under water. */
export function applyFloodHarm(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type !== 'homesFlooded') return;
  if (b.now > 0) s.wetTick = e.tick;
  const village = find(s.flooded, b.villageId);
  if (village !== undefined) {
    village.share = b.share;
    village.now = b.now;
    return;
  }
  let at = s.flooded.findIndex((x) => x.id > b.villageId);
  if (at < 0) at = s.flooded.length;
  s.flooded.splice(at, 0, { id: b.villageId, share: b.share, now: b.now });
}
