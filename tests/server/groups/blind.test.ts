import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardAnswer, SetCreated } from '../../../engine/protocol/groups.ts';
import type { MeAnswer } from '../../../engine/protocol/http.ts';
import { Browser, until } from '../support/browser.ts';
import type { Page } from '../support/browser.ts';
import { SECRETS } from '../support/pool-engine.ts';
import { startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

/**
 * Noninterference before a blind start: whichever scenario of the pool was drawn, a player is sent
 * the same bytes, over HTTP and over sockets.
 */
let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer(new URL('../support/pool-engine.ts', import.meta.url).href);
});
afterAll(() => server.close());

const POOL = ['north-fire', 'south-flood'];

/** A player on another machine: never taken for this one, which may host. */
class Elsewhere extends Browser {
  readonly heard: string[] = [];

  override async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', '192.168.1.20');
    const res = await super.fetch(path, { ...init, headers });
    const kept = [...res.headers].filter(([name]) => name !== 'date' && name !== 'set-cookie');
    this.heard.push(JSON.stringify([path, res.status, kept, await res.clone().text()]));
    return res;
  }

  override open(as: 'desk' | 'seat'): Page {
    const page = super.open(as);
    page.socket.onAny((event: string, value: unknown) => {
      const text = JSON.stringify([event, value], (k, v: unknown) => (k === 'wallMs' ? 0 : v));
      this.heard.push(text);
    });
    return page;
  }
}

async function founded(
  order: object,
): Promise<{ conductor: Browser; set: SetCreated; board: BoardAnswer }> {
  const conductor = new Browser(server.base);
  const made = await conductor.post<SetCreated>('/api/sets', order);
  expect(made.status).toBe(201);
  const board = (await conductor.get<BoardAnswer>('/api/sets/current')).body;
  return { conductor, set: made.body, board };
}

const PROBES = ['/api/me', '/api/terrain', '/api/scenarios', '/api/exercises', '/api/sets'];
const MORE = ['/api/sets/current', '/api/addresses', '/api/health', '/', '/seat', '/desk/groups'];

/** Everything that a player can come by before the start, and what a curious one would try. */
async function beforeStart(code: string): Promise<{ player: Elsewhere; page: Page }> {
  const player = new Elsewhere(server.base);
  await player.post('/api/join', { code, person: '王' });
  for (const id of ['N-hq', 'S-hq', 'c9', 'c4', 'c1'])
    await player.post('/api/seat', { seatId: id });
  for (const path of [...PROBES, ...MORE]) await player.fetch(path);
  const page = await player.connect('seat');
  await until(() => page.lobby?.seats.some((s) => s.present) ?? false, 'the lobby');
  await page.socket.timeout(5000).emitWithAck('briefingRead');
  for (const view of ['N-hq', 'S-hq', 'truth', 'c1'])
    player.heard.push(JSON.stringify(await page.raw('resume', { view, lastFrame: 0 })));
  const orders = [{ type: 'move', unitId: 'none-1', to: { e: 0, n: 0 } }, { type: 'start' }];
  for (const [i, command] of orders.entries()) {
    player.heard.push(JSON.stringify(await page.raw('cmd', { clientSeq: i + 1, command })));
    player.heard.push(JSON.stringify(await page.raw('check', { command })));
  }
  await until(() => page.lobby!.seats.some((s) => s.briefingRead), 'the briefing');
  return { player, page };
}

test('before a blind start a player is sent the same whichever scenario was drawn', async () => {
  const heard = new Map<string, string[]>();
  for (let tries = 0; heard.size < 2 && tries < 40; tries++) {
    const order = { scenarioIds: POOL, mode: 'functional', blind: 'double', groups: ['甲组'] };
    const { conductor, set, board } = await founded(order);
    if (heard.has(board.scenarioId)) continue;
    const { player, page } = await beforeStart(set.code);
    // How often an unchanged lobby is told depends on the machine, not on the scenario.
    heard.set(board.scenarioId, [...new Set(player.heard)]);
    for (const text of player.heard)
      for (const secret of SECRETS) expect([text, text.includes(secret)]).toEqual([text, false]);
    // The start lifts the veil: the chair was the township's first seat.
    await conductor.post('/api/sets/current/act', { act: { type: 'start' } });
    await until(() => page.setup !== null, 'the start');
    expect(page.setup!.view).toMatch(/^[NS]-hq$/);
    const me = (await player.get<MeAnswer>('/api/me')).body.seat!;
    expect(me.seatId).toBe(page.setup!.view);
    expect(me.briefing!.zh).toMatch(/^(北山|南河)简令$/);
    expect(me.mode).toBe('functional');
    page.close();
  }
  const [north, south] = [heard.get('north-fire')!, heard.get('south-flood')!];
  expect(north.length).toBeGreaterThan(20);
  const at = north.findIndex((text, i) => text !== south[i]);
  expect(at < 0 ? null : { north: north[at], south: south[at] }).toBeNull();
  expect(south.length).toBe(north.length);
}, 60_000);

test('a double-blind exercise starts by itself at the moment drawn, which the conductor can check', async () => {
  const fromMs = Date.now() + 1000;
  const window = { fromMs, toMs: fromMs + 1000 };
  const order = { scenarioIds: POOL, blind: 'double', groups: ['甲', '乙'], window };
  const { conductor, set, board } = await founded(order);
  const { draw } = board.plan;
  expect(draw!.startMs! >= window.fromMs && draw!.startMs! <= window.toMs).toBe(true);
  const { player, page } = await beforeStart(set.code).catch(() => ({ player: null, page: null }));
  // Two groups and `ask`: joining by the code alone gives a choice, and no seat.
  expect([player, page]).toEqual([null, null]);
  let now = board;
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    now = (await conductor.get<BoardAnswer>('/api/sets/current')).body;
    if (now.groups.every((g) => g.phase === 'running')) break;
    await new Promise((r) => setTimeout(r, 100));
  }
  expect(now.groups.map((g) => g.phase)).toEqual(['running', 'running']);
  expect(now.nowMs).toBeGreaterThanOrEqual(draw!.startMs!);
}, 60_000);

test('what does not fit together is refused with its place', async () => {
  const host = new Browser(server.base);
  const bad = async (order: object) =>
    (await host.post<{ detail?: string }>('/api/sets', order)).body.detail;
  const base = { scenarioIds: ['north-fire'], groups: ['甲'] };
  expect(await bad({ ...base, scenarioIds: POOL })).toMatch(/^scenarioIds: .*blind/);
  expect(await bad({ ...base, groups: [] })).toMatch(/^groups: /);
  expect(await bad({ ...base, groups: ['甲', '甲'] })).toMatch(/^groups: names that differ/);
  expect(await bad({ ...base, window: { fromMs: 1, toMs: 2 } })).toMatch(/^window: .*double/);
  const late = { fromMs: 9, toMs: 8 };
  expect(await bad({ ...base, blind: 'double', window: late })).toMatch(/^window.toMs: not before/);
  const far = Date.now() + 40 * 24 * 3600_000;
  expect(await bad({ ...base, blind: 'double', window: { fromMs: 0, toMs: far } })).toMatch(
    /^window.toMs: at most/,
  );
  const elsewhere = new Elsewhere(server.base);
  expect((await elsewhere.post('/api/sets', base)).status).toBe(403);
  expect((await host.post('/api/sets', { ...base, scenarioIds: ['x'] })).status).toBe(404);
});
