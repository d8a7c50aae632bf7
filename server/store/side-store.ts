import type { AccountRole } from '../../engine/protocol/accounts.ts';
import type { SetPlan } from '../../engine/protocol/groups.ts';
import type { Stored } from './store.ts';

/** A browser's membership of an exercise; the token itself is only in the browser's cookie. */
export interface SessionRow {
  readonly tokenHash: string;
  readonly kind: 'desk' | 'seat';
  readonly exerciseId: string;
  readonly person: string;
  readonly seatId: string | null;
  readonly briefingRead: boolean;
  readonly createdMs: number;
}

/** Several exercises of one scenario and seed under one conductor. */
export interface SetRow {
  /** 128 random bits, base64url. */
  readonly id: string;
  /** Join code of the whole set. */
  readonly code: string;
  readonly scenarioId: string;
  readonly seed: string;
  readonly instructorKeyHash: string;
  readonly createdMs: number;
  readonly plan: SetPlan;
}

/** Something written down beside the log: an answer in a discussion, a line of the audit. */
export interface Note {
  /** From 1, per owner, without gaps. */
  readonly seq: number;
  readonly wallMs: number;
  readonly kind: string;
  /** Plain JSON; what it must look like is for its readers to check. */
  readonly body: unknown;
}

export interface AccountRow {
  readonly name: string;
  readonly role: AccountRole;
  /** Salt, cost and hash in one text; see `server/accounts/password.ts`. */
  readonly passwordHash: string;
  readonly createdMs: number;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  /** Wall time before which no password is looked at, ms. */
  readonly lockedUntilMs: number;
}

/** A browser that is logged in; the token itself is only in its cookie. */
export interface LoginRow {
  readonly tokenHash: string;
  readonly account: string;
  readonly createdMs: number;
}

/**
 * What is kept beside exercises. The same promises as `Store`: a call that resolves with `ok` is on
 * the disk; reads reject on a broken store.
 */
export interface SideStore {
  saveSession(session: SessionRow): Promise<Stored>;
  deleteSession(tokenHash: string): Promise<Stored>;
  listSessions(): Promise<readonly SessionRow[]>;
  /** Writes a set, or a new state of it. */
  saveSet(set: SetRow): Promise<Stored>;
  /** Newest first. */
  listSets(): Promise<readonly SetRow[]>;
  /** Appends to the notes of an owner (an exercise, a set, or `audit`). */
  addNote(owner: string, note: Omit<Note, 'seq'>): Promise<Stored>;
  loadNotes(owner: string, afterSeq: number): Promise<readonly Note[]>;
  /** Other bodies in the place of those that stand, all or none: names of people that are to go. */
  rewriteNotes(owner: string, notes: readonly Pick<Note, 'seq' | 'body'>[]): Promise<Stored>;
  /** Another key for the instructor of an exercise; the old link is worth nothing from now on. */
  rekeyExercise(id: string, instructorKeyHash: string): Promise<Stored>;
  saveAccount(account: AccountRow): Promise<Stored>;
  /** With its logins. */
  deleteAccount(name: string): Promise<Stored>;
  /** By name, in code-unit order. */
  listAccounts(): Promise<readonly AccountRow[]>;
  saveLogin(login: LoginRow): Promise<Stored>;
  deleteLogin(tokenHash: string): Promise<Stored>;
  listLogins(): Promise<readonly LoginRow[]>;
}
