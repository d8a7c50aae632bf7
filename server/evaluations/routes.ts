import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { entriesBodySchema } from '../../engine/protocol/evaluation.ts';
import type {
  EntriesAnswer,
  EntryDraft,
  EvaluationAnswer,
  EvaluatorAccessAnswer,
  EvaluatorAnswer,
  EvaluatorFeed,
} from '../../engine/protocol/evaluation.ts';
import type { EvaluationEntry } from '../../engine/review/evaluation.ts';
import { summariseEvaluation } from '../../engine/review/evaluation-summary.ts';
import { randomId } from '../auth/keys.ts';
import type { Entry } from '../exercises/entry.ts';
import {
  deskOf,
  notAvailable,
  parsed,
  refuseWith,
  setSessionCookie,
  textField,
} from '../http/context.ts';
import type { HttpContext } from '../http/context.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import type { Evaluations } from './evaluations.ts';
import type { Evaluator } from './evaluators.ts';
import { callerOf, evaluatorOf, EVALUATOR_COOKIE } from './who.ts';
import type { Caller } from './who.ts';

const packBody = z.strictObject({ packId: textField(80) });
const joinBody = z.strictObject({ code: z.string().min(1).max(32), name: textField(60) });
const feedQuery = z.object({ from: z.coerce.number().int().min(0).max(1e9).default(0) });

/** Answers to a code take this long, right or wrong, ms. */
const CODE_ANSWER_MS = 200;
/** Events handed out at once; a tablet that comes late asks again. */
const FEED_MOST = 2000;

async function accessAnswer(
  c: HttpContext,
  ev: Evaluations,
  id: string,
): Promise<EvaluatorAccessAnswer> {
  await ev.evaluators.load();
  const access = ev.evaluators.accessOf(id);
  const packs = [...(await ev.packs()).values()];
  const base = c.urls()[0] ?? '';
  return {
    code: access?.code ?? null,
    url: access === null ? '' : `${base}/eval#${access.code}`,
    packId: access?.packId ?? null,
    packs: packs.map((p) => ({ id: p.id, name: p.name })),
    evaluators: ev.evaluators.of(id).map(({ id: e, name }) => ({ id: e, name })),
  };
}

async function evaluatorAnswer(
  ev: Evaluations,
  entry: Entry,
  evaluator: Evaluator,
): Promise<EvaluatorAnswer> {
  const { scenario } = entry;
  return {
    exerciseId: entry.row.id,
    id: evaluator.id,
    name: evaluator.name,
    exerciseName: scenario.card.name,
    phase: entry.phase,
    startSecondOfDay: scenario.startSecondOfDay,
    seats: scenario.card.seats,
    objectives: scenario.card.objectives,
    targets: scenario.targets,
    pack: await ev.packOf(entry.row.id),
  };
}

/** Codes for evaluators are guessed at as those of players are, and held up alike. */
async function join(c: HttpContext, ev: Evaluations, req: Request, res: Response): Promise<void> {
  const answerAt = Date.now() + CODE_ANSWER_MS;
  const body = parsed(res, joinBody, req.body);
  if (body === null) return;
  const address = req.socket.remoteAddress ?? '';
  const known = cookieOf(req.headers.cookie, COOKIES.tries) ?? null;
  const wait = c.throttle.waitS(known, address, c.nowMs());
  await ev.evaluators.load();
  const access = wait > 0 ? null : ev.evaluators.findByCode(body.code);
  const entry = access === null ? null : c.directory.find(access.exerciseId);
  const joined =
    access === null || entry === null ? null : await ev.evaluators.join(access, body.name);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, answerAt - Date.now())));
  if (wait > 0) return refuseWith(res, 'waitForCode', { retryAfterS: wait });
  if (joined === null || entry === null) {
    const browser = known ?? randomId();
    if (known === null) setSessionCookie(res, COOKIES.tries, browser);
    c.throttle.wrong(browser, address, c.nowMs());
    return refuseWith(res, 'wrongCode');
  }
  if (!joined.ok) return refuseWith(res, 'storeUnavailable');
  setSessionCookie(res, EVALUATOR_COOKIE, joined.value.token);
  res.json(await evaluatorAnswer(ev, entry, joined.value.evaluator));
}

/** What a caller may read: control everything but who rated himself how, others nothing unfinished. */
function readable(who: Caller, all: readonly EvaluationEntry[]): readonly EvaluationEntry[] {
  const own = all.filter((e) => e.by === who.writer.id);
  if (who.writer.role === 'evaluator' && who.entry.phase !== 'ended') return own;
  return all.filter((e) => e.body.kind !== 'self' || e.by === who.writer.id);
}

