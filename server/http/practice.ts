import { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { TutorialAnswer } from '../../engine/protocol/discussion.ts';
import { paceMessageSchema } from '../../engine/protocol/wire-schema.ts';
import type { Session } from '../auth/sessions.ts';
import type { Entry } from '../exercises/entry.ts';
import { foundSet } from '../groups/found-set.ts';
import { COOKIES } from '../realtime/cookies.ts';
import { meOf } from './access.ts';
import {
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

const startBody = z.strictObject({
  scenarioId: textField(80),
  seatId: textField(80),
  person: textField(60),
  seed: seedField.optional(),
  mode: z.enum(['practice', 'tutorial']).default('practice'),
});
const actBody = z.union([z.strictObject({ type: z.literal('end') }), paceMessageSchema]);

/** The exercise that this player conducts alone. */
function own(c: HttpContext, req: Request): { entry: Entry; session: Session } | null {
  const held = sessionOf(c, req, 'seat');
  const mode = held === null ? null : c.sets.of(held.entry.row.id)?.set.plan.mode;
  return mode === 'practice' || mode === 'tutorial' ? held : null;
}

async function begin(c: HttpContext, req: Request, res: Response): Promise<void> {
  if (!isHost(c, req)) return refuseWith(res, 'hostOnly');
  const body = parsed(res, startBody, req.body);
  if (body === null) return;
  const { scenarioId, seed, mode, person, seatId } = body;
  const card = (await c.directory.listScenarios()).find((s) => s.id === scenarioId);
  if (card === undefined || !card.seats.some((s) => s.id === seatId)) return notAvailable(res);
  const fixed = { blind: 'open', assign: 'ask', groups: [person] } as const;
  const order = { ...fixed, scenarioIds: [scenarioId], seed, mode };
  const made = await foundSet(c.sets, c.directory, order, c.nowMs());
  if (!made.ok) return refuseWith(res, 'storeUnavailable');
  const { entry } = c.sets.groups(c.sets.find(made.value.id)!)[0]!;
  const exerciseId = entry.row.id;
  const who = { person, seatId: null, briefingRead: false, createdMs: c.nowMs() };
  const session = await c.sessions.create({ kind: 'seat', exerciseId, ...who });
  if (!session.ok) return refuseWith(res, 'storeUnavailable');
  const seated = await c.seating.take(entry, session.value.session, seatId);
  if (!seated.ok) return refuseWith(res, seated.error);
  const host = await c.directory.host(entry);
  const started = await host.submit({ kind: 'instructor' }, null, { type: 'start' });
  if (!started.ok) return refuseWith(res, 'storeUnavailable');
  setSessionCookie(res, COOKIES.seat, session.value.token);
  res.status(201).json(meOf(c, req, { seat: seated.value }));
}

/** One person alone, the policy in all other seats; the clock is in that person's hands. */
export function practiceRoutes(c: HttpContext): Router {
  const r = Router();
  r.post('/practice', (req, res) => begin(c, req, res));

  r.post('/practice/act', async (req, res) => {
    const held = own(c, req);
    if (held === null) return notAvailable(res);
    const act = parsed(res, actBody, req.body);
    if (act === null) return;
    const host = await c.directory.host(held.entry);
    const ack =
      act.type === 'end'
        ? await host.submit({ kind: 'instructor' }, null, act)
        : await host.pace(act);
    if (ack.ok) return void res.json(meOf(c, req));
    refuseWith(res, 'badRequest', { detail: `type: ${ack.rejection.code}` });
  });

  r.get('/tutorial', async (req, res) => {
    const held = own(c, req);
    if (held === null) return notAvailable(res);
    const steps = await c.directory.tutorialSteps(held.entry.row.scenarioId);
    res.json({ steps } satisfies TutorialAnswer);
  });
  return r;
}
