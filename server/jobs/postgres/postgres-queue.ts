import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Trial } from '../../../engine/study/trial.ts';
import { CliError } from '../../cli/command.ts';
import type { QueueNews, QueueOptions, TrialQueue } from '../queue.ts';
import { parseTrial } from '../study-files.ts';
import type { TrialOrder } from '../trial-orders.ts';
import { chunksOf, type ChunkJob } from './chunks.ts';
import { ensureTables, openBoss, openPool, persist, QUEUE } from './database.ts';

/** Results are asked for this often, ms. */
const ASK_MS = 150;
/** Chunks that were given up are looked for this often, ms. */
const CHECK_MS = 2000;
/** Results taken at once. */
const BATCH = 50;

/**
 * Studies by way of PostgreSQL: chunks go into a queue of pg-boss, workers on any machine take them,
 * and their results come back through a table in which each chunk stands once. While the database is
 * away the study waits.
 */
export class PostgresQueue implements TrialQueue {
  readonly #o: QueueOptions;
  readonly #pool: Pool;
  readonly #boss: PgBoss;

  private constructor(o: QueueOptions, pool: Pool, boss: PgBoss) {
    this.#o = o;
    this.#pool = pool;
    this.#boss = boss;
  }

  /** Throws a `CliError` when the database cannot be reached at all. */
  static async open(o: QueueOptions, url: string): Promise<PostgresQueue> {
    const pool = openPool(url);
    try {
      await ensureTables(pool);
      // What came in after its study had been stopped, and studies that are long over.
      await pool.query(`delete from sandtable_chunks where done_at < now() - interval '7 days'`);
      await pool.query(`delete from sandtable_studies where begun_at < now() - interval '30 days'`);
      await pool.query(
        'insert into sandtable_studies (content, warm_up) values ($1, $2) on conflict do nothing',
        [o.content, JSON.stringify(o.warmUp)],
      );
      return new PostgresQueue(o, pool, await openBoss(url));
    } catch (e) {
      await pool.end().catch(() => undefined);
      const why = e instanceof AggregateError ? e.errors.map(String).join('; ') : String(e);
      throw new CliError(`DATABASE_URL: the database cannot be used: ${why}`);
    }
  }

  async run(orders: readonly TrialOrder[], news: QueueNews, signal: AbortSignal): Promise<void> {
    const chunks = chunksOf(orders, this.#o.content, this.#o.wholeCourses);
    const missing = new Map(chunks.map((c) => [c.key, c]));
    const stop = new AbortController();
    const ends = AbortSignal.any([signal, stop.signal]);
    const hold = { signal: ends, onAway: (a: boolean) => news.onWaiting(a ? 'database' : null) };
    // Whatever an earlier attempt at this study has brought is there already.
    let goesOn = await this.#take(missing, news, hold);
    if (missing.size === 0 || !goesOn) return;
    const ids = await persist(() => this.#insert([...missing.values()]), hold);
    let checkedMs = performance.now();
    try {
      while (goesOn && missing.size > 0 && !ends.aborted) {
        await sleep(ASK_MS, undefined, { signal: ends }).catch(() => undefined);
        goesOn = await this.#take(missing, news, hold);
        if (performance.now() - checkedMs < CHECK_MS) continue;
        checkedMs = performance.now();
        await persist(() => this.#givenUp(ids ?? []), hold);
      }
    } finally {
      stop.abort();
      // Nobody waits for these any more. A worker that has one finishes it, which does no harm.
      if (missing.size > 0) await this.#cancel(ids ?? []);
    }
  }

  async #insert(chunks: readonly ChunkJob[]): Promise<readonly string[]> {
    const jobs = chunks.map((data) => ({ data }));
    return (await this.#boss.insert(QUEUE, jobs, { returnId: true })) ?? [];
  }

  /** Tells of all results that are there; false when the study wants no more. */
  async #take(
    missing: Map<string, ChunkJob>,
    news: QueueNews,
    hold: Parameters<typeof persist>[1],
  ): Promise<boolean> {
    let goesOn = true;
    for (;;) {
      const rows = await persist(() => this.#results([...missing.keys()]), hold);
      if (rows === null || rows.length === 0) return goesOn;
      for (const { key, trials } of rows) {
        missing.delete(key);
        for (const t of trials) if (!news.onTrial(t)) goesOn = false;
      }
    }
  }

  async #results(
    keys: readonly string[],
  ): Promise<readonly { readonly key: string; readonly trials: readonly Trial[] }[]> {
    if (keys.length === 0) return [];
    const { rows } = await this.#pool.query<{ key: string; trials: unknown[] }>(
      'select key, trials from sandtable_chunks where key = any($1) order by done_at, key limit $2',
      [keys, BATCH],
    );
    return rows.map(({ key, trials }) => ({
      key,
      trials: trials.map((t) => {
        const trial = parseTrial(t);
        if (trial === null)
          throw new Error(`chunk ${key} in the database holds no runs of a study`);
        return trial;
      }),
    }));
  }

  /** Throws when a chunk failed on every machine that tried it. */
  async #givenUp(ids: readonly string[]): Promise<void> {
    const { rows } = await this.#pool.query<{ output: unknown }>(
      `select output from pgboss.job where name = $1 and id = any($2::uuid[]) and state = 'failed' limit 1`,
      [QUEUE, ids],
    );
    const failed = rows[0];
    if (failed === undefined) return;
    const said = failed.output as { message?: unknown } | null;
    throw new CliError(
      `the workers cannot do this study: ${String(said?.message ?? 'no reason given')}`,
    );
  }

  async #cancel(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#boss.deleteJob(QUEUE, [...ids]).catch(() => undefined);
  }

  async close(): Promise<void> {
    // The folder of the study has the runs; the table is for the way here.
    await this.#pool
      .query('delete from sandtable_chunks where content = $1', [this.#o.content])
      .catch(() => undefined);
    await this.#boss.stop({ graceful: false }).catch(() => undefined);
    await this.#pool.end().catch(() => undefined);
  }
}
