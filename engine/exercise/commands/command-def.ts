import type { Result } from '../../kernel/result.ts';
import type { Point } from '../../kernel/grid.ts';
import type { SeatId } from '../scenario.ts';
import type { StepContext, World } from '../world.ts';
import type { Actor, Command, CommandType, Rejection } from './command.ts';

/** What an order would lead to, as far as the seat that gives it can know. */
export interface OrderPreview {
  /** Arrival on scene, and end of the work; -1 when it cannot be told. */
  readonly etaTick: number;
  readonly endTick: number;
  readonly routeLengthM: number;
  readonly route: readonly (readonly Point[])[];
  /** Things worth a look before issuing: key of the words and what fills them. */
  readonly notes: readonly {
    readonly key: string;
    readonly params: Readonly<Record<string, number | string>>;
  }[];
}

export const NO_PREVIEW: OrderPreview = {
  etaTick: -1,
  endTick: -1,
  routeLengthM: 0,
  route: [],
  notes: [],
};

/** `decide` runs twice alike: for a check (events thrown away) and for real. */
export interface DecideContext extends StepContext {
  readonly actor: Actor;
  /** The seat that acts; null for the instructor. */
  readonly seatId: SeatId | null;
}

/**
 * One verb. `decide` sees the whole state, but a refusal that it gives to a seat may only depend on
 * what that seat knows. Authority (seat, span of command, phase) is checked before, for all verbs.
 */
export interface CommandDef<T extends CommandType = CommandType> {
  readonly type: T;
  readonly by: 'seat' | 'instructor';
  decide(
    w: World,
    command: Extract<Command, { type: T }>,
    ctx: DecideContext,
  ): Result<OrderPreview, Rejection>;
}
