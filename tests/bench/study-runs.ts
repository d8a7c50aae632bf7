import type { TrialOrder } from '../../engine/study/order.ts';
import type { TrialQueue } from '../../server/jobs/queue.ts';

export const SCENARIO = 'wushan-forest-fire';
/** Runs after which a thread has compiled what it needs. */
export const WARM_UPS = 20;
export const RUNS = 24;

const never = new AbortController().signal;
const news = { onTrial: () => true, onWaiting: () => undefined };

export const seeds = (from: number, count: number): TrialOrder[] =>
  Array.from({ length: count }, (_, i) => ({ seed: from + i, values: {} }));

/** What so many workers play while they are measured. */
export const orders = (from: number, workers: number): TrialOrder[] =>
  seeds(from, RUNS * Math.max(2, workers));

export const warm = (queue: TrialQueue, workers: number): Promise<void> =>
  queue.run(seeds(1, WARM_UPS * workers), news, never);

/** Runs a second of a queue that has loaded and warmed up; wall time, so on a quiet machine alone. */
export async function rate(queue: TrialQueue, list: readonly TrialOrder[]): Promise<number> {
  const started = performance.now();
  await queue.run(list, news, never);
  return (1000 * list.length) / (performance.now() - started);
}
