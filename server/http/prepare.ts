import express, { Router } from 'express';
import type { Response } from 'express';
import {
  checkBodySchema,
  placeQuerySchema,
  saveBodySchema,
  type CheckAnswer,
  type PlaceAnswer,
  type SavedAnswer,
  type SourceAnswer,
  type TemplateCard,
} from '../../engine/protocol/prepare.ts';
import { idSchema } from '../../engine/protocol/schema-parts.ts';
import { isHost, notAvailable, parsed, refuseWith, type HttpContext } from './context.ts';

/** A scenario file with its injects; the longest of this installation has 60 kB. */
const MAX_BODY = '1mb';

/** Scenarios made from others; for the browser that may create exercises alone. */
export function prepareRoutes(c: HttpContext): Router {
  const r = Router();
  const { preparation } = c;
  r.use('/prepare', (req, res, next) => {
    if (isHost(c, req)) next();
    else refuseWith(res, 'hostOnly');
  });
  r.use('/prepare', express.json({ limit: MAX_BODY, strict: true }));

  r.get('/prepare/templates', async (_req, res) => {
    res.json((await preparation.templates()) satisfies readonly TemplateCard[]);
  });

  r.get('/prepare/scenarios/:id', async (req, res) => {
    const id = parsed(res, idSchema, req.params.id);
    const source = id === null ? null : await preparation.source(id);
    if (source !== null) res.json(source satisfies SourceAnswer);
    else if (id !== null) notAvailable(res);
  });

  r.post('/prepare/check', async (req, res) => {
    const body = parsed(res, checkBodySchema, req.body);
    if (body === null) return;
    const answer = await preparation.check(body.from, body.file);
    if (answer === null) notAvailable(res);
    else res.json(answer satisfies CheckAnswer);
  });

  r.post('/prepare/text', async (req, res) => {
    const body = parsed(res, checkBodySchema, req.body);
    if (body === null) return;
    const text = await preparation.text(body.from, body.file);
    if (text === null) notAvailable(res);
    else res.type('application/yaml').send(text);
  });

  // The ground of the template; its files come from `/terrain/<hash>`.
  r.get('/prepare/terrain/:id', async (req, res) => {
    const id = parsed(res, idSchema, req.params.id);
    if (id === null) return;
    const known = await c.directory.listScenarios();
    if (!known.some((s) => s.id === id)) return notAvailable(res);
    res.json((await c.terrains.of(await c.directory.scenario(id))).answer);
  });

  r.get('/prepare/place', async (req, res) => {
    const query = parsed(res, placeQuerySchema, req.query);
    if (query === null) return;
    const place = await preparation.place(query.from, query);
    if (place === null) notAvailable(res);
    else res.json(place satisfies PlaceAnswer);
  });

  r.post('/prepare/scenarios', async (req, res) => {
    const body = parsed(res, saveBodySchema, req.body);
    if (body === null) return;
    const saved = await preparation.save(body.from, body.file, body.over);
    if (!saved.ok) return refused(res, saved.error);
    c.directory.forget(saved.value);
    c.log.info({ scenario: saved.value, from: body.from }, 'scenario saved');
    res.status(201).json({ id: saved.value } satisfies SavedAnswer);
  });

  r.delete('/prepare/scenarios/:id', async (req, res) => {
    const id = parsed(res, idSchema, req.params.id);
    if (id === null) return;
    const gone = await preparation.remove(id);
    if (!gone.ok) return refused(res, gone.error);
    c.directory.forget(id);
    c.log.info({ scenario: id }, 'scenario removed');
    res.json({});
  });
  return r;
}

type Refusal = Extract<
  Awaited<ReturnType<HttpContext['preparation']['save']>>,
  { ok: false }
>['error'];

function refused(res: Response, why: Refusal): void {
  if (why === 'notAvailable') return notAvailable(res);
  if (why === 'inUse') return refuseWith(res, 'inUse');
  const first = why[0];
  refuseWith(res, 'badRequest', {
    detail: first === undefined ? 'file' : `${first.path}: ${first.expected}`,
  });
}
