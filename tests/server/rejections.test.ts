import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refused } from '../../engine/protocol/http.ts';
import { Browser, until } from './support/browser.ts';
import type { Page } from './support/browser.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { Room, TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
let room: Room;
let bystander: Page;
beforeAll(async () => {
  server = await startTwinServer();
  room = await openRoom(server.base);
  bystander = await new Browser(server.base).sit(room.created.code, '旁人', 'evacuation');
  await room.desk.command(1, { type: 'start' });
});
afterAll(() => server.close());

let seq = 100;
/** Others go on as if nothing had happened. */
async function othersAreFine(): Promise<void> {
  const answer = await bystander.command(seq++, { type: 'hold', unitId: 'u' });
  expect(answer).toMatchObject({ ok: true });
}
const player = async (): Promise<Page> => {
  const { code } = room.created;
  await room.instructor.post('/api/seats/free', { seatId: 'rescue' });
  return new Browser(server.base).sit(code, '甲', 'rescue');
};

describe('bad input over a socket', () => {
  test('is refused with a typed reason', async () => {
    const page = await player();
    const codes: Record<string, unknown> = {};
    const send = async (name: string, event: string, message: unknown) => {
      const a = await page.raw(event, message);
      codes[name] = a.ok ? 'ok' : a.rejection.code;
    };
    await send('unknown verb', 'cmd', { clientSeq: 1, command: { type: 'nuke' } });
    await send('unknown event', 'drop table', { a: 1 });
    await send('prototype', 'constructor', {});
    await send('no object', 'cmd', 'hello');
    await send('wrong seat', 'cmd', { clientSeq: 1, command: { type: 'end' } });
    await send('pace', 'pace', { type: 'pause' });
    await send('other view', 'view', { view: 'truth' });
    await send('first', 'cmd', { clientSeq: 5, command: { type: 'hold', unitId: 'u' } });
    await send('again', 'cmd', { clientSeq: 5, command: { type: 'hold', unitId: 'u' } });
    await send('stale', 'cmd', { clientSeq: 4, command: { type: 'hold', unitId: 'u' } });
    expect(codes).toEqual({
      'unknown verb': 'unknownCommand',
      'unknown event': 'unknownCommand',
      prototype: 'unknownCommand',
      'no object': 'badArguments',
      'wrong seat': 'notAuthorised',
      pace: 'notAuthorised',
      'other view': 'notAuthorised',
      first: 'ok',
      again: 'ok',
      stale: 'duplicate',
    });
    page.close();
  });

  test('a resume for another view brings nothing', async () => {
    const page = await player();
    await until(() => page.view !== null, 'own view');
    const n = page.frames.filter((f) => f.kind === 'key').length;
    page.socket.emit('resume', { view: 'truth', lastFrame: 0 });
    page.socket.emit('resume', { view: 'commander', lastFrame: 0 });
    await page.command(1, { type: 'hold', unitId: 'u' });
    await until(() => page.view!.orders.some((o) => o.seatId === 'rescue'), 'a later frame');
    expect(page.frames.filter((f) => f.kind === 'key')).toHaveLength(n);
    expect(page.view!.control).toBeNull();
    page.close();
  });

  test('a message of 1 MB ends the connection', async () => {
    const page = await player();
    const text = 'x'.repeat(1024 * 1024);
    page.socket.emit(
      'cmd',
      { clientSeq: 1, command: { type: 'message', toSeatIds: ['a'], text } },
      () => undefined,
    );
    await until(() => !page.socket.connected, 'the cut');
    await othersAreFine();
    page.close();
  });

  test('a flood is slowed, then cut; others do not notice', async () => {
    const page = await player();
    page.socket.io.reconnection(false);
    const answers: string[] = [];
    for (let i = 1; i <= 1000; i++)
      page.socket.emit('cmd', { clientSeq: i, command: { type: 'hold', unitId: 'u' } }, (a) =>
        answers.push(a.ok ? 'ok' : a.rejection.code),
      );
    await until(() => !page.socket.connected, 'the cut');
    expect(answers.filter((a) => a === 'ok').length).toBeLessThanOrEqual(80);
    expect(answers).toContain('rateLimited');
    await othersAreFine();
    page.close();
  });
});

