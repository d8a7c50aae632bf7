import { Worker } from 'node:worker_threads';
import { shareKey, type Trial } from '../../engine/study/trial.ts';
import type { QueueNews } from './queue.ts';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';

/**
 * Room for new objects in one thread, MB. Measured from 24 to 192: runs take the same CPU time, a thread
 * up to 150 MB more.
 */
const YOUNG_MB = 24;

/**
 * Threads of this machine that have loaded the scenarios of one study and keep them from one batch to
 * the next. Each takes the next order when it is done with one, so that a long run holds up nobody.
 */
export class TrialThreads {
  readonly #threads: readonly Worker[];
  readonly #ready: readonly Promise<void>[];

  constructor({ scenario, against, plans, versions }: TrialWarmUp, count: number) {
    const warmUp: TrialWarmUp = {
      scenario,
      ...(against !== undefined && { against }),
      ...(plans !== undefined && { plans }),
      ...(versions !== undefined && { versions }),
    };
    this.#threads = Array.from(
      { length: count },
      () =>
        new Worker(new URL('./trial-worker.ts', import.meta.url), {
          workerData: warmUp,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
        }),
    );
    this.#ready = this.#threads.map(
      (t) =>
        new Promise((resolve, reject) => {
          t.once('message', () => resolve());
          t.once('error', reject);
        }),
    );
    // Whoever runs a batch hears of it; until then it must not end the process.
    for (const r of this.#ready) r.catch(() => undefined);
  }

  /** Plays the orders; `onTrial` is told of each, and stops the rest with false. */
  async run(orders: readonly TrialOrder[], heard: Heard): Promise<void> {
    const queue = groupsOf(orders)[Symbol.iterator]();
    const state = { stopped: false };
    const next = (): readonly TrialOrder[] | undefined =>
      state.stopped ? undefined : queue.next().value;
    const told = (news: TrialNews): void => {
      if ('done' in news) heard.onHazard?.(news.hazardMs);
      else if (!heard.onTrial(news)) state.stopped = true;
    };
    try {
      await Promise.all(this.#threads.map((t, i) => serve(t, this.#ready[i]!, next, told)));
    } finally {
      state.stopped = true;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((t) => t.terminate()));
  }
}

/** What a thread says: a run, or that a group is done and what its hazard took of the CPU. */
export type TrialNews = Trial | { readonly done: true; readonly hazardMs: number };

type Heard = Pick<QueueNews, 'onTrial' | 'onHazard'>;

/**
 * Runs at once on one thread at most: their worlds are in memory together. Fifty of a slide or a flood
 * take 100 MB.
 */
export const MOST_TOGETHER = 50;

/** Orders that meet the same hazard, together; in the order in which the first of each comes. */
function groupsOf(orders: readonly TrialOrder[]): readonly (readonly TrialOrder[])[] {
  const open = new Map<string, TrialOrder[]>();
  const out: TrialOrder[][] = [];
  for (const o of orders) {
    const key = shareKey(o);
    let group = open.get(key);
    if (group === undefined || group.length === MOST_TOGETHER) {
      group = [];
      open.set(key, group);
      out.push(group);
    }
    group.push(o);
  }
  return out;
}

async function serve(
  worker: Worker,
  ready: Promise<void>,
  next: () => readonly TrialOrder[] | undefined,
  told: (news: TrialNews) => void,
): Promise<void> {
  await ready;
  await new Promise<void>((resolve, reject) => {
    const done = (end: () => void): void => {
      worker.off('message', took);
      worker.off('error', failed);
      worker.off('exit', gone);
      end();
    };
    const order = (): void => {
      const o = next();
      if (o === undefined) done(resolve);
      else worker.postMessage(o);
    };
    const took = (news: TrialNews): void => {
      told(news);
      if ('done' in news) order();
    };
    const failed = (e: Error): void => done(() => reject(e));
    const gone = (): void => failed(new Error('a trial thread has ended by itself'));
    worker.on('message', took);
    worker.on('error', failed);
    worker.on('exit', gone);
    order();
  });
}
