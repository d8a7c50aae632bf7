import type { ExerciseEvent } from './event.ts';
import { byId } from './lookup.ts';
import type { ExerciseState } from './state.ts';

/** The part of `apply` that writes the summary of the fire and the lines that are built against it. */
export function applyFire(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'fireIgnited':
      if (s.fire.ignitedTick < 0) s.fire.ignitedTick = e.tick;
      s.fire.outTick = -1;
      return;
    case 'fireDetected':
      if (s.fire.detectedTick < 0) s.fire.detectedTick = e.tick;
      return;
    case 'fireSpotted':
      s.fire.spotFires++;
      return;
    case 'fireReignited':
      s.fire.reignitions++;
      s.fire.outTick = -1;
      return;
    case 'fireOut':
      s.fire.outTick = e.tick;
      s.fire.burnedHa = b.burnedHa;
      return;
    case 'fireMeasured':
      s.fire.burnedHa = b.burnedHa;
      return;
    case 'lineBegun':
      s.lines.push({ ...b.line, path: b.line.path.slice() });
      return;
    case 'lineExtended': {
      const line = byId(s.lines, b.lineId);
      line.builtM = b.builtM;
      line.done = b.done;
      return;
    }
    case 'lineBurnedOut':
      byId(s.lines, b.lineId).burnedOut = true;
      return;
    default:
  }
}
