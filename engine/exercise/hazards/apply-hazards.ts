import { byId } from '../lookup.ts';
import type { ExerciseEvent } from '../event.ts';
import type { ExerciseState } from '../state.ts';

/** What events say of hazards other than wildfire. */
export function applyHazards(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type === 'hazardBegan') {
    const hazard = byId(s.hazards, b.hazard);
    if (hazard.beganTick < 0) hazard.beganTick = e.tick;
    hazard.overTick = -1;
  } else if (b.type === 'hazardDetected') {
    const hazard = byId(s.hazards, b.hazard);
    if (hazard.detectedTick < 0) hazard.detectedTick = e.tick;
  } else if (b.type === 'hazardOver') byId(s.hazards, b.hazard).overTick = e.tick;
}

/** Onset of the first hazard, or -1 before any. */
export function onsetTick(s: ExerciseState): number {
  let first = s.fire.ignitedTick;
  for (const { beganTick } of s.hazards)
    if (beganTick >= 0 && (first < 0 || beganTick < first)) first = beganTick;
  return first;
}
