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

/** What a scenario says of watched slopes; both lists by rising id. */
export interface SlopeWatchSpec {
  readonly slopes: readonly SlopeSpec[];
  readonly posts: readonly PostSpec[];
}

/** How a slope looks to experts on the spot. */
export const SLOPE_OPINIONS = ['quiet', 'creeping', 'accelerating', 'imminent'] as const;
export type SlopeOpinion = (typeof SLOPE_OPINIONS)[number];

/** What a team on the slope measured; with the error of a survey by hand. */
export interface SlopeInspection {
  readonly tick: number;
  readonly speedMmH: number;
  readonly movedMm: number;
  readonly volumeM3: number;
  readonly opinion: SlopeOpinion;
}

export interface SlopeState {
  readonly id: string;
  /** When its movement could be seen by eye, and the event that says so; -1 before. */
  signTick: number;
  signEvent: number;
  /** Calls of volunteers that have come in. */
  calls: { readonly postId: string; readonly tick: number }[];
  inspections: SlopeInspection[];
  /** Surface water led away since; -1 before. */
  drainedTick: number;
  /** Event of its failure; -1 while it stands. */
  failedEvent: number;
  /** When the first word of the failure is due; -1 for none or when it has come. */
  failureHeardTick: number;
  /** Seats that know that it moves, and that it has failed. */
  knownTo: SeatId[];
  failureKnownTo: SeatId[];
}

/** Part of the exercise state: watched slopes by rising id. */
export interface SlopeSlice {
  slopes: SlopeState[];
}

export type SlopeEvent =
  /** A volunteer's call came in; false ones are not told apart by anybody but the instructor. */
  | {
      readonly type: 'cracksReported';
      readonly slideId: string;
      readonly postId: string;
      readonly genuine: boolean;
    }
  | { readonly type: 'slopeMoved'; readonly slideId: string }
  | { readonly type: 'slopeKnown'; readonly slideId: string; readonly seatId: SeatId }
  | {
      readonly type: 'slopeInspected';
      readonly slideId: string;
      readonly inspection: SlopeInspection;
    }
  | { readonly type: 'slopeDrained'; readonly slideId: string; readonly share: number }
  | {
      readonly type: 'slopeFailed';
      readonly slideId: string;
      readonly volumeM3: number;
      readonly heardTick: number;
    }
  | { readonly type: 'slopeFailureKnown'; readonly slideId: string; readonly seatId: SeatId };

/** A watched slope as a seat knows it. */
export interface SlopeView {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly villageIds: readonly string[];
  readonly calls: readonly { readonly postId: string; readonly tick: number }[];
  readonly inspections: readonly SlopeInspection[];
  readonly drained: boolean;
  readonly failed: boolean;
  /** Meters of displacement on it whose readings come to this seat. */
  readonly instrumentIds: readonly string[];
}

export const initialSlopes = (spec: SlopeWatchSpec | null): SlopeState[] =>
  (spec?.slopes ?? []).map(({ id }) => ({
    id,
    signTick: -1,
    signEvent: -1,
    calls: [],
    inspections: [],
    drainedTick: -1,
    failedEvent: -1,
    failureHeardTick: -1,
    knownTo: [],
    failureKnownTo: [],
  }));
