import type { SeatId, SeatRole } from '../exercise/scenario.ts';
import type { Text } from '../region/region.ts';

/** A question prepared for a tabletop exercise: `discussion.yaml` beside the scenario. */
export interface PreparedQuestion {
  readonly id: string;
  /** When it is meant to be asked, minutes after the start; null for whenever it fits. */
  readonly atMin: number | null;
  /** What participants are told first. */
  readonly inject: Text;
  readonly question: Text;
  /** What a good answer weighs up; for the instructor only. */
  readonly points: readonly Text[];
  /** Who answers; empty for every seat. */
  readonly roles: readonly SeatRole[];
  readonly minutes: number;
}

/** One seat's answer as it stands; it may be mended until the question is closed. */
export interface SeatAnswer {
  readonly seatId: SeatId;
  readonly analysis: string;
  readonly decision: string;
  /** Wall seconds from the question to the first answer, and to the last one. */
  readonly firstAfterS: number;
  readonly afterS: number;
  readonly tick: number;
}

export interface AskedQuestion {
  readonly id: string;
  readonly inject: Text;
  readonly question: Text;
  readonly seatIds: readonly SeatId[];
  readonly askedMs: number;
  readonly askedTick: number;
  readonly minutes: number;
  readonly closedMs: number | null;
  /** Everybody may read every answer. */
  readonly shared: boolean;
  /** The desk: all. A seat: its own, and all once they are shared. */
  readonly answers: readonly SeatAnswer[];
}

/** GET /api/discussion?as=desk|seat; also the answer to what changes it. */
export interface DiscussionAnswer {
  readonly nowMs: number;
  /** Desk only, not asked yet. */
  readonly prepared: readonly PreparedQuestion[];
  /** Newest first. */
  readonly asked: readonly AskedQuestion[];
}

export const OBJECTIVE_STATES = ['open', 'observed', 'partly', 'notObserved'] as const;
export type ObjectiveState = (typeof OBJECTIVE_STATES)[number];

/** GET /api/objectives (instructor); also the answer to POST `{index, state}`. */
export interface ObjectivesAnswer {
  readonly objectives: readonly {
    readonly text: Text;
    readonly state: ObjectiveState;
    /** Simulated time at which it was last judged; null before. */
    readonly tick: number | null;
  }[];
}

/** Answer to POST /api/handover (instructor) and /api/sets/current/handover (conductor). */
export interface HandoverAnswer {
  /** Typed by whoever takes over. */
  readonly code: string;
  readonly untilMs: number;
}

/** Answer to POST /api/handover/take `{code}`. */
export interface TakenAnswer {
  /** `desk` of one exercise, or the `board` of a set of groups. */
  readonly what: 'desk' | 'board';
  readonly id: string;
  /** New: the old link is worth nothing any more. */
  readonly instructorKey: string;
}

/** One step of a guided exercise: what to do, and how the page sees that it was done. */
export interface TutorialStep {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  readonly check:
    | { readonly kind: 'read' }
    | { readonly kind: 'acknowledged'; readonly count: number }
    | { readonly kind: 'ordered'; readonly type: string; readonly count: number }
    | { readonly kind: 'arrived'; readonly count: number }
    | { readonly kind: 'messageSent'; readonly count: number }
    | { readonly kind: 'reported'; readonly report: 'first' | 'followUp' | 'final' }
    | { readonly kind: 'forecast' }
    | { readonly kind: 'warned' }
    | { readonly kind: 'time'; readonly tick: number };
}

/** GET /api/tutorial (player of a tutorial). */
export interface TutorialAnswer {
  readonly steps: readonly TutorialStep[];
}
