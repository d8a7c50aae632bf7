import type { ExerciseEvent } from '../exercise/event.ts';
import type { SeatId, SeatRole } from '../exercise/scenario.ts';
import type { StampedCommand } from '../exercise/commands/command.ts';
import type { LayerFrame } from '../exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../exercise/view.ts';
import type { Setup } from '../exercise/setup.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { GridSpec } from '../kernel/grid.ts';
import type { HazardId } from '../hazards/hazard.ts';
import type { ScoringPack } from '../plan/weighting.ts';
import type { Text } from '../region/region.ts';
import type { Review, TargetChange } from '../review/types.ts';
import type { SetMode } from './groups.ts';
import type { PaceMessage } from './wire.ts';

/**
 * Answers of the HTTP routes. Every refusal is `Refused`; to a player "not found", "not allowed" and
 * "not yet" are one and the same: 404 with `notAvailable`.
 */
export interface Refused {
  readonly error:
    | 'notAvailable'
    | 'badRequest'
    | 'wrongCode'
    | 'waitForCode'
    | 'wrongKey'
    | 'seatTaken'
    | 'seatUnknown'
    | 'hostOnly'
    | 'inUse'
    | 'tooLarge'
    | 'storeUnavailable'
    | 'internal';
  /** `badRequest`: path of the value and what was expected. */
  readonly detail?: string;
  /** `waitForCode`: seconds until the next try counts. */
  readonly retryAfterS?: number;
}

/** GET /api/health */
export interface HealthAnswer {
  readonly ok: boolean;
  readonly version: string;
  readonly protocol: number;
}

/** GET /api/addresses (host or instructor) */
export interface AddressesAnswer {
  readonly urls: readonly string[];
}

export interface ScenarioCard {
  readonly id: string;
  readonly name: Text;
  readonly summary: Text;
  readonly durationTicks: number;
  /** What it is about, the first foremost. */
  readonly hazards: readonly HazardId[];
  readonly objectives: readonly Text[];
  readonly seats: readonly SeatCard[];
  /** Its own pack of weights, and those that may be chosen; left out where its plan has none. */
  readonly scoring?: { readonly id: string | null; readonly packs: readonly ScoringPack[] };
}

/** A seat as it may be shown to anyone who has the join code: no place, hazard or scenario. */
export interface SeatCard {
  readonly id: SeatId;
  readonly name: Text;
  readonly role: SeatRole;
  readonly colour: number;
}

/** GET /api/scenarios (host or instructor) */
export interface ScenariosAnswer {
  readonly scenarios: readonly ScenarioCard[];
}

/** POST /api/exercises `{scenarioId, seed?}` and POST /api/exercises/:id/branch `{tick}` */
export interface CreatedAnswer {
  readonly id: string;
  readonly code: string;
  /** Shown once; goes into the fragment of the desk's link: `/desk#<id>.<key>`. */
  readonly instructorKey: string;
}

/** GET /api/exercises (host): what this server holds, newest first. */
export interface ExercisesAnswer {
  readonly exercises: readonly {
    readonly id: string;
    readonly code: string;
    readonly scenarioId: string;
    readonly name: Text;
    readonly createdMs: number;
    readonly phase: 'standby' | 'running' | 'ended';
    readonly tick: number;
    /** The engine or the scenario has changed since: it can be listed but not run. */
    readonly incompatible: boolean;
    /** It is still, or again, to be loaded from the disk; the first who comes waits for that. */
    readonly recovering: boolean;
  }[];
}

export type Phase = 'standby' | 'running' | 'ended';

/**
 * GET /api/me: what this browser is; both may be set. Also the answer to POST /api/instructor
 * `{id, key}`, /api/exercises/:id/desk (host), /api/join `{code, person}`, /api/seat `{seatId}`, /api/seats/free `{seatId}` and
 * /api/leave `{as}`.
 */