async function write(
  ev: Evaluations,
  who: Caller,
  drafts: readonly EntryDraft[],
  nowMs: number,
): Promise<EntriesAnswer | null> {
  const pack = await ev.packOf(who.entry.row.id);
  const book = await ev.book(who.entry.row.id);
  const kept: string[] = [];
  const refused: EntriesAnswer['refused'][number][] = [];
  for (const sent of drafts) {
    // A participant rates himself, once; where he sits is for the server to say.
    const draft: EntryDraft =
      sent.body.kind === 'self'
        ? {
            ...sent,
            id: `self:${who.writer.id}`,
            gone: false,
            body: { ...sent.body, seatId: who.seatId },
          }
        : sent;
    const why = book.refusal(who.writer, draft, pack);
    if (why !== null) refused.push({ id: sent.id, why });
    else if ((await book.write(who.writer, draft, nowMs)).ok) kept.push(sent.id);
    else return null;
  }
  return { kept, refused };
}

/** Evaluators, what they and others write, and what comes of it. */
export function evaluationRoutes(c: HttpContext, ev: Evaluations): Router {
  const r = Router();

  r.get('/exercises/:id/evaluators', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    if (entry === null) return notAvailable(res);
    res.json((await accessAnswer(c, ev, entry.row.id)) satisfies EvaluatorAccessAnswer);
  });

  r.post('/exercises/:id/evaluators', async (req, res) => {
    const entry = deskOf(c, req, req.params.id);
    if (entry === null) return notAvailable(res);
    const body = parsed(res, packBody, req.body);
    if (body === null) return;
    const packs = await ev.packs();
    if (!packs.has(body.packId)) {
      const expected = [...packs.keys()].join(', ');
      return refuseWith(res, 'badRequest', { detail: `packId: one of ${expected}` });
    }
    await ev.evaluators.load();
    const issued = await ev.evaluators.issue(entry.row.id, body.packId);
    if (!issued.ok) return refuseWith(res, 'storeUnavailable');
    res.json((await accessAnswer(c, ev, entry.row.id)) satisfies EvaluatorAccessAnswer);
  });

  r.post('/evaluator', (req, res) => join(c, ev, req, res));

  r.get('/evaluator', async (req, res) => {
    const held = await evaluatorOf(c, ev, req);
    if (held === null) return notAvailable(res);
    res.json((await evaluatorAnswer(ev, held.entry, held.evaluator)) satisfies EvaluatorAnswer);
  });

  r.get('/evaluator/feed', async (req, res) => {
    const held = await evaluatorOf(c, ev, req);
    if (held === null) return notAvailable(res);
    const query = parsed(res, feedQuery, req.query);
    if (query === null) return;
    const { entry } = held;
    const host = entry.host === null ? null : await c.directory.host(entry);
    const fresh =
      host === null
        ? await (await c.directory.replay(entry)).events(entry.clock.tick, query.from)
        : await host.events(query.from);
    const some = fresh.slice(0, FEED_MOST);
    const next = query.from + some.length;
    const events = entry.scenario.tell(some);
    res.json({ clock: entry.clock, events, next } satisfies EvaluatorFeed);
  });

  r.get('/evaluations/:id', async (req, res) => {
    const who = await callerOf(c, ev, req, req.params.id);
    if (who === null) return notAvailable(res);
    const { id } = who.entry.row;
    const isPlayer = who.writer.role === 'participant';
    // Before he has rated himself a participant learns nothing of how others judge.
    const rated = !isPlayer || (await ev.hasRated(id, who.writer));
    const all = (await ev.book(id)).entries();
    const entries = rated ? readable(who, all) : [];
    const pack = await ev.packOf(id);
    const done = who.writer.role === 'instructor' || who.entry.phase === 'ended';
    res.json({
      objectives: rated ? who.entry.scenario.card.objectives : [],
      pack,
      entries,
      evaluators: isPlayer ? [] : ev.evaluators.of(id).map(({ id: e, name }) => ({ id: e, name })),
      summary: summariseEvaluation(pack, rated && done ? all : entries),
    } satisfies EvaluationAnswer);
  });

  r.post('/evaluations/:id', async (req, res) => {
    const who = await callerOf(c, ev, req, req.params.id);
    if (who === null) return notAvailable(res);
    const body = parsed(res, entriesBodySchema, req.body);
    if (body === null) return;
    const answer = await write(ev, who, body.entries, c.nowMs());
    if (answer === null) return refuseWith(res, 'storeUnavailable');
    res.json(answer satisfies EntriesAnswer);
  });
  return r;
}
