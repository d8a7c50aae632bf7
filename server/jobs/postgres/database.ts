import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';

/** Queue of pg-boss that holds the chunks of all studies. */
export const QUEUE = 'sandtable-chunks';

/** A worker that has not been heard of for so long is taken for dead (the least that pg-boss takes), s. */
const HEARTBEAT_S = 10;
/** How often the dead are looked for, s. */
const SUPERVISE_S = 2;
/** A chunk that no machine could do so often is given up. */
const RETRIES = 8;
const RETRY_DELAY_S = 1;
const KEPT_S = 3600;

/** Begins with the scheme of a PostgreSQL address, as `DATABASE_URL` must. */
export const isDatabaseUrl = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5000 });
  // A connection that breaks while nobody uses it: the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

/** pg-boss with the queue of chunks; throws when the database cannot be reached. */
export async function openBoss(url: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 5000,
    superviseIntervalSeconds: SUPERVISE_S,
    monitorIntervalSeconds: SUPERVISE_S,
    schedule: false,
  });
  // Its own timers fail while the database is away, and go on when it is back.
  boss.on('error', () => undefined);
  await boss.start();
  const options = {
    heartbeatSeconds: HEARTBEAT_S,
    retryLimit: RETRIES,
    retryDelay: RETRY_DELAY_S,
    deleteAfterSeconds: KEPT_S,
  };
  await boss.createQueue(QUEUE, options);
  return boss;
}

/**
 * Tables of ours beside those of pg-boss: what a study is about, once, and the result of each chunk,
 * once whoever brings it and however often.
 */
const TABLES = `
create table if not exists sandtable_studies (
  content text primary key,
  warm_up jsonb not null,
  begun_at timestamptz not null default now()
);
create table if not exists sandtable_chunks (
  key text primary key,
  content text not null,
  trials jsonb not null,
  done_at timestamptz not null default now()
);
create index if not exists sandtable_chunks_content on sandtable_chunks (content);`;

const LOCK = 7_263_104;

export async function ensureTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Two processes that begin at once would both try to create them.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(TABLES);
    await client.query('commit');
  } catch (e) {
    await client.query('rollback').catch(() => undefined);
    throw e;
  } finally {
    client.release();
  }
}

/** Classes of SQLSTATE that say that the server is not there, is going or is not yet ready. */
const AWAY = /^(08|57P|53)/;

/** True when the database is away, as against a fault in what was asked of it. */
export function isAway(e: unknown): boolean {
  const code = (e as { code?: unknown }).code;
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return AWAY.test(code);
  if (typeof code === 'string') return code.startsWith('E');
  const message = e instanceof Error ? e.message : '';
  if (e instanceof AggregateError) return e.errors.some(isAway);
  return /connection|timeout exceeded when trying to connect/i.test(message);
}

const RETRY_MS = 500;

/**
 * Does `work`, again and again while the database is away, until told to stop; once in any case.
 * Faults of any other kind are thrown. Null when it was told to stop before it was done.
 */
export async function persist<T>(
  work: () => Promise<T>,
  o: { readonly signal: AbortSignal; onAway?(away: boolean): void },
): Promise<T | null> {
  for (let away = false; ; away = true) {
    try {
      const done = await work();
      if (away) o.onAway?.(false);
      return done;
    } catch (e) {
      if (!isAway(e)) throw e;
      if (o.signal.aborted) return null;
      if (!away) o.onAway?.(true);
      await sleep(RETRY_MS, undefined, { signal: o.signal }).catch(() => undefined);
    }
  }
}
