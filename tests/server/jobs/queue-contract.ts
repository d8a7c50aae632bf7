import { expect, it } from 'vitest';
import type { Trial } from '../../../engine/study/trial.ts';
import type { QueueNews, TrialQueue } from '../../../server/jobs/queue.ts';
import type { TrialOrder } from '../../../server/jobs/trial-orders.ts';

/** Threads and workers load a region first, which takes long beside others. */
const PATIENCE = { timeout: 90_000 };

export const ORDERS: readonly TrialOrder[] = [1, 2, 3, 4].map((seed): TrialOrder => ({
  seed,
  leg: seed < 3 ? 'base' : 'min:wind',
  hazard: seed,
  plan: 'a',
  values: seed < 3 ? {} : { wind: 0.5 },
  extra: {},
}));

export const never = new AbortController().signal;

/** Collects what a queue tells; `most` results are enough. */
export function listener(most = Infinity) {
  const trials: Trial[] = [];
  const waits: ('database' | null)[] = [];
  const news: QueueNews = {
    onTrial: (trial) => trials.push(trial) < most,
    onWaiting: (why) => void waits.push(why),
  };
  const hashes = () => Object.fromEntries(trials.map((t) => [`${t.leg}#${t.seed}`, t.hash]));
  return { trials, waits, news, hashes };
}

/** What every queue does, whoever does its work. */
export function queueContract(
  open: () => Promise<TrialQueue>,
  expected: () => Record<string, string>,
) {
  it('brings back every order once, with the same runs whoever made them', PATIENCE, async () => {
    const queue = await open();
    const heard = listener();
    await queue.run(ORDERS, heard.news, never);
    expect(heard.trials).toHaveLength(ORDERS.length);
    expect(heard.hashes()).toEqual(expected());
    // The same queue takes a second batch.
    const again = listener();
    await queue.run(ORDERS.slice(0, 1), again.news, never);
    expect(again.hashes()).toEqual({ 'base#1': expected()['base#1'] });
    await queue.close();
  });

  it(
    'does nothing for no orders, and stops when it is told that there is enough',
    PATIENCE,
    async () => {
      const queue = await open();
      const heard = listener();
      await queue.run([], heard.news, never);
      expect(heard.trials).toHaveLength(0);
      const one = listener(1);
      await queue.run(ORDERS, one.news, never);
      expect(one.trials.length).toBeGreaterThanOrEqual(1);
      await queue.close();
    },
  );

  it('stops when it is aborted', PATIENCE, async () => {
    const queue = await open();
    const stop = new AbortController();
    const heard = listener();
    const running = queue.run(
      ORDERS,
      {
        ...heard.news,
        onTrial: (t) => {
          stop.abort();
          return heard.news.onTrial(t);
        },
      },
      stop.signal,
    );
    await running;
    expect(heard.trials.length).toBeGreaterThanOrEqual(1);
    await queue.close();
  });
}
