import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WorkerPool } from '../../server/exercises/worker-pool.ts';
import { Browser, until } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

const threads: Worker[] = [];
const take = WorkerPool.prototype.take;
vi.spyOn(WorkerPool.prototype, 'take').mockImplementation(function (this: WorkerPool, id: string) {
  const worker = take.call(this, id);
  threads.push(worker);
  return worker;
});

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

test('when the thread of an exercise dies, its players see it stand, then go on from the log', async () => {
  const { created, desk } = await openRoom(server.base);
  const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
  await desk.command(1, { type: 'start' });
  await desk.pace({ type: 'speed', speed: 60 });
  expect(await page.command(1, { type: 'hold', unitId: 'u1' })).toMatchObject({ ok: true });
  await until(() => page.view?.orders.length === 1, 'the order in view');
  const frames = page.frames.length;
  await threads.at(-1)!.terminate();
  await until(() => page.clock!.paused, 'the pause');
  expect(page.clock!.reason).toBe('recovered');
  // Nobody has done anything: the view comes back by itself, whole, with what was acknowledged.
  await until(() => page.frames.slice(frames).some((f) => f.kind === 'key'), 'the view again');
  expect(page.view!.orders.map((o) => o.order.unitId)).toEqual(['u1']);
  expect(page.clock).toMatchObject({ paused: true, reason: 'recovered', speed: 60 });
  expect(await page.command(2, { type: 'hold', unitId: 'u2' })).toMatchObject({ ok: true });
  await until(() => page.view!.orders.length === 2, 'the next order in view');
  expect(await desk.pace({ type: 'resume' })).toEqual({ ok: true });
  await until(() => !page.clock!.paused, 'time to run');
  for (const p of [page, desk]) p.close();
});
