import type { Text } from '../region/region.ts';
import type { Phase, SeatCard } from './http.ts';
import type { ClockFrame, Lobby, PaceMessage } from './wire.ts';

/** How an exercise is conducted; independent of the scenario. */
export const SET_MODES = ['functional', 'tabletop', 'competition', 'practice', 'tutorial'] as const;
export type SetMode = (typeof SET_MODES)[number];

/**
 * `single`: players know when, not what. `double`: neither what nor when. In both nothing that a
 * player gets before the start names scenario or place.
 */
export const BLINDNESS = ['open', 'single', 'double'] as const;
export type Blindness = (typeof BLINDNESS)[number];

/** `ask`: players choose their group. `even`: each goes to the group with the fewest people. */
export const ASSIGNMENTS = ['ask', 'even'] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

export interface SetGroup {
  /** 1 to 8; also its colour in the symbol grammar. */
  readonly number: number;
  readonly name: string;
  readonly exerciseId: string;
}

/** What was left to chance when a set was founded, so that anybody can draw again. */
export interface Draw {
  /** `drawIndex(seed, purpose, n)` gives every choice again. */
  readonly seed: string;
  /** Scenarios that it was drawn from, in the order in which they were counted. */
  readonly pool: readonly string[];
  /** Wall time, ms since 1970, between which the start lies; null when the instructor starts. */
  readonly window: { readonly fromMs: number; readonly toMs: number } | null;
  /** The moment drawn, whole seconds. */
  readonly startMs: number | null;
}

/** How a set of exercises is conducted. Kept with it as JSON. */
export interface SetPlan {
  readonly mode: SetMode;
  readonly blind: Blindness;
  readonly assign: Assignment;
  readonly groups: readonly SetGroup[];
  readonly draw: Draw | null;
  /** Seats as players see them before a blind start; empty when it is not blind. */
  readonly chairs: readonly SeatCard[];
  /** Known before a blind start when every scenario of the pool has the same; else null. */
  readonly stopWord: Text | null;
}

/** POST /api/sets (host). */
export interface SetOrder {
  /** One scenario, or several to draw from. */
  readonly scenarioIds: readonly string[];
  readonly seed?: string | undefined;
  readonly mode: SetMode;
  readonly blind: Blindness;
  readonly assign: Assignment;
  /** Names of the groups, 1 to 8. */
  readonly groups: readonly string[];
  /** Double blind: the start lies between these wall times, ms since 1970. */
  readonly window?: { readonly fromMs: number; readonly toMs: number } | undefined;
}

/** Answer to POST /api/sets. */
export interface SetCreated {
  readonly id: string;
  readonly code: string;
  /** Shown once; goes into the fragment of the link: `/desk/groups#<id>.<key>`. */
  readonly instructorKey: string;
}

/** GET /api/sets (host), newest first. */
export interface SetsAnswer {
  readonly sets: readonly {
    readonly id: string;
    readonly code: string;
    readonly mode: SetMode;
    readonly blind: Blindness;
    readonly groups: number;
    readonly createdMs: number;
    readonly name: Text;
  }[];
}

/** One group on the board. */
export interface GroupBoard {
  readonly number: number;
  readonly name: string;
  readonly exerciseId: string;
  readonly code: string;
  readonly phase: Phase;
  readonly clock: ClockFrame;
  readonly recovering: boolean;
  readonly seats: readonly (Lobby['seats'][number] & {
    /** Messages that nobody has acknowledged. */
    readonly open: number;
    /** Orders that the seat's teams have in hand. */
    readonly inHand: number;
    /** Wall seconds from the start to the first login; null without a login, or one before it. */
    readonly afterStartS: number | null;
  })[];
  readonly burnedHa: number | null;
  /** Weighted total of the decided lines, percent; null while nothing with a weight is decided. */
  readonly scorePct: number | null;
  readonly decidedWeight: number;
  readonly allWeight: number;
  readonly met: number;
  readonly notMet: number;
}

/** A group's place. Groups with one score share a rank; the next rank leaves room for them. */
export interface Standing {
  readonly number: number;
  readonly scorePct: number | null;
  /** Null without a score. */
  readonly rank: number | null;
  /** How many groups hold this rank. */
  readonly tied: number;
  /** Null until the group has ended: runs of the policy go to the end. */
  readonly percentile: Percentile | null;
}

/** Where a score lies among runs of the policy: luck of the seeds without decisions of people. */
export interface Percentile {
  /** Runs with a score. */
  readonly runs: number;
  readonly below: number;
  readonly equal: number;
  /** Share of runs with a lower score plus half of the equal ones, percent. */
  readonly pct: number;
  /** 95 % interval of that share for this number of runs (Wilson), percent. */
  readonly lowPct: number;
  readonly highPct: number;
}

/** Runs of the policy on the same scenario, made in the background. */
export interface BaselineState {
  readonly wanted: number;
  readonly done: number;
  /** `waiting`: exercises of this server come first. */
  readonly state: 'none' | 'waiting' | 'running' | 'done' | 'failed';
  readonly medianPct: number | null;
  readonly lowPct: number | null;
  readonly highPct: number | null;
}

/** GET /api/sets/current (its instructor). */
export interface BoardAnswer {
  readonly id: string;
  readonly code: string;
  readonly joinUrl: string;
  readonly plan: Omit<SetPlan, 'groups' | 'chairs' | 'stopWord'>;
  readonly scenarioId: string;
  readonly scenarioName: Text;
  readonly seed: string;
  readonly nowMs: number;
  readonly groups: readonly GroupBoard[];
  readonly ranking: readonly Standing[];
  readonly baseline: BaselineState | null;
}

/** POST /api/sets/current/act (its instructor): the same to one group or to all. */
export interface SetAct {
  /** Numbers of groups; all when left out. */
  readonly groups?: readonly number[] | undefined;
  readonly act: { readonly type: 'start' } | { readonly type: 'end' } | PaceMessage;
}

export interface ActAnswer {
  readonly results: readonly { readonly number: number; readonly refused: string | null }[];
}

/** Answer to POST /api/join when the code is a set's and the player has to choose. */
export interface ChooseGroup {
  readonly choose: readonly {
    readonly number: number;
    readonly name: string;
    readonly taken: number;
    readonly seats: number;
  }[];
}
