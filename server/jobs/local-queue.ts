import { TrialThreads } from './local-runner.ts';
import type { QueueNews, QueueOptions, TrialQueue } from './queue.ts';
import type { TrialOrder } from './trial-orders.ts';

/** The default: threads of this process, which keep what they have loaded until the study is over. */
export class LocalQueue implements TrialQueue {
  readonly #o: QueueOptions;
  readonly #workers: number;
  #threads: TrialThreads | null = null;

  constructor(o: QueueOptions, workers: number) {
    this.#o = o;
    this.#workers = workers;
  }

  async run(orders: readonly TrialOrder[], news: QueueNews, signal: AbortSignal): Promise<void> {
    if (orders.length === 0 || signal.aborted) return;
    this.#threads ??= new TrialThreads(this.#o.warmUp, this.#workers);
    await this.#threads.run(orders, {
      onTrial: (trial) => news.onTrial(trial) && !signal.aborted,
      onHazard: (cpuMs) => news.onHazard?.(cpuMs),
    });
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    this.#threads = null;
  }
}
