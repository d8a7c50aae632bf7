import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type {
  ActAnswer,
  BoardAnswer,
  ChooseGroup,
  SetCreated,
} from '../../../engine/protocol/groups.ts';
import type { MeAnswer } from '../../../engine/protocol/http.ts';
import { Browser, until } from '../support/browser.ts';
import { ChildServer } from '../support/child-server.ts';
import { startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const c of cleanups.splice(0).reverse()) await c();
});

const order = (more: object = {}) => ({
  scenarioIds: ['twin'],
  seed: '7',
  groups: ['一组', '二组', '三组'],
  ...more,
});

async function found(base: string, more: object = {}) {
  const conductor = new Browser(base);
  const made = await conductor.post<SetCreated>('/api/sets', order(more));
  expect(made.status).toBe(201);
  const board = async () => (await conductor.get<BoardAnswer>('/api/sets/current')).body;
  const act = async (body: object) =>
    (await conductor.post<ActAnswer>('/api/sets/current/act', body)).body.results;
  return { conductor, set: made.body, board, act };
}

test('one code, a choice of groups, one board; start and pace for all or for one', async () => {
  const { set, board, act, conductor } = await found(server.base);
  const wang = new Browser(server.base);
  const asked = await wang.post<ChooseGroup>('/api/join', { code: set.code, person: '王' });
  expect(asked.body.choose.map((g) => [g.number, g.name, g.taken, g.seats])).toEqual([
    [1, '一组', 0, 3],
    [2, '二组', 0, 3],
    [3, '三组', 0, 3],
  ]);
  expect(wang.cookies.has('st_seat')).toBe(false);
  await wang.post('/api/join', { code: set.code, person: '王', group: 2 });
  await wang.post('/api/seat', { seatId: 'rescue' });
  const page = await wang.connect('seat');
  await until(() => page.lobby !== null, 'the lobby');
  let now = await board();
  expect(now.groups.map((g) => g.phase)).toEqual(['standby', 'standby', 'standby']);
  const seat = now.groups[1]!.seats.find((s) => s.id === 'rescue')!;
  expect(seat).toMatchObject({ person: '王', present: true, taken: true, afterStartS: null });
  expect(now.groups[0]!.seats.every((s) => !s.taken)).toBe(true);

  expect(await act({ act: { type: 'start' } })).toEqual([1, 2, 3].map(accepted));
  await until(() => page.view !== null, 'the start');
  expect(await act({ groups: [2], act: { type: 'pause' } })).toEqual([accepted(2)]);
  expect(await act({ act: { type: 'speed', speed: 60 } })).toEqual([1, 2, 3].map(accepted));
  await page.command(1, { type: 'hold', unitId: 'u1' });
  now = await board();
  expect(now.groups.map((g) => g.clock.paused)).toEqual([false, true, false]);
  expect(now.groups.map((g) => g.clock.speed)).toEqual([60, 60, 60]);
  expect(now.groups[1]!.seats.find((s) => s.id === 'rescue')).toMatchObject({ inHand: 1 });
  expect(await act({ groups: [1], act: { type: 'start' } })).toEqual([
    { number: 1, refused: 'alreadyDone' },
  ]);

  const desk = await conductor.post<MeAnswer>('/api/sets/current/desk', { group: 3 });
  expect(desk.body.desk).toMatchObject({ group: { number: 3, name: '三组' } });
  expect(desk.body.desk!.exerciseId).toBe(now.groups[2]!.exerciseId);
  page.close();
});

const accepted = (number: number) => ({ number, refused: null });

