import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  ACCOUNT_ROLES,
  type AccountAnswer,
  type AccountCard,
  type AccountsAnswer,
  type AuditAnswer,
} from '../../engine/protocol/accounts.ts';
import { forgetParticipants, participantsCsv, participantsOf } from '../accounts/participants.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from '../accounts/password.ts';
import { fromThisMachine } from '../auth/host-access.ts';
import type { Evaluations } from '../evaluations/evaluations.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import {
  accountOf,
  deskOf,
  notAvailable,
  parsed,
  refuseWith,
  setSessionCookie,
} from './context.ts';
import type { HttpContext } from './context.ts';

const name = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_.-]{1,40}$/u, '1 to 40 letters, digits, dots and dashes');
const password = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);
const loginBody = z.strictObject({ name, password: z.string().max(MAX_PASSWORD) });
const firstBody = z.strictObject({ name, password });
/** `mine` is the password of whoever asks. */
const passwordBody = z.strictObject({ name, password, mine: z.string().max(MAX_PASSWORD) });
const addBody = z.strictObject({ name, password, role: z.enum(ACCOUNT_ROLES) });
const nameBody = z.strictObject({ name });
const auditQuery = z.object({ before: z.coerce.number().int().min(1).default(Infinity) });
const formQuery = z.object({ format: z.enum(['json', 'csv']).default('json') });

const answer = (c: HttpContext, req: Request, me: AccountCard | null): AccountAnswer => ({
  on: c.accounts.on,
  me,
  mayFound: !c.accounts.on && fromThisMachine(req),
});

const listed = (c: HttpContext): AccountsAnswer => ({
  accounts: c.accounts.list().map((a) => ({
    name: a.name,
    role: a.role,
    createdMs: a.createdMs,
    lockedUntilMs: a.lockedUntilMs > c.nowMs() ? a.lockedUntilMs : null,
  })),
});

/** The administrator who asks; answers and gives null for anybody else. */
function admin(c: HttpContext, req: Request, res: Response): AccountCard | null {
  const me = accountOf(c, req);
  if (me?.role === 'admin') return me;
  notAvailable(res);
  return null;
}

async function login(c: HttpContext, req: Request, res: Response): Promise<void> {
  const body = parsed(res, loginBody, req.body);
  if (body === null) return;
  const done = await c.accounts.login(body.name, body.password, c.nowMs());
  if (done.ok) {
    setSessionCookie(res, COOKIES.login, done.value.token);
    await c.audit.note(body.name, 'loggedIn', body.name);
    return void res.json(answer(c, req, done.value.account));
  }
  const { error } = done;
  if (error.kind === 'store') return refuseWith(res, 'storeUnavailable');
  if (error.kind === 'locked')
    return refuseWith(res, 'waitForCode', { retryAfterS: error.retryAfterS });
  const what = error.lockedNow ? 'lockedOut' : 'loginFailed';
  // Who is answered finds it in the audit: the next request may ask for it.
  await c.audit.note('', what, body.name, req.socket.remoteAddress ?? '');
  refuseWith(res, 'wrongKey');
}

/** The first account of a server, made at the machine itself. */
async function first(c: HttpContext, req: Request, res: Response): Promise<void> {
  if (c.accounts.on || !fromThisMachine(req)) return notAvailable(res);
  const body = parsed(res, firstBody, req.body);
  if (body === null) return;
  const added = await c.accounts.add(body.name, 'admin', body.password, c.nowMs());
  if (!added.ok) return refuseWith(res, 'storeUnavailable');
  await c.audit.note('host', 'accountAdded', body.name, 'admin');
  await login(c, req, res);
}

/**
 * The exercise whose people are asked about: by its own instructor, or by an administrator, who is
 * also answered about exercises that this program can no longer play.
 */
function peopleOf(
  c: HttpContext,
  req: Request,
  id: string | undefined,
): { readonly id: string; readonly running: boolean } | null {
  const admins = accountOf(c, req)?.role === 'admin';
  if (admins && id !== undefined && c.directory.isIncompatible(id)) return { id, running: false };
  const entry = admins && id !== undefined ? c.directory.find(id) : deskOf(c, req, id);
  return entry === null ? null : { id: entry.row.id, running: entry.phase === 'running' };
}

const who = (c: HttpContext, req: Request): string => accountOf(c, req)?.name ?? 'instructor';

