import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import parser from 'socket.io-msgpack-parser';
import type { CreatedAnswer } from '../../engine/protocol/http.ts';
import { PACKED_FROM_BYTES, PACK_LEVEL } from '../../server/realtime/gate.ts';
import { flushTimes } from '../load/disk.ts';
import { giveOrders, quantile, round } from '../load/orders.ts';
import { Browser, until } from '../server/support/browser.ts';
import type { Page } from '../server/support/browser.ts';
import { ChildServer } from '../server/support/child-server.ts';
import { SEATS, openScenario } from './fifty-seats.ts';
import type { BenchRow } from './measure.ts';
import { run as pageRows } from './page.bench.ts';

const SCENARIO = 'wushan-forest-fire';
/** Two hours into the fire: teams move, forecasts come, people are on the way. */
const BUSY_TICK = 7200;
/** Each seat gives this many orders, one about every second. */
const ORDERS = 20;
const LISTEN_S = 15;

/** Counts bytes that a page receives, and those of raster layers apart. */
class Meter {
  total = 0;
  layers = 0;
  constructor(page: Page) {
    page.socket.io.engine.on('packet', (p: { data?: unknown }) => {
      const d = p.data;
      if (typeof d === 'string') this.total += d.length;
      else if (d instanceof ArrayBuffer || ArrayBuffer.isView(d)) this.total += d.byteLength;
    });
    // The rest of a layer's message, its grid and names, is about 150 bytes.
    page.socket.on('layer', (l) => (this.layers += l.runs.byteLength + 150));
  }
  get views(): number {
    return this.total - this.layers;
  }
}

async function traffic(pages: readonly Page[], speed: number): Promise<BenchRow> {
  const meters = pages.slice(0, 10).map((p) => new Meter(p));
  await sleep(LISTEN_S * 1000);
  const bytes = meters.reduce((sum, m) => sum + m.views, 0) / meters.length;
  const value = round(((bytes / LISTEN_S) * 3600) / 1e6);
  return { name: `server.traffic.x${speed}`, value, unit: 'MB/h a seat', withoutLayers: 1 };
}

/** Bytes of a message as the parser makes them, and as they then travel. */
function wireBytes(event: string, value: unknown): { plain: number; sent: number } {
  const packet = { type: 2, nsp: '/', data: [event, value] };
  const [packed] = new parser.Encoder().encode(packet) as unknown as [Uint8Array];
  const plain = packed.byteLength;
  const sent =
    plain < PACKED_FROM_BYTES ? plain : deflateRawSync(packed, { level: PACK_LEVEL }).length;
  return { plain, sent };
}

/** Bytes that have come in through the socket of a page, with everything the protocols add. */
function received(page: Page): number {
  const transport = page.socket.io.engine.transport as unknown as {
    ws: { _socket: { bytesRead: number } };
  };
  return transport.ws._socket.bytesRead;
}

async function joinRows(browser: Browser): Promise<BenchRow[]> {
  const from = performance.now();
  const again = browser.open('seat');
  await until(() => again.view !== null && again.setup !== null, 'the view');
  const ms = performance.now() - from;
  // The rasters come right behind; they are in what the socket counts.
  await sleep(150);
  const all = received(again);
  again.close();
  const frame = wireBytes('frame', again.frames[0]);
  const names = wireBytes('setup', again.setup);
  const kB = (name: string, bytes: number, more: Omit<BenchRow, 'name' | 'value' | 'unit'> = {}) =>
    ({ name: `server.join.${name}`, value: round(bytes / 1000, 1), unit: 'kB', ...more }) as const;
  return [
    kB('view', frame.sent, { unpackedKB: round(frame.plain / 1000, 1) }),
    kB('names', names.sent, { unpackedKB: round(names.plain / 1000, 1) }),
    kB('view-and-names', frame.sent + names.sent),
    kB('socket-in-all', all, { withLayers: 1 }),
    { name: 'server.join.time', value: round(ms, 1), unit: 'ms' },
  ];
}

/**
 * What the sockets alone take in the same minute, ascending, ms: messages that the first thread
 * refuses at once, there and back.
 */
async function tripTimes(page: Page, count: number, gapMs: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const from = performance.now();
    await page.raw('echo', {});
    times.push(performance.now() - from);
    await sleep(gapMs);
  }
  return times.sort((a, b) => a - b);
}

