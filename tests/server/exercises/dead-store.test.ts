import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Directory } from '../../../server/exercises/directory.ts';
import type { Entry } from '../../../server/exercises/entry.ts';
import { createLog } from '../../../server/log.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { until } from '../support/browser.ts';
import * as twin from '../support/twin-engine.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const c of cleanups.splice(0).reverse()) await c();
});

test('when the thread of the store is gone, all exercises pause and the log says it once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandtable-dead-store-'));
  cleanups.push(() => rm(dataDir, { recursive: true, force: true }));
  const store = await openStore(dataDir, createLog('silent'));
  if (!store.ok) throw new Error(store.error);
  const error = vi.fn();
  const directory = new Directory({
    store: store.value,
    engine: twin,
    engineModule: new URL('../support/twin-engine.ts', import.meta.url).href,
    log: { ...createLog('silent'), error },
    nowMs: () => Date.now(),
  });
  cleanups.push(() => directory.close());
  const entries: Entry[] = [];
  for (const seed of ['1', '2']) {
    const made = await directory.create('twin', seed);
    if (!made.ok) throw new Error(made.error.message);
    const entry = directory.find(made.value.id)!;
    const host = await directory.host(entry);
    await host.submit({ kind: 'instructor' }, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 60 });
    entries.push(entry);
  }
  await store.value.close();
  const stopped = () => entries.every((e) => e.clock.paused && e.clock.reason === 'store');
  await until(stopped, 'the pause of both', 8000);
  // Long enough for the first attempts to come to nothing.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(stopped()).toBe(true);
  expect(error).toHaveBeenCalledOnce();
  expect(error.mock.calls[0]![1]).toContain('the store takes no writes');
}, 15_000);
