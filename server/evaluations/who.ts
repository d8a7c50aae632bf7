import type { Request } from 'express';
import type { Entry } from '../exercises/entry.ts';
import { deskOf, reviewerOf, sessionOf } from '../http/context.ts';
import type { HttpContext } from '../http/context.ts';
import { cookieOf } from '../realtime/cookies.ts';
import { INSTRUCTOR } from './book.ts';
import type { Writer } from './book.ts';
import { participant } from './evaluations.ts';
import type { Evaluations } from './evaluations.ts';
import type { Evaluator } from './evaluators.ts';

/** A browser may evaluate one exercise and hold a seat or a desk in another. */
export const EVALUATOR_COOKIE = 'st_eval';

export interface Caller {
  readonly entry: Entry;
  readonly writer: Writer;
  /** Seat of a participant; null for all others, and for one who holds none. */
  readonly seatId: string | null;
}

/** The evaluator at this browser, with the exercise. */
export async function evaluatorOf(
  c: HttpContext,
  ev: Evaluations,
  req: Request,
): Promise<{ evaluator: Evaluator; entry: Entry } | null> {
  await ev.evaluators.load();
  const evaluator = ev.evaluators.find(cookieOf(req.headers.cookie, EVALUATOR_COOKIE));
  const entry = evaluator === null ? null : c.directory.find(evaluator.exerciseId);
  return evaluator === null || entry === null ? null : { evaluator, entry };
}

/** Instructor or evaluator of an exercise: those on the side of the control team. */
export async function controlOf(
  c: HttpContext,
  ev: Evaluations,
  req: Request,
  id: string | undefined,
): Promise<Caller | null> {
  const desk = deskOf(c, req, id);
  if (desk !== null) return { entry: desk, writer: INSTRUCTOR, seatId: null };
  const held = await evaluatorOf(c, ev, req);
  if (held === null || held.entry.row.id !== id) return null;
  const writer: Writer = { id: held.evaluator.id, role: 'evaluator' };
  return { entry: held.entry, writer, seatId: null };
}

/** Anybody who may write about an exercise: control at any time, participants once it has ended. */
export async function callerOf(
  c: HttpContext,
  ev: Evaluations,
  req: Request,
  id: string | undefined,
): Promise<Caller | null> {
  const control = await controlOf(c, ev, req, id);
  if (control !== null) return control;
  const seat = sessionOf(c, req, 'seat');
  if (seat === null || reviewerOf(c, req, id) === null) return null;
  const writer = participant(seat.session.tokenHash);
  return { entry: seat.entry, writer, seatId: seat.session.seatId };
}

/**
 * For looking back at the score: control at any time; a participant after the end, once he has said
 * what he thinks of himself.
 */
export async function lookBack(
  c: HttpContext,
  ev: Evaluations,
  req: Request,
  id: string | undefined,
): Promise<{ entry: Entry; instructor: boolean; rated: boolean } | null> {
  const who = reviewerOf(c, req, id);
  if (who === null) return null;
  if (who.instructor) return { ...who, rated: true };
  const seat = sessionOf(c, req, 'seat')!;
  const rated = await ev.hasRated(who.entry.row.id, participant(seat.session.tokenHash));
  return { ...who, rated };
}