/** Orders of all seats, and beside them what disk and sockets alone take in the same minute. */
async function ackRows(players: readonly Page[], speed: number, dir: string): Promise<BenchRow[]> {
  const [times, flush, trip] = await Promise.all([
    giveOrders(players, ORDERS, 1 + speed * 1000),
    flushTimes(dir, 100, 150),
    tripTimes(players[0]!, 100, 150),
  ]);
  const detail = {
    seats: players.length,
    orders: times.length,
    flushP50Ms: round(quantile(flush, 0.5)),
    flushP95Ms: round(quantile(flush, 0.95)),
    socketsP50Ms: round(quantile(trip, 0.5)),
  };
  const row = (q: string, v: number): BenchRow => ({
    name: `server.order-ack.x${speed}.${q}`,
    value: round(v),
    unit: 'ms',
    ...detail,
  });
  return [
    row('p50', quantile(times, 0.5)),
    row('p95', quantile(times, 0.95)),
    row('max', times.at(-1)!),
  ];
}

async function snapshotRows(dir: string): Promise<BenchRow[]> {
  const engine = await openScenario(SCENARIO);
  const run = engine.create('1');
  run.submit({ kind: 'instructor' }, { type: 'start' });
  run.advance(12 * 3600);
  const from = performance.now();
  const bytes = run.save();
  const saveMs = performance.now() - from;
  const files = await readdir(join(dir, 'snapshots'));
  const sizes = await Promise.all(
    files.map(async (f) => (await stat(join(dir, 'snapshots', f))).size),
  );
  const onDisk = round(Math.max(0, ...sizes) / 1e6, 3);
  return [
    { name: 'server.snapshot.12h', value: round(bytes.length / 1e6), unit: 'MB' },
    { name: 'server.snapshot.save', value: round(saveMs, 1), unit: 'ms' },
    { name: 'server.snapshot.on-disk', value: onDisk, unit: 'MB', files: sizes.length },
  ];
}

/**
 * An exercise two hours into its fire: seven seats played by the policy, all of them watched. The
 * pages go into `open` as they come.
 */
async function openRoom(base: string, open: Page[]) {
  const instructor = new Browser(base);
  const { code } = (
    await instructor.post<CreatedAnswer>('/api/exercises', { scenarioId: SCENARIO, seed: '1' })
  ).body;
  const desk = await instructor.connect('desk');
  open.push(desk);
  await until(() => desk.lobby !== null, 'the lobby');
  const seats = desk.lobby!.seats.map((s) => s.id);
  const browsers = seats.map(() => new Browser(base));
  const players: Page[] = [];
  for (const [i, b] of browsers.entries()) {
    players.push(await b.sit(code, `人${i}`, seats[i]!));
    open.push(players[i]!);
  }
  await desk.command(1, { type: 'start' });
  for (const [i, seatId] of seats.slice(0, 7).entries())
    await desk.command(2 + i, { type: 'setOccupant', seatId, occupant: 'policy' });
  await desk.pace({ type: 'jump', ticks: BUSY_TICK });
  await until(() => desk.clock!.tick >= BUSY_TICK && desk.clock!.jumpTo === null, 'jump', 60_000);
  return { desk, players, first: browsers[0]! };
}

/** Order to durable acknowledgement, traffic and sizes, over loopback with fifty seats. */
export async function run(): Promise<readonly BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-bench-'));
  const rows: BenchRow[] = [];
  const engineModule = new URL('./fifty-seats.ts', import.meta.url).href;
  const server = await ChildServer.start(dir, { engineModule });
  const open: Page[] = [];
  try {
    const { desk, players, first } = await openRoom(server.base, open);
    if (players.length !== SEATS) throw new Error(`${players.length} seats, not ${SEATS}`);
    rows.push(...(await joinRows(first)));
    for (const speed of [1, 60]) {
      await desk.pace({ type: 'speed', speed });
      rows.push(await traffic(players, speed));
      rows.push(...(await ackRows(players, speed, dir)));
    }
    rows.push(...(await snapshotRows(dir)));
  } finally {
    for (const p of open) p.close();
    await server.end('SIGTERM');
    await rm(dir, { recursive: true, force: true });
  }
  // Needs the page: `npm run build` first.
  if (existsSync(join('dist', 'index.html'))) rows.push(...pageRows());
  return rows;
}
