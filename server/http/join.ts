import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ChooseGroup } from '../../engine/protocol/groups.ts';
import { randomId } from '../auth/keys.ts';
import type { Session } from '../auth/sessions.ts';
import type { Entry } from '../exercises/entry.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import type { SetRow } from '../store/side-store.ts';
import { meOf } from './access.ts';
import { parsed, refuseWith, sessionOf, setSessionCookie, textField } from './context.ts';
import type { HttpContext } from './context.ts';

const joinBody = z.strictObject({
  code: z.string().min(1).max(32),
  person: textField(60),
  /** Number of a group, when the code is that of a set whose players choose. */
  group: z.number().int().min(1).max(8).optional(),
});

/** Answers to a code take this long, right or wrong, ms. */
const CODE_ANSWER_MS = 200;
const until = (ms: number, nowMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - nowMs)));

/** The way in for participants: one code for an exercise, or for all groups of a set. */
export function joinRoutes(c: HttpContext): Router {
  const r = Router();
  r.post('/join', (req, res) => join(c, req, res));
  return r;
}

async function join(c: HttpContext, req: Request, res: Response): Promise<void> {
  const answerAt = Date.now() + CODE_ANSWER_MS;
  const body = parsed(res, joinBody, req.body);
  if (body === null) return;
  const address = req.socket.remoteAddress ?? '';
  const known = cookieOf(req.headers.cookie, COOKIES.tries) ?? null;
  const wait = c.throttle.waitS(known, address, c.nowMs());
  if (wait > 0) {
    await until(answerAt, Date.now());
    return refuseWith(res, 'waitForCode', { retryAfterS: wait });
  }
  // Both are looked through, whichever it is.
  const single = c.directory.findByCode(body.code);
  const set = c.sets.findByCode(body.code);
  if (single === null && set === null) {
    const browser = known ?? randomId();
    if (known === null) setSessionCookie(res, COOKIES.tries, browser);
    c.throttle.wrong(browser, address, c.nowMs());
    const left = c.throttle.waitS(browser, address, c.nowMs());
    await until(answerAt, Date.now());
    if (left > 0) return refuseWith(res, 'waitForCode', { retryAfterS: left });
    return refuseWith(res, 'wrongCode');
  }
  if (known !== null) c.throttle.right(known);
  const entry = single ?? groupFor(c, req, set!, body.group);
  if (entry === null) {
    await until(answerAt, Date.now());
    return void res.json(choiceOf(c, set!));
  }
  const session = await joinAs(c, req, res, entry, body.person);
  await until(answerAt, Date.now());
  if (session !== null) res.json(meOf(c, req, { seat: session }));
}

/** Which exercise of a set a browser goes to; null when its player has to choose. */
function groupFor(c: HttpContext, req: Request, set: SetRow, group?: number): Entry | null {
  const open = c.sets.groups(set).filter((g) => g.entry.phase !== 'ended');
  const held = sessionOf(c, req, 'seat');
  // Who comes back goes where they were, whatever they type.
  const back = open.find((g) => g.entry === held?.entry);
  if (back !== undefined) return back.entry;
  if (open.length === 1) return open[0]!.entry;
  if (set.plan.assign === 'ask') return open.find((g) => g.group.number === group)?.entry ?? null;
  const people = open.map((g) => c.sessions.people(g.entry.row.id));
  return open[people.indexOf(Math.min(...people))]!.entry;
}

function choiceOf(c: HttpContext, set: SetRow): ChooseGroup {
  const open = c.sets.groups(set).filter((g) => g.entry.phase !== 'ended');
  return {
    choose: open.map(({ group, entry }) => {
      const { seats } = c.seating.lobby(entry, false);
      const taken = seats.filter((s) => s.taken).length;
      return { number: group.number, name: group.name, taken, seats: seats.length };
    }),
  };
}

/** The same browser keeps its seat; one that was in another exercise leaves it. */
async function joinAs(
  c: HttpContext,
  req: Request,
  res: Response,
  entry: Entry,
  person: string,
): Promise<Session | null> {
  const held = sessionOf(c, req, 'seat');
  if (held !== null && held.entry === entry) {
    const kept = await c.sessions.change(held.session.tokenHash, { person });
    if (kept.ok) return kept.value;
    refuseWith(res, 'storeUnavailable');
    return null;
  }
  if (held !== null) {
    await c.seating.leave(held.entry, held.session);
    await c.sessions.remove(held.session.tokenHash);
  }
  const made = await c.sessions.create({
    kind: 'seat',
    exerciseId: entry.row.id,
    person,
    seatId: null,
    briefingRead: false,
    createdMs: c.nowMs(),
  });
  if (!made.ok) {
    refuseWith(res, 'storeUnavailable');
    return null;
  }
  setSessionCookie(res, COOKIES.seat, made.value.token);
  return made.value.session;
}
