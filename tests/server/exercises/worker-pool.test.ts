import { once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { WorkerPool } from '../../../server/exercises/worker-pool.ts';
import { createLog } from '../../../server/log.ts';
import { until } from '../support/browser.ts';

const TWIN = new URL('../support/twin-engine.ts', import.meta.url).href;

describe('the thread in reserve', () => {
  test('is handed out for its own scenario only, and once', async () => {
    const pool = new WorkerPool(TWIN, createLog('silent'));
    pool.warm('twin');
    const other = pool.take('open-twin');
    const warm = pool.take('twin');
    const cold = pool.take('twin');
    expect(new Set([other, warm, cold]).size).toBe(3);
    // The one in reserve was begun first.
    expect(warm.threadId).toBeLessThan(other.threadId);
    await Promise.all([other, warm, cold].map((w) => w.terminate()));
    await pool.close();
  });

  test('may fail without harm: the next one asked for is a new one', async () => {
    const warn = vi.fn();
    const pool = new WorkerPool(TWIN, { ...createLog('silent'), warn });
    pool.warm('no-such-scenario');
    await until(() => warn.mock.calls.length === 1, 'the failure in the log');
    const worker = pool.take('twin');
    await once(worker, 'online');
    await worker.terminate();
    await pool.close();
  });
});
