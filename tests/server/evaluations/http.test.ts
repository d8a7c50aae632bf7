import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  EntriesAnswer,
  EvaluationAnswer,
  EvaluatorAccessAnswer,
  EvaluatorAnswer,
  EvaluatorFeed,
} from '../../../engine/protocol/evaluation.ts';
import type { ReviewAnswer } from '../../../engine/protocol/http.ts';
import type { EvaluationBody } from '../../../engine/review/evaluation.ts';
import { Browser, until } from '../support/browser.ts';
import { openRoom, startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

/** A player on another machine, never taken for this one. */
class Elsewhere extends Browser {
  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', '192.168.1.20');
    return super.fetch(path, { ...init, headers });
  }
}

const SECRET = '抢险组没有核对撤离路线';
const note: EvaluationBody = {
  kind: 'note',
  tick: 90,
  seatId: 'rescue',
  subject: 'objective:1',
  eventIds: [1],
  observed: 'notObserved',
  phrases: [2],
  text: SECRET,
  confidence: 'high',
};
const entry = (id: string, body: EvaluationBody, rev = 1) => ({
  id,
  rev,
  wallMs: 123,
  gone: false,
  body,
});
const self = (cooperation: number, best: string): EvaluationBody => ({
  kind: 'self',
  seatId: 'commander',
  answers: { cooperation },
  best: [best],
  worst: [],
});

async function evaluating(name: string, room: Awaited<ReturnType<typeof openRoom>>) {
  const path = `/api/exercises/${room.created.id}/evaluators`;
  const issued = await room.instructor.post<EvaluatorAccessAnswer>(path, { packId: 'four-marks' });
  const evaluator = new Elsewhere(server.base);
  const joined = await evaluator.post<EvaluatorAnswer>('/api/evaluator', {
    code: issued.body.code,
    name,
  });
  expect(joined.status).toBe(200);
  return { evaluator, me: joined.body };
}

