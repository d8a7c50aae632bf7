import express, { Router } from 'express';
import {
  checkPlanSchema,
  planTextSchema,
  readPlanSchema,
  type PlanAnswer,
  type PlanCheckAnswer,
  type PlansAnswer,
} from '../../engine/protocol/plans.ts';
import { idSchema } from '../../engine/protocol/schema-parts.ts';
import { isHost, notAvailable, parsed, refuseWith, type HttpContext } from './context.ts';

/** A plan as JSON or as text; the longest of this installation has 20 kB. */
const MAX_BODY = '1mb';

/** Response plans, read and checked; for the browser that may create exercises alone. */
export function planRoutes(c: HttpContext): Router {
  const r = Router();
  r.use('/plans', (req, res, next) => {
    if (isHost(c, req)) next();
    else refuseWith(res, 'hostOnly');
  });
  r.use('/plans', express.json({ limit: MAX_BODY, strict: true }));

  r.get('/plans', async (_req, res) => {
    res.json((await c.plans.remote.list()) satisfies PlansAnswer);
  });

  r.get('/plans/:id', async (req, res) => {
    const id = parsed(res, idSchema, req.params.id);
    const found = id === null ? null : await c.plans.remote.plan(id);
    if (found !== null) res.json(found satisfies PlanAnswer);
    else if (id !== null) notAvailable(res);
  });

  r.post('/plans/read', async (req, res) => {
    const body = parsed(res, readPlanSchema, req.body);
    if (body !== null) res.json((await c.plans.remote.read(body.text)) satisfies PlanAnswer);
  });

  r.post('/plans/check', async (req, res) => {
    const body = parsed(res, checkPlanSchema, req.body);
    if (body === null) return;
    const answer = await c.plans.remote.check(body.plan, body.scenario);
    if (answer === null) notAvailable(res);
    else res.json(answer satisfies PlanCheckAnswer);
  });

  r.post('/plans/text', async (req, res) => {
    const body = parsed(res, planTextSchema, req.body);
    if (body !== null) res.type('application/yaml').send(await c.plans.remote.text(body.plan));
  });
  return r;
}
