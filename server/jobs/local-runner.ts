import { Worker } from 'node:worker_threads';
import type { Trial } from '../../engine/study/trial.ts';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';

export interface LocalRun {
  readonly scenario: string;
  readonly orders: readonly TrialOrder[];
  readonly workers: number;
  /** Called with each result as it comes, in no certain order; false stops the rest. */
  readonly onTrial: (trial: Trial) => boolean;
}

/**
 * Runs trials on threads of this machine: each takes the next order when it is done with one, so
 * that a long run holds up nobody. Rejects with the first failure; all threads end before it returns.
 */
export async function runLocally(run: LocalRun): Promise<void> {
  const queue = run.orders[Symbol.iterator]();
  let stopped = false;
  const threads = Array.from({ length: Math.min(run.workers, run.orders.length) }, () => {
    const warmUp: TrialWarmUp = { scenario: run.scenario };
    return new Worker(new URL('./trial-worker.ts', import.meta.url), { workerData: warmUp });
  });
  const serve = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const next = (): void => {
        const order = stopped ? undefined : queue.next().value;
        if (order === undefined) resolve();
        else worker.postMessage(order);
      };
      worker.on('message', (m: Trial | 'ready') => {
        if (m !== 'ready' && !run.onTrial(m)) stopped = true;
        next();
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a trial thread has ended by itself')));
    });
  try {
    await Promise.all(threads.map(serve));
  } finally {
    stopped = true;
    await Promise.all(threads.map((t) => t.terminate()));
  }
}
