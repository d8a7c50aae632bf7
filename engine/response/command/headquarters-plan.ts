import type { SeatId } from '../../exercise/scenario.ts';
import type { Provenance, Text } from '../../region/region.ts';

/** A working group of a headquarters, and who of the exercise sits in it. */
export interface WorkingGroup {
  readonly id: string;
  readonly name: Text;
  readonly duty: Text;
  /** Empty for a group that nobody plays. */
  readonly seatIds: readonly SeatId[];
}

/** How a county commands this kind of event, from its template. Seats of neighbours are in no group. */
export interface HeadquartersPlan {
  readonly id: string;
  readonly name: Text;
  /** Standing bodies over it, from the top down. */
  readonly bodies: readonly Text[];
  readonly groups: readonly WorkingGroup[];
  readonly source: Text;
  readonly provenance: Provenance;
}
