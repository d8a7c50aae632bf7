import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes places at the water. */
export function applyWaterfront(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type === 'waterfrontSafe') byId(s.waterfront, b.placeId).doneTick = e.tick;
  else if (b.type === 'waterfrontHit') {
    const place = byId(s.waterfront, b.placeId);
    place.hitTick = e.tick;
    place.toll = b.toll;
  } else if (b.type === 'waterfrontKnown') byId(s.waterfront, b.placeId).knownTo.push(b.seatId);
}
