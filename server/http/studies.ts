import { availableParallelism } from 'node:os';
import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type {
  StudiesAnswer,
  StudyAnswer,
  StudyCard,
  StudyFormAnswer,
} from '../../engine/protocol/studies.ts';
import { MOST_PAGE_RUNS, pageStudySchema } from '../../engine/protocol/study-schema.ts';
import { FACTORS } from '../../engine/study/factors.ts';
import { yearlyInputsOf } from '../jobs/yearly-inputs.ts';
import { isReportKind, REPORT_FILES } from '../jobs/reports.ts';
import { STUDY_WORKERS } from '../jobs/studies.ts';
import { AUTOPILOT } from '../jobs/subject.ts';
import { openDesk } from './access.ts';
import {
  isHost,
  notAvailable,
  parsed,
  refuseWith,
  sessionOf,
  type HttpContext,
} from './context.ts';

const replayBody = z.strictObject({ seed: z.int().min(1).max(1_000_000) });

/** Studies belong to who may create exercises, and to instructors. */
const mayStudy = (c: HttpContext, req: Request): boolean =>
  isHost(c, req) || sessionOf(c, req, 'desk') !== null;

export function studyRoutes(c: HttpContext): Router {
  const { studies } = c;
  const r = Router();
  r.use('/studies', (req, res, next) => (mayStudy(c, req) ? next() : notAvailable(res)));

  r.get('/studies', async (_req, res) => {
    res.json({ studies: await studies.list() } satisfies StudiesAnswer);
  });

  r.get('/studies/form', async (_req, res) => {
    const [scenarios, plans] = await Promise.all([
      c.directory.listScenarios(),
      c.plans.remote.list(),
    ]);
    res.json({
      factors: FACTORS.map(({ id, unit, min, max, neutral, doc }) => ({
        id,
        unit,
        min,
        max,
        neutral,
        doc,
      })),
      plans: plans.plans.map(({ id, name, hazard }) => ({ id, name, hazard })),
      yearly: await yearlyInputsOf(scenarios.map((s) => s.id)),
      mostRuns: MOST_PAGE_RUNS,
      workers: STUDY_WORKERS,
      cores: availableParallelism(),
      distributed: studies.distributed,
    } satisfies StudyFormAnswer);
  });

  r.post('/studies', async (req, res) => {
    const spec = parsed(res, pageStudySchema, req.body);
    if (spec === null) return;
    const known = new Set((await c.directory.listScenarios()).map((s) => s.id));
    // Names go to the file system of the server: only those that it has itself offered.
    const { plans } = await c.plans.remote.list();
    const named = new Set([AUTOPILOT, ...plans.map((p) => p.id)]);
    if (
      !known.has(spec.scenario) ||
      (spec.plan !== null && !named.has(spec.plan)) ||
      (spec.against !== null && !known.has(spec.against) && !named.has(spec.against))
    )
      return notAvailable(res);
    res.status(201).json((await studies.start(spec)) satisfies StudyCard);
  });

  r.get('/studies/:id', async (req, res) => {
    const card = await studies.find(req.params.id);
    if (card === null) return notAvailable(res);
    res.json({ card, document: await studies.document(card.id) } satisfies StudyAnswer);
  });

  for (const verb of ['stop', 'resume'] as const)
    r.post(`/studies/:id/${verb}`, async (req, res) => {
      const found = await studies.find(req.params.id);
      const card = found === null ? null : studies[verb](found.id);
      if (card === null) return notAvailable(res);
      res.json(card satisfies StudyCard);
    });

  r.get('/studies/:id/report.:kind', async (req, res) => {
    const { id, kind } = req.params;
    const file = isReportKind(kind) ? await studies.file(id, kind) : null;
    if (!isReportKind(kind) || file === null) return notAvailable(res);
    const { type, file: name } = REPORT_FILES[kind];
    res.setHeader('content-type', type);
    res.setHeader('content-disposition', `attachment; filename="${name}"`);
    res.sendFile(file, { headers: { 'content-type': type } });
  });

  r.post('/studies/:id/replay', async (req, res) => {
    const body = parsed(res, replayBody, req.body);
    if (body === null) return;
    const document = await studies.document(req.params.id);
    const worst = document?.result.worst.find((w) => w.seed === body.seed);
    if (document === null || worst === undefined) return notAvailable(res);
    // Its key would take the place of the one with which an exercise is being conducted.
    const desk = sessionOf(c, req, 'desk');
    if (desk !== null && desk.entry.phase !== 'ended') return refuseWith(res, 'inUse');
    const made = await c.directory.played(document.about.scenarioId, worst.course);
    if (!made.ok) return refuseWith(res, 'storeUnavailable');
    const entry = c.directory.find(made.value.id)!;
    if ((await openDesk(c, res, entry)) !== null) res.status(201).json({ id: made.value.id });
  });
  return r;
}
