import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { firstIssue } from '../engine/protocol/wire-schema.ts';
import { ChunkWorker } from './jobs/postgres/chunk-worker.ts';
import { isDatabaseUrl } from './jobs/postgres/database.ts';
import { createLog } from './log.ts';

/** `npm run worker`: takes chunks of studies from the database that `DATABASE_URL` names. */
const environment = z.object({
  DATABASE_URL: z.string().refine(isDatabaseUrl, 'postgres://user:password@host:5432/database'),
  WORKER_THREADS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

const env = environment.safeParse(process.env);
if (!env.success) {
  const { path, expected } = firstIssue(env.error);
  process.stderr.write(`environment variable ${path}: ${expected}\n`);
  process.exit(1);
}
const stop = new AbortController();
let worker: ChunkWorker | null = null;
const end = (): void => {
  stop.abort();
  void worker?.stop().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);

const { DATABASE_URL, WORKER_THREADS, LOG_LEVEL } = env.data;
worker = await ChunkWorker.start(DATABASE_URL, WORKER_THREADS, createLog(LOG_LEVEL), stop.signal);
process.stdout.write(`沙盘 Sandtable: ${WORKER_THREADS} 个推演线程待命 / study threads ready\n`);
