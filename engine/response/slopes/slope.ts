import type { SeatId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';

/** A watched slope as people speak of it; what it does belongs to the hazard. */
export interface SlopeSpec {
  /** Id of the slide. */
  readonly id: string;
  readonly name: Text;
  /** Hazard point of the region that it is, or null. */
  readonly facilityId: string | null;
  readonly at: Point;
  /** Road node from which it is reached, or -1. */
  readonly nodeId: number;
  readonly ring: readonly Point[];
  /** Villages and hamlets that would have to leave. */
  readonly villageIds: readonly string[];
  readonly provenance: Provenance;
}

/** A volunteer's post, and whom the volunteer calls. */
export interface PostSpec {
  readonly id: string;
  readonly name: Text;
  readonly slideId: string;
  readonly seatIds: readonly SeatId[];
}

/** What a scenario says of watched slopes. */
export interface SlopeWatchSpec {
  readonly slopes: readonly SlopeSpec[];
  readonly posts: readonly PostSpec[];
}
