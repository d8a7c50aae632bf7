import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  AttachmentAnswer,
  MselCheckAnswer,
  MselImportAnswer,
} from '../../../engine/protocol/msel.ts';
import { Browser, until } from '../support/browser.ts';
import { ChildServer } from '../support/child-server.ts';
import { openRoom, startTwinServer, type TwinServer } from '../support/twin-in-process.ts';
import { csvOf } from './support.ts';

/** A whole exercise on a small place, behind the real routes. */
const DRILL = new URL('../support/drill-engine.ts', import.meta.url).href;
let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer(DRILL);
});
afterAll(() => server.close());

const HEAD = ['编号', '时刻', '发自', '发给', '渠道', '内容', '期望动作', '附件'];
const row = (number: string, time: string, over: Partial<Record<number, string>> = {}) =>
  [number, time, '市局', 'command', '电话', `第 ${number} 条`, '答复', ''].map(
    (c, k) => over[k] ?? c,
  );

async function send<T>(
  b: Browser,
  path: string,
  bytes: Uint8Array,
): Promise<{ status: number; body: T }> {
  const cookie = [...b.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  const response = await fetch(b.base + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as T };
}
const fetched = async (b: Browser, path: string): Promise<Response> => {
  const cookie = [...b.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  return fetch(b.base + path, { headers: { cookie } });
};
const query = (o: Record<string, string | boolean>): string =>
  new URLSearchParams(Object.entries(o).map(([k, v]) => [k, String(v)])).toString();

test('a table changes the list as a whole, or its good rows when that is asked for', async () => {
  const { created, instructor, desk } = await openRoom(server.base, '7', 'drill');
  const root = `/api/exercises/${created.id}/msel`;
  const bad = csvOf([HEAD, row('61', 'H+1'), row('62', 'soon'), row('01', 'H+0 M+9')]);
  const q = query({ name: 'x.csv' });
  const checked = await send<MselCheckAnswer>(instructor, `${root}/check?${q}`, bad);
  expect(checked.body).toMatchObject({ rows: 3, good: 2, added: 1, changed: 1, faults: 1 });
  expect(checked.body.problems[0]).toMatchObject({ row: 3, column: '时刻', code: 'timeUnclear' });
  const whole = await send<MselImportAnswer>(instructor, `${root}/import?${q}`, bad);
  expect(whole.body.imported).toBe(false);
  const before = desk.view!.control!.injects.length;
  const some = await send<MselImportAnswer>(
    instructor,
    `${root}/import?${query({ name: 'x.csv', onlyGood: true })}`,
    bad,
  );
  expect(some.body).toMatchObject({ imported: true, refused: null });
  await until(() => desk.view!.control!.injects.length === before + 1, 'the new inject');
  const now = desk.view!.control!.injects;
  expect(now.find((i) => i.number === '61')).toMatchObject({ atTick: 3600, approval: 'draft' });
  // What the table has no column for stays; the changed row keeps its effect and its approval.
  expect(now.find((i) => i.number === '01')).toMatchObject({
    id: 'i01',
    atTick: 540,
    approval: 'approved',
  });
});

test('what goes out comes in again and changes nothing', async () => {
  const { created, instructor } = await openRoom(server.base, '7', 'drill');
  const root = `/api/exercises/${created.id}/msel`;
  for (const format of ['xlsx', 'csv', 'yaml']) {
    const out = await fetched(instructor, `${root}/file?${query({ format })}`);
    expect(out.status).toBe(200);
    expect(out.headers.get('content-disposition')).toContain('attachment');
    const bytes = new Uint8Array(await out.arrayBuffer());
    const q = query({ name: `msel.${format}`, replace: true });
    const { body } = await send<MselCheckAnswer>(instructor, `${root}/check?${q}`, bytes);
    expect(body).toMatchObject({ faults: 0, added: 0, changed: 0, removed: 0 });
    expect(body.same).toBe(body.rows);
  }
});

test('none but the instructor of the exercise may look at the list or change it', async () => {
  const { created } = await openRoom(server.base, '7', 'drill');
  const other = await openRoom(server.base, '8', 'drill');
  const player = new Browser(server.base);
  await player.post('/api/join', { code: created.code, person: '王' });
  await player.post('/api/seat', { seatId: 'town' });
  const root = `/api/exercises/${created.id}/msel`;
  for (const who of [new Browser(server.base), player, other.instructor]) {
    for (const path of ['context', 'file?format=csv', 'attachments'])
      expect((await fetched(who, `${root}/${path}`)).status).toBe(404);
    for (const path of ['check', 'import', 'attachments'])
      expect((await send(who, `${root}/${path}?name=x.csv`, csvOf([HEAD]))).status).toBe(404);
  }
});

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

test('a file reaches the addressees of its inject once that is fired, and nobody else', async () => {
  const { created, instructor, desk } = await openRoom(server.base, '7', 'drill');
  const root = `/api/exercises/${created.id}/msel`;
  const wrong = await send<AttachmentAnswer>(instructor, `${root}/attachments?name=a.pdf`, PNG);
  expect(wrong.body.problem).toMatchObject({ code: 'notWhatItSays', got: 'image/png' });
  const big = await send<AttachmentAnswer>(
    instructor,
    `${root}/attachments?name=a.png`,
    new Uint8Array(5 * 1024 * 1024 + 1),
  );
  expect(big.body.problem?.code).toBe('tooBig');
  const put = await send<AttachmentAnswer>(
    instructor,
    `${root}/attachments?name=%E5%9B%BE.png`,
    PNG,
  );
  const { sha256 } = put.body.attachment!;
  const table = csvOf([HEAD, row('71', 'H+1', { 3: 'town', 7: '图.png' })]);
  const missing = csvOf([HEAD, row('72', 'H+1', { 7: '没有.png' })]);
  const q = query({ name: 'x.csv', approve: true });
  const no = await send<MselImportAnswer>(instructor, `${root}/import?${q}`, missing);
  expect(no.body.problems[0]).toMatchObject({ row: 2, column: '附件', code: 'attachmentMissing' });
  expect(
    (await send<MselImportAnswer>(instructor, `${root}/import?${q}`, table)).body.imported,
  ).toBe(true);

  const seat = async (seatId: string): Promise<Browser> => {
    const b = new Browser(server.base);
    await b.post('/api/join', { code: created.code, person: seatId });
    await b.post('/api/seat', { seatId });
    return b;
  };
  const [town, command] = [await seat('town'), await seat('command')];
  const status = async (b: Browser) => (await fetched(b, `/api/attachments/${sha256}`)).status;
  await desk.command(1, { type: 'start' });
  expect([await status(town), await status(command), await status(instructor)]).toEqual([
    404, 404, 200,
  ]);
  const id = desk.view!.control!.injects.find((i) => i.number === '71')!.id;
  expect(await desk.command(2, { type: 'fireInject', injectId: id })).toMatchObject({ ok: true });
  expect([await status(town), await status(command)]).toEqual([200, 404]);
  const bytes = await (await fetched(town, `/api/attachments/${sha256}`)).arrayBuffer();
  expect(new Uint8Array(bytes)).toEqual(PNG);
  expect(await status(new Browser(server.base))).toBe(404);
});

test('an imported list is there again after the server was killed', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-msel-'));
  let child = await ChildServer.start(dir, { engineModule: DRILL });
  try {
    const { created, instructor } = await openRoom(child.base, '7', 'drill');
    const root = `/api/exercises/${created.id}/msel`;
    const q = query({ name: 'x.csv', replace: true });
    const table = csvOf([HEAD, row('81', 'H+1'), row('82', 'H+2')]);
    const taken = await send<MselImportAnswer>(instructor, `${root}/import?${q}`, table);
    expect(taken.body.imported).toBe(true);
    await child.end('SIGKILL');
    child = await ChildServer.start(dir, { engineModule: DRILL });
    const again = new Browser(child.base);
    await again.post('/api/instructor', { id: created.id, key: created.instructorKey });
    const out = await fetched(again, `${root}/file?${query({ format: 'csv' })}`);
    const lines = (await out.text()).trim().split('\r\n');
    expect(lines.slice(1).map((l) => l.split(',')[0])).toEqual(['81', '82']);
  } finally {
    await child.end('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  }
}, 60_000);
