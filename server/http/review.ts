import { shortSeed } from '../../engine/study/course.ts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type {
  AarAnswer,
  CreatedAnswer,
  EventsAnswer,
  LogAnswer,
  ReplayAnswer,
  ReplaySetupAnswer,
  ReviewAnswer,
} from '../../engine/protocol/http.ts';
import type { Entry } from '../exercises/entry.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { Evaluations } from '../evaluations/evaluations.ts';
import { lookBack } from '../evaluations/who.ts';
import { deskOf, notAvailable, parsed, refuseWith } from './context.ts';
import type { HttpContext } from './context.ts';
import { planOf } from './exercise-plan.ts';

const tickField = z.coerce.number().int().min(0).max(1e9);
const atQuery = z.object({ tick: tickField, view: z.string().min(1).max(80) });
const viewQuery = z.object({ view: z.string().min(1).max(80) });
const eventsQuery = z.object({ from: tickField.default(0) });
const branchBody = z.strictObject({ tick: z.number().int().min(0).max(1e9) });

const hasView = (e: Entry, view: string): boolean =>
  view === 'truth' || e.scenario.seats.some((s) => s.id === view);

/** Events and score of an exercise as it stands: from its host while it lives, else run again. */
async function outcome(c: HttpContext, e: Entry, from: number) {
  if (e.host !== null) {
    const host = await c.directory.host(e);
    return { events: await host.events(from), score: await host.score() };
  }
  const replay = await c.directory.replay(e);
  const { tick } = e.clock;
  return { events: await replay.events(tick, from), score: await replay.score(tick) };
}

function reviewOf(
  e: Entry,
  score: ReviewAnswer['score'],
  who: { readonly instructor: boolean; readonly rated: boolean },
): ReviewAnswer {
  return {
    id: e.row.id,
    name: e.scenario.card.name,
    scenarioId: e.row.scenarioId,
    seed: shortSeed(e.row.seed),
    phase: e.phase,
    tick: e.clock.tick,
    startDate: e.scenario.startDate,
    startSecondOfDay: e.scenario.startSecondOfDay,
    seats: e.scenario.card.seats,
    score,
    instructor: who.instructor,
    selfRatingDue: !who.rated,
  };
}

async function sendLog(c: HttpContext, store: OpenStore['store'], e: Entry, res: Response) {
  const records = await store.loadLog(e.row.id, 0);
  const at =
    e.host === null
      ? { tick: e.clock.tick, hash: await (await c.directory.replay(e)).hash(e.clock.tick) }
      : await (await c.directory.host(e)).hash();
  res.json({
    scenarioId: e.row.scenarioId,
    seed: e.row.seed,
    fingerprint: e.row.fingerprint,
    endTick: at.tick,
    hash: at.hash,
    views: ['truth', ...e.scenario.seats.map((s) => s.id)],
    records,
  } satisfies LogAnswer);
}

/** Looking back, and beginning again from a moment. */
export function reviewRoutes(
  c: HttpContext,
  store: OpenStore['store'],
  evaluations: Evaluations,
): Router {
  const r = Router();
  /** Who may see the score; a participant only after his self-rating. */
  const reviewer = async (req: Request, id: string) => {
    const who = await lookBack(c, evaluations, req, id);
    return who !== null && who.rated ? who : null;
  };

  r.get('/review/:id', async (req, res) => {
    const who = await lookBack(c, evaluations, req, req.params.id);
    if (who === null) return notAvailable(res);
    const { score } = who.rated ? await outcome(c, who.entry, 0) : { score: [] };
    res.json(reviewOf(who.entry, score, who));
  });

  r.get('/review/:id/events', async (req, res) => {
    const who = await reviewer(req, req.params.id);
    if (who === null) return notAvailable(res);
    const query = parsed(res, eventsQuery, req.query);
    if (query === null) return;
    const { events } = await outcome(c, who.entry, query.from);
    res.json({ events } satisfies EventsAnswer);
  });

  r.get('/review/:id/aar', async (req, res) => {
    const who = await reviewer(req, req.params.id);
    if (who === null) return notAvailable(res);
    const replay = await c.directory.replay(who.entry);
    const plan = await planOf(c, who.entry);
    res.json((await replay.review(who.entry.clock.tick, plan)) satisfies AarAnswer);
  });

  r.get('/replay/:id/at', async (req, res) => {
    const who = await reviewer(req, req.params.id);
    if (who === null) return notAvailable(res);
    const query = parsed(res, atQuery, req.query);
    if (query === null) return;
    if (!hasView(who.entry, query.view)) return notAvailable(res);
    const replay = await c.directory.replay(who.entry);
    const tick = Math.min(query.tick, who.entry.clock.tick);
    const found = await replay.at(tick, query.view);
    const layers = found.layers.map((l) => ({
      ...l,
      runs: Buffer.from(l.runs.buffer, l.runs.byteOffset, l.runs.byteLength).toString('base64'),
    }));
    res.json({ tick: found.tick, view: found.view, layers } satisfies ReplayAnswer);
  });

  r.get('/replay/:id/setup', async (req, res) => {
    const who = await reviewer(req, req.params.id);
    if (who === null) return notAvailable(res);
    const query = parsed(res, viewQuery, req.query);
    if (query === null) return;
    if (!hasView(who.entry, query.view)) return notAvailable(res);
    const replay = await c.directory.replay(who.entry);
    res.json((await replay.setup(query.view)) satisfies ReplaySetupAnswer);
  });

  r.get('/exercises/:id/log', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    if (entry === null) return notAvailable(res);
    await sendLog(c, store, entry, res);
  });

  r.post('/exercises/:id/branch', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    if (entry === null) return notAvailable(res);
    const body = parsed(res, branchBody, req.body);
    if (body === null) return;
    if (body.tick > entry.clock.tick)
      return refuseWith(res, 'badRequest', { detail: `tick: at most ${entry.clock.tick}` });
    const made = await c.directory.branch(entry, body.tick);
    if (!made.ok) return refuseWith(res, 'storeUnavailable');
    await c.seating.settle(c.directory.find(made.value.id)!);
    res.status(201).json(made.value satisfies CreatedAnswer);
  });
  return r;
}
