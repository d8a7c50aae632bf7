import type { ExerciseEvent } from './event.ts';
import { addId, lastId } from './id-runs.ts';
import { byId } from './lookup.ts';
import type { ExerciseState, Observation } from './state.ts';

/** What nobody looks back at any more leaves the state once an hour; orders are judged by the last one. */
const LOOK_BACK_TICKS = 3600;

export function applyKnowledge(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'observationMade':
      observe(s, b.observation);
      for (const t of b.to)
        s.deliveries.push({
          observationId: b.observation.id,
          seatIds: t.seatIds,
          dueTick: t.dueTick,
        });
      return;
    case 'observationDelivered': {
      // One that was held up comes behind newer ones.
      for (const seatId of b.seatIds) addId(byId(s.seats, seatId).observationRuns, b.observationId);
      const at = s.deliveries.findIndex(
        (d) => d.observationId === b.observationId && d.seatIds[0] === b.seatIds[0],
      );
      if (at >= 0) s.deliveries.splice(at, 1);
      return;
    }
    case 'forecastRequested':
      s.forecastRequests.push({
        seatId: b.seatId,
        hours: b.hours,
        dueTick: b.dueTick,
        byPolicy: b.byPolicy,
      });
      return;
    case 'forecastCancelled':
      s.forecastRequests = s.forecastRequests.filter((r) => r.seatId !== b.seatId);
      return;
    case 'forecastReady':
      s.forecasts.push(b.forecast);
      s.forecastRequests = s.forecastRequests.filter((r) => r.dueTick > e.tick);
      for (const id of b.seatIds) byId(s.seats, id).forecastIds.push(b.forecast.id);
      return;
    default:
  }
}

function observe(s: ExerciseState, o: Observation): void {
  const before = s.observations.at(-1);
  const hour = (tick: number): number => Math.floor(tick / LOOK_BACK_TICKS);
  s.observations.push(o);
  if (before === undefined || hour(before.tick) === hour(o.tick)) return;
  const wanted = stillToCome(s);
  s.observations = s.observations.filter(
    (x) => x.tick >= o.tick - LOOK_BACK_TICKS || wanted.has(x.id),
  );
}

/** The newest that each seat has, whatever its age, and those on their way to a seat. */
function stillToCome(s: ExerciseState): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const seat of s.seats) ids.add(lastId(seat.observationRuns) ?? 0);
  for (const d of s.deliveries) ids.add(d.observationId);
  for (const word of s.lifelines.held) if (word.kind === 'observation') ids.add(word.id);
  for (const survey of s.surveys) ids.add(survey.observationId ?? 0);
  return ids;
}
