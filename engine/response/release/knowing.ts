import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';

/** Subjects of work that is about no one source: the release as a whole. */
const isWhole = (w: World, subject: string): boolean => {
  const { sources, rooms } = w.scenario.release!;
  return ![...sources, ...rooms].some((x) => x.id === subject);
};

/**
 * Whether a seat has heard of a source or a room: of its incident, or through a reading; of booms and
 * the decontamination line, when it has heard of any.
 */
export function knowsRelease(w: World, seatId: SeatId, subject: string): boolean {
  const { sources, rooms } = w.scenario.release!;
  const all = [...sources, ...rooms];
  if (isWhole(w, subject)) return all.some((x) => knowsRelease(w, seatId, x.id));
  const { incidentId } = all.find((x) => x.id === subject)!;
  if (incidentId !== null) {
    const incident = find(w.state.incidents, incidentId);
    if (incident?.knownTo.includes(seatId) === true) return true;
  }
  return readingsOf(w, seatId).some((r) => r.ppm > 0);
}

/** Readings of detectors that are on this seat's desk. */
export const readingsOf = (w: World, seatId: SeatId) =>
  w.state.release.readings.filter((r) =>
    r.to.some((t) => t.seatId === seatId && t.tick <= w.state.tick),
  );

/**
 * What a seat takes the substance to be: what people said, else what a detector at the spot has
 * shown; null while nobody can tell.
 */
export function knownSubstance(w: World, seatId: SeatId): string | null {
  const { sources } = w.scenario.release!;
  const said = sources.find((s) => s.reported.substance !== null && knowsRelease(w, seatId, s.id));
  if (said !== undefined) return said.reported.substance;
  return readingsOf(w, seatId).some((r) => r.ppm > 0) ? w.scenario.hazmat!.substance : null;
}
