import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refused } from '../../engine/protocol/http.ts';
import { runsOf } from '../support/runs-of.ts';
import { Browser, until } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

describe('an exercise among browsers', () => {
  test('players see nothing of the exercise before it starts, then their own view', async () => {
    const { created, desk } = await openRoom(server.base);
    const page = await new Browser(server.base).sit(created.code, '甲', 'commander');
    await until(() => page.lobby?.seats[0]?.present === true, 'presence');
    await until(() => desk.lobby?.seats[0]?.person === '甲', 'name on the desk');
    expect(page.lobby!.seats[0]).toMatchObject({ taken: true, person: null, occupant: 'human' });
    expect(page.frames).toEqual([]);
    expect(page.setup).toBeNull();
    expect(await desk.command(1, { type: 'start' })).toMatchObject({ ok: true });
    await until(() => page.view !== null && page.setup !== null, 'the view');
    expect(page.setup!.view).toBe('commander');
    expect(page.view!.control).toBeNull();
    expect(page.layers.map((l) => l.id)).toEqual(['fire-known']);
    expect(runsOf(page.layers[0]!)).toHaveLength(1);
    page.close();
    desk.close();
  });

  test('an order reaches the views of the others by differences', async () => {
    const { created, desk } = await openRoom(server.base);
    const a = await new Browser(server.base).sit(created.code, '甲', 'commander');
    const b = await new Browser(server.base).sit(created.code, '乙', 'rescue');
    await desk.command(1, { type: 'start' });
    await until(() => b.view !== null, 'view of b');
    const answer = await a.command(1, { type: 'hold', unitId: 'u1' });
    expect(answer).toMatchObject({ ok: true });
    await until(() => b.view!.orders.length === 1, 'the order at b');
    expect(b.frames.at(-1)!.kind).toBe('delta');
    expect(b.view!.orders[0]!.seatId).toBe('commander');
    for (const p of [a, b, desk]) p.close();
  });

  test('the instructor sets the pace and looks through the eyes of a seat', async () => {
    const { desk } = await openRoom(server.base);
    expect(await desk.pace({ type: 'resume' })).toMatchObject({
      ok: false,
      rejection: { code: 'notRunning' },
    });
    await desk.command(1, { type: 'start' });
    await desk.pace({ type: 'speed', speed: 600 });
    await until(() => desk.clock!.tick > 60, 'a fast clock');
    await desk.pace({ type: 'pause' });
    await until(() => desk.clock!.paused, 'the pause');
    expect(desk.clock!.reason).toBe('instructor');
    const { tick } = desk.clock!;
    await desk.pace({ type: 'jump', ticks: 3600 });
    await until(() => desk.clock!.tick === tick + 3600 && desk.clock!.jumpTo === null, 'the jump');
    expect(desk.clock!.paused).toBe(true);
    expect(await desk.raw('view', { view: 'rescue' })).toEqual({ ok: true });
    await until(() => desk.setup?.view === 'rescue', 'the other view');
    expect(desk.view!.control).toBeNull();
    desk.close();
  });

  test('the same browser finds its seat again after a lost connection', async () => {
    const { created, desk } = await openRoom(server.base);
    const browser = new Browser(server.base);
    const before = await browser.sit(created.code, '甲', 'rescue');
    await desk.command(1, { type: 'start' });
    await before.command(4, { type: 'hold', unitId: 'u1' });
    before.close();
    await until(() => desk.lobby!.seats[1]!.present === false, 'absence');
    const after = await browser.connect('seat');
    await until(() => after.view !== null, 'the view');
    expect(after.hello).toMatchObject({ view: 'rescue', lastClientSeq: 4 });
    const me = await browser.get<{ seat: { seatId: string } }>('/api/me');
    expect(me.body.seat.seatId).toBe('rescue');
    after.close();
    desk.close();
  });

  test('a page that held a frame gets only what it missed', async () => {
    const { desk } = await openRoom(server.base);
    await desk.command(1, { type: 'start' });
    await desk.pace({ type: 'speed', speed: 60 });
    await until(() => desk.frames.length > 6, 'some frames');
    const at = desk.frames.length;
    const held = desk.frames[at - 4]!.n;
    desk.n = held;
    desk.socket.emit('resume', { view: 'truth', lastFrame: held });
    const isReplay = () => desk.frames.slice(at).some((f) => f.kind === 'delta' && f.base === held);
    await until(isReplay, 'the missing frames').catch(() => undefined);
    expect(isReplay()).toBe(true);
    desk.close();
  });

  test('a layer that a page does not show is named to it once, and comes whole when it is wanted', async () => {
    const { desk } = await openRoom(server.base);
    await desk.command(1, { type: 'start' });
    await until(() => desk.layers.length > 0, 'the layer');
    desk.socket.emit('layersOff', { ids: ['fire-truth'] });
    await desk.pace({ type: 'jump', ticks: 60 });
    const all = () => desk.layers.map((l) => new Uint8Array(l.runs).length);
    // Its name is a frame without runs; it may come before the answer to the jump or after it.
    await until(() => all().includes(0), 'its name');
    const named = all().indexOf(0);
    const lengths = () => all().slice(named);
    await desk.pace({ type: 'jump', ticks: 7200 });
    await until(() => desk.clock!.tick > 7200, 'the jump');
    expect(lengths()).toEqual([0]);
    desk.socket.emit('layersOff', { ids: [] });
    desk.socket.emit('resume', { view: 'truth', lastFrame: 0 });
    await until(() => lengths().length > 1, 'the whole layer');
    expect(runsOf(desk.layers.at(-1)!)).toHaveLength(1);
    desk.close();
  });

  test('a seat is for one person; the instructor can free it', async () => {
    const { created, instructor, desk } = await openRoom(server.base);
    await new Browser(server.base).sit(created.code, '甲', 'commander').then((p) => p.close());
    const late = new Browser(server.base);
    await late.post('/api/join', { code: created.code, person: '乙' });
    const refused = await late.post<Refused>('/api/seat', { seatId: 'commander' });
    expect([refused.status, refused.body.error]).toEqual([409, 'seatTaken']);
    expect((await instructor.post('/api/seats/free', { seatId: 'commander' })).status).toBe(200);
    expect((await late.post('/api/seat', { seatId: 'commander' })).status).toBe(200);
    desk.close();
  });
});
