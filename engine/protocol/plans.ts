import { z } from 'zod';
import type { HazardId } from '../hazards/hazard.ts';
import type { PlanFault } from '../plan/check/fault.ts';
import type { ResponsePlan, TaskId } from '../plan/response-plan.ts';
import type { Text } from '../region/region.ts';
import type { FileProblem } from './problem.ts';
import { idSchema } from './schema-parts.ts';

/** What the page on which plans are written asks for and gets; host only. */

export interface PlanCard {
  readonly id: string;
  readonly name: Text;
  readonly version: string;
  readonly hazard: HazardId;
  readonly document: string;
}

/** GET /api/plans */
export interface PlansAnswer {
  readonly plans: readonly PlanCard[];
  readonly scenarios: readonly { readonly id: string; readonly name: Text }[];
  readonly documents: readonly {
    readonly id: string;
    readonly name: Text;
    readonly targets: readonly { readonly id: string; readonly title: Text }[];
  }[];
}

/** GET /api/fitting-plans/<scenario> (host or instructor) */
export interface FittingPlans {
  readonly plans: readonly PlanCard[];
  /** The one that counts unless another is chosen. */
  readonly standing: string | null;
}

/** GET and POST /api/exercises/<id>/plan (instructor): by which plan the review measures. */
export interface ExercisePlanAnswer {
  readonly planId: string | null;
  readonly plans: readonly PlanCard[];
}

/** POST /api/plans/read, and GET /api/plans/<id>: the plan, or why the text is none. */
export interface PlanAnswer {
  readonly plan: ResponsePlan | null;
  readonly problems: readonly FileProblem[];
}

/** POST /api/plans/check */
export interface PlanCheckAnswer {
  /** What is wrong with its form; while there is anything, the rest is empty. */
  readonly problems: readonly FileProblem[];
  readonly faults: readonly PlanFault[];
  /** Minutes from the first word; null for never. */
  readonly earliest: Readonly<
    Record<TaskId, { readonly startMin: number; readonly doneMin: number } | null>
  >;
  readonly criticalPath: readonly TaskId[];
}

export const readPlanSchema = z.strictObject({ text: z.string().max(1_000_000) });
export const checkPlanSchema = z.strictObject({
  plan: z.record(z.string(), z.unknown()),
  scenario: idSchema.nullable(),
});
export const planTextSchema = z.strictObject({ plan: z.record(z.string(), z.unknown()) });
