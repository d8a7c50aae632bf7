import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DiscussionAnswer } from '../../engine/protocol/discussion.ts';
import type { Entry } from '../exercises/entry.ts';
import { discussionOf, forDesk, forSeat } from '../groups/discussion.ts';
import type { DiscussionNote } from '../groups/discussion.ts';
import { notAvailable, parsed, refuseWith, sessionOf } from './context.ts';
import type { HttpContext } from './context.ts';

const words = (max: number) => z.string().trim().min(1).max(max);
const asQuery = z.object({ as: z.enum(['desk', 'seat']).default('seat') });
const questionId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const askBody = z.union([
  z.strictObject({ questionId }),
  z.strictObject({
    inject: words(2000),
    question: words(2000),
    seatIds: z.array(z.string().min(1).max(80)).min(1).max(100),
    minutes: z.number().min(1).max(240).default(10),
  }),
]);
const answerBody = z.strictObject({
  questionId,
  analysis: z.string().trim().max(4000).default(''),
  decision: words(4000),
});
const closeBody = z.strictObject({ questionId, share: z.boolean().default(false) });

const isTabletop = (c: HttpContext, e: Entry): boolean =>
  c.sets.of(e.row.id)?.set.plan.mode === 'tabletop';

const asked = async (c: HttpContext, e: Entry) =>
  discussionOf(await c.store.loadNotes(e.row.id, 0));

async function deskSees(c: HttpContext, e: Entry): Promise<DiscussionAnswer> {
  const prepared = await c.directory.preparedQuestions(e.row.scenarioId);
  return forDesk(prepared, await asked(c, e), c.nowMs());
}

/** Writes a note down and tells the pages of the exercise; false when the disk does not take it. */
async function note(c: HttpContext, e: Entry, res: Response, body: DiscussionNote) {
  const kept = await c.store.addNote(e.row.id, { wallMs: c.nowMs(), kind: body.kind, body });
  if (!kept.ok) refuseWith(res, 'storeUnavailable');
  else c.told.changed(e, 'discussion', ['desk', 'seat']);
  return kept.ok;
}

/** The tabletop exercise whose instructor asks; answers and gives null otherwise. */
function deskEntry(c: HttpContext, req: Request, res: Response): Entry | null {
  const held = sessionOf(c, req, 'desk');
  if (held !== null && isTabletop(c, held.entry)) return held.entry;
  notAvailable(res);
  return null;
}

async function ask(c: HttpContext, req: Request, res: Response): Promise<void> {
  const entry = deskEntry(c, req, res);
  if (entry === null) return;
  const body = parsed(res, askBody, req.body);
  if (body === null) return;
  const before = await asked(c, entry);
  const seats = entry.scenario.seats;
  const { tick } = entry.clock;
  if ('questionId' in body) {
    const prepared = await c.directory.preparedQuestions(entry.row.scenarioId);
    const q = prepared.find((p) => p.id === body.questionId);
    if (q === undefined || before.some((a) => a.id === body.questionId)) return notAvailable(res);
    const chosen = seats.filter((s) => q.roles.length === 0 || q.roles.includes(s.role));
    const { id, inject, question, minutes } = q;
    const seatIds = chosen.map((s) => s.id);
    if (
      !(await note(c, entry, res, { kind: 'asked', id, inject, question, seatIds, minutes, tick }))
    )
      return;
  } else {
    const unknown = body.seatIds.find((id) => !seats.some((s) => s.id === id));
    if (unknown !== undefined)
      return refuseWith(res, 'badRequest', { detail: `seatIds: no seat ${unknown}` });
    const both = (s: string) => ({ zh: s, en: s });
    const { inject, question, seatIds, minutes } = body;
    const id = `free-${before.length + 1}`;
    const fixed = { kind: 'asked', id, seatIds, minutes, tick } as const;
    if (!(await note(c, entry, res, { ...fixed, inject: both(inject), question: both(question) })))
      return;
  }
  res.json(await deskSees(c, entry));
}

async function answer(c: HttpContext, req: Request, res: Response): Promise<void> {
  const held = sessionOf(c, req, 'seat');
  const seatId = held?.session.seatId ?? null;
  if (held === null || seatId === null || !isTabletop(c, held.entry)) return notAvailable(res);
  if (held.entry.phase === 'standby') return notAvailable(res);
  const body = parsed(res, answerBody, req.body);
  if (body === null) return;
  const q = (await asked(c, held.entry)).find((a) => a.id === body.questionId);
  if (q === undefined || !q.seatIds.includes(seatId) || q.closedMs !== null)
    return notAvailable(res);
  const { questionId: id, analysis, decision } = body;
  const { tick } = held.entry.clock;
  const written = { kind: 'answered', id, seatId, analysis, decision, tick } as const;
  if (!(await note(c, held.entry, res, written))) return;
  res.json(forSeat(seatId, await asked(c, held.entry), c.nowMs()));
}

/** Discussion questions of a tabletop exercise: asked, answered seat by seat, closed and shared. */
export function discussionRoutes(c: HttpContext): Router {
  const r = Router();

  r.get('/discussion', async (req, res) => {
    const query = parsed(res, asQuery, req.query);
    if (query === null) return;
    const held = sessionOf(c, req, query.as);
    if (held === null || !isTabletop(c, held.entry)) return notAvailable(res);
    if (query.as === 'desk') return void res.json(await deskSees(c, held.entry));
    const { seatId } = held.session;
    if (seatId === null || held.entry.phase === 'standby') return notAvailable(res);
    res.json(forSeat(seatId, await asked(c, held.entry), c.nowMs()));
  });

  r.post('/discussion/ask', (req, res) => ask(c, req, res));
  r.post('/discussion/answer', (req, res) => answer(c, req, res));

  r.post('/discussion/close', async (req, res) => {
    const entry = deskEntry(c, req, res);
    if (entry === null) return;
    const body = parsed(res, closeBody, req.body);
    if (body === null) return;
    const q = (await asked(c, entry)).find((a) => a.id === body.questionId);
    if (q === undefined) return notAvailable(res);
    const { questionId: id, share } = body;
    if (await note(c, entry, res, { kind: 'closed', id, share }))
      res.json(await deskSees(c, entry));
  });
  return r;
}
