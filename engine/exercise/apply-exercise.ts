import { applyUsage } from '../response/forces/usage.ts';
import { noteBurnedRoad } from '../response/people/apply-population.ts';
import type { ExerciseEvent } from './event.ts';
import { byId } from './lookup.ts';
import type { ExerciseState } from './state.ts';

/** The part of `apply` that writes what every exercise has: seats, teams, messages, roads, weather. */
export function applyExercise(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'exerciseStarted':
      s.phase = 'running';
      return;
    case 'exerciseEnded':
      s.phase = 'ended';
      return;
    case 'scoringChosen':
      s.scoringId = b.packId;
      return;
    case 'seatOccupied':
      byId(s.seats, b.seatId).occupant = b.occupant;
      return;
    case 'seatAlerted':
      byId(s.seats, b.seatId).alertedTick = e.tick;
      return;
    case 'unitChanged':
      Object.assign(byId(s.units, b.unitId), b.set);
      applyUsage(s, b.unitId, b.set.status, e.tick);
      return;
    case 'messageSent':
      s.messages.push(b.message);
      return;
    case 'messageAcknowledged':
      byId(s.messages, b.messageId).acknowledgedBy.push(b.seatId);
      return;
    case 'reportSent':
      s.reports.push(b.report);
      return;
    case 'roadClosed':
      s.closures.push({ edgeId: b.edgeId, fromTick: e.tick, reason: b.reason });
      if (b.reason === 'fire') noteBurnedRoad(s, b.edgeId);
      return;
    case 'roadOpened':
      s.closures = s.closures.filter((c) => c.edgeId !== b.edgeId);
      for (const seat of s.seats)
        seat.knownClosures = seat.knownClosures.filter((id) => id !== b.edgeId);
      return;
    case 'closureKnown': {
      const { knownClosures } = byId(s.seats, b.seatId);
      if (!knownClosures.includes(b.edgeId)) knownClosures.push(b.edgeId);
      return;
    }
    case 'weatherOrdered':
      s.weatherOverrides.push({ record: b.record, untilTick: b.untilTick });
      return;
    default:
  }
}
