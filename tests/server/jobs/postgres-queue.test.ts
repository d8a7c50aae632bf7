import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueue } from '../../../server/jobs/open-queue.ts';
import { TrialPlayer } from '../../../server/jobs/trial-player.ts';
import type { TrialOrder } from '../../../server/jobs/trial-orders.ts';
import { TestPostgres } from '../../support/postgres.ts';
import { shortScenario } from '../../support/short-scenario.ts';
import { listener, never, ORDERS, queueContract } from './queue-contract.ts';

const scenario = shortScenario('00:20');
const player = await TrialPlayer.open({ scenario });
const hashOf = (orders: readonly TrialOrder[]) =>
  Object.fromEntries(orders.map((o) => [`${o.leg}#${o.seed}`, [...player.play([o])][0]!.hash]));
const expected = hashOf(ORDERS);

let database: TestPostgres | undefined;
const workers: ChildProcess[] = [];
let studies = 0;
/** Contents of studies that ran to their end. */
const whole: string[] = [];

/** Another content for each test: nothing of one is taken for a result of the next. */
const open = () =>
  openQueue(
    { warmUp: { scenario }, content: `study-${++studies}` },
    { workers: 1, databaseUrl: database!.url },
  );

/** A worker of one thread, as on another machine. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['server/worker.ts'], {
    env: { ...process.env, DATABASE_URL: database!.url, WORKER_THREADS: '1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return child;
}

let second: ChildProcess;

beforeAll(async () => {
  database = await TestPostgres.start();
  [, second] = await Promise.all([startWorker(), startWorker()]);
}, 60_000);

afterAll(async () => {
  for (const w of workers) w.kill('SIGKILL');
  await database?.close();
});

describe('workers of a database', () => {
  queueContract(open, () => expected);

  it(
    'does the chunk of a killed worker again, once in the result',
    { timeout: 60_000 },
    async () => {
      const orders = Array.from({ length: 40 }, (_, i) => ({ ...ORDERS[0]!, seed: i + 1 }));
      const queue = await open();
      const heard = listener();
      let killed = false;
      const news = {
        ...heard.news,
        onTrial: (t: Parameters<typeof heard.news.onTrial>[0]) => {
          if (!killed && heard.trials.length >= 4) {
            killed = true;
            second.kill('SIGKILL');
          }
          return heard.news.onTrial(t);
        },
      };
      await queue.run(orders, news, never);
      await queue.close();
      whole.push(`study-${studies}`);
      expect(killed).toBe(true);
      expect(heard.trials).toHaveLength(40);
      expect(new Set(heard.trials.map((t) => t.seed)).size).toBe(40);
      const sample = orders.slice(0, 5);
      expect(heard.hashes()).toMatchObject(hashOf(sample));
    },
  );

  it('waits while the database is away, says so, and goes on', { timeout: 60_000 }, async () => {
    const orders = Array.from({ length: 24 }, (_, i) => ({ ...ORDERS[0]!, seed: i + 1 }));
    const queue = await open();
    const heard = listener();
    const running = queue.run(orders, heard.news, never);
    while (heard.trials.length < 2) await sleep(50);
    await database!.away();
    while (heard.waits.length === 0) await sleep(50);
    const before = heard.trials.length;
    await sleep(500);
    expect(heard.trials).toHaveLength(before);
    await database!.back();
    await running;
    await queue.close();
    whole.push(`study-${studies}`);
    expect(heard.waits[0]).toBe('database');
    expect(heard.waits.at(-1)).toBeNull();
    expect(new Set(heard.trials.map((t) => t.seed)).size).toBe(24);
    expect(heard.trials).toHaveLength(24);
  });

  it(
    'says what is wrong with an address, and what the workers cannot do',
    { timeout: 60_000 },
    async () => {
      const options = { warmUp: { scenario }, content: 'nowhere' };
      await expect(openQueue(options, { workers: 1, databaseUrl: 'mysql://x' })).rejects.toThrow(
        /DATABASE_URL: expected postgres/,
      );
      await expect(
        openQueue(options, { workers: 1, databaseUrl: 'postgres://postgres@127.0.0.1:9/none' }),
      ).rejects.toThrow(/DATABASE_URL: the database cannot be used/);
      const client = new pg.Client(database!.url);
      await client.connect();
      const { rows } = await client.query(
        'select count(*)::int as n from sandtable_chunks where content = any($1)',
        [whole],
      );
      await client.end();
      // Results travel through the table; nothing of a study that is over stays there.
      expect(whole).toHaveLength(2);
      expect(rows[0].n).toBe(0);
    },
  );
});
