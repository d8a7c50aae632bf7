import type { ResponsePlan } from '../../engine/plan/response-plan.ts';

export type { TrialOrder } from '../../engine/study/order.ts';

/** What a trial thread is started with. */
export interface TrialWarmUp {
  /** Scenario by id, folder or file. */
  readonly scenario: string;
  /** Scenario of the orders with plan `b`; the first unless told. */
  readonly against?: string;
  /** Versions without which a machine must not take part; not looked at when left out. */
  readonly versions?: {
    readonly engine: string;
    readonly content: string;
    readonly region: string;
  };
  readonly plans?: { readonly a: ResponsePlan | null; readonly b: ResponsePlan | null };
}