describe('connections', () => {
  test('without a session, or with another protocol, are refused', async () => {
    const page = new Browser(server.base).open('seat');
    await until(() => page.connectError !== null, 'the refusal');
    expect(page.connectError).toBe('notAvailable');
    page.close();
  });

  test('a desk cookie opens no seat, a seat cookie no desk', async () => {
    const page = room.instructor.open('seat');
    await until(() => page.connectError !== null, 'the refusal');
    expect(page.connectError).toBe('notAvailable');
    page.close();
  });

  test('from the page of another site are refused', async () => {
    const upgrade = (origin: string) =>
      new Promise((resolve, reject) => {
        const req = request(`${server.base}/socket.io/?EIO=4&transport=websocket`, {
          headers: {
            origin,
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-version': '13',
            'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
            cookie: room.instructor.cookie,
          },
        });
        req.on('response', (res) => resolve(res.statusCode));
        req.on('upgrade', (_, socket) => {
          socket.destroy();
          resolve('upgraded');
        });
        req.on('error', reject);
        req.end();
      });
    expect(await upgrade('http://evil.example')).toBe(400);
    expect(await upgrade(server.base)).toBe('upgraded');
  });
});

describe('join codes', () => {
  test('twenty wrong ones: after five the browser waits; the right one works elsewhere', async () => {
    const guesser = new Browser(server.base);
    const errors: string[] = [];
    const waits: number[] = [];
    for (let i = 0; i < 20; i++) {
      const { body } = await guesser.post<Refused>('/api/join', { code: 'ZZZZZ2', person: 'x' });
      errors.push(body.error);
      if (body.retryAfterS !== undefined) waits.push(body.retryAfterS);
    }
    expect(errors.slice(0, 4)).toEqual(Array(4).fill('wrongCode'));
    expect(errors.slice(4)).toEqual(Array(16).fill('waitForCode'));
    expect(Math.max(...waits)).toBeLessThanOrEqual(30);
    // Even the right code must wait now, so that waiting cannot be probed.
    const right = await guesser.post('/api/join', { code: room.created.code, person: 'x' });
    expect(right.status).toBe(429);
    const other = new Browser(server.base);
    const fine = await other.post('/api/join', {
      code: room.created.code.toLowerCase(),
      person: 'y',
    });
    expect(fine.status).toBe(200);
  });

  test('right and wrong take the same time', async () => {
    const time = async (code: string) => {
      const from = performance.now();
      await new Browser(server.base).post('/api/join', { code, person: 'x' });
      return performance.now() - from;
    };
    // A busy machine makes an answer late, never early: the soonest of three tells.
    const soonest = async (code: string) =>
      Math.min(await time(code), await time(code), await time(code));
    await time('ZZZZZ3');
    const wrong = await soonest('ZZZZZ3');
    const right = await soonest(room.created.code);
    // Both wait for the same deadline of 200 ms; 60 ms is for a busy machine.
    expect(wrong).toBeGreaterThan(195);
    expect(right).toBeGreaterThan(195);
    expect(Math.abs(right - wrong)).toBeLessThan(60);
  });

  test('bad bodies are told what was expected', async () => {
    const b = new Browser(server.base);
    const missing = await b.post<Refused>('/api/join', { code: 'ABC' });
    expect(missing).toMatchObject({ status: 400, body: { error: 'badRequest' } });
    expect(missing.body.detail).toMatch(/^person: /);
    const text = await b.fetch('/api/join', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(text.status).toBe(400);
    const huge = await b.post('/api/join', { code: 'x'.repeat(50_000), person: 'x' });
    expect(huge.status).toBe(413);
  });
});

test('a seed that is written like the run of a study is no seed that people may type', async () => {
  const seed = 'study:{"order":{"seed":1,"values":{"wind":"x"}}}';
  const answer = await new Browser(server.base).post<Refused>('/api/exercises', {
    scenarioId: 'twin',
    seed,
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error: 'badRequest' });
  expect(answer.body.detail).toContain('seed');
});
