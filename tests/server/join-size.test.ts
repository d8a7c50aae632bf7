import { deflateRawSync } from 'node:zlib';
import parser from 'socket.io-msgpack-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack } from '../../engine/protocol/columns.ts';
import { PACKED_FROM_BYTES, PACK_LEVEL } from '../../server/realtime/gate.ts';
import { Browser, until } from './support/browser.ts';
import type { Page } from './support/browser.ts';
import { openScenario } from './support/secret-engine.ts';
import { openRoom, startTwinServer } from './support/twin-in-process.ts';
import type { TwinServer } from './support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer(new URL('./support/secret-engine.ts', import.meta.url).href);
});
afterAll(() => server.close());

/** What a page gets on joining, without rasters, may take so much of a training room's network. */
const MAX_BYTES = 60_000;

function encoded(event: string, value: unknown): Uint8Array {
  const packet = { type: 2, nsp: '/', data: [event, value] };
  const [bytes] = new parser.Encoder().encode(packet) as unknown as [Uint8Array];
  return bytes;
}

const onWire = (bytes: Uint8Array): number =>
  bytes.length < PACKED_FROM_BYTES
    ? bytes.length
    : deflateRawSync(bytes, { level: PACK_LEVEL }).length;

const received = (page: Page): number =>
  (page.socket.io.engine.transport as unknown as { ws: { _socket: { bytesRead: number } } }).ws
    ._socket.bytesRead;

test('what a seat or the desk gets on joining stays below 60 kB, all day long', async () => {
  const engine = await openScenario('open');
  const run = engine.create('1');
  run.submit({ kind: 'instructor' }, { type: 'start' });
  for (const hours of [0, 2, 12, 23]) {
    run.advance(hours * 3600);
    for (const id of [...engine.seats.map((s) => s.id), 'truth']) {
      const frame = encoded('frame', { kind: 'key', n: 1, view: pack(run.view(id)) });
      const names = encoded('setup', run.setup(id));
      expect([hours, id, onWire(frame) + onWire(names) < MAX_BYTES]).toEqual([hours, id, true]);
    }
  }
}, 30_000);

test('what is large travels packed, and arrives whole', async () => {
  const { created, desk } = await openRoom(server.base, '1', 'open');
  await desk.command(1, { type: 'start' });
  await desk.pace({ type: 'pause' });
  const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
  await until(() => page.setup !== null && page.view !== null, 'the view');
  const setup = encoded('setup', page.setup);
  expect(setup.length).toBeGreaterThan(PACKED_FROM_BYTES);
  // Greeting, clock, lobby, view and all: less than the names and places alone would take.
  expect(received(page)).toBeLessThan(setup.length);
  expect(page.setup!.units.length).toBeGreaterThan(20);
  for (const p of [page, desk]) p.close();
}, 30_000);
