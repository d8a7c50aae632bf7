import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreatedAnswer, MeAnswer, ReviewAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

const PLAYER_ROUTES = (id: string): string[] => [
  '/api/scenarios',
  '/api/exercises',
  '/api/addresses',
  `/api/review/${id}`,
  `/api/review/${id}/events`,
  `/api/replay/${id}/at?tick=0&view=truth`,
  `/api/replay/${id}/setup?view=truth`,
  `/api/exercises/${id}/log`,
  `/api/review/${id}/aar`,
  `/api/evaluations/${id}`,
  `/api/exercises/${id}/evaluators`,
  '/api/evaluator',
  '/api/evaluator/feed',
];

/** A player on another machine: same requests, but never taken for this machine. */
class Elsewhere extends Browser {
  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', '192.168.1.20');
    return super.fetch(path, { ...init, headers });
  }
}

const bytes = async (b: Browser, path: string) => {
  const res = await b.fetch(path);
  return { status: res.status, text: await res.text() };
};

describe('what a player may not see', () => {
  test('not found, not allowed and not yet are one answer', async () => {
    const { created, desk } = await openRoom(server.base);
    const player = new Elsewhere(server.base);
    const page = await player.sit(created.code, '甲', 'rescue');
    const nothing = await bytes(player, '/api/there-is-no-such-route');
    expect(nothing.status).toBe(404);
    for (const path of [...PLAYER_ROUTES(created.id), ...PLAYER_ROUTES('x'), '/api/terrain'])
      expect([path, await bytes(player, path)]).toEqual([path, nothing]);
    await desk.command(1, { type: 'start' });
    await until(() => page.view !== null, 'the start');
    for (const path of PLAYER_ROUTES(created.id))
      expect([path, await bytes(player, path)]).toEqual([path, nothing]);
    expect((await bytes(player, '/api/terrain')).status).toBe(200);
    await desk.command(2, { type: 'end' });
    await until(() => page.view!.phase === 'ended', 'the end');
    expect((await player.get<ReviewAnswer>(`/api/review/${created.id}`)).body.instructor).toBe(
      false,
    );
    expect((await bytes(player, `/api/exercises/${created.id}/log`)).status).toBe(404);
    page.close();
    desk.close();
  });

  test('before the start nothing names scenario, place or other people', async () => {
    const { created, desk } = await openRoom(server.base);
    const other = await new Browser(server.base).sit(created.code, '另一人', 'commander');
    const player = new Elsewhere(server.base);
    const page = await player.sit(created.code, '甲', 'rescue');
    await until(() => page.lobby !== null, 'the lobby');
    const seen = JSON.stringify([(await player.get('/api/me')).body, page.lobby, page.clock]);
    for (const secret of [
      'twin',
      '孪生',
      'synthetic',
      '另一人',
      '总简令',
      created.id,
      created.code,
    ])
      expect([secret, seen.includes(secret)]).toEqual([secret, false]);
    const me = (await player.get<MeAnswer>('/api/me')).body;
    expect(me.seat!.briefing).toBeNull();
    expect(me.seat!.seatBriefing).toBeNull();
    expect(me.host).toBe(false);
    for (const p of [page, other, desk]) p.close();
  });

  test('players of an open exercise read their briefings before the start, and nothing more', async () => {
    const { created, desk } = await openRoom(server.base, '7', 'open-twin');
    const player = new Elsewhere(server.base);
    const page = await player.sit(created.code, '甲', 'rescue');
    await until(() => page.lobby !== null, 'the lobby');
    const me = (await player.get<MeAnswer>('/api/me')).body;
    expect(me.seat!.briefing).toEqual({ zh: '总简令', en: 'Scenario briefing' });
    expect(me.seat!.seatBriefing).toEqual({ zh: '简令', en: 'Briefing of rescue' });
    expect(page.setup).toBeNull();
    expect(JSON.stringify(me)).not.toContain('twin');
    for (const p of [page, desk]) p.close();
  });

  test('two runs that differ only in what a seat cannot know give it the same bytes', async () => {
    // The seed stirs the truth of the twin; the inject goes to another seat.
    const transcript = async (seed: string, inject: string): Promise<unknown[]> => {
      const { created, desk } = await openRoom(server.base, seed);
      const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
      const heard: unknown[] = [];
      page.socket.onAny((event: string, value: unknown) => {
        // Wall time is the machine's; when a frame falls is not a matter of the exercise.
        if (event === 'setup' || event === 'layer') heard.push([event, value]);
      });
      await desk.command(1, { type: 'start' });
      await desk.pace({ type: 'pause' });
      await desk.command(2, { type: 'inject', toSeatIds: ['commander'], from: 'x', text: inject });
      await desk.pace({ type: 'jump', ticks: 600 });
      await until(() => page.clock?.tick === 600 && page.clock.jumpTo === null, 'the jump');
      await page.command(1, { type: 'hold', unitId: 'u' });
      await until(() => page.view?.orders.length === 1, 'the order');
      heard.push(page.view);
      const truth = desk.view!.control!.burnedHa;
      page.close();
      desk.close();
      return [heard, truth];
    };
    const [seen1, truth1] = await transcript('1', '秘密甲');
    const [seen2, truth2] = await transcript('2', '秘密乙');
    expect(truth1).not.toEqual(truth2);
    expect(JSON.stringify(seen1)).toBe(JSON.stringify(seen2));
    expect(JSON.stringify(seen1)).not.toContain('秘密');
  });
});

