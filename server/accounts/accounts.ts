import type { AccountCard, AccountRole } from '../../engine/protocol/accounts.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { hashKey, randomKey } from '../auth/keys.ts';
import type { AccountRow, LoginRow, SideStore } from '../store/side-store.ts';
import { hashPassword, isPassword } from './password.ts';

/** Wrong passwords in a row after which no password is looked at for a while. */
export const FREE_FAILURES = 5;
/** How long that lasts, ms (assumed: long for a guesser, short for a class that waits). */
export const LOCKED_MS = 5 * 60_000;
/** A login ends by itself after a working day (assumed), ms. */
const LOGIN_MS = 12 * 3600_000;
/** Names without an account whose failures are counted too. */
const STRANGERS_KEPT = 10_000;

export type LoginFailure =
  | { readonly kind: 'wrong'; readonly lockedNow: boolean }
  | { readonly kind: 'locked'; readonly retryAfterS: number }
  | { readonly kind: 'store' };

type AccountStore = Pick<
  SideStore,
  'saveAccount' | 'deleteAccount' | 'saveLogin' | 'deleteLogin' | 'listAccounts' | 'listLogins'
>;

/**
 * Local accounts of those who conduct exercises. Without any, nothing asks for one: a LAN exercise
 * needs only its code. A name that has no account is answered as slowly, and locked out as soon, as
 * one that has.
 */
export class Accounts {
  readonly #store: AccountStore;
  readonly #accounts = new Map<string, AccountRow>();
  readonly #logins = new Map<string, LoginRow>();
  readonly #strangers = new Map<string, { failures: number; lockedUntilMs: number }>();
  #decoy: Promise<string> | null = null;

  constructor(store: AccountStore, accounts: readonly AccountRow[], logins: readonly LoginRow[]) {
    this.#store = store;
    for (const a of accounts) this.#accounts.set(a.name, a);
    for (const l of logins) this.#logins.set(l.tokenHash, l);
  }

  static async open(store: AccountStore): Promise<Accounts> {
    return new Accounts(store, await store.listAccounts(), await store.listLogins());
  }

  /** Accounts are in use. */
  get on(): boolean {
    return this.#accounts.size > 0;
  }

  list(): readonly AccountRow[] {
    return [...this.#accounts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whose login this token is, while it lasts. */
  find(token: string | undefined, nowMs: number): AccountCard | null {
    if (token === undefined || token === '') return null;
    const login = this.#logins.get(hashKey(token));
    if (login === undefined || nowMs - login.createdMs > LOGIN_MS) return null;
    const account = this.#accounts.get(login.account);
    return account === undefined ? null : { name: account.name, role: account.role };
  }

  async add(
    name: string,
    role: AccountRole,
    password: string,
    nowMs: number,
  ): Promise<Result<null, 'taken' | 'store'>> {
    if (this.#accounts.has(name)) return err('taken');
    const passwordHash = await hashPassword(password);
    // Somebody may have been faster while the password was worked on.
    if (this.#accounts.has(name)) return err('taken');
    const row = { name, role, passwordHash, createdMs: nowMs, failures: 0, lockedUntilMs: 0 };
    return (await this.#save(row)) ? ok(null) : err('store');
  }

  /** The last administrator stays: without one nobody could add another. */
  async remove(name: string): Promise<Result<null, 'unknown' | 'lastAdmin' | 'store'>> {
    const account = this.#accounts.get(name);
    if (account === undefined) return err('unknown');
    const admins = this.list().filter((a) => a.role === 'admin');
    if (account.role === 'admin' && admins.length === 1 && this.#accounts.size > 1)
      return err('lastAdmin');
    if (!(await this.#store.deleteAccount(name)).ok) return err('store');
    this.#accounts.delete(name);
    for (const l of this.#logins.values()) if (l.account === name) this.#logins.delete(l.tokenHash);
    return ok(null);
  }

  /** The password is that of the account; wrong ones count towards the lock like those of a login. */
  async isPassword(name: string, password: string, nowMs: number): Promise<boolean> {
    const account = this.#accounts.get(name);
    if (account === undefined || account.lockedUntilMs > nowMs) return false;
    if (await isPassword(password, account.passwordHash)) return true;
    await this.#failed(name, nowMs);
    return false;
  }

  async setPassword(name: string, password: string): Promise<Result<null, 'unknown' | 'store'>> {
    const account = this.#accounts.get(name);
    if (account === undefined) return err('unknown');
    const passwordHash = await hashPassword(password);
    const saved = await this.#save({ ...account, passwordHash, failures: 0, lockedUntilMs: 0 });
    if (!saved) return err('store');
    // Whoever is logged in with the old password is not any more.
    for (const l of [...this.#logins.values()].filter((x) => x.account === name))
      await this.#forget(l.tokenHash);
    return ok(null);
  }

  async #save(row: AccountRow): Promise<boolean> {
    const kept = await this.#store.saveAccount(row);
    if (kept.ok) this.#accounts.set(row.name, row);
    return kept.ok;
  }

  async login(
    name: string,
    password: string,
    nowMs: number,
  ): Promise<Result<{ token: string; account: AccountCard }, LoginFailure>> {
    const tries = this.#accounts.get(name) ?? this.#strangers.get(name);
    const lockedMs = (tries?.lockedUntilMs ?? 0) - nowMs;
    if (lockedMs > 0) return err({ kind: 'locked', retryAfterS: Math.ceil(lockedMs / 1000) });
    this.#decoy ??= hashPassword(randomKey());
    const kept = this.#accounts.get(name)?.passwordHash ?? (await this.#decoy);
    const right = await isPassword(password, kept);
    const account = this.#accounts.get(name);
    if (!right || account === undefined) return this.#failed(name, nowMs);
    const token = randomKey();
    const login = { tokenHash: hashKey(token), account: name, createdMs: nowMs };
    if (!(await this.#save({ ...account, failures: 0, lockedUntilMs: 0 })))
      return err({ kind: 'store' });
    if (!(await this.#store.saveLogin(login)).ok) return err({ kind: 'store' });
    this.#logins.set(login.tokenHash, login);
    return ok({ token, account: { name, role: account.role } });
  }

  async #failed(name: string, nowMs: number): Promise<Result<never, LoginFailure>> {
    const account = this.#accounts.get(name);
    const failures = (account ?? this.#strangers.get(name))?.failures ?? 0;
    const lockedNow = failures + 1 >= FREE_FAILURES;
    const next = lockedNow
      ? { failures: 0, lockedUntilMs: nowMs + LOCKED_MS }
      : { failures: failures + 1, lockedUntilMs: 0 };
    if (account !== undefined) await this.#save({ ...account, ...next });
    else {
      if (this.#strangers.size >= STRANGERS_KEPT) this.#strangers.clear();
      this.#strangers.set(name, next);
    }
    return err({ kind: 'wrong', lockedNow });
  }

  async logout(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.#forget(hashKey(token));
  }

  async #forget(tokenHash: string): Promise<void> {
    this.#logins.delete(tokenHash);
    await this.#store.deleteLogin(tokenHash);
  }
}
