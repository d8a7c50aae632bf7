import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** Readings kept of each instrument: two days of one every five minutes. */
const KEPT = 576;

/** The part of `apply` that writes readings. */
export function applyInstruments(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type === 'gaugesForecast') s.gaugeForecasts = b.gauges;
  if (b.type !== 'instrumentRead') return;
  const instrument = byId(s.instruments, b.instrumentId);
  instrument.readings.push({ id: e.tick, value: b.value });
  if (instrument.readings.length > KEPT) instrument.readings.shift();
  for (const seatId of b.missedBy) instrument.missed.push({ tick: e.tick, seatId });
}
