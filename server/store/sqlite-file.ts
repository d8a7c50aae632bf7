import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations/index.ts';

export const STORE_FILE = 'sandtable.db';
/** How long a commit waits for another process that holds the file, ms. */
const BUSY_TIMEOUT_MS = 1000;

type Row = Record<string, SQLInputValue>;

/** The database file: opening, migrations, statements. Synchronous; lives in the store's worker. */
export class SqliteFile {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(dataDir: string) {
    this.#db = new DatabaseSync(join(dataDir, STORE_FILE));
    // WAL with full sync: a commit that has returned survives a power cut.
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    `);
    this.#migrate();
  }

  #migrate(): void {
    const { user_version: version } = this.#one('PRAGMA user_version') as { user_version: number };
    if (version > MIGRATIONS.length)
      throw new Error(
        `the data folder was written by a newer version (schema ${version}, known ${MIGRATIONS.length})`,
      );
    for (let v = version; v < MIGRATIONS.length; v++)
      this.transaction(() => this.#db.exec(`${MIGRATIONS[v]!}; PRAGMA user_version = ${v + 1};`));
  }

  #one(sql: string): Row | undefined {
    return this.#db.prepare(sql).get() as Row | undefined;
  }

  /** Bounds the file, to play a full disk in tests. */
  limitPages(pages: number): void {
    this.#db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`);
  }

  #statement(sql: string): StatementSync {
    let s = this.#statements.get(sql);
    if (s === undefined) this.#statements.set(sql, (s = this.#db.prepare(sql)));
    return s;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  /** Returns the number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  transaction<T>(body: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const value = body();
      this.#db.exec('COMMIT');
      return value;
    } catch (e) {
      // A full disk may have rolled back by itself already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw e;
    }
  }

  close(): void {
    this.#db.close();
  }
}
