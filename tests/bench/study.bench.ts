import { spawn, type ChildProcess } from 'node:child_process';
import type { TrialOrder } from '../../engine/study/order.ts';
import { LocalQueue } from '../../server/jobs/local-queue.ts';
import { openQueue } from '../../server/jobs/open-queue.ts';
import type { TrialQueue } from '../../server/jobs/queue.ts';
import { TrialPlayer } from '../../server/jobs/trial-player.ts';
import { TestPostgres } from '../support/postgres.ts';
import type { BenchRow } from './measure.ts';

const SCENARIO = 'wushan-forest-fire';
/** Runs after which a thread has compiled what it needs. */
const WARM_UPS = 20;
const RUNS = 24;
const never = new AbortController().signal;

const orders = (from: number, count: number): TrialOrder[] =>
  Array.from({ length: count }, (_, i) => ({ seed: from + i, values: {} }));

/** CPU time of a run of 24 h in a thread that has warmed up: other load on the machine does not count. */
async function cpuRow(): Promise<BenchRow> {
  const player = await TrialPlayer.open({ scenario: SCENARIO });
  const play = (from: number, count: number): void => {
    for (const o of orders(from, count)) for (const trial of player.play([o])) void trial;
  };
  play(1, WARM_UPS);
  const before = process.threadCpuUsage();
  play(100, RUNS);
  const used = process.threadCpuUsage(before);
  const value = (used.user + used.system) / 1000 / RUNS;
  return { name: 'study/forest-fire-run', value, unit: 'ms CPU', runs: RUNS };
}

/** Runs per second of a queue that has loaded and warmed up; wall time, so on a quiet machine alone. */
async function rate(queue: TrialQueue, workers: number): Promise<number> {
  const news = { onTrial: () => true, onWaiting: () => undefined };
  await queue.run(orders(1, WARM_UPS * workers), news, never);
  const runs = RUNS * Math.max(2, workers);
  const started = performance.now();
  await queue.run(orders(1000, runs), news, never);
  return (1000 * runs) / (performance.now() - started);
}

interface Local {
  readonly rate: number;
  readonly memoryMB: number;
}

async function local(workers: number): Promise<Local> {
  const queue = new LocalQueue({ warmUp: { scenario: SCENARIO }, content: 'bench' }, workers);
  try {
    const value = await rate(queue, workers);
    return { rate: value, memoryMB: process.memoryUsage().rss / 1e6 };
  } finally {
    await queue.close();
  }
}

/** So many processes that take chunks from a PostgreSQL on this machine. */
async function postgresRate(workers: number): Promise<number> {
  const database = await TestPostgres.start();
  const children: ChildProcess[] = Array.from({ length: workers }, () =>
    spawn(process.execPath, ['server/worker.ts'], {
      env: { ...process.env, DATABASE_URL: database.url, WORKER_THREADS: '1' },
      stdio: 'ignore',
    }),
  );
  const queue = await openQueue(
    { warmUp: { scenario: SCENARIO }, content: 'bench' },
    { workers, databaseUrl: database.url },
  );
  try {
    return await rate(queue, workers);
  } finally {
    await queue.close();
    for (const c of children) c.kill('SIGKILL');
    await database.close();
  }
}

export async function run(): Promise<BenchRow[]> {
  const cpu = await cpuRow();
  const one = await local(1);
  const two = await local(2);
  const four = await local(4);
  const database = await postgresRate(4);
  return [
    cpu,
    { name: 'study/runs-1-thread', value: one.rate, unit: 'runs/s' },
    { name: 'study/runs-2-threads', value: two.rate, unit: 'runs/s' },
    { name: 'study/parallel-efficiency', value: two.rate / (2 * one.rate), unit: '1' },
    { name: 'study/memory-2-threads', value: two.memoryMB, unit: 'MB' },
    { name: 'study/runs-4-threads', value: four.rate, unit: 'runs/s' },
    { name: 'study/postgres-4-workers', value: database, unit: 'runs/s' },
    { name: 'study/postgres-against-local', value: database / four.rate, unit: '1' },
  ];
}
