import type { OrderPreview } from '../../engine/exercise/commands/command-def.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { Phase } from '../../engine/protocol/http.ts';
import type { Ack, ClockFrame, PaceMessage, ViewFrame } from '../../engine/protocol/wire.ts';
import type { CommandAck } from './answers.ts';

export type Occupant = 'human' | 'policy' | 'idle';
export type Occupants = readonly { readonly id: string; readonly occupant: Occupant }[];

/** What a host has to say, in order. Nothing in it rests on a command that is not durable. */
export type Published =
  | { readonly kind: 'frame'; readonly view: ViewId; readonly frame: ViewFrame }
  | { readonly kind: 'layer'; readonly view: ViewId; readonly layer: LayerFrame }
  | { readonly kind: 'clock'; readonly clock: ClockFrame }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'occupants'; readonly occupants: Occupants }
  /** Answer to `join`: from here on the deltas of `view` fit. */
  | {
      readonly kind: 'joined';
      readonly token: string;
      readonly view: ViewId;
      readonly setup: Setup | null;
      readonly frames: readonly ViewFrame[];
      readonly layers: readonly LayerFrame[];
    }
  | { readonly kind: 'trouble'; readonly message: string };

export interface HostState {
  readonly phase: Phase;
  readonly clock: ClockFrame;
  readonly occupants: Occupants;
}

/** An exercise at a glance, for whoever conducts several at once. Read off the truth. */
export interface Overview {
  readonly clock: ClockFrame;
  readonly burnedHa: number | null;
  readonly seats: readonly {
    readonly id: string;
    /** Messages that nobody has acknowledged. */
    readonly open: number;
    /** Orders of this seat that are not done. */
    readonly inHand: number;
  }[];
  readonly score: readonly ScoreLine[];
}

/**
 * A running exercise as the rest of the server sees it, whether it lives in this thread or in a
 * worker. What happens by itself arrives as `Published`.
 */
export interface HostPort {
  /** `ticket`: who waits for word of the store itself, see `Receipts`. */
  submit(
    actor: Actor,
    clientSeq: number | null,
    command: Command,
    ticket?: number,
  ): Promise<CommandAck>;
  check(actor: Actor, command: Command): Promise<Ack<{ preview: OrderPreview }>>;
  pace(message: PaceMessage): Promise<Ack<object>>;
  lastClientSeq(actor: Actor): Promise<number>;
  /** Begins to watch a view; `lastFrame` 0 asks for everything. Answered by `joined`. */
  join(token: string, view: ViewId, lastFrame: number): Promise<void>;
  /** Nobody looks at this view any more. */
  unwatch(view: ViewId): Promise<void>;
  state(): Promise<HostState>;
  events(from: number): Promise<readonly ExerciseEvent[]>;
  score(): Promise<readonly ScoreLine[]>;
  /** The MSEL as it stands now. */
  injects(): Promise<readonly InjectView[]>;
  overview(): Promise<Overview>;
  hash(): Promise<{ readonly tick: number; readonly hash: string }>;
  /** Writes a last snapshot; the owner then ends the thread. */
  stop(): Promise<void>;
}
