import { err, ok } from '../../engine/kernel/result.ts';
import type { AccountRow, LoginRow, Note, SessionRow, SetRow, SideStore } from './side-store.ts';
import type { Stored } from './store.ts';

/** Twin of `SqliteSide`; `broken` plays a full disk. */
export abstract class MemorySide implements Omit<SideStore, 'rekeyExercise'> {
  broken = false;
  readonly #sessions = new Map<string, SessionRow>();
  readonly #sets = new Map<string, SetRow>();
  readonly #notes = new Map<string, Note[]>();
  readonly #accounts = new Map<string, AccountRow>();
  readonly #logins = new Map<string, LoginRow>();

  protected async write(change: () => Stored): Promise<Stored> {
    await Promise.resolve();
    if (this.broken) return err({ kind: 'unavailable', message: 'the store is broken' });
    return change();
  }

  #done(change: () => void): Promise<Stored> {
    return this.write(() => {
      change();
      return ok(null);
    });
  }

  saveSession(s: SessionRow): Promise<Stored> {
    return this.#done(() => this.#sessions.set(s.tokenHash, s));
  }

  deleteSession(tokenHash: string): Promise<Stored> {
    return this.#done(() => this.#sessions.delete(tokenHash));
  }

  listSessions(): Promise<readonly SessionRow[]> {
    return Promise.resolve([...this.#sessions.values()]);
  }

  saveSet(s: SetRow): Promise<Stored> {
    return this.#done(() => this.#sets.set(s.id, structuredClone(s)));
  }

  listSets(): Promise<readonly SetRow[]> {
    return Promise.resolve([...this.#sets.values()].sort((a, b) => b.createdMs - a.createdMs));
  }

  addNote(owner: string, n: Omit<Note, 'seq'>): Promise<Stored> {
    return this.#done(() => {
      const kept = this.#notes.get(owner) ?? [];
      this.#notes.set(owner, [...kept, { ...structuredClone(n), seq: kept.length + 1 }]);
    });
  }

  loadNotes(owner: string, afterSeq: number): Promise<readonly Note[]> {
    return Promise.resolve((this.#notes.get(owner) ?? []).filter((n) => n.seq > afterSeq));
  }

  rewriteNotes(owner: string, notes: readonly Pick<Note, 'seq' | 'body'>[]): Promise<Stored> {
    const bodies = new Map(notes.map((n) => [n.seq, structuredClone(n.body)]));
    return this.#done(() => {
      const kept = this.#notes.get(owner) ?? [];
      this.#notes.set(
        owner,
        kept.map((n) => (bodies.has(n.seq) ? { ...n, body: bodies.get(n.seq) } : n)),
      );
    });
  }

  saveAccount(a: AccountRow): Promise<Stored> {
    return this.#done(() => this.#accounts.set(a.name, a));
  }

  deleteAccount(name: string): Promise<Stored> {
    return this.#done(() => {
      this.#accounts.delete(name);
      for (const l of this.#logins.values())
        if (l.account === name) this.#logins.delete(l.tokenHash);
    });
  }

  listAccounts(): Promise<readonly AccountRow[]> {
    const all = [...this.#accounts.values()];
    return Promise.resolve(all.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  saveLogin(l: LoginRow): Promise<Stored> {
    return this.#done(() => this.#logins.set(l.tokenHash, l));
  }

  deleteLogin(tokenHash: string): Promise<Stored> {
    return this.#done(() => this.#logins.delete(tokenHash));
  }

  listLogins(): Promise<readonly LoginRow[]> {
    return Promise.resolve([...this.#logins.values()]);
  }
}