/** Accounts of a server, the audit, and the data of participants. */
export function accountRoutes(c: HttpContext, evaluations: Pick<Evaluations, 'reopen'>): Router {
  const r = Router();
  r.get('/account', (req, res) => void res.json(answer(c, req, accountOf(c, req))));
  r.post('/account/first', (req, res) => first(c, req, res));
  r.post('/account/login', (req, res) => login(c, req, res));

  r.post('/account/logout', async (req, res) => {
    const me = accountOf(c, req);
    await c.accounts.logout(cookieOf(req.headers.cookie, COOKIES.login));
    res.clearCookie(COOKIES.login, { path: '/' });
    if (me !== null) await c.audit.note(me.name, 'loggedOut', me.name);
    res.json(answer(c, req, null));
  });

  r.get('/accounts', (req, res) => {
    if (admin(c, req, res) !== null) res.json(listed(c));
  });

  r.post('/accounts', async (req, res) => {
    const me = admin(c, req, res);
    const body = me === null ? null : parsed(res, addBody, req.body);
    if (me === null || body === null) return;
    const added = await c.accounts.add(body.name, body.role, body.password, c.nowMs());
    if (!added.ok && added.error === 'taken')
      return refuseWith(res, 'badRequest', { detail: 'name: one that is not taken' });
    if (!added.ok) return refuseWith(res, 'storeUnavailable');
    void c.audit.note(me.name, 'accountAdded', body.name, body.role);
    res.status(201).json(listed(c));
  });

  r.post('/accounts/remove', async (req, res) => {
    const me = admin(c, req, res);
    const body = me === null ? null : parsed(res, nameBody, req.body);
    if (me === null || body === null) return;
    const removed = await c.accounts.remove(body.name);
    if (!removed.ok && removed.error === 'lastAdmin')
      return refuseWith(res, 'badRequest', { detail: 'name: not the last administrator' });
    if (!removed.ok && removed.error === 'unknown') return notAvailable(res);
    if (!removed.ok) return refuseWith(res, 'storeUnavailable');
    void c.audit.note(me.name, 'accountRemoved', body.name);
    res.json(listed(c));
  });

  // An administrator for everybody, everybody for themselves.
  r.post('/accounts/password', async (req, res) => {
    const me = accountOf(c, req);
    const body = parsed(res, passwordBody, req.body);
    if (body === null) return;
    if (me === null || (me.role !== 'admin' && me.name !== body.name)) return notAvailable(res);
    // Whoever sits down at a browser that was left logged in must not take the account over.
    if (!(await c.accounts.isPassword(me.name, body.mine, c.nowMs())))
      return refuseWith(res, 'wrongKey');
    const set = await c.accounts.setPassword(body.name, body.password);
    if (!set.ok)
      return set.error === 'unknown' ? notAvailable(res) : refuseWith(res, 'storeUnavailable');
    void c.audit.note(me.name, 'passwordSet', body.name);
    res.json(answer(c, req, accountOf(c, req)));
  });

  r.get('/audit', async (req, res) => {
    if (admin(c, req, res) === null) return;
    const query = parsed(res, auditQuery, req.query);
    if (query !== null) res.json({ lines: await c.audit.read(query.before) } satisfies AuditAnswer);
  });

  r.get('/participants/:id', async (req, res) => {
    const exercise = peopleOf(c, req, req.params.id);
    const query = exercise === null ? null : parsed(res, formQuery, req.query);
    if (exercise === null) return notAvailable(res);
    if (query === null) return;
    const people = await participantsOf(exercise.id, c.sessions, c.store);
    void c.audit.note(who(c, req), 'participantsExported', exercise.id, query.format);
    if (query.format === 'json') return void res.json(people);
    res.setHeader('content-type', 'text/csv; charset=utf-8');
    res.setHeader('content-disposition', 'attachment; filename="participants.csv"');
    res.send(participantsCsv(people));
  });

  r.post('/participants/:id/forget', async (req, res) => {
    const exercise = peopleOf(c, req, req.params.id);
    // While it runs the instructor needs to know who sits where.
    if (exercise === null || exercise.running) return notAvailable(res);
    const n = await forgetParticipants(exercise.id, c.sessions, c.store);
    evaluations.reopen(exercise.id);
    if (n === null) return refuseWith(res, 'storeUnavailable');
    void c.audit.note(who(c, req), 'participantsForgotten', exercise.id, String(n));
    res.json({ forgotten: n });
  });
  return r;
}
