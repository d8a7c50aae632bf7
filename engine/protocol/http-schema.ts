import * as z from 'zod';
import type { ExerciseEvent } from '../exercise/event.ts';
import type { LayerId, SeatView, Setup, ViewId } from '../exercise/view.ts';
import type { CommandType } from '../exercise/commands/command.ts';
import type { SeatId, SeatRole } from '../exercise/scenario.ts';
import type { GridSpec } from '../kernel/grid.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { Text } from '../region/region.ts';
import type { Lobby } from './wire.ts';

/** Letters and digits of a join code: none that look like another (no 0 O 1 I). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

/** A code as typed: upper and lower alike, spaces and dashes ignored. */
export const joinCode = z
  .string()
  .max(32)
  .transform((s) => s.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)));

/**
 * Who of the two parts a browser plays: one browser may hold both cookies (an instructor trying
 * out a seat). The socket names it in `auth.as`; `POST /api/leave` drops one.
 */
export const PARTS = ['instructor', 'player'] as const;
export type Part = (typeof PARTS)[number];

export const createRequest = z.strictObject({
  scenarioId: z.string().min(1).max(100),
  seed: z.string().min(1).max(64).optional(),
});
export const instructorRequest = z.strictObject({
  id: z.string().min(1).max(64),
  key: z.string().min(1).max(128),
});
export const joinRequest = z.strictObject({
  code: joinCode,
  /** Name of the person, for the roster. */
  person: z.string().trim().min(1).max(40),
});
export const seatRequest = z.strictObject({ seatId: z.string().min(1).max(64) });
export const leaveRequest = z.strictObject({ as: z.enum(PARTS).default('player') });
export const branchRequest = z.strictObject({ tick: z.int().min(0) });
export const replayQuery = z.strictObject({
  tick: z.coerce.number().int().min(0),
  view: z.string().min(1).max(64),
});

export type CreateRequest = z.input<typeof createRequest>;
export type InstructorRequest = z.input<typeof instructorRequest>;
export type JoinRequest = z.input<typeof joinRequest>;
export type SeatRequest = z.input<typeof seatRequest>;
export type LeaveRequest = z.input<typeof leaveRequest>;
export type BranchRequest = z.input<typeof branchRequest>;

/** Body of every answer that is not 2xx. `params` fill the words that the page has for the code. */
export interface HttpError {
  readonly error: {
    readonly code:
      | 'badRequest'
      | 'notFound'
      | 'wrongCode'
      | 'seatTaken'
      | 'notAllowed'
      | 'tooMany'
      | 'unavailable';
    readonly params?: Readonly<Record<string, number | string>>;
  };
}

/** `POST /api/exercises`, `POST /api/exercises/:id/branch`. The key goes into the URL fragment. */
export interface CreateResponse {
  readonly id: string;
  readonly code: string;
  readonly instructorKey: string;
}

/**
 * `GET /api/me`, and the answer of `instructor`, `join`, `seat` and `leave`: what the session
 * cookie of this browser stands for.
 */
export interface MeResponse {
  readonly protocol: number;
  /** This browser may create exercises (it runs on the server's own machine, or holds its key). */
  readonly mayCreate: boolean;
  readonly instructor: InstructorMe | null;
  readonly player: PlayerMe | null;
}

export interface InstructorMe {
  readonly exerciseId: string;
  readonly code: string;
  readonly scenario: ScenarioSummary;
  readonly seed: string;
  readonly phase: Lobby['phase'];
}

/** Says nothing about scenario, hazard or place before the exercise has started. */
export interface PlayerMe {
  readonly exerciseId: string;
  readonly person: string;
  readonly seatId: SeatId | null;
  readonly briefingRead: boolean;
  /** Of the exercise, then of the seat when one is taken. */
  readonly briefing: Text;
  readonly seatBriefing: Text | null;
  readonly stopWord: Text;
  readonly lobby: Lobby;
}

export interface ScenarioSummary {
  readonly id: string;
  readonly name: Text;
  readonly summary: Text;
  readonly regionName: Text;
  readonly durationTicks: number;
  readonly seats: readonly {
    readonly id: SeatId;
    readonly name: Text;
    readonly role: SeatRole;
    readonly colour: number;
    readonly span: 'own' | 'all';
    readonly commands: readonly CommandType[];
    readonly units: number;
  }[];
  readonly injects: number;
  readonly targetIds: readonly string[];
  readonly objectives: readonly Text[];
  readonly stopWord: Text;
}

/** `GET /api/scenarios`; for the server's own machine and instructors alone. */
export interface ScenariosResponse {
  readonly scenarios: readonly ScenarioSummary[];
}

/** `GET /api/addresses`: origins under which the LAN reaches this server, best first. */
export interface AddressesResponse {
  readonly addresses: readonly string[];
}

/** `GET /api/review/:id`, once the exercise has ended: to everyone who took part. */
export interface ReviewResponse {
  readonly id: string;
  readonly scenario: ScenarioSummary;
  readonly seed: string;
  readonly hash: string;
  readonly endTick: number;
  /** Setup of the truth view. */
  readonly setup: Setup;
  readonly score: readonly ScoreLine[];
  /** All events in order, without `timeAdvanced`, `unitChanged` and `lineExtended`. */
  readonly events: readonly ExerciseEvent[];
  /** This browser may branch the exercise. */
  readonly mayBranch: boolean;
}

/** `GET /api/replay/:id/at?tick=&view=`. `runs` of the layers as base64. */
export interface ReplayResponse {
  readonly tick: number;
  readonly view: SeatView;
  readonly viewId: ViewId;
  readonly layers: readonly {
    readonly id: LayerId;
    readonly version: number;
    readonly grid: GridSpec;
    readonly asOfTick: number;
    readonly runs: string;
  }[];
}

/** What the socket's handshake carries beside the session cookie. */
export interface SocketAuth {
  readonly protocol: number;
  readonly as: Part;
}
