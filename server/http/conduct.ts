import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  OBJECTIVE_STATES,
  type HandoverAnswer,
  type ObjectivesAnswer,
  type ObjectiveState,
  type TakenAnswer,
} from '../../engine/protocol/discussion.ts';
import { hashKey, randomId, randomKey } from '../auth/keys.ts';
import type { Session } from '../auth/sessions.ts';
import type { Entry } from '../exercises/entry.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import { meOf, openDesk } from './access.ts';
import { SET_OFFER } from './groups.ts';
import {
  accountOf,
  founderOf,
  isHost,
  notAvailable,
  parsed,
  refuseWith,
  sessionOf,
  setSessionCookie,
} from './context.ts';
import type { HttpContext } from './context.ts';

const judgeBody = z.strictObject({
  index: z.number().int().min(0).max(1000),
  state: z.enum(OBJECTIVE_STATES),
});
const takeBody = z.strictObject({ code: z.string().min(1).max(32) });

interface Judged {
  readonly index: number;
  readonly state: ObjectiveState;
  readonly tick: number;
}

async function objectives(c: HttpContext, e: Entry): Promise<ObjectivesAnswer> {
  const last = new Map<number, Judged>();
  for (const n of await c.store.loadNotes(e.row.id, 0))
    if (n.kind === 'objective') last.set((n.body as Judged).index, n.body as Judged);
  return {
    objectives: e.scenario.card.objectives.map((text, i) => ({
      text,
      state: last.get(i)?.state ?? 'open',
      tick: last.get(i)?.tick ?? null,
    })),
  };
}

async function take(c: HttpContext, req: Request, res: Response): Promise<void> {
  const body = parsed(res, takeBody, req.body);
  if (body === null) return;
  const address = req.socket.remoteAddress ?? '';
  const known = cookieOf(req.headers.cookie, COOKIES.tries) ?? null;
  const wait = c.throttle.waitS(known, address, c.nowMs());
  if (wait > 0) return refuseWith(res, 'waitForCode', { retryAfterS: wait });
  const id = c.handOvers.take(body.code, c.nowMs());
  if (id?.startsWith(SET_OFFER)) return takeSet(c, req, res, id.slice(SET_OFFER.length));
  const entry = id === null ? null : c.directory.find(id);
  if (entry === null) {
    const browser = known ?? randomId();
    if (known === null) setSessionCookie(res, COOKIES.tries, browser);
    c.throttle.wrong(browser, address, c.nowMs());
    return refuseWith(res, 'wrongCode');
  }
  await takeDesk(c, req, res, entry);
}

async function takeDesk(c: HttpContext, req: Request, res: Response, entry: Entry) {
  // The old key first: should the disk fail after it, nobody holds the desk by a link any more.
  const instructorKey = randomKey();
  const rekeyed = await c.directory.rekey(entry, hashKey(instructorKey));
  if (!rekeyed) return refuseWith(res, 'storeUnavailable');
  const given = c.sessions.desks(entry.row.id);
  const session = await openDesk(c, res, entry);
  if (session === null) return;
  await dismiss(c, given);
  void c.audit.note(taker(c, req), 'deskHandedOver', entry.row.id);
  res.json({ what: 'desk', id: entry.row.id, instructorKey } satisfies TakenAnswer);
}

/** The whole board: whoever held it loses the desks of its groups too. */
async function takeSet(c: HttpContext, req: Request, res: Response, id: string): Promise<void> {
  const set = c.sets.find(id);
  if (set === null) return refuseWith(res, 'wrongCode');
  const key = await c.sets.rekey(set);
  if (!key.ok) return refuseWith(res, 'storeUnavailable');
  for (const { entry } of c.sets.groups(set)) await dismiss(c, c.sessions.desks(entry.row.id));
  setSessionCookie(res, COOKIES.set, `${id}.${key.value}`);
  void c.audit.note(taker(c, req), 'deskHandedOver', id);
  res.json({ what: 'board', id, instructorKey: key.value } satisfies TakenAnswer);
}

const taker = (c: HttpContext, req: Request): string => accountOf(c, req)?.name ?? 'instructor';

async function dismiss(c: HttpContext, given: readonly Session[]): Promise<void> {
  for (const s of given) {
    await c.sessions.remove(s.tokenHash);
    c.told.cut(s.tokenHash);
  }
}

/** The instructor's own book: objectives ticked off, and the desk handed on. */
export function conductRoutes(c: HttpContext): Router {
  const r = Router();

  r.get('/objectives', async (req, res) => {
    const held = sessionOf(c, req, 'desk');
    if (held === null) return notAvailable(res);
    res.json(await objectives(c, held.entry));
  });

  r.post('/objectives', async (req, res) => {
    const held = sessionOf(c, req, 'desk');
    if (held === null) return notAvailable(res);
    const body = parsed(res, judgeBody, req.body);
    if (body === null) return;
    if (body.index >= held.entry.scenario.card.objectives.length) return notAvailable(res);
    const { tick } = held.entry.clock;
    const note = { wallMs: c.nowMs(), kind: 'objective', body: { ...body, tick } };
    const kept = await c.store.addNote(held.entry.row.id, note);
    if (!kept.ok) return refuseWith(res, 'storeUnavailable');
    c.told.changed(held.entry, 'objectives', ['desk']);
    res.json(await objectives(c, held.entry));
  });

  // Whoever may create exercises here comes back to those that are: yesterday's link is lost by then.
  r.post('/exercises/:id/desk', async (req, res) => {
    if (!isHost(c, req)) return refuseWith(res, 'hostOnly');
    const entry = c.directory.find(req.params.id);
    if (entry === null) return notAvailable(res);
    const session = await openDesk(c, res, entry);
    if (session === null) return;
    void c.audit.note(founderOf(c, req), 'deskOpened', entry.row.id);
    res.json(meOf(c, req, { desk: session }));
  });

  r.post('/handover', (req, res) => {
    const held = sessionOf(c, req, 'desk');
    if (held === null) return notAvailable(res);
    res.json(c.handOvers.offer(held.entry.row.id, c.nowMs()) satisfies HandoverAnswer);
  });

  r.post('/handover/take', (req, res) => take(c, req, res));
  return r;
}
