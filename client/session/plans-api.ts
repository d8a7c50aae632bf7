import type {
  ExercisePlanAnswer,
  FittingPlans,
  PlanAnswer,
  PlanCheckAnswer,
  PlansAnswer,
} from '../../engine/protocol/plans.ts';
import { path, request } from './api.ts';

/** Routes of the page on which plans are written; see `engine/protocol/plans.ts`. */
export const plansApi = {
  list: () => request<PlansAnswer>('GET', '/api/plans'),
  fitting: (scenario: string) => request<FittingPlans>('GET', path`/api/fitting-plans/${scenario}`),
  ofExercise: (id: string) => request<ExercisePlanAnswer>('GET', path`/api/exercises/${id}/plan`),
  choose: (id: string, planId: string | null) =>
    request<ExercisePlanAnswer>('POST', path`/api/exercises/${id}/plan`, { planId }),
  plan: (id: string) => request<PlanAnswer>('GET', path`/api/plans/${id}`),
  read: (text: string) => request<PlanAnswer>('POST', '/api/plans/read', { text }),
  check: (plan: unknown, scenario: string | null) =>
    request<PlanCheckAnswer>('POST', '/api/plans/check', { plan, scenario }),
  text: (plan: unknown) => request<string>('POST', '/api/plans/text', { plan }, 'text'),
};
