import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from './support/browser.ts';
import type { Page } from './support/browser.ts';
import { SECRET, SECRET_TICK, TOLD } from './support/secret-engine.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { Room, TwinServer } from './support/twin-in-process.ts';

/**
 * Noninterference through the real server, its sockets and its HTTP routes, on the real scenario.
 * `exercises/host-secrecy.test.ts` compares every frame on a clock of the test's; here wall time is
 * the machine's, so that what is compared is what a page gets whole: everything when it joins or
 * asks anew, the setup, the rasters, the lobby, and every answer of HTTP, at moments that stand.
 */
let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer(new URL('./support/secret-engine.ts', import.meta.url).href);
});
afterAll(() => server.close());

const SEATS = ['incident-commander', 'rescue', 'liangping'] as const;

/** A player on another machine: never taken for this one, which may host. */
class Elsewhere extends Browser {
  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', '192.168.1.20');
    return super.fetch(path, { ...init, headers });
  }
}

const ROUTES = (id: string): string[] => [
  '/api/me',
  '/api/terrain',
  '/api/health',
  '/api/scenarios',
  '/api/exercises',
  '/api/addresses',
  `/api/review/${id}`,
  `/api/review/${id}/events`,
  `/api/replay/${id}/at?tick=0&view=truth`,
  `/api/replay/${id}/at?tick=0&view=rescue`,
  `/api/replay/${id}/setup?view=truth`,
  `/api/exercises/${id}/log`,
];

/** Status, headers and bytes of every answer. The date is the wall's. */
async function answers(player: Browser, id: string): Promise<string[]> {
  const out: string[] = [];
  for (const path of ROUTES(id)) {
    const res = await player.fetch(path);
    const headers = [...res.headers].filter(([name]) => name !== 'date');
    const name = path.replace(id, ':id');
    out.push(JSON.stringify([name, res.status, headers, await res.text()]));
  }
  return out;
}

const asText = (event: string, value: unknown): string =>
  JSON.stringify([event, value], (key, v: unknown) => {
    // Wall time, and how many frames the wall gave room for, are not a matter of the exercise.
    if (key === 'wallMs' || key === 'n') return 0;
    return v instanceof Uint8Array ? [...v] : v;
  });

/** Everything that a page of this seat is told when it asks for all of it, rasters by their names. */
async function whole(page: Page): Promise<string[]> {
  const heard: string[] = [];
  const rasters = new Map<string, string>();
  // A raster that is on its way already comes twice: with the same bytes while the clock stands.
  const listen = (event: string, value: unknown): void => {
    const text = asText(event, value);
    if (event === 'layer') rasters.set((value as { id: string }).id, text);
    else heard.push(text);
  };
  const before = page.frames.filter((f) => f.kind === 'key').length;
  const wanted = new Set(page.layers.map((l) => l.id));
  page.socket.onAny(listen);
  page.socket.emit('resume', { view: page.hello!.view, lastFrame: 0 });
  await until(() => page.frames.filter((f) => f.kind === 'key').length > before, 'the view');
  await until(() => rasters.size >= Math.max(1, wanted.size), 'the rasters');
  page.socket.offAny(listen);
  const named = [...rasters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return [...heard.filter((text) => !text.startsWith('["frame",{"kind":"delta"')), ...named];
}

async function jump(room: Room, pages: readonly Page[], to: number): Promise<void> {
  const { desk } = room;
  await desk.pace({ type: 'jump', ticks: to - desk.clock!.tick });
  const stands = (p: Page) => p.clock!.tick === to && p.clock!.jumpTo === null && p.clock!.paused;
  await until(() => [desk, ...pages].every(stands), `tick ${to}`, 20_000);
  // The view has come to where the clock stands.
  await until(() => pages.every((p) => p.view!.tick === to), `views of ${to}`);
}

interface Transcript {
  readonly seats: ReadonlyMap<string, string[]>;
  readonly burnedHa: number;
  readonly told: string;
}

async function transcript(scenarioId: 'open' | 'hiding'): Promise<Transcript> {
  const room = await openRoom(server.base, '11', scenarioId);
  const { created, desk } = room;
  const told = await new Browser(server.base).sit(created.code, '保障', TOLD);
  const players = SEATS.map(() => new Elsewhere(server.base));
  const seats = new Map<string, string[]>(SEATS.map((s) => [s, []]));
  const pages: Page[] = [];
  for (const [i, p] of players.entries()) {
    pages.push(await p.sit(created.code, `人${i}`, SEATS[i]!));
    seats.get(SEATS[i]!)!.push(...(await answers(p, created.id)));
  }
  await desk.command(1, { type: 'start' });
  await desk.pace({ type: 'pause' });
  await until(() => [told, ...pages].every((p) => p.view !== null), 'the start');
  // The start ran for a moment of wall time; from here on all moments are the same.
  for (const to of [900, SECRET_TICK - 600, SECRET_TICK + 1200, SECRET_TICK + 2400]) {
    await jump(room, pages, to);
    for (const [i, page] of pages.entries()) {
      const said = seats.get(SEATS[i]!)!;
      const refused = await page.command(to, { type: 'hold', unitId: 'nobody' });
      const text = `第 ${to} 秒报告`;
      const sent = await page.command(to + 1, { type: 'message', toSeatIds: ['rescue'], text });
      // The number in the log tells how many orders there were: the same in both.
      said.push(asText('answers', [refused, sent]));
    }
    await until(
      () => pages[1]!.view!.messages.some((m) => m.text?.includes(`${to} 秒`)),
      'message',
    );
    await new Promise((r) => setTimeout(r, 500));
    for (const [i, page] of pages.entries()) {
      seats.get(SEATS[i]!)!.push(...(await whole(page)));
      seats.get(SEATS[i]!)!.push(...(await answers(players[i]!, created.id)));
    }
  }
  await until(() => desk.view?.control != null, 'the truth');
  const { burnedHa } = desk.view!.control!;
  const toldText = JSON.stringify(told.view!.messages);
  for (const p of [...pages, told, desk]) p.close();
  return { seats, burnedHa, told: toldText };
}

test('two exercises that differ in what nobody can know yet answer every player alike', async () => {
  const open = await transcript('open');
  const hiding = await transcript('hiding');
  expect(hiding.burnedHa).toBeGreaterThan(open.burnedHa);
  expect(hiding.told).toContain(SECRET);
  for (const seat of SEATS) {
    const [a, b] = [open.seats.get(seat)!, hiding.seats.get(seat)!];
    // Twelve answers five times, and setup, view and rasters four times.
    expect(a.length).toBeGreaterThan(70);
    const at = a.findIndex((text, i) => text !== b[i]);
    expect([seat, at < 0 ? null : { open: a[at], hiding: b[at] }]).toEqual([seat, null]);
    expect(b.length).toBe(a.length);
    expect(b.join()).not.toContain(SECRET);
  }
  const me = JSON.parse(JSON.parse(open.seats.get('rescue')![0]!)[3] as string) as MeAnswer;
  expect(me.seat!.seatId).toBe('rescue');
}, 120_000);
