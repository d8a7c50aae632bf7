import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId, insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes requests for help. */
export function applyAid(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'aidRequested': {
      insertById(s.aid, {
        id: b.sourceId,
        seatId: b.seatId,
        askedTick: e.tick,
        askedEvent: e.id,
        answerTick: b.answerTick,
        answer: 'none',
        answeredTick: -1,
        arriveTick: -1,
      });
      return;
    }
    case 'aidAnswered': {
      const request = byId(s.aid, b.sourceId);
      request.answer = b.yes ? 'yes' : 'no';
      request.answeredTick = e.tick;
      request.arriveTick = b.arriveTick;
      return;
    }
    default:
  }
}
