import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { openStore, storeAt } from '../../server/store/open-store.ts';
import type { OpenStore } from '../../server/store/open-store.ts';
import { STORE_FILE } from '../../server/store/sqlite-file.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { sideStoreContract } from './side-store-contract.ts';
import { record, storeContract } from './store-contract.ts';

const dirs: string[] = [];
async function folder(): Promise<string> {
  // A name that breaks programs which build paths by hand.
  const dir = join(await mkdtemp(join(tmpdir(), 'sandtable-store-')), '数据 folder');
  await mkdir(dir, { recursive: true });
  dirs.push(dir);
  return dir;
}
async function opened(dir: string): Promise<OpenStore> {
  const store = await openStore(dir, createLog('silent'));
  if (!store.ok) throw new Error(store.error);
  return store.value;
}
afterEach(async () => {
  for (const d of dirs.splice(0)) await rm(d, { recursive: true, force: true });
});

const sqlite = async () => {
  const store = await SqliteStore.open(await folder());
  return {
    store,
    // SQLite takes a limit below its size as "no page more": what a full disk does.
    breakDown: (broken: boolean) => store.limitPages(broken ? 1 : 1_000_000),
    dispose: () => store.close(),
  };
};
storeContract('sqlite', sqlite);
sideStoreContract('sqlite', sqlite);

const meta = {
  id: 'x',
  code: 'ABC234',
  scenarioId: 's',
  seed: '1',
  fingerprint: 'f',
  instructorKeyHash: 'h',
  createdMs: 1,
  parent: null,
};
const progress = { tick: 0, phase: 'standby' } as const;

test('sqlite: what was acknowledged is there after the file is opened again', async () => {
  const dir = await folder();
  const first = await opened(dir);
  await first.store.createExercise(meta, [record(1)], progress);
  const epoch = await first.store.claim('x');
  const snapshot = { seq: 1, tick: 1, hash: 'h', bytes: Uint8Array.of(1, 2, 3) };
  await first.store.saveSnapshot('x', epoch, snapshot);
  await first.close();
  // What a kill in the middle of a snapshot leaves behind.
  await writeFile(join(dir, 'snapshots', 'x-9-9.snap.part'), 'half');
  const second = await opened(dir);
  expect(await second.store.loadLog('x', 0)).toEqual([record(1)]);
  expect((await second.store.snapshotAt('x', 10))!.bytes).toEqual(snapshot.bytes);
  expect(await readdir(join(dir, 'snapshots'))).toEqual(['x-1-1.snap']);
  await second.close();
});

test('sqlite: a damaged snapshot is passed over', async () => {
  const dir = await folder();
  const store = await SqliteStore.open(dir);
  await store.createExercise(meta, [], progress);
  const epoch = await store.claim('x');
  for (const tick of [1, 2])
    await store.saveSnapshot('x', epoch, { seq: 0, tick, hash: 'h', bytes: Uint8Array.of(tick) });
  await writeFile(join(dir, 'snapshots', 'x-2-0.snap'), 'rubbish');
  expect((await store.snapshotAt('x', 10))!.tick).toBe(1);
  await store.close();
});

test('sqlite: a file locked by another process fails writes until it is free', async () => {
  const dir = await folder();
  const store = await SqliteStore.open(dir);
  await store.createExercise(meta, [], progress);
  const epoch = await store.claim('x');
  const other = new DatabaseSync(join(dir, STORE_FILE));
  other.exec('BEGIN IMMEDIATE');
  expect(await store.append('x', epoch, [record(1)], progress)).toMatchObject({
    ok: false,
    error: { kind: 'unavailable' },
  });
  other.exec('ROLLBACK');
  other.close();
  expect((await store.append('x', epoch, [record(1)], progress)).ok).toBe(true);
  await store.close();
});

test('sqlite: a file of a newer version is left alone', async () => {
  const dir = await folder();
  await (await SqliteStore.open(dir)).close();
  const db = new DatabaseSync(join(dir, STORE_FILE));
  db.exec('PRAGMA user_version = 99');
  db.close();
  await expect(SqliteStore.open(dir)).rejects.toThrow(/newer version/);
});

test('sqlite: the thread that opened the store is handed the receipt of what is kept', async () => {
  const open = await opened(await folder());
  await open.store.createExercise(meta, [record(1)], progress);
  const epoch = await open.store.claim('x');
  const line = await new Promise<MessagePort>((resolve) => open.attach(resolve));
  const exercise = storeAt(line).store;
  const { ticket, kept } = open.receipts.take();
  const answer = { ok: true, seq: 2 };
  await exercise.append('x', epoch, [record(2)], progress, { ticket, answer });
  expect(await kept).toEqual(answer);

  const other = open.receipts.take();
  const stale = { ticket: other.ticket, answer };
  expect((await exercise.append('x', epoch - 1, [record(3)], progress, stale)).ok).toBe(false);
  const next = { ticket: ticket + 2, answer: 'kept' };
  const after = open.receipts.take();
  await exercise.append('x', epoch, [record(3)], progress, next);
  // Receipts come in order: nothing came for the batch that another owner wanted to write.
  expect(await Promise.race([other.kept, after.kept])).toBe('kept');
  line.close();
  await open.close();
});
