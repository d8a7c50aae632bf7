import { err, ok } from '../../engine/kernel/result.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import { MemorySide } from './memory-side.ts';
import type { AccountRow, LoginRow, Note, SetRow } from './side-store.ts';
import type {
  ExerciseMeta,
  ExerciseRow,
  Progress,
  SessionRow,
  Snapshot,
  Store,
  Stored,
} from './store.ts';

interface Held {
  row: ExerciseRow;
  log: LogRecord[];
  snapshots: Snapshot[];
}

/** The store's twin for tests: same promises, nothing on disk. `broken` plays a full disk. */
export class MemoryStore implements Store {
  broken = false;
  readonly #exercises = new Map<string, Held>();
  readonly #sessions = new Map<string, SessionRow>();
  readonly #side = new MemorySide((change) => this.#write(change));

  async #write(change: () => Stored): Promise<Stored> {
    await Promise.resolve();
    if (this.broken) return err({ kind: 'unavailable', message: 'the store is broken' });
    return change();
  }

  #owned(id: string, epoch: number, change: (held: Held) => void): Promise<Stored> {
    return this.#write(() => {
      const held = this.#exercises.get(id);
      if (held === undefined || held.row.epoch !== epoch)
        return err({ kind: 'stale', message: `exercise ${id} has another owner` });
      change(held);
      return ok(null);
    });
  }

  createExercise(
    meta: ExerciseMeta,
    log: readonly LogRecord[],
    progress: Progress,
  ): Promise<Stored> {
    return this.#write(() => {
      const row: ExerciseRow = { ...meta, ...progress, epoch: 0 };
      this.#exercises.set(meta.id, { row, log: [...log], snapshots: [] });
      return ok(null);
    });
  }

  listExercises(): Promise<readonly ExerciseRow[]> {
    const rows = [...this.#exercises.values()].map((h) => h.row);
    return Promise.resolve(rows.sort((a, b) => b.createdMs - a.createdMs));
  }

  claim(id: string): Promise<number> {
    const held = this.#exercises.get(id);
    if (held === undefined) return Promise.reject(new Error(`no exercise ${id}`));
    held.row = { ...held.row, epoch: held.row.epoch + 1 };
    return Promise.resolve(held.row.epoch);
  }

  append(
    id: string,
    epoch: number,
    batch: readonly LogRecord[],
    progress: Progress,
  ): Promise<Stored> {
    return this.#owned(id, epoch, (h) => {
      const last = h.log.at(-1)?.seq ?? 0;
      batch.forEach((r, i) => {
        if (r.seq !== last + 1 + i) throw new Error(`gap in the log of ${id} before ${r.seq}`);
      });
      h.log.push(...batch);
      h.row = { ...h.row, ...progress };
    });
  }

  progress(id: string, epoch: number, progress: Progress): Promise<Stored> {
    return this.#owned(id, epoch, (h) => (h.row = { ...h.row, ...progress }));
  }

  loadLog(id: string, afterSeq: number): Promise<readonly LogRecord[]> {
    return Promise.resolve((this.#exercises.get(id)?.log ?? []).filter((r) => r.seq > afterSeq));
  }

  saveSnapshot(id: string, epoch: number, snapshot: Snapshot): Promise<Stored> {
    return this.#owned(id, epoch, (h) => {
      h.snapshots.push({ ...snapshot, bytes: snapshot.bytes.slice() });
    });
  }

  snapshotAt(id: string, atTick: number): Promise<Snapshot | null> {
    const all = this.#exercises.get(id)?.snapshots ?? [];
    const fit = all
      .filter((s) => s.tick <= atTick)
      .sort((a, b) => b.seq - a.seq || b.tick - a.tick);
    return Promise.resolve(fit[0] ?? null);
  }

  saveSession(session: SessionRow): Promise<Stored> {
    return this.#write(() => {
      this.#sessions.set(session.tokenHash, session);
      return ok(null);
    });
  }

  deleteSession(tokenHash: string): Promise<Stored> {
    return this.#write(() => {
      this.#sessions.delete(tokenHash);
      return ok(null);
    });
  }

  listSessions(): Promise<readonly SessionRow[]> {
    return Promise.resolve([...this.#sessions.values()]);
  }

  saveSet = (s: SetRow): Promise<Stored> => this.#side.saveSet(s);
  listSets = (): Promise<readonly SetRow[]> => this.#side.listSets();
  addNote = (owner: string, n: Omit<Note, 'seq'>): Promise<Stored> => this.#side.addNote(owner, n);
  loadNotes = (owner: string, afterSeq: number): Promise<readonly Note[]> =>
    this.#side.loadNotes(owner, afterSeq);
  rewriteNotes = (owner: string, notes: readonly Pick<Note, 'seq' | 'body'>[]): Promise<Stored> =>
    this.#side.rewriteNotes(owner, notes);
  saveAccount = (a: AccountRow): Promise<Stored> => this.#side.saveAccount(a);
  deleteAccount = (name: string): Promise<Stored> => this.#side.deleteAccount(name);
  listAccounts = (): Promise<readonly AccountRow[]> => this.#side.listAccounts();
  saveLogin = (l: LoginRow): Promise<Stored> => this.#side.saveLogin(l);
  deleteLogin = (hash: string): Promise<Stored> => this.#side.deleteLogin(hash);
  listLogins = (): Promise<readonly LoginRow[]> => this.#side.listLogins();

  rekeyExercise(id: string, instructorKeyHash: string): Promise<Stored> {
    return this.#write(() => {
      const held = this.#exercises.get(id);
      if (held !== undefined) held.row = { ...held.row, instructorKeyHash };
      return ok(null);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
