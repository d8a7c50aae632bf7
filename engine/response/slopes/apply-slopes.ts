import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes watched slopes. */
export function applySlopes(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'slopeMoved': {
      const slope = byId(s.slopes, b.slideId);
      slope.signTick = e.tick;
      slope.signEvent = e.id;
      return;
    }
    case 'cracksReported':
      byId(s.slopes, b.slideId).calls.push({ postId: b.postId, tick: e.tick });
      return;
    case 'slopeKnown':
      byId(s.slopes, b.slideId).knownTo.push(b.seatId);
      return;
    case 'slopeInspected':
      byId(s.slopes, b.slideId).inspections.push(b.inspection);
      return;
    case 'slopeDrained':
      byId(s.slopes, b.slideId).drainedTick = e.tick;
      return;
    case 'slopeFailed': {
      const slope = byId(s.slopes, b.slideId);
      slope.failedEvent = e.id;
      slope.failureHeardTick = b.heardTick;
      return;
    }
    case 'slopeFailureKnown': {
      const slope = byId(s.slopes, b.slideId);
      slope.failureKnownTo.push(b.seatId);
      slope.failureHeardTick = -1;
      return;
    }
    default:
  }
}
