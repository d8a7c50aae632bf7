import { err } from '../../engine/kernel/result.ts';
import type { SqliteFile } from './sqlite-file.ts';
import type { Stored } from './store.ts';

interface Write {
  readonly change: () => Stored;
  readonly resolve: (s: Stored) => void;
  readonly reject: (e: unknown) => void;
}

/** SQLite result codes that speak of the disk or of another process, not of our own mistake. */
const OUTSIDE_CODES: ReadonlySet<number> = new Set([
  5, // SQLITE_BUSY
  6, // SQLITE_LOCKED
  8, // SQLITE_READONLY
  10, // SQLITE_IOERR
  11, // SQLITE_CORRUPT
  13, // SQLITE_FULL
  14, // SQLITE_CANTOPEN
]);

function fromOutside(e: unknown): boolean {
  const code = (e as { errcode?: unknown }).errcode;
  return typeof code === 'number' && OUTSIDE_CODES.has(code & 0xff);
}

const message = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/**
 * One transaction, and so one flush of the disk, for everything that arrived while the last one
 * ran: fifty orders at once wait for one flush, not for fifty.
 */
export class GroupCommit {
  readonly #file: SqliteFile;
  #queue: Write[] = [];
  #scheduled = false;
  #idle: (() => void)[] = [];

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  write(change: () => Stored): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ change, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    });
  }

  drain(): Promise<void> {
    if (!this.#scheduled) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #flush(): void {
    const batch = this.#queue;
    this.#queue = [];
    this.#scheduled = false;
    try {
      const results = this.#file.transaction(() => batch.map((w) => w.change()));
      batch.forEach((w, i) => w.resolve(results[i]!));
    } catch (e) {
      if (fromOutside(e))
        for (const w of batch) w.resolve(err({ kind: 'unavailable', message: message(e) }));
      else if (batch.length === 1) batch[0]!.reject(e);
      // One bad write must not take its neighbours with it.
      else for (const w of batch) this.#single(w);
    }
    if (this.#scheduled) return;
    for (const done of this.#idle) done();
    this.#idle = [];
  }

  #single(w: Write): void {
    try {
      w.resolve(this.#file.transaction(() => w.change()));
    } catch (e) {
      if (fromOutside(e)) w.resolve(err({ kind: 'unavailable', message: message(e) }));
      else w.reject(e);
    }
  }
}
