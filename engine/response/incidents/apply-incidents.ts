import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId, insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes incidents and precursors. */
export function applyIncidents(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'incidentArose':
      insertById(s.incidents, {
        id: b.incidentId,
        aroseTick: e.tick,
        aroseEvent: e.id,
        hearing: b.hearing.slice(),
        firstWordTick: b.firstWordTick,
        worsened: [],
        knownTo: [],
        closedTick: -1,
      });
      return;
    case 'incidentFirstWord':
      byId(s.incidents, b.incidentId).firstWordTick = -1;
      return;
    case 'incidentKnown': {
      const incident = byId(s.incidents, b.incidentId);
      incident.hearing = incident.hearing.filter((h) => h.seatId !== b.seatId);
      if (!incident.knownTo.includes(b.seatId)) incident.knownTo.push(b.seatId);
      return;
    }
    case 'incidentWorsened': {
      const incident = byId(s.incidents, b.incidentId);
      incident.worsened.push(b.stageId);
      incident.closedTick = -1;
      return;
    }
    case 'incidentClosed':
      byId(s.incidents, b.incidentId).closedTick = e.tick;
      return;
    case 'precursorArose':
      insertById(s.precursors, {
        id: b.precursorId,
        aroseEvent: e.id,
        reportTick: b.reportTick,
        reportedTick: -1,
      });
      return;
    case 'precursorReported':
      byId(s.precursors, b.precursorId).reportedTick = e.tick;
      return;
    default:
  }
}