test('without a choice everybody goes to the smallest group, and comes back to the same seat', async () => {
  const { set, board, act } = await found(server.base, { assign: 'even', groups: ['甲', '乙'] });
  const people = [1, 2, 3, 4].map(() => new Browser(server.base));
  for (const [i, b] of people.entries()) {
    const joined = await b.post<MeAnswer>('/api/join', { code: set.code, person: `人${i}` });
    expect(joined.body.seat).not.toBeNull();
  }
  await people[2]!.post('/api/seat', { seatId: 'evacuation' });
  await act({ act: { type: 'start' } });
  const late = new Browser(server.base);
  await late.post('/api/join', { code: set.code, person: '迟' });
  await late.post('/api/seat', { seatId: 'rescue' });
  // The same browser types the code of the set again.
  const back = await people[2]!.post<MeAnswer>('/api/join', { code: set.code, person: '人2' });
  expect(back.body.seat).toMatchObject({ person: '人2', seatId: 'evacuation' });
  const { groups } = await board();
  const held = groups.map((g) => g.seats.filter((s) => s.taken).map((s) => s.person));
  expect(held.flat().toSorted()).toEqual(['人2', '迟']);
  const lateSeat = groups.flatMap((g) => g.seats).find((s) => s.person === '迟')!;
  expect(lateSeat.afterStartS).not.toBeNull();
  const early = groups.flatMap((g) => g.seats).find((s) => s.person === '人2')!;
  expect(early.afterStartS).toBeNull();
});

test('only its key opens a set; a code of one group leads into that group', async () => {
  const { set, board } = await found(server.base, { groups: ['甲', '乙'] });
  const other = new Browser(server.base);
  expect((await other.get('/api/sets/current')).status).toBe(404);
  expect((await other.post('/api/sets/current/act', { act: { type: 'start' } })).status).toBe(404);
  const wrong = await other.post('/api/sets/open', { id: set.id, key: 'x'.repeat(43) });
  expect([wrong.status, other.cookies.has('st_set')]).toEqual([404, false]);
  const open = { id: set.id, key: set.instructorKey };
  expect((await other.post<BoardAnswer>('/api/sets/open', open)).body.id).toBe(set.id);
  const second = (await board()).groups[1]!;
  const player = new Browser(server.base);
  await player.post('/api/join', { code: second.code, person: '李' });
  await player.post('/api/seat', { seatId: 'rescue' });
  expect((await board()).groups[1]!.seats.find((s) => s.id === 'rescue')!.person).toBe('李');
});

test('kill -9: the set, its groups, their clocks, its people and its key are there again', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-set-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true }));
  let child = await ChildServer.start(dir);
  cleanups.push(() => child.end('SIGKILL'));
  const { set, board, act, conductor } = await found(child.base, { groups: ['甲', '乙'] });
  const player = new Browser(child.base);
  await player.post('/api/join', { code: set.code, person: '赵', group: 2 });
  await player.post('/api/seat', { seatId: 'commander' });
  await act({ act: { type: 'start' } });
  await act({ groups: [2], act: { type: 'speed', speed: 10 } });
  const page = await player.connect('seat');
  cleanups.push(async () => page.close());
  expect((await page.command(1, { type: 'hold', unitId: 'u1' })).ok).toBe(true);
  await child.end('SIGKILL');
  page.hello = null;
  child = await ChildServer.start(dir, { port: child.port });
  await until(() => page.hello !== null, 'return', 10_000);
  const now = await board();
  expect(now.code).toBe(set.code);
  expect(now.groups.map((g) => [g.phase, g.clock.paused, g.clock.reason])).toEqual([
    ['running', true, 'recovered'],
    ['running', true, 'recovered'],
  ]);
  expect(now.groups[1]!.clock.speed).toBe(10);
  expect(now.groups[1]!.seats.find((s) => s.id === 'commander')!.person).toBe('赵');
  expect(now.groups[1]!.seats.find((s) => s.id === 'commander')!.inHand).toBe(1);
  expect(await act({ act: { type: 'resume' } })).toEqual([accepted(1), accepted(2)]);
  const again = new Browser(child.base);
  const open = { id: set.id, key: set.instructorKey };
  expect((await again.post<BoardAnswer>('/api/sets/open', open)).body.groups.length).toBe(2);
  expect((await conductor.get('/api/sets/current')).status).toBe(200);
}, 60_000);
