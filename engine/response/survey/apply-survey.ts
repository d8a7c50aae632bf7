import type { ExerciseEvent } from '../../exercise/event.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import type { SurveyState } from './survey.ts';

const surveyOf = (s: ExerciseState, id: string): SurveyState => s.surveys.find((x) => x.id === id)!;

/** The part of `apply` that writes surveys. */
export function applySurvey(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'surveyRequested':
      s.surveys.push({
        ...b.survey,
        requestedTick: e.tick,
        requestedEvent: e.id,
        takenTick: -1,
        readyTick: -1,
        observationId: null,
        burnedHa: 0,
        failed: null,
        delivered: [],
      });
      return;
    case 'surveyTaken': {
      const survey = surveyOf(s, b.surveyId);
      survey.takenTick = e.tick;
      survey.readyTick = b.readyTick;
      survey.observationId = b.observationId;
      survey.burnedHa = b.burnedHa;
      return;
    }
    case 'surveyFailed':
      surveyOf(s, b.surveyId).failed = b.why;
      return;
    case 'surveyDelivered':
      surveyOf(s, b.surveyId).delivered.push({ seatId: b.seatId, tick: e.tick });
      return;
    default:
  }
}
