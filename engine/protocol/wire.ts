import type { HeadquartersPlan } from '../response/command/headquarters-plan.ts';
import type { Command, Rejection } from '../exercise/commands/command.ts';
import type { OrderPreview } from '../exercise/commands/command-def.ts';
import type { SeatId, SeatRole } from '../exercise/scenario.ts';
import type { LayerFrame, LayerId } from '../exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../exercise/view.ts';
import type { Setup } from '../exercise/setup.ts';
import type { Text } from '../region/region.ts';
import type { Packed } from './columns.ts';

/** Rises when a client of the last version could no longer talk to this server. */
export const PROTOCOL_VERSION = 3;

/** Where an exercise stands in simulated and wall time. Sent with every frame and on every change. */
export interface ClockFrame {
  readonly tick: number;
  readonly phase: 'standby' | 'running' | 'ended';
  readonly paused: boolean;
  /** Simulated seconds a wall second, 1 to 600, as asked for. */
  readonly speed: number;
  /** What the machine holds; lower than `speed` when the models cannot keep up. */
  readonly heldSpeed: number;
  /** Wall time of the server, ms since 1970, for display. */
  readonly wallMs: number;
  /** Tick to which a jump is under way, or null. */
  readonly jumpTo: number | null;
  readonly reason:
    | 'standby'
    | 'instructor'
    | 'recovered'
    /** A new exercise that goes on from a moment of another and waits for its instructor. */
    | 'branched'
    | 'store'
    | 'gap'
    /** A model cannot go on; what it was is kept. */
    | 'fault'
    | 'overload'
    | null;
  readonly bySeat: string | null;
}

/** Difference between two JSON values, made by `diff` and applied by `patch`. */
export type Patch =
  | { readonly set: unknown }
  | { readonly keys: Readonly<Record<string, Patch>>; readonly gone?: readonly string[] }
  | {
      /** Array of things with an `id`: changed or new ones by id, removed ids, and the order when it changed. */
      readonly byId: readonly { readonly id: string | number; readonly patch: Patch }[];
      readonly gone?: readonly (string | number)[];
      readonly order?: readonly (string | number)[];
    };

export type ViewFrame =
  | {
      readonly kind: 'key';
      readonly n: number;
      readonly clock: ClockFrame;
      /** Whole, by columns. */
      readonly view: Packed<SeatView>;
    }
  | {
      readonly kind: 'delta';
      readonly n: number;
      /** Frame on which the patch stands. */
      readonly base: number;
      readonly clock: ClockFrame;
      readonly patch: Patch | null;
    };

/** The room before and beside the exercise: who sits where. Same for all who may see it. */
export interface Lobby {
  readonly seats: readonly {
    readonly id: SeatId;
    readonly name: Text;
    readonly role: SeatRole;
    readonly colour: number;
    /** Who sits there: told to the instructor only, null for players even when it is taken. */
    readonly person: string | null;
    readonly taken: boolean;
    readonly present: boolean;
    readonly briefingRead: boolean;
    /** Instructor only: wall seconds from the creation to the first login of who sits there. */
    readonly joinedAfterS: number | null;
    readonly occupant: 'human' | 'policy' | 'idle';
  }[];
  readonly phase: 'standby' | 'running' | 'ended';
  /** Bodies and groups in which the seats are; null without, and while nobody may know them. */
  readonly headquarters: HeadquartersPlan | null;
}

export type Ack<T = unknown> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly rejection: Rejection };

export interface CommandMessage {
  readonly clientSeq: number;
  readonly command: Command;
}

/** Instructor's hand on the clock; not a command of the simulation, but kept in the log. */
export type PaceMessage =
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'jump'; readonly ticks: number };

/** First word of the server on every connection. */
export interface Hello {
  readonly protocol: number;
  readonly as: SessionKind;
  readonly view: ViewId;
  /** Highest `clientSeq` that the log holds for this actor; the next command must be higher. */
  readonly lastClientSeq: number;
}

/** One browser may hold a desk and a seat at once: the handshake says which one a page is. */
export type SessionKind = 'desk' | 'seat';

/** `auth` of the socket's handshake. */
export interface Handshake {
  readonly as: SessionKind;
  readonly protocol: number;
  /** Entry script of the built page; null where pages are served as they are written. */
  readonly build?: string | null;
}

/** Things beside the views that a page asks for over HTTP when it is told that they are new. */
export type Told = 'discussion' | 'objectives';

export interface ServerToClient {
  hello(h: Hello): void;
  lobby(l: Lobby): void;
  setup(s: Setup): void;
  frame(f: ViewFrame): void;
  clock(c: ClockFrame): void;
  layer(l: LayerFrame): void;
  changed(what: Told): void;
}

export interface ClientToServer {
  cmd(m: CommandMessage, ack: (a: Ack<{ seq: number; tick: number }>) => void): void;
  /** Dry run of a command: what it would lead to, or why it would be refused. Not logged. */
  check(m: { command: Command }, ack: (a: Ack<{ preview: OrderPreview }>) => void): void;
  pace(m: PaceMessage, ack: (a: Ack<object>) => void): void;
  /** Instructor: look through another seat's eyes. */
  view(v: { view: ViewId }, ack: (a: Ack<object>) => void): void;
  /** After a gap: the last frame held, or 0; answered by deltas or a key frame. */
  resume(r: { view: ViewId; lastFrame: number }): void;
  briefingRead(ack: (a: Ack<object>) => void): void;
  /** Rasters that the page does not show. */
  layersOff(m: { ids: readonly LayerId[] }): void;
}
