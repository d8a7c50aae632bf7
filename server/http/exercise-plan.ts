import { Router } from 'express';
import { z } from 'zod';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { ExercisePlanAnswer, FittingPlans } from '../../engine/protocol/plans.ts';
import { idSchema } from '../../engine/protocol/schema-parts.ts';
import type { Entry } from '../exercises/entry.ts';
import { deskOf, isHost, notAvailable, parsed, refuseWith, type HttpContext } from './context.ts';

const NOTE = 'plan';
const noteBody = z.object({ planId: z.string().nullable() });
const planBody = z.strictObject({ planId: idSchema.nullable() });

/** Writes down by which plan an exercise is measured; the last word counts. False when the disk fails. */
export async function choosePlan(
  c: HttpContext,
  exerciseId: string,
  planId: string | null,
): Promise<boolean> {
  const kept = await c.store.addNote(exerciseId, {
    wallMs: c.nowMs(),
    kind: NOTE,
    body: { planId },
  });
  return kept.ok;
}

export async function fitsScenario(
  c: HttpContext,
  scenarioId: string,
  planId: string,
): Promise<boolean> {
  const { plans } = await c.plans.remote.fitting(scenarioId);
  return plans.some((p) => p.id === planId);
}

async function chosenPlan(c: HttpContext, exerciseId: string): Promise<string | null> {
  const notes = await c.store.loadNotes(exerciseId, 0);
  const last = notes.findLast((n) => n.kind === NOTE);
  return last === undefined ? null : noteBody.parse(last.body).planId;
}

/** The plan by which the review of an exercise measures; null for none, or one that is gone. */
export async function planOf(c: HttpContext, e: Entry): Promise<ResponsePlan | null> {
  const id = await chosenPlan(c, e.row.id);
  return id === null ? null : ((await c.plans.remote.plan(id))?.plan ?? null);
}

/** Which response plans fit a scenario, and by which of them an exercise is measured. */
export function exercisePlanRoutes(c: HttpContext): Router {
  const r = Router();
  r.get('/fitting-plans/:scenario', async (req, res) => {
    if (!isHost(c, req)) return refuseWith(res, 'hostOnly');
    const id = parsed(res, idSchema, req.params.scenario);
    if (id !== null) res.json((await c.plans.remote.fitting(id)) satisfies FittingPlans);
  });

  const answer = async (e: Entry): Promise<ExercisePlanAnswer> => ({
    planId: await chosenPlan(c, e.row.id),
    plans: (await c.plans.remote.fitting(e.row.scenarioId)).plans,
  });
  r.get('/exercises/:id/plan', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    if (entry === null) notAvailable(res);
    else res.json(await answer(entry));
  });

  r.post('/exercises/:id/plan', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    const body = entry === null ? null : parsed(res, planBody, req.body);
    if (entry === null) return notAvailable(res);
    if (body === null) return;
    const { planId } = body;
    if (planId !== null && !(await fitsScenario(c, entry.row.scenarioId, planId)))
      return notAvailable(res);
    if (!(await choosePlan(c, entry.row.id, planId))) return refuseWith(res, 'storeUnavailable');
    res.json(await answer(entry));
  });
  return r;
}
