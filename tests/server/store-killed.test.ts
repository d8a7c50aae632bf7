import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { LogAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

/** The store's threads, oldest first: those that are handed lines for other threads. */
const threads = new Set<Worker>();
const post = Worker.prototype.postMessage;
vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...a) {
  if (typeof a[0] === 'object' && a[0] !== null && 'attach' in a[0]) threads.add(this);
  return post.apply(this, a);
});

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());
const pages: { close(): void }[] = [];
afterEach(() => pages.splice(0).forEach((p) => p.close()));

test('when the thread of the store is killed, exercises pause, say so, and go on without a restart', async () => {
  const { created, instructor, desk } = await openRoom(server.base);
  const other = await openRoom(server.base, '8');
  const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
  pages.push(page, desk, other.desk);
  for (const d of [desk, other.desk]) {
    await d.command(1, { type: 'start' });
    await d.pace({ type: 'speed', speed: 10 });
  }
  expect(await page.command(1, { type: 'hold', unitId: 'u1' })).toMatchObject({ ok: true });
  const before = [...threads];
  // Orders are on their way while it dies; some are on the disk, some are not.
  const underWay = [2, 3, 4, 5, 6].map((n) => page.command(n, { type: 'hold', unitId: `u${n}` }));
  await before.at(-1)!.terminate();
  const answers = await Promise.all(underWay);
  await until(() => page.clock!.reason === 'recovered', 'the recovery');
  expect(threads.size).toBe(before.length + 1);
  expect(page.clock!.paused).toBe(true);
  // What was answered with yes is there, and nothing that was answered with no.
  const done = answers.flatMap((a, i) => (a.ok ? [`u${i + 2}`] : []));
  await until(() => page.view!.orders.length === 1 + done.length, 'the view');
  expect(page.view!.orders.map((o) => o.order.unitId)).toEqual(['u1', ...done]);
  const log = await instructor.get<LogAnswer>(`/api/exercises/${created.id}/log`);
  const held = log.body.records.flatMap((r) =>
    r.kind === 'command' && r.stamped.command.type === 'hold' ? [r.stamped.command.unitId] : [],
  );
  expect(held).toEqual(['u1', ...done]);
  // And on it goes: orders, pace, new exercises, new people.
  expect(await page.command(7, { type: 'hold', unitId: 'u7' })).toMatchObject({ ok: true });
  expect(await desk.pace({ type: 'resume' })).toEqual({ ok: true });
  await until(() => !page.clock!.paused, 'time to run');
  // The other one noticed only if it wrote in that moment; its log goes on either way.
  let answer = await other.desk.pace({ type: 'resume' });
  for (let i = 0; i < 50 && !answer.ok; i++) {
    await new Promise((r) => setTimeout(r, 100));
    answer = await other.desk.pace({ type: 'resume' });
  }
  expect(answer).toEqual({ ok: true });
  await until(() => !other.desk.clock!.paused, 'time to run in the other');
  const late = await openRoom(server.base, '9');
  pages.push(late.desk);
  expect(await late.desk.command(1, { type: 'start' })).toMatchObject({ ok: true });
}, 20_000);
