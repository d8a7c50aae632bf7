import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Directory } from '../../../server/exercises/directory.ts';
import type { EngineModule } from '../../../server/exercises/engine-port.ts';
import { createLog } from '../../../server/log.ts';
import { openStore } from '../../../server/store/open-store.ts';
import type { OpenStore } from '../../../server/store/open-store.ts';
import { until } from '../support/browser.ts';
import * as twin from '../support/twin-engine.ts';

const HOUR_MS = 3600_000;
let dataDir: string;
let store: OpenStore;
let directory: Directory;
let now = Date.now();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandtable-unload-'));
  const opened = await openStore(dataDir, createLog('silent'));
  if (!opened.ok) throw new Error(opened.error);
  store = opened.value;
  directory = new Directory({
    store,
    engine: twin satisfies EngineModule,
    engineModule: new URL('../support/twin-engine.ts', import.meta.url).href,
    log: createLog('silent'),
    nowMs: () => now,
  });
});
afterAll(async () => {
  await directory.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('an exercise leaves memory an hour after its end, unless somebody looks at it', async () => {
  const made = await directory.create('twin', '7');
  if (!made.ok) throw new Error(made.error.message);
  const entry = directory.find(made.value.id)!;
  const host = await directory.host(entry);
  const instructor = { kind: 'instructor' } as const;
  await host.submit(instructor, 1, { type: 'start' });
  now += 2 * HOUR_MS;
  directory.threads.closeIdle();
  expect(entry.host).not.toBeNull();

  await host.submit(instructor, 2, { type: 'end' });
  await until(() => entry.phase === 'ended', 'the end');
  directory.threads.closeIdle();
  now += 2 * HOUR_MS;
  directory.threads.connected = () => true;
  directory.threads.closeIdle();
  expect(entry.host).not.toBeNull();

  directory.threads.connected = () => false;
  directory.threads.closeIdle();
  expect(entry.host).toBeNull();
  const again = await directory.host(entry);
  expect((await again.state()).phase).toBe('ended');
  expect((await again.events(0)).length).toBeGreaterThan(0);
});

test('one that waits for its start leaves memory after half an hour alone, and loads on demand', async () => {
  const made = await directory.create('twin', '8');
  if (!made.ok) throw new Error(made.error.message);
  const entry = directory.find(made.value.id)!;
  directory.threads.closeIdle();
  now += HOUR_MS / 2 - 1;
  directory.threads.closeIdle();
  expect(entry.host).not.toBeNull();
  directory.threads.connected = () => true;
  directory.threads.closeIdle();
  directory.threads.connected = () => false;
  now += 2;
  directory.threads.closeIdle();
  expect(entry.host).not.toBeNull();
  now += HOUR_MS / 2;
  directory.threads.closeIdle();
  expect(entry.host).toBeNull();
  const again = await directory.host(entry);
  expect((await again.state()).phase).toBe('standby');
});
