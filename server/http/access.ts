import { idSchema } from '../../engine/protocol/schema-parts.ts';
import { choosePlan, fitsScenario } from './exercise-plan.ts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { CreatedAnswer, MeAnswer, SeatCard } from '../../engine/protocol/http.ts';
import type { Session } from '../auth/sessions.ts';
import type { Entry } from '../exercises/entry.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import {
  accountOf,
  deskOf,
  founderOf,
  isHost,
  notAvailable,
  parsed,
  refuseWith,
  sessionOf,
  setSessionCookie,
  textField,
} from './context.ts';
import type { HttpContext } from './context.ts';
import { seedField } from './seed.ts';

const seatCard = (s: SeatCard): SeatCard => ({
  id: s.id,
  name: s.name,
  role: s.role,
  colour: s.colour,
});

/**
 * What a browser is here. Before the start a player's part holds no more of the scenario than the
 * briefings written for players, and of a blind one not even these.
 */
export function meOf(
  c: HttpContext,
  req: Request,
  now: Partial<Record<Session['kind'], Session>> = {},
): MeAnswer {
  const held = (kind: Session['kind']): { session: Session; entry: Entry } | null => {
    const session = now[kind];
    if (session === undefined) return sessionOf(c, req, kind);
    const entry = c.directory.find(session.exerciseId);
    return entry === null ? null : { session, entry };
  };
  const desk = held('desk');
  const seat = held('seat');
  const lost = (kind: 'desk' | 'seat'): boolean => {
    const session = c.sessions.find(cookieOf(req.headers.cookie, COOKIES[kind]), kind);
    return session !== null && c.directory.isIncompatible(session.exerciseId);
  };
  return {
    host: isHost(c, req),
    lost: (['desk', 'seat'] as const).filter(lost),
    desk: desk === null ? null : deskPart(c, desk.entry),
    seat: seat === null ? null : seatPart(c, seat.entry, seat.session),
  };
}

function deskPart(c: HttpContext, e: Entry): NonNullable<MeAnswer['desk']> {
  const base = c.urls()[0] ?? '';
  return {
    exerciseId: e.row.id,
    code: e.row.code,
    phase: e.phase,
    scenarioId: e.row.scenarioId,
    scenarioName: e.scenario.card.name,
    joinUrl: `${base}/join#${e.row.code}`,
    group: groupPart(c, e),
  };
}

function groupPart(c: HttpContext, e: Entry): NonNullable<MeAnswer['desk']>['group'] {
  const placed = c.sets.of(e.row.id);
  if (placed === null) return null;
  const { number, name } = placed.group;
  return { number, name, mode: placed.set.plan.mode };
}

function exercisePart({ scenario }: Entry): NonNullable<MeAnswer['seat']>['exercise'] {
  const { card, startDate, startSecondOfDay, targets } = scenario;
  return {
    name: card.name,
    startDate,
    startSecondOfDay,
    durationTicks: card.durationTicks,
    targets: targets.map((t) => t.title),
  };
}

function seatPart(c: HttpContext, e: Entry, s: Session): NonNullable<MeAnswer['seat']> {
  const hidden = c.sets.hides(e);
  const placed = c.sets.of(e.row.id);
  const told = e.phase !== 'standby' || !(e.scenario.blind || hidden);
  const veil = c.sets.veil(e);
  const lobby = c.seating.lobby(e, false);
  const own = e.scenario.seats.find((x) => x.id === s.seatId);
  return {
    person: s.person,
    seatId: s.seatId === null || veil === null ? s.seatId : veil.toChair(s.seatId),
    briefingRead: s.briefingRead,
    phase: e.phase,
    seats: lobby.seats.map((x) => ({ ...seatCard(x), taken: x.taken, occupant: x.occupant })),
    exercise: told ? exercisePart(e) : null,
    briefing: told ? e.scenario.briefing : null,
    seatBriefing: told ? (own?.briefing ?? null) : null,
    stopWord: hidden ? placed!.set.plan.stopWord : e.scenario.stopWord,
    reviewId: e.phase === 'ended' ? e.row.id : null,
    mode: hidden ? null : (placed?.set.plan.mode ?? 'functional'),
  };
}

