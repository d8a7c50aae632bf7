import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  DiscussionAnswer,
  HandoverAnswer,
  ObjectivesAnswer,
  TakenAnswer,
} from '../../../engine/protocol/discussion.ts';
import type { BoardAnswer, SetCreated } from '../../../engine/protocol/groups.ts';
import type { CreatedAnswer, MeAnswer } from '../../../engine/protocol/http.ts';
import { Browser, until } from '../support/browser.ts';
import { openRoom, startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

async function tabletop() {
  const instructor = new Browser(server.base);
  const order = { scenarioIds: ['twin'], mode: 'tabletop', groups: ['县指'] };
  const { code } = (await instructor.post<SetCreated>('/api/sets', order)).body;
  await instructor.post('/api/sets/current/desk', { group: 1 });
  const seats = new Map<string, Browser>();
  for (const id of ['commander', 'rescue', 'evacuation']) {
    const b = new Browser(server.base);
    await b.post('/api/join', { code, person: id });
    await b.post('/api/seat', { seatId: id });
    seats.set(id, b);
  }
  await instructor.post('/api/sets/current/act', { act: { type: 'start' } });
  return { instructor, seats };
}

test('a tabletop question goes to its seats, answers are timed and shown to the instructor', async () => {
  const { instructor, seats } = await tabletop();
  const [commander, rescue, evacuation] = [...seats.values()] as [Browser, Browser, Browser];
  const page = await rescue.connect('seat');
  const news: string[] = [];
  page.socket.on('changed', (what) => news.push(what));
  const before = (await instructor.get<DiscussionAnswer>('/api/discussion?as=desk')).body;
  expect(before.prepared.map((q) => q.id)).toEqual(['first-hour']);
  const ask = await instructor.post<DiscussionAnswer>('/api/discussion/ask', {
    questionId: 'first-hour',
  });
  expect(ask.body.asked[0]).toMatchObject({ seatIds: ['commander', 'rescue'], closedMs: null });
  expect(ask.body.prepared).toEqual([]);
  await until(() => news.includes('discussion'), 'word of the question');
  const seen = (await rescue.get<DiscussionAnswer>('/api/discussion')).body;
  expect(seen.asked[0]!.question.zh).toBe('先做什么？');
  expect(JSON.stringify(seen)).not.toContain('人先于林');
  expect((await evacuation.get<DiscussionAnswer>('/api/discussion')).body.asked).toEqual([]);

  const answer = { questionId: 'first-hour', analysis: '风向西南', decision: '先转移' };
  await rescue.post('/api/discussion/answer', answer);
  await rescue.post('/api/discussion/answer', { ...answer, decision: '先转移，再设隔离带' });
  const refused = await evacuation.post('/api/discussion/answer', answer);
  expect(refused.status).toBe(404);
  await commander.post('/api/discussion/answer', { ...answer, decision: '启动响应' });
  const own = (await commander.get<DiscussionAnswer>('/api/discussion')).body.asked[0]!;
  expect(own.answers.map((a) => a.seatId)).toEqual(['commander']);
  const all = (await instructor.get<DiscussionAnswer>('/api/discussion?as=desk')).body.asked[0]!;
  expect(all.answers.map((a) => [a.seatId, a.decision])).toEqual([
    ['rescue', '先转移，再设隔离带'],
    ['commander', '启动响应'],
  ]);
  for (const a of all.answers) expect(a.afterS).toBeLessThan(30);

  await instructor.post('/api/discussion/close', { questionId: 'first-hour', share: true });
  expect((await rescue.post('/api/discussion/answer', answer)).status).toBe(404);
  const shared = (await rescue.get<DiscussionAnswer>('/api/discussion')).body.asked[0]!;
  expect(shared.answers.length).toBe(2);
  const free = { inject: '断电', question: '怎么办？', seatIds: ['evacuation'] };
  await instructor.post('/api/discussion/ask', free);
  const asked = (await evacuation.get<DiscussionAnswer>('/api/discussion')).body.asked;
  expect(asked.map((q) => [q.id, q.inject.zh])).toEqual([['free-2', '断电']]);
  const wrong = await instructor.post<{ detail: string }>('/api/discussion/ask', {
    ...free,
    seatIds: ['nobody'],
  });
  expect(wrong.body.detail).toBe('seatIds: no seat nobody');
  page.close();
});

test('an exercise that is no tabletop has no discussion', async () => {
  const room = await openRoom(server.base);
  expect((await room.instructor.get('/api/discussion?as=desk')).status).toBe(404);
  expect((await room.instructor.post('/api/discussion/ask', { questionId: 'x' })).status).toBe(404);
  room.desk.close();
});

test('solo practice: one request, a seat, a running clock, and the clock in the own hand', async () => {
  const me = new Browser(server.base);
  const body = { scenarioId: 'twin', seatId: 'rescue', person: '钱' };
  const begun = await me.post<MeAnswer>('/api/practice', body);
  expect(begun.status).toBe(201);
  expect(begun.body.seat).toMatchObject({ seatId: 'rescue', phase: 'running', mode: 'practice' });
  const others = begun.body.seat!.seats.filter((s) => s.id !== 'rescue');
  expect(others.map((s) => s.occupant)).toEqual(['policy', 'policy']);
  const page = await me.connect('seat');
  await until(() => page.view !== null, 'the view');
  expect((await me.post('/api/practice/act', { type: 'speed', speed: 60 })).status).toBe(200);
  await until(() => page.clock!.speed === 60, 'the speed');
  expect((await me.post('/api/practice/act', { type: 'pause' })).status).toBe(200);
  await until(() => page.clock!.paused, 'the pause');
  await me.post('/api/practice/act', { type: 'end' });
  await until(() => page.clock!.phase === 'ended', 'the end');
  expect((await me.post('/api/practice/act', { type: 'pause' })).status).toBe(400);
  expect((await me.post('/api/practice', { ...body, seatId: 'x' })).status).toBe(404);
  page.close();
  // A player of another exercise has no hand on its clock.
  const room = await openRoom(server.base);
  const player = new Browser(server.base);
  await player.post('/api/join', { code: room.created.code, person: '孙' });
  expect((await player.post('/api/practice/act', { type: 'pause' })).status).toBe(404);
  room.desk.close();
});

test('a desk handed over: the taker conducts, the giver and the old link do not', async () => {
  const room = await openRoom(server.base);
  const { code } = (await room.instructor.post<HandoverAnswer>('/api/handover')).body;
  const taker = new Browser(server.base);
  const wrong = await taker.post('/api/handover/take', { code: 'AAAAAA' });
  expect(wrong.status).toBe(404);
  const took = await taker.post<TakenAnswer>('/api/handover/take', { code: code.toLowerCase() });
  expect(took.body).toMatchObject({ what: 'desk', id: room.created.id });
  const desk = await taker.connect('desk');
  expect((await desk.command(1, { type: 'start' })).ok).toBe(true);
  await until(() => !room.desk.socket.connected, 'the cut');
  expect((await room.instructor.get<MeAnswer>('/api/me')).body.desk).toBeNull();
  const old = { id: room.created.id, key: room.created.instructorKey };
  expect((await new Browser(server.base).post('/api/instructor', old)).status).toBe(404);
  const link = { id: took.body.id, key: took.body.instructorKey };
  expect((await new Browser(server.base).post('/api/instructor', link)).status).toBe(200);
  // Used up.
  expect((await new Browser(server.base).post('/api/handover/take', { code })).status).toBe(404);
  room.desk.close();
  desk.close();
});

test('a board handed over takes the desks of its groups along', async () => {
  const giver = new Browser(server.base);
  const order = { scenarioIds: ['twin'], groups: ['甲', '乙'] };
  const { id, instructorKey: key } = (await giver.post<SetCreated>('/api/sets', order)).body;
  await giver.post('/api/sets/current/desk', { group: 1 });
  const desk = await giver.connect('desk');
  const { code } = (await giver.post<HandoverAnswer>('/api/sets/current/handover')).body;
  const taker = new Browser(server.base);
  const took = await taker.post<TakenAnswer>('/api/handover/take', { code });
  expect(took.body).toMatchObject({ what: 'board', id });
  expect((await taker.get<BoardAnswer>('/api/sets/current')).body.groups.length).toBe(2);
  expect((await giver.get('/api/sets/current')).status).toBe(404);
  await until(() => !desk.socket.connected, 'the cut');
  expect((await new Browser(server.base).post('/api/sets/open', { id, key })).status).toBe(404);
  expect((await new Browser(server.base).post('/api/sets/current/handover')).status).toBe(404);
  desk.close();
});

test('objectives keep their last judgement', async () => {
  const room = await openRoom(server.base, '7', 'aims');
  const judge = (index: number, state: string) =>
    room.instructor.post<ObjectivesAnswer>('/api/objectives', { index, state });
  await judge(1, 'partly');
  const after = await judge(1, 'observed');
  expect(after.body.objectives.map((o) => o.state)).toEqual(['open', 'observed']);
  expect(after.body.objectives[1]!.tick).toBe(0);
  expect((await judge(2, 'observed')).status).toBe(404);
  expect((await judge(0, 'wonderful')).status).toBe(400);
  const player = new Browser(server.base);
  await player.post('/api/join', { code: room.created.code, person: '周' });
  expect((await player.get('/api/objectives')).status).toBe(404);
  room.desk.close();
});

test('a competition ranks its groups and counts the runs of the policy', async () => {
  const instructor = new Browser(server.base);
  const order = { scenarioIds: ['twin'], mode: 'competition', groups: ['甲', '乙'] };
  expect((await instructor.post<CreatedAnswer>('/api/sets', order)).status).toBe(201);
  const board = (await instructor.get<BoardAnswer>('/api/sets/current')).body;
  expect(board.ranking.map((s) => [s.number, s.rank])).toEqual([
    [1, null],
    [2, null],
  ]);
  expect(board.baseline).toMatchObject({ wanted: 200 });
});
