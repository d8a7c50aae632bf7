import { LocalQueue } from './local-queue.ts';
import type { QueueOptions, TrialQueue } from './queue.ts';

export interface QueueChoice {
  /** Threads of this machine; with a database the workers decide that themselves. */
  readonly workers: number;
  readonly databaseUrl: string | null;
}

/** Threads of this process, or the workers of a database where one is named. */
export async function openQueue(o: QueueOptions, choice: QueueChoice): Promise<TrialQueue> {
  return new LocalQueue(o, choice.workers);
}
