import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogAnswer } from '../../engine/protocol/http.ts';
import { STORE_FILE } from '../../server/store/sqlite-file.ts';
import { Browser, until } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

test('a locked store pauses the exercise and says so; nothing acknowledged is lost', async () => {
  const { created, instructor, desk } = await openRoom(server.base);
  const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
  await desk.command(1, { type: 'start' });
  const kept = await page.command(1, { type: 'hold', unitId: 'u1' });
  expect(kept.ok).toBe(true);
  const other = new DatabaseSync(join(server.dataDir, STORE_FILE));
  other.exec('BEGIN IMMEDIATE');
  const lost = await page.command(2, { type: 'hold', unitId: 'u2' });
  expect(lost).toMatchObject({ ok: false, rejection: { code: 'storeUnavailable' } });
  await until(() => page.clock!.reason === 'store', 'the pause');
  expect(page.clock!.paused).toBe(true);
  expect(await desk.pace({ type: 'resume' })).toMatchObject({ ok: false });
  other.exec('ROLLBACK');
  other.close();
  await until(() => page.clock!.reason === 'recovered', 'the recovery', 15_000);
  expect(page.view!.orders.map((o) => o.order.unitId)).toEqual(['u1']);
  expect(await page.command(2, { type: 'hold', unitId: 'u2' })).toMatchObject({ ok: true });
  await desk.pace({ type: 'resume' });
  await until(() => !page.clock!.paused, 'time to run');
  const log = await instructor.get<LogAnswer>(`/api/exercises/${created.id}/log`);
  const orders = log.body.records.filter(
    (r) => r.kind === 'command' && r.stamped.command.type === 'hold',
  );
  expect(orders).toHaveLength(2);
  page.close();
  desk.close();
});
