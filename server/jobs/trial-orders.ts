import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { TrialOrder } from '../../engine/study/order.ts';

export type { TrialOrder } from '../../engine/study/order.ts';

/** What a trial thread is started with. */
export interface TrialWarmUp {
  /** Scenario by id, folder or file. */
  readonly scenario: string;
  /** Scenario of the orders with plan `b`; the first unless told. */
  readonly against?: string;
  readonly plans?: { readonly a: ResponsePlan | null; readonly b: ResponsePlan | null };
}

/** Orders of one plan that one machine does in one go, and what identifies the result. */
export interface Chunk {
  /** Hash of everything that the result depends on: a chunk with the same key gives the same runs. */
  readonly key: string;
  readonly warmUp: TrialWarmUp;
  readonly orders: readonly TrialOrder[];
}
