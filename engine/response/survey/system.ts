import { weatherAt } from '../../hazards/weather.ts';
import { isDaylight } from '../../hazards/sun.ts';
import { handOver } from '../../exercise/hand-over.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { ASSUMED_LIFELINES } from '../lifelines/lifeline.ts';
import { linkDelayS } from '../lifelines/network.ts';
import { take } from './capture.ts';
import { ASSUMED_SURVEY, type SurveyFailure, type SurveyState } from './survey.ts';

/** Satellites pass; maps get ready and go to those who asked for them and to the commander. */
export const surveys: System = {
  name: 'surveys',

  nextDue(w) {
    const now = w.state.tick;
    let due = Infinity;
    for (const s of w.state.surveys) {
      if (s.failed !== null) continue;
      if (s.takenTick < 0) {
        if (s.passTick >= 0) due = Math.min(due, s.passTick);
      } else if (s.readyTick > now) due = Math.min(due, s.readyTick);
      else for (const seatId of waiting(w, s)) due = Math.min(due, arrival(w, s, seatId));
    }
    return due === Infinity ? due : Math.max(due, now + 1);
  },

  step(w, ctx) {
    for (const s of w.state.surveys) {
      if (s.failed !== null) continue;
      if (s.takenTick < 0) {
        if (s.passTick >= 0 && s.passTick <= ctx.tick) pass(w, ctx, s);
      } else if (s.readyTick <= ctx.tick)
        for (const seatId of waiting(w, s))
          if (arrival(w, s, seatId) <= ctx.tick) deliver(w, ctx, s, seatId);
    }
  },
};

const NOBODY: readonly SeatId[] = [];

/** Who is to have it and has not: who asked for it, and the headquarters. */
function waiting(w: World, s: SurveyState): readonly SeatId[] {
  let out: SeatId[] | null = null;
  for (const { id, role } of w.scenario.seats)
    if ((id === s.seatId || role === 'incidentCommander') && !wasGiven(s, id))
      (out ??= []).push(id);
  return out ?? NOBODY;
}

function wasGiven(s: SurveyState, seatId: SeatId): boolean {
  for (const d of s.delivered) if (d.seatId === seatId) return true;
  return false;
}

/** The maps are made at the county's centre and go from there; they need a link that is up. */
function arrival(w: World, s: SurveyState, seatId: SeatId): number {
  const delayS = linkDelayS(w, null, seatId);
  if (delayS === 0) return s.readyTick;
  const { retryS } = ASSUMED_LIFELINES;
  const retry = (Math.floor(w.state.tick / retryS) + 1) * retryS;
  // Tried again until it goes through; a runner or a call by satellite carries no map.
  return Math.max(s.readyTick, retry);
}

function pass(w: World, ctx: StepContext, s: SurveyState): void {
  const why = hiddenBy(w, ctx.tick);
  if (why === null) take(w, ctx, s, s.requestedEvent);
  else ctx.emit({ type: 'surveyFailed', surveyId: s.id, why }, s.requestedEvent);
}

function hiddenBy(w: World, tick: number): SurveyFailure | null {
  const sensor = w.scenario.survey!.passes.find((p) => p.tick === tick)?.sensor ?? 'optical';
  if (sensor === 'radar') return null;
  if (!isDaylight(w.drivers, tick)) return 'night';
  return weatherAt(w.drivers, tick).cloudPct > ASSUMED_SURVEY.cloudLimitPct ? 'cloud' : null;
}

function deliver(w: World, ctx: StepContext, s: SurveyState, seatId: SeatId): void {
  if (linkDelayS(w, null, seatId) !== 0) return;
  const cause = ctx.emit(
    { type: 'surveyDelivered', surveyId: s.id, method: s.method, seatId },
    s.requestedEvent,
  );
  const { observationId } = s;
  if (observationId !== null) handOver(w, ctx, { observationId, seatIds: [seatId] }, cause);
}
