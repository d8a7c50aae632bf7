import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openQueue } from '../../server/jobs/open-queue.ts';
import { TrialPlayer } from '../../server/jobs/trial-player.ts';
import { TestPostgres } from '../support/postgres.ts';
import type { BenchRow } from './measure.ts';
import { hazardRows } from './study-hazards.ts';
import { orders, rate, RUNS, SCENARIO, seeds, warm, WARM_UPS } from './study-runs.ts';

/** CPU time of a run of 24 h in a thread that has warmed up: other load on the machine does not count. */
async function cpuRow(): Promise<BenchRow> {
  const player = await TrialPlayer.open({ scenario: SCENARIO });
  const play = (from: number, count: number): void => {
    for (const o of seeds(from, count)) for (const trial of player.play([o])) void trial;
  };
  play(1, WARM_UPS);
  const before = process.threadCpuUsage();
  play(100, RUNS);
  const used = process.threadCpuUsage(before);
  const value = (used.user + used.system) / 1000 / RUNS;
  return { name: 'study/forest-fire-run', value, unit: 'ms CPU', runs: RUNS };
}

interface Measured {
  readonly value: number;
  /** Most memory that the process ever had, all its threads and what is shared. */
  readonly peakMB: number;
}

/** Processes of their own that are warm before any of them begins; each one's result. */
async function measured(count: number, ...args: readonly string[]): Promise<readonly Measured[]> {
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['tests/bench/study-child.ts', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = children.map((c) => createInterface({ input: c.stdout })[Symbol.asyncIterator]());
  const line = async (of: AsyncIterator<string>): Promise<string> => {
    const { done, value } = await of.next();
    if (done === true) throw new Error('a process of the bench ended without a result');
    return value;
  };
  await Promise.all(said.map(line));
  for (const c of children) c.stdin.write('go\n');
  return (await Promise.all(said.map(line))).map((text) => JSON.parse(text) as Measured);
}

const sum = (list: readonly Measured[]): number => list.reduce((n, m) => n + m.value, 0);
const local = async (threads: number): Promise<Measured> =>
  (await measured(1, 'threads', String(threads)))[0]!;

/**
 * What two processes that share nothing reach together against twice what one reaches alone: no two
 * threads can do better on this machine.
 */
async function ceilingOf(...args: readonly string[]): Promise<number> {
  const alone = sum(await measured(1, ...args));
  return sum(await measured(2, ...args)) / (2 * alone);
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
    await warm(queue, workers);
    return await rate(queue, orders(1000, workers));
  } finally {
    await queue.close();
    for (const c of children) c.kill('SIGKILL');
    await database.close();
  }
}

export async function run(): Promise<BenchRow[]> {
  const cpu = await cpuRow();
  const machine = await ceilingOf('plain');
  const apart = await ceilingOf('threads', '1');
  const one = await local(1);
  const two = await local(2);
  const four = await local(4);
  const database = await postgresRate(4);
  const efficiency = two.value / (2 * one.value);
  const row = (name: string, value: number, unit: string): BenchRow => ({
    name: `study/${name}`,
    value,
    unit,
  });
  return [
    cpu,
    row('runs-1-thread', one.value, 'runs/s'),
    row('runs-2-threads', two.value, 'runs/s'),
    row('parallel-efficiency', efficiency, '1'),
    row('machine-ceiling-plain-loops', machine, '1'),
    row('machine-ceiling-two-processes', apart, '1'),
    row('parallel-efficiency-of-ceiling', efficiency / apart, '1'),
    row('peak-memory-2-threads', two.peakMB, 'MB'),
    row('runs-4-threads', four.value, 'runs/s'),
    row('postgres-4-workers', database, 'runs/s'),
    row('postgres-against-local', database / four.value, '1'),
    ...(await hazardRows()),
  ];
}
