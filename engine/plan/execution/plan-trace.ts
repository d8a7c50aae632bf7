import type { Capability, SeatId, UnitId } from '../../exercise/scenario.ts';
import type { ForceKind } from '../../response/forces/kinds.ts';
import type { TaskId } from '../response-plan.ts';
import type { QueueRequest } from './resource-queue.ts';

/**
 * What became of a plan in one run: plain data beside the run, for the lab and the review, and in
 * nobody's view. Ticks are -1 for what did not happen.
 */
export interface PlanTrace {
  readonly planId: string;
  readonly version: string;
  readonly endTick: number;
  readonly tasks: readonly TaskTrace[];
  readonly pools: readonly PoolTrace[];
}

/** Something that a task waited for before it could begin, and when it came. */
export interface Awaited {
  readonly kind: 'level' | 'when' | 'after';
  /** The task that it came after; null with the other kinds. */
  readonly task: TaskId | null;
  metTick: number;
}

/** One task in the hands of one seat. */
export interface TaskTrace {
  readonly taskId: TaskId;
  readonly seatId: SeatId;
  /** The exercise as the seat knew it allowed it from here. */
  possibleTick: number;
  /** People are ready to begin: seen, decided, worded; later when it was forgotten first. */
  readyTick: number;
  /** In hand: the teams that it needs to begin stood by. */
  startedTick: number;
  firstOrderTick: number;
  /** First moment at which nothing was left to do, as far as the seat knew. */
  doneTick: number;
  /** The same for the last time; -1 while there is something to do again. */
  lastDoneTick: number;
  readonly awaited: Awaited[];
  forgotten: boolean;
  /** Orders by id, as in the state, and who got them. */
  readonly orders: number[];
  readonly units: UnitId[];
  wrongPlaces: number;
  lostOrders: number;
}

/** Teams of one seat that can do one thing, and what was asked of them. */
export interface PoolTrace {
  readonly id: string;
  readonly seatId: SeatId;
  readonly capability: Capability;
  /** Only teams of this kind; null for any. */
  readonly kind: ForceKind | null;
  readonly teams: number;
  /** `by` is the task's id. */
  readonly requests: readonly QueueRequest[];
}