const createBody = z.strictObject({
  scenarioId: textField(80),
  seed: seedField.optional(),
  /** Plan by which the review measures. */
  planId: idSchema.nullable().optional(),
});
const keyBody = z.strictObject({ id: textField(64), key: textField(128) });
const leaveBody = z.strictObject({ as: z.enum(['desk', 'seat']).default('seat') });
const seatBody = z.strictObject({ seatId: textField(80) });

/** Makes this browser an instructor's of an exercise; answers and gives null when it cannot. */
export async function openDesk(
  c: HttpContext,
  res: Response,
  entry: Entry,
): Promise<Session | null> {
  const made = await c.sessions.create({
    kind: 'desk',
    exerciseId: entry.row.id,
    person: '',
    seatId: null,
    briefingRead: false,
    createdMs: c.nowMs(),
  });
  if (!made.ok) {
    refuseWith(res, 'storeUnavailable');
    return null;
  }
  setSessionCookie(res, COOKIES.desk, made.value.token);
  return made.value.session;
}

/** Who creates, joins, sits down and leaves. */
export function accessRoutes(c: HttpContext): Router {
  const r = Router();
  r.get('/me', (req, res) => void res.json(meOf(c, req)));

  r.post('/exercises', async (req, res) => {
    if (!isHost(c, req)) return refuseWith(res, 'hostOnly');
    const body = parsed(res, createBody, req.body);
    if (body === null) return;
    const known = await c.directory.listScenarios();
    if (!known.some((s) => s.id === body.scenarioId)) return notAvailable(res);
    const { planId = null } = body;
    if (planId !== null && !(await fitsScenario(c, body.scenarioId, planId)))
      return notAvailable(res);
    const made = await c.directory.create(body.scenarioId, body.seed);
    if (!made.ok) return refuseWith(res, 'storeUnavailable');
    if (planId !== null && !(await choosePlan(c, made.value.id, planId)))
      return refuseWith(res, 'storeUnavailable');
    if ((await openDesk(c, res, c.directory.find(made.value.id)!)) === null) return;
    void c.audit.note(founderOf(c, req), 'exerciseCreated', made.value.id, body.scenarioId);
    c.log.info({ exercise: made.value.id, scenario: body.scenarioId }, 'exercise created');
    res.status(201).json(made.value satisfies CreatedAnswer);
  });

  r.post('/instructor', async (req, res) => {
    const body = parsed(res, keyBody, req.body);
    if (body === null) return;
    const entry = c.directory.find(body.id);
    if (entry === null || !c.directory.holdsKey(entry, body.key))
      return refuseWith(res, 'wrongKey');
    const session = await openDesk(c, res, entry);
    if (session === null) return;
    void c.audit.note(accountOf(c, req)?.name ?? 'instructor', 'deskOpened', entry.row.id);
    res.json(meOf(c, req, { desk: session }));
  });

  r.post('/seat', async (req, res) => {
    const held = sessionOf(c, req, 'seat');
    if (held === null) return notAvailable(res);
    const body = parsed(res, seatBody, req.body);
    if (body === null) return;
    const veil = c.sets.veil(held.entry);
    const seatId = veil === null ? body.seatId : veil.toSeat(body.seatId);
    if (seatId === null) return refuseWith(res, 'seatUnknown');
    const taken = await c.seating.take(held.entry, held.session, seatId);
    if (!taken.ok) return refuseWith(res, taken.error);
    res.json(meOf(c, req, { seat: taken.value }));
  });

  r.post('/leave', async (req, res) => {
    const body = parsed(res, leaveBody, req.body);
    if (body === null) return;
    const held = sessionOf(c, req, body.as);
    if (held !== null) {
      await c.seating.leave(held.entry, held.session);
      await c.sessions.remove(held.session.tokenHash);
    }
    res.clearCookie(COOKIES[body.as], { path: '/' });
    res.json(meOf(c, req));
  });

  r.post('/seats/free', async (req, res) => {
    const held = sessionOf(c, req, 'desk');
    const entry = held === null ? null : deskOf(c, req, held.entry.row.id);
    if (entry === null) return notAvailable(res);
    const body = parsed(res, seatBody, req.body);
    if (body === null) return;
    await c.seating.free(entry, body.seatId);
    res.json(meOf(c, req));
  });
  return r;
}