describe('keys', () => {
  test('the desk opens by its key alone, and only its own', async () => {
    const a = await openRoom(server.base);
    const b = await openRoom(server.base);
    const other = new Elsewhere(server.base);
    const wrong = await other.post('/api/instructor', {
      id: a.created.id,
      key: b.created.instructorKey,
    });
    expect(wrong.status).toBe(404);
    const right = await other.post<MeAnswer>('/api/instructor', {
      id: a.created.id,
      key: a.created.instructorKey,
    });
    expect(right.body.desk!.code).toBe(a.created.code);
    expect((await other.get(`/api/exercises/${b.created.id}/log`)).status).toBe(404);
    a.desk.close();
    b.desk.close();
  });

  test('from elsewhere an exercise is created with the host key only', async () => {
    const other = new Elsewhere(server.base);
    const body = JSON.stringify({ scenarioId: 'twin' });
    const headers = { 'content-type': 'application/json' };
    const create = (more: Record<string, string>) =>
      other.fetch('/api/exercises', { method: 'POST', headers: { ...headers, ...more }, body });
    expect((await create({})).status).toBe(403);
    expect((await create({ 'x-host-key': 'guess' })).status).toBe(403);
    const made = await create({ 'x-host-key': server.hostKey });
    expect(made.status).toBe(201);
    expect(((await made.json()) as CreatedAnswer).code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  });

  test('cookies cannot be read by scripts nor sent by other sites', async () => {
    const res = await fetch(`${server.base}/api/exercises`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenarioId: 'twin' }),
    });
    expect(res.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
    const csp = res.headers.get('content-security-policy')!;
    expect(csp).not.toMatch(/unsafe-eval|upgrade-insecure/);
    expect(csp).toMatch(/script-src 'self';/);
    expect(res.headers.get('strict-transport-security')).toBeNull();
    expect(res.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('looking back', () => {
  test('any moment, any view; and a new exercise from there', async () => {
    const { created, instructor, desk } = await openRoom(server.base);
    const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
    await desk.command(1, { type: 'start' });
    await desk.pace({ type: 'pause' });
    await desk.pace({ type: 'jump', ticks: 100 });
    await until(() => desk.clock!.tick >= 100 && desk.clock!.jumpTo === null, 'the jump');
    await page.command(1, { type: 'hold', unitId: 'u1' });
    await desk.pace({ type: 'jump', ticks: 100 });
    await until(() => desk.clock!.tick >= 200 && desk.clock!.jumpTo === null, 'the jump');
    const { tick } = desk.clock!;
    const at = async (t: number, id = created.id) =>
      (
        await instructor.get<{ tick: number; view: { orders: unknown[] } }>(
          `/api/replay/${id}/at?tick=${t}&view=rescue`,
        )
      ).body;
    expect((await at(tick)).view.orders).toHaveLength(1);
    expect(await at(50)).toMatchObject({ tick: 50, view: { orders: [] } });
    expect((await at(150)).view.orders).toHaveLength(1);
    const log = await instructor.get<{ hash: string; endTick: number }>(
      `/api/exercises/${created.id}/log`,
    );
    expect(log.body).toMatchObject({ endTick: tick });
    const branch = await instructor.post<CreatedAnswer>(`/api/exercises/${created.id}/branch`, {
      tick: 50,
    });
    expect(branch.status).toBe(201);
    const later = new Browser(server.base);
    const { id, instructorKey: key } = branch.body;
    await later.post('/api/instructor', { id, key });
    const desk2 = await later.connect('desk');
    await until(() => desk2.view !== null, 'the branch');
    expect(desk2.clock).toMatchObject({ tick: 50, paused: true, phase: 'running' });
    expect(desk2.view!.orders).toEqual([]);
    expect(desk2.lobby!.seats.every((s) => s.occupant === 'policy' && !s.taken)).toBe(true);
    for (const p of [page, desk, desk2]) p.close();
  });
});
