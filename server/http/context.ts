import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Refused } from '../../engine/protocol/http.ts';
import { firstIssue } from '../../engine/protocol/wire-schema.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Audit } from '../accounts/audit.ts';
import type { AccountCard } from '../../engine/protocol/accounts.ts';
import type { CodeThrottle } from '../auth/code-throttle.ts';
import { mayHost } from '../auth/host-access.ts';
import type { Session, Sessions } from '../auth/sessions.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { Seating } from '../exercises/seating.ts';
import type { SessionKind, Told } from '../../engine/protocol/wire.ts';
import type { Boards } from '../groups/board.ts';
import type { Conductor } from '../groups/conductor.ts';
import type { HandOvers } from '../groups/hand-over.ts';
import type { Sets } from '../groups/sets.ts';
import type { IdleThread } from '../idle-thread.ts';
import type { PlanDesk } from '../plans/plan-desk.ts';
import type { Preparation } from '../prepare/preparation.ts';
import type { Studies } from '../jobs/studies.ts';
import type { Log } from '../log.ts';
import type { AttachmentStore } from '../msel/attachment-store.ts';
import type { Terrains } from './terrains.ts';
import { COOKIES, cookieOf } from '../realtime/cookies.ts';
import type { Store } from '../store/store.ts';

/** What routes have to say to open pages. */
export interface Telling {
  /** Something beside the views has changed; pages of these kinds ask for it anew. */
  changed(entry: Entry, what: Told, to: readonly SessionKind[]): void;
  /** Ends the connections of a session that is no more. */
  cut(tokenHash: string): void;
}

/** What every route may use. */
export interface HttpContext {
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly seating: Seating;
  readonly sets: Sets;
  readonly conductor: Conductor;
  readonly boards: Boards;
  readonly handOvers: HandOvers;
  readonly store: Store;
  readonly told: Telling;
  readonly preparation: Preparation;
  /** Response plans, read and checked in a thread of their own. */
  readonly plans: IdleThread<PlanDesk>;
  readonly terrains: Terrains;
  /** Files that injects hand over. */
  readonly attachments: AttachmentStore;
  readonly studies: Studies;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly throttle: CodeThrottle;
  readonly hostKey: string;
  /** Addresses under which others reach this server, the most useful first. */
  readonly urls: () => readonly string[];
  readonly log: Log;
  readonly nowMs: () => number;
}

const STATUS: Readonly<Record<Refused['error'], number>> = {
  notAvailable: 404,
  badRequest: 400,
  wrongCode: 404,
  waitForCode: 429,
  wrongKey: 404,
  seatTaken: 409,
  seatUnknown: 404,
  hostOnly: 403,
  inUse: 409,
  tooLarge: 413,
  storeUnavailable: 503,
  internal: 500,
};

export function refuseWith(
  res: Response,
  error: Refused['error'],
  more: Omit<Refused, 'error'> = {},
): void {
  res.status(STATUS[error]).json({ error, ...more } satisfies Refused);
}

/** Not found, not allowed and not yet: one answer, so that none of them can be told apart. */
export const notAvailable = (res: Response): void => refuseWith(res, 'notAvailable');

/** Parses a body or query; answers and returns null when it does not fit. */
export function parsed<T>(res: Response, schema: z.ZodType<T>, value: unknown): T | null {
  const p = schema.safeParse(value ?? {});
  if (p.success) return p.data;
  const { path, expected } = firstIssue(p.error);
  refuseWith(res, 'badRequest', { detail: `${path === '' ? 'body' : path}: ${expected}` });
  return null;
}

export function sessionOf(c: HttpContext, req: IncomingMessage, kind: Session['kind']) {
  const session = c.sessions.find(cookieOf(req.headers.cookie, COOKIES[kind]), kind);
  const entry = session === null ? null : c.directory.find(session.exerciseId);
  return session === null || entry === null ? null : { session, entry };
}

/** Whose login this browser holds. */
export const accountOf = (c: HttpContext, req: IncomingMessage): AccountCard | null =>
  c.accounts.find(cookieOf(req.headers.cookie, COOKIES.login), c.nowMs());

/**
 * Who may found exercises and list them. With accounts in use that takes one; without, this machine
 * or the key that was printed at the start.
 */
export function isHost(c: HttpContext, req: IncomingMessage): boolean {
  if (!c.accounts.on) return mayHost(req, c.hostKey);
  const role = accountOf(c, req)?.role;
  return role === 'admin' || role === 'instructor';
}

/** Who founds, for the audit. */
export const founderOf = (c: HttpContext, req: IncomingMessage): string =>
  accountOf(c, req)?.name ?? 'host';

/** The exercise whose instructor asks, if it is `id`. */
export function deskOf(c: HttpContext, req: Request, id: string | undefined): Entry | null {
  const desk = sessionOf(c, req, 'desk');
  return desk !== null && desk.entry.row.id === id ? desk.entry : null;
}

/** For looking back: the instructor at any time, players of the exercise once it has ended. */
export function reviewerOf(
  c: HttpContext,
  req: Request,
  id: string | undefined,
): { entry: Entry; instructor: boolean } | null {
  const desk = deskOf(c, req, id);
  if (desk !== null) return { entry: desk, instructor: true };
  const seat = sessionOf(c, req, 'seat');
  if (seat === null || seat.entry.row.id !== id || seat.entry.phase !== 'ended') return null;
  return { entry: seat.entry, instructor: false };
}

const YEAR_MS = 365 * 24 * 3600_000;

export function setSessionCookie(res: Response, name: string, token: string): void {
  res.cookie(name, token, { httpOnly: true, sameSite: 'strict', path: '/', maxAge: YEAR_MS });
}

export const textField = (max: number) => z.string().trim().min(1).max(max);