describe('evaluators', () => {
  test('come in by a code of the instructor, and by no other', async () => {
    const room = await openRoom(server.base);
    const path = `/api/exercises/${room.created.id}/evaluators`;
    expect((await room.instructor.get<EvaluatorAccessAnswer>(path)).body.code).toBeNull();
    const bad = await room.instructor.post<{ detail: string }>(path, { packId: 'none' });
    expect(bad.status).toBe(400);
    expect(bad.body.detail).toContain('four-marks');
    const { evaluator, me } = await evaluating('赵', room);
    expect(me.pack.id).toBe('four-marks');
    expect(me.exerciseId).toBe(room.created.id);
    const stranger = new Elsewhere(server.base);
    const wrong = await stranger.post('/api/evaluator', { code: room.created.code, name: 'x' });
    expect(wrong.status).toBe(404);
    expect((await stranger.get('/api/evaluator')).status).toBe(404);
    // A new code for the same exercise is the same code: those who have it keep it.
    const again = await room.instructor.post<EvaluatorAccessAnswer>(path, {
      packId: 'drill-guide',
    });
    expect(again.body.evaluators.map((e) => e.name)).toEqual(['赵']);
    expect((await evaluator.get<EvaluatorAnswer>('/api/evaluator')).body.pack.id).toBe(
      'drill-guide',
    );
    room.desk.close();
  });

  test('see the clock and what happens, from where they were', async () => {
    const room = await openRoom(server.base);
    const { evaluator } = await evaluating('钱', room);
    await room.desk.command(1, { type: 'start' });
    const first = (await evaluator.get<EvaluatorFeed>('/api/evaluator/feed?from=0')).body;
    expect(first.clock.phase).toBe('running');
    expect(first.events.map((e) => e.words.zh)).toContain('exerciseStarted');
    const rest = (await evaluator.get<EvaluatorFeed>(`/api/evaluator/feed?from=${first.next}`))
      .body;
    expect(rest.events).toEqual([]);
    room.desk.close();
  });

  test('notes never reach a player before the end; after it they stand in the review', async () => {
    const room = await openRoom(server.base);
    const { created, desk } = room;
    const { evaluator, me } = await evaluating('孙', room);
    const player = new Elsewhere(server.base);
    const page = await player.sit(created.code, '甲', 'rescue');
    await desk.command(1, { type: 'start' });
    await until(() => page.view !== null, 'the start');
    const path = `/api/evaluations/${created.id}`;
    const kept = await evaluator.post<EntriesAnswer>(path, { entries: [entry('n1', note)] });
    expect(kept.body).toEqual({ kept: ['n1'], refused: [] });
    // Resent after a lost connection: kept once.
    await evaluator.post<EntriesAnswer>(path, { entries: [entry('n1', note)] });
    const mine = (await evaluator.get<EvaluationAnswer>(path)).body;
    expect(mine.entries.map((e) => [e.id, e.by, e.wallMs])).toEqual([['n1', me.id, 123]]);
    const seen = (): string => JSON.stringify([page.frames, page.view, page.setup, page.lobby]);
    expect((await player.get(path)).status).toBe(404);
    expect((await player.post(path, { entries: [entry('x', note)] })).status).toBe(404);
    expect(seen()).not.toContain(SECRET);
    await desk.command(2, { type: 'end' });
    await until(() => page.view!.phase === 'ended', 'the end');
    // Before the self-rating: no score, no note, no replay.
    const before = (await player.get<ReviewAnswer>(`/api/review/${created.id}`)).body;
    expect(before).toMatchObject({ selfRatingDue: true, score: [] });
    const locked = (await player.get<EvaluationAnswer>(path)).body;
    expect(locked.entries).toEqual([]);
    expect(JSON.stringify(locked)).not.toContain(SECRET);
    for (const more of ['events', 'aar'])
      expect((await player.get(`/api/review/${created.id}/${more}`)).status).toBe(404);
    expect((await player.get(`/api/replay/${created.id}/at?tick=0&view=truth`)).status).toBe(404);
    expect(page.view!.score).toBeNull();
    await player.post(path, { entries: [entry('mine', self(4, '配合好'))] });
    const after = (await player.get<ReviewAnswer>(`/api/review/${created.id}`)).body;
    expect(after.selfRatingDue).toBe(false);
    const open = (await player.get<EvaluationAnswer>(path)).body;
    expect(open.entries.map((e) => e.body.kind).toSorted()).toEqual(['note', 'self']);
    expect(open.evaluators).toEqual([]);
    page.close();
    desk.close();
  });

  test('nobody sees how another rated himself, except all of them together', async () => {
    const room = await openRoom(server.base);
    const { created, desk, instructor } = room;
    const { evaluator } = await evaluating('周', room);
    const players = await Promise.all(
      ['rescue', 'commander'].map(async (seat) => {
        const browser = new Elsewhere(server.base);
        return { browser, page: await browser.sit(created.code, seat, seat) };
      }),
    );
    await desk.command(1, { type: 'start' });
    await desk.command(2, { type: 'end' });
    await until(() => players.every((p) => p.page.view?.phase === 'ended'), 'the end');
    const path = `/api/evaluations/${created.id}`;
    const [rescue, commander] = players;
    await rescue!.browser.post(path, { entries: [entry('a', self(1, '只有我知道'))] });
    const one = (await instructor.get<EvaluationAnswer>(path)).body;
    expect(JSON.stringify(one)).not.toContain('只有我知道');
    expect(one.summary.self.answered).toBe(1);
    await commander!.browser.post(path, { entries: [entry('b', self(5, '另一条'))] });
    for (const reader of [instructor, evaluator, commander!.browser]) {
      const read = (await reader.get<EvaluationAnswer>(path)).body;
      const others = read.entries.filter((e) => e.body.kind === 'self');
      expect(others.length).toBe(reader === commander!.browser ? 1 : 0);
      const q = read.summary.self.questions.find((x) => x.id === 'cooperation')!;
      expect(q).toMatchObject({ mean: 3, counts: [1, 0, 0, 0, 1] });
    }
    // The seat is the server's word, whatever the browser says.
    const own = (await rescue!.browser.get<EvaluationAnswer>(path)).body.entries;
    expect(own.find((e) => e.body.kind === 'self')!.body).toMatchObject({ seatId: 'rescue' });
    for (const p of players) p.page.close();
    desk.close();
  });

  test('what does not fit is refused whole, and says where', async () => {
    const room = await openRoom(server.base);
    const path = `/api/evaluations/${room.created.id}`;
    const bad = await room.instructor.post<{ detail: string }>(path, {
      entries: [{ ...entry('n', note), body: { ...note, tick: -1 } }],
    });
    expect(bad.status).toBe(400);
    expect(bad.body.detail).toContain('entries.0.body.tick');
    const items: EvaluationBody = {
      kind: 'check',
      itemId: 'nope',
      tick: 1,
      observed: 'observed',
      comment: '',
    };
    const mixed = await room.instructor.post<EntriesAnswer>(path, {
      entries: [entry('n', note), entry('c', items)],
    });
    expect(mixed.body).toEqual({ kept: ['n'], refused: [{ id: 'c', why: 'unknownItem' }] });
    room.desk.close();
  });
});
