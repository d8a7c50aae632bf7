import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Job, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Trial } from '../../../engine/study/trial.ts';
import type { Log } from '../../log.ts';
import { TrialThreads } from '../local-runner.ts';
import type { TrialWarmUp } from '../trial-orders.ts';
import { chunkJobSchema, type ChunkJob } from './chunks.ts';
import { ensureTables, openBoss, openPool, persist, QUEUE } from './database.ts';

/** An empty queue is looked at again after this, ms. */
const IDLE_MS = 300;
/** The queue hears that a chunk is being worked on this often, ms; it waits for ten seconds. */
const TOUCH_MS = 3000;

const warmUpSchema = z.looseObject({ scenario: z.string() });

/**
 * Takes chunks of studies out of the database and brings back their runs, on so many threads at once,
 * until it is stopped. Killed in the middle it leaves nothing behind: the queue gives its chunk to
 * somebody else, and a result is kept once.
 */
export class ChunkWorker {
  readonly #pool: Pool;
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #loops: readonly Promise<void>[];

  private constructor(pool: Pool, boss: PgBoss, log: Log, threads: number) {
    this.#pool = pool;
    this.#boss = boss;
    this.#log = log;
    this.#loops = Array.from({ length: threads }, () => this.#serve());
  }

  /** Waits for a database that is away; throws for an address that is none. */
  static async start(
    url: string,
    threads: number,
    log: Log,
    signal: AbortSignal,
  ): Promise<ChunkWorker | null> {
    const onAway = (away: boolean): void =>
      log.warn({}, away ? 'the database does not answer; waiting' : 'the database is there');
    const pool = openPool(url);
    const boss = await persist(
      async () => {
        await ensureTables(pool);
        return openBoss(url);
      },
      { signal, onAway },
    );
    return boss === null ? null : new ChunkWorker(pool, boss, log, threads);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
    await this.#boss.stop({ graceful: false }).catch(() => undefined);
    await this.#pool.end().catch(() => undefined);
  }

  /** One chunk after another, on one thread that keeps what it has loaded for the next. */
  async #serve(): Promise<void> {
    const { signal } = this.#stop;
    const bench = new Bench();
    while (!signal.aborted) {
      const jobs = await persist(() => this.#boss.fetch<ChunkJob>(QUEUE), this.#hold());
      const job = jobs?.[0];
      if (job !== undefined) await this.#do(job, bench);
      else await sleep(IDLE_MS, undefined, { signal }).catch(() => undefined);
    }
    await bench.clear();
  }

  #hold() {
    const { signal } = this.#stop;
    const onAway = (away: boolean): void =>
      this.#log.warn({}, away ? 'the database does not answer; waiting' : 'the database is back');
    return { signal, onAway };
  }

  async #do(job: Job<ChunkJob>, bench: Bench): Promise<void> {
    const beat = setInterval(() => {
      this.#boss.touch(QUEUE, job.id).catch(() => undefined);
    }, TOUCH_MS);
    try {
      const chunk = chunkJobSchema.parse(job.data) as ChunkJob;
      if (!(await this.#isDone(chunk))) await this.#play(chunk, bench);
      await persist(() => this.#boss.complete(QUEUE, job.id), this.#hold());
    } catch (e) {
      await bench.clear();
      const message = e instanceof Error ? e.message : String(e);
      this.#log.error({ err: e, job: job.id }, 'a chunk failed');
      await persist(() => this.#boss.fail(QUEUE, job.id, { message }), this.#hold());
    } finally {
      clearInterval(beat);
    }
  }

  async #isDone({ key }: ChunkJob): Promise<boolean> {
    const found = await persist(
      () => this.#pool.query('select 1 from sandtable_chunks where key = $1', [key]),
      this.#hold(),
    );
    return (found?.rowCount ?? 0) > 0;
  }

  async #play(chunk: ChunkJob, bench: Bench): Promise<void> {
    const threads = await bench.of(chunk.content, () => this.#warmUp(chunk.content));
    const trials: Trial[] = [];
    await threads.run(chunk.orders, { onTrial: (trial) => trials.push(trial) > 0 });
    await persist(
      () =>
        this.#pool.query(
          'insert into sandtable_chunks (key, content, trials) values ($1, $2, $3) on conflict do nothing',
          [chunk.key, chunk.content, JSON.stringify(trials)],
        ),
      this.#hold(),
    );
  }

  async #warmUp(content: string): Promise<TrialWarmUp> {
    const found = await persist(
      () =>
        this.#pool.query<{ warm_up: unknown }>(
          'select warm_up from sandtable_studies where content = $1',
          [content],
        ),
      this.#hold(),
    );
    const row = found?.rows[0];
    if (row === undefined) throw new Error(`no study ${content} in the database`);
    return warmUpSchema.parse(row.warm_up) as unknown as TrialWarmUp;
  }
}

/** The thread of one loop with the scenarios that it worked on last: the next study often has the same. */
class Bench {
  #warmUp: string | null = null;
  #content: string | null = null;
  #threads: TrialThreads | null = null;

  async of(content: string, read: () => Promise<TrialWarmUp>): Promise<TrialThreads> {
    if (this.#threads !== null && this.#content === content) return this.#threads;
    const warmUp = await read();
    const same = this.#warmUp === JSON.stringify(warmUp);
    if (this.#threads === null || !same) {
      await this.clear();
      this.#threads = new TrialThreads(warmUp, 1);
      this.#warmUp = JSON.stringify(warmUp);
    }
    this.#content = content;
    return this.#threads;
  }

  async clear(): Promise<void> {
    await this.#threads?.close();
    this.#threads = null;
  }
}
