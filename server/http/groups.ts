import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  ASSIGNMENTS,
  BLINDNESS,
  SET_MODES,
  type BoardAnswer,
  type SetAct,
  type SetCreated,
  type SetsAnswer,
} from '../../engine/protocol/groups.ts';
import type { HandoverAnswer } from '../../engine/protocol/discussion.ts';
import { paceMessageSchema } from '../../engine/protocol/wire-schema.ts';
import { foundSet } from '../groups/found-set.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import type { SetRow } from '../store/side-store.ts';
import { meOf, openDesk } from './access.ts';
import {
  accountOf,
  founderOf,
  isHost,
  notAvailable,
  parsed,
  refuseWith,
  setSessionCookie,
  textField,
} from './context.ts';
import type { HttpContext } from './context.ts';
import { seedField } from './seed.ts';

/** Before the id of a set in an offer to hand it over: no exercise has such an id. */
export const SET_OFFER = 'set:';

/** Groups that one conductor can follow (assumed), and as many as there are team colours. */
const MAX_GROUPS = 8;
/** A hidden start lies at most so far ahead, ms: a month. */
const MAX_AHEAD_MS = 31 * 24 * 3600_000;

const wallMs = z.number().int().min(0).max(8.64e15);

const orderBody = z
  .strictObject({
    scenarioIds: z.array(textField(80)).min(1).max(20),
    seed: seedField.optional(),
    mode: z.enum(SET_MODES).default('functional'),
    blind: z.enum(BLINDNESS).default('open'),
    assign: z.enum(ASSIGNMENTS).default('ask'),
    groups: z.array(textField(40)).min(1).max(MAX_GROUPS),
    window: z.strictObject({ fromMs: wallMs, toMs: wallMs }).optional(),
  })
  .refine((o) => new Set(o.groups).size === o.groups.length, {
    path: ['groups'],
    message: 'names that differ',
  })
  .refine((o) => new Set(o.scenarioIds).size === o.scenarioIds.length, {
    path: ['scenarioIds'],
    message: 'each scenario once',
  })
  .refine((o) => o.scenarioIds.length === 1 || o.blind !== 'open', {
    path: ['scenarioIds'],
    message: 'one scenario, or a blind exercise drawn from several',
  })
  .refine((o) => o.window === undefined || o.blind === 'double', {
    path: ['window'],
    message: 'a double-blind exercise',
  })
  .refine((o) => o.window === undefined || o.window.toMs >= o.window.fromMs, {
    path: ['window', 'toMs'],
    message: 'not before fromMs',
  });

const keyBody = z.strictObject({ id: textField(64), key: textField(128) });
const groupList = z.array(z.number().int().min(1).max(MAX_GROUPS)).min(1).optional();
const actBody = z.strictObject({
  groups: groupList,
  act: z.union([
    z.strictObject({ type: z.literal('start') }),
    z.strictObject({ type: z.literal('end') }),
    paceMessageSchema,
  ]),
}) satisfies z.ZodType<SetAct>;
const deskBody = z.strictObject({ group: z.number().int().min(1).max(MAX_GROUPS) });

/** The set that this browser conducts: its cookie holds `<id>.<key>`. */
export function setOf(c: HttpContext, req: Request): SetRow | null {
  const cookie = cookieOf(req.headers.cookie, COOKIES.set) ?? '';
  const dot = cookie.indexOf('.');
  const set = dot < 1 ? null : c.sets.find(cookie.slice(0, dot));
  return set !== null && c.sets.holdsKey(set, cookie.slice(dot + 1)) ? set : null;
}

const board = (c: HttpContext, set: SetRow): Promise<BoardAnswer> =>
  c.boards.of(set, c.urls()[0] ?? '');

async function found(c: HttpContext, req: Request, res: Response): Promise<void> {
  if (!isHost(c, req)) return refuseWith(res, 'hostOnly');
  const order = parsed(res, orderBody, req.body);
  if (order === null) return;
  const latest = c.nowMs() + MAX_AHEAD_MS;
  if (order.window !== undefined && order.window.toMs > latest)
    return refuseWith(res, 'badRequest', { detail: `window.toMs: at most ${latest}` });
  const made = await foundSet(c.sets, c.directory, order, c.nowMs());
  if (!made.ok) {
    if (made.error.kind === 'store') return refuseWith(res, 'storeUnavailable');
    if (made.error.kind === 'unknownScenario') return notAvailable(res);
    const detail = 'scenarioIds: scenarios with a seat of the same role';
    return refuseWith(res, 'badRequest', { detail });
  }
  const { id, instructorKey } = made.value;
  const set = c.sets.find(id)!;
  c.conductor.schedule(set);
  setSessionCookie(res, COOKIES.set, `${id}.${instructorKey}`);
  void c.audit.note(founderOf(c, req), 'setCreated', id, order.mode);
  c.log.info({ set: id, mode: order.mode, groups: order.groups.length }, 'set created');
  res.status(201).json(made.value satisfies SetCreated);
}

/** Several groups under one conductor. */
export function groupRoutes(c: HttpContext): Router {
  const r = Router();
  r.post('/sets', (req, res) => found(c, req, res));

  r.get('/sets', (req, res) => {
    if (!isHost(c, req)) return notAvailable(res);
    const sets = c.sets.list().map((s) => ({
      id: s.id,
      code: s.code,
      mode: s.plan.mode,
      blind: s.plan.blind,
      groups: s.plan.groups.length,
      createdMs: s.createdMs,
      name: c.sets.groups(s)[0]?.entry.scenario.card.name ?? { zh: s.scenarioId, en: s.scenarioId },
    }));
    res.json({ sets } satisfies SetsAnswer);
  });

  r.post('/sets/open', async (req, res) => {
    const body = parsed(res, keyBody, req.body);
    if (body === null) return;
    const set = c.sets.find(body.id);
    if (set === null || !c.sets.holdsKey(set, body.key)) return refuseWith(res, 'wrongKey');
    setSessionCookie(res, COOKIES.set, `${body.id}.${body.key}`);
    res.json(await board(c, set));
  });

  r.get('/sets/current', async (req, res) => {
    const set = setOf(c, req);
    if (set === null) return notAvailable(res);
    res.json(await board(c, set));
  });

  r.post('/sets/current/act', async (req, res) => {
    const set = setOf(c, req);
    if (set === null) return notAvailable(res);
    const body = parsed(res, actBody, req.body);
    if (body === null) return;
    void c.audit.note(accountOf(c, req)?.name ?? 'instructor', 'setActed', set.id, body.act.type);
    res.json(await c.conductor.act(set, body));
  });

  r.post('/sets/current/handover', (req, res) => {
    const set = setOf(c, req);
    if (set === null) return notAvailable(res);
    res.json(c.handOvers.offer(`${SET_OFFER}${set.id}`, c.nowMs()) satisfies HandoverAnswer);
  });

  // The conductor sits down at the desk of one group.
  r.post('/sets/current/desk', async (req, res) => {
    const set = setOf(c, req);
    if (set === null) return notAvailable(res);
    const body = parsed(res, deskBody, req.body);
    if (body === null) return;
    const found = c.sets.groups(set).find((g) => g.group.number === body.group);
    if (found === undefined) return notAvailable(res);
    const session = await openDesk(c, res, found.entry);
    if (session !== null) res.json(meOf(c, req, { desk: session }));
  });
  return r;
}