export interface MeAnswer {
  /** Parts that this browser held in exercises that this program can no longer play. */
  readonly lost: readonly ('desk' | 'seat')[];
  /** True when this browser may create exercises. */
  readonly host: boolean;
  readonly desk: {
    readonly exerciseId: string;
    readonly code: string;
    readonly phase: Phase;
    readonly scenarioId: string;
    readonly scenarioName: Text;
    /** First link to give to players, with the code in its fragment. */
    readonly joinUrl: string;
    /** Its group, when it is one of a set. */
    readonly group: {
      readonly number: number;
      readonly name: string;
      readonly mode: SetMode;
    } | null;
  } | null;
  readonly seat: {
    readonly person: string;
    readonly seatId: SeatId | null;
    readonly briefingRead: boolean;
    readonly phase: Phase;
    readonly seats: readonly (SeatCard & {
      readonly taken: boolean;
      readonly occupant: 'human' | 'policy' | 'idle';
    })[];
    /** What is played and by what the plan measures it; null before a blind exercise starts. */
    readonly exercise: {
      readonly name: Text;
      readonly startDate: string;
      readonly startSecondOfDay: number;
      readonly durationTicks: number;
      /** Titles of the plan's targets. */
      readonly targets: readonly Text[];
    } | null;
    /** For all seats: how to play, what is artificial, safety. Null before a blind exercise starts. */
    readonly briefing: Text | null;
    /** For the seat taken; null without one, and before a blind exercise starts. */
    readonly seatBriefing: Text | null;
    readonly stopWord: Text | null;
    /** Set once the exercise has ended and its review is open: `/review/<id>`. */
    readonly reviewId: string | null;
    /** How it is conducted; null before a blind exercise starts. */
    readonly mode: SetMode | null;
  } | null;
}

/** GET /api/terrain?as=desk|seat. Every `url` is cacheable for ever: it carries the content's hash. */
export interface TerrainAnswer {
  readonly hash: string;
  readonly crs: string;
  readonly attribution: readonly Text[];
  readonly poolLevelM: number | null;
  readonly rasters: readonly {
    /** `dem`: little-endian Int16, decimetres. `cover`: one byte, land cover class. */
    readonly kind: 'dem' | 'cover';
    /** `window`: the hazard's window with a margin, full resolution. `county`: all, coarser. */
    readonly part: 'window' | 'county';
    readonly grid: GridSpec;
    readonly url: string;
  }[];
  /** GeoJSON FeatureCollections; coordinates are metres east and north of `crs`. */
  readonly vectors: readonly {
    readonly kind: 'roads' | 'rivers' | 'settlements' | 'facilities' | 'boundary';
    readonly url: string;
  }[];
}

/** GET /api/review/:id (instructor any time, players after the end) */
export interface ReviewAnswer {
  readonly id: string;
  readonly name: Text;
  readonly scenarioId: string;
  readonly seed: string;
  readonly phase: Phase;
  readonly tick: number;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly seats: readonly SeatCard[];
  readonly score: readonly ScoreLine[];
  readonly instructor: boolean;
  /** A participant who has not rated himself yet: until then the score is empty. */
  readonly selfRatingDue: boolean;
}

/** GET /api/review/:id/retests (control): exercises with which this one may be compared. */
export interface RetestChoicesAnswer {
  readonly exercises: readonly {
    readonly id: string;
    readonly name: Text;
    readonly seed: string;
    readonly createdMs: number;
    readonly phase: Phase;
    readonly tick: number;
  }[];
}

/** GET /api/review/:id/retest/:other: every target, in the other exercise and in this one. */
export interface RetestAnswer {
  readonly changes: readonly TargetChange[];
}

/** GET /api/review/:id/aar */
export type AarAnswer = Review;

/** GET /api/review/:id/events?from=0 */
export interface EventsAnswer {
  readonly events: readonly ExerciseEvent[];
}

/**
 * GET /api/replay/:id/at?tick=N&view=V. In JSON `runs` of a layer is base64 of the bytes that
 * `LayerFrame` describes.
 */
export interface ReplayAnswer {
  readonly tick: number;
  readonly view: SeatView;
  readonly layers: readonly (Omit<LayerFrame, 'runs'> & { readonly runs: string })[];
}

/** GET /api/replay/:id/setup?view=V */
export type ReplaySetupAnswer = Setup;

/** One line of the log: what replay needs, and what explains it. */
export type LogRecord =
  | {
      readonly kind: 'command';
      readonly seq: number;
      readonly tick: number;
      readonly wallMs: number;
      readonly stamped: StampedCommand;
      /** False for an order that was refused but left its trace (`orderRefused`). */
      readonly accepted: boolean;
    }
  | {
      readonly kind: 'pace';
      readonly seq: number;
      readonly tick: number;
      readonly wallMs: number;
      readonly change:
        | PaceMessage
        | { readonly type: 'held'; readonly reason: 'recovered' | 'store' | 'gap' };
    };

/** GET /api/exercises/:id/log (instructor) */
export interface LogAnswer {
  readonly scenarioId: string;
  readonly seed: string;
  readonly fingerprint: string;
  readonly endTick: number;
  readonly hash: string;
  readonly views: readonly ViewId[];
  readonly records: readonly LogRecord[];
}
