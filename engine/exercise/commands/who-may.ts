import type { SeatSpec } from '../scenario.ts';
import type { World } from '../world.ts';

/** Seats that may do what another may not, for the words of its refusal; nothing where nobody may. */
export function whoMay(
  w: World,
  may: (seat: SeatSpec) => boolean,
): { readonly seats: string } | Record<string, never> {
  const ids = w.scenario.seats.filter(may).map((s) => s.id);
  return ids.length === 0 ? {} : { seats: ids.join(' ') };
}
