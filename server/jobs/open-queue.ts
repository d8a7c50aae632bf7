import { CliError } from '../cli/command.ts';
import { LocalQueue } from './local-queue.ts';
import type { QueueOptions, TrialQueue } from './queue.ts';

export interface QueueChoice {
  /** Threads of this machine; with a database the workers decide that themselves. */
  readonly workers: number;
  readonly databaseUrl: string | null;
}

/** Threads of this process, or the workers of a database where one is named. */
export async function openQueue(o: QueueOptions, choice: QueueChoice): Promise<TrialQueue> {
  if (choice.databaseUrl === null) return new LocalQueue(o, choice.workers);
  // Read only where it is wanted: most installations have no database.
  const { isDatabaseUrl } = await import('./postgres/database.ts');
  if (!isDatabaseUrl(choice.databaseUrl))
    throw new CliError('DATABASE_URL: expected postgres://user:password@host:5432/database');
  const { PostgresQueue } = await import('./postgres/postgres-queue.ts');
  return PostgresQueue.open(o, choice.databaseUrl);
}
