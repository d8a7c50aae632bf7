import type { Trial } from '../../engine/study/trial.ts';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';

/** What a queue says while it works. */
export interface QueueNews {
  /** Each result as it comes, in no certain order; false stops the rest. */
  onTrial(trial: Trial): boolean;
  /** CPU time of a hazard that runs shared, where the queue knows it. */
  onHazard?(cpuMs: number): void;
  /** Why nothing goes on at the moment; null when it does again. */
  onWaiting(why: 'database' | null): void;
}

/**
 * Plays the orders of one study somewhere. Every order comes back exactly once, however often
 * somebody began it; results come in any order.
 */
export interface TrialQueue {
  run(orders: readonly TrialOrder[], news: QueueNews, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** What a study's queue needs to know beside the orders. */
export interface QueueOptions {
  readonly warmUp: TrialWarmUp;
  /** Hash of engine, scenarios, regions and plans: part of what identifies a chunk. */
  readonly content: string;
  /** Runs share courses of the hazard that cost more than a lost chunk: nobody should split them. */
  readonly wholeCourses?: boolean;
}
