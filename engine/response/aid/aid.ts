import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { Provenance, Text } from '../../region/region.ts';

/** Where help from outside comes from; requisitioned means stay somebody's, and are paid for. */
export const AID_KINDS = ['neighbour', 'army', 'social', 'requisition'] as const;
export type AidKind = (typeof AID_KINDS)[number];

/** Help that has to be asked for: its teams enter at a portal of the region. */
export interface AidSpec {
  readonly id: string;
  readonly name: Text;
  readonly kind: AidKind;
  /** Seat that answers; null when the answer comes from outside the exercise by itself. */
  readonly seatId: SeatId | null;
  /** Facility at which its teams enter. */
  readonly portalId: string;
  /** Minutes to an answer that comes by itself, and from the approval to the portal: medians. */
  readonly answerMin: number;
  readonly travelMin: number;
  /** What is owed for each begun day, yuan; 0 where nothing is paid. */
  readonly yuanPerDay: number;
  readonly provenance: Provenance;
}

export interface AidState {
  /** Id of the source: each is asked once. */
  readonly id: string;
  readonly seatId: SeatId;
  readonly askedTick: number;
  readonly askedEvent: number;
  /** When an answer comes by itself; -1 when a seat answers. */
  readonly answerTick: number;
  answer: 'none' | 'yes' | 'no';
  answeredTick: number;
  arriveTick: number;
}

/** Part of the exercise state: requests in the order of their sources' ids. */
export interface AidSlice {
  aid: AidState[];
}

export type AidEvent =
  | {
      readonly type: 'aidRequested';
      readonly sourceId: string;
      readonly seatId: SeatId;
      readonly answerTick: number;
    }
  | {
      readonly type: 'aidAnswered';
      readonly sourceId: string;
      readonly yes: boolean;
      /** -1 with a no. */
      readonly arriveTick: number;
    }
  | { readonly type: 'aidArrived'; readonly sourceId: string; readonly unitId: UnitId };

/** Log standard deviation of answer and travel times around their medians (assumed). */
export const ASSUMED_AID = { logSd: 0.25 } as const;

const DAY = 86_400;

/** Yuan owed by `tick`: begun days since the arrival. */
export const owedYuan = (spec: AidSpec, state: AidState | undefined, tick: number): number =>
  state === undefined || state.answer !== 'yes' || state.arriveTick > tick
    ? 0
    : spec.yuanPerDay * (Math.floor((tick - state.arriveTick) / DAY) + 1);
