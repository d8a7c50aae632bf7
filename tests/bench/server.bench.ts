import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parser from 'socket.io-msgpack-parser';
import type { CreatedAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from '../server/support/browser.ts';
import type { Page } from '../server/support/browser.ts';
import { ChildServer } from '../server/support/child-server.ts';
import { SEATS, openScenario } from './fifty-seats.ts';
import type { BenchRow } from './measure.ts';

const SCENARIO = 'wushan-forest-fire';
/** Two hours into the fire: teams move, forecasts come, people are on the way. */
const BUSY_TICK = 7200;
/** Each seat gives this many orders, one about every second. */
const ORDERS = 20;
const LISTEN_S = 15;

const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
const round = (v: number, digits = 2): number => Number(v.toFixed(digits));

/** What the disk alone takes for 4 kB and a flush, ms. */
async function flushTimes(dir: string): Promise<number[]> {
  const file = await open(join(dir, 'flush.bin'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const from = performance.now();
    await file.write(block, 0, block.length, i * block.length);
    await file.datasync();
    times.push(performance.now() - from);
  }
  await file.close();
  return times.sort((a, b) => a - b);
}

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

async function order(page: Page, clientSeq: number): Promise<number> {
  const from = performance.now();
  const toSeatIds = [page.hello!.view];
  const text = `第 ${clientSeq} 号：请报告现场情况`;
  const answer = await page.command(clientSeq, { type: 'message', toSeatIds, text });
  if (!answer.ok) throw new Error(`refused: ${answer.rejection.code}`);
  return performance.now() - from;
}

async function orders(pages: readonly Page[], first: number): Promise<number[]> {
  const times: number[] = [];
  const one = async (page: Page, offset: number) => {
    await sleep(offset);
    for (let i = 0; i < ORDERS; i++) {
      times.push(await order(page, first + i));
      // Uneven gaps, so that the seats do not fall into step.
      await sleep(700 + ((offset * 13 + i * 211) % 600));
    }
  };
  await Promise.all(pages.map((p, i) => one(p, i * 20)));
  return times.sort((a, b) => a - b);
}

async function traffic(pages: readonly Page[], speed: number): Promise<BenchRow> {
  const meters = pages.slice(0, 10).map((p) => new Meter(p));
  await sleep(LISTEN_S * 1000);
  const bytes = meters.reduce((sum, m) => sum + m.views, 0) / meters.length;
  const value = round(((bytes / LISTEN_S) * 3600) / 1e6);
  return { name: `server.traffic.x${speed}`, value, unit: 'MB/h a seat', withoutLayers: 1 };
}

/** Bytes of a message as the parser puts it on the wire. */
function wireBytes(event: string, value: unknown): number {
  const packet = { type: 2, nsp: '/', data: [event, value] };
  const [packed] = new parser.Encoder().encode(packet) as unknown as [Uint8Array];
  return packed.byteLength;
}

async function joinRows(browser: Browser): Promise<BenchRow[]> {
  const from = performance.now();
  const again = browser.open('seat');
  await until(() => again.view !== null && again.setup !== null, 'the view');
  const ms = performance.now() - from;
  again.close();
  const frame = wireBytes('frame', again.frames[0]);
  const names = wireBytes('setup', again.setup);
  return [
    { name: 'server.join.key-frame', value: round(frame / 1000, 1), unit: 'kB' },
    { name: 'server.join.with-names', value: round((frame + names) / 1000, 1), unit: 'kB' },
    { name: 'server.join.time', value: round(ms, 1), unit: 'ms' },
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
  const onDisk = sizes.length === 0 ? 0 : Math.max(...sizes);
  return [
    { name: 'server.snapshot.12h', value: round(bytes.length / 1e6), unit: 'MB' },
    { name: 'server.snapshot.save', value: round(saveMs, 1), unit: 'ms' },
    {
      name: 'server.snapshot.on-disk',
      value: round(onDisk / 1e6, 3),
      unit: 'MB',
      files: sizes.length,
    },
  ];
}

/** Order to durable acknowledgement, traffic and sizes, over loopback with fifty seats. */
export async function run(): Promise<readonly BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-bench-'));
  const rows: BenchRow[] = [];
  const flush = await flushTimes(dir);
  const flushMs = { p50: round(quantile(flush, 0.5)), p95: round(quantile(flush, 0.95)) };
  rows.push({ name: 'disk.flush.p50', value: flushMs.p50, unit: 'ms' });
  rows.push({ name: 'disk.flush.p95', value: flushMs.p95, unit: 'ms' });
  const engineModule = new URL('./fifty-seats.ts', import.meta.url).href;
  const server = await ChildServer.start(dir, { engineModule });
  const pages: Page[] = [];
  try {
    const instructor = new Browser(server.base);
    const { code } = (
      await instructor.post<CreatedAnswer>('/api/exercises', { scenarioId: SCENARIO, seed: '1' })
    ).body;
    const desk = await instructor.connect('desk');
    await until(() => desk.lobby !== null, 'the lobby');
    const seats = desk.lobby!.seats.map((s) => s.id);
    const browsers = seats.map(() => new Browser(server.base));
    for (const [i, b] of browsers.entries()) pages.push(await b.sit(code, `人${i}`, seats[i]!));
    pages.push(desk);
    await desk.command(1, { type: 'start' });
    for (const id of seats.slice(0, 7))
      await desk.command(2 + seats.indexOf(id), {
        type: 'setOccupant',
        seatId: id,
        occupant: 'policy',
      });
    await desk.pace({ type: 'jump', ticks: BUSY_TICK });
    await until(() => desk.clock!.tick >= BUSY_TICK && desk.clock!.jumpTo === null, 'jump', 60_000);
    const players = pages.slice(0, SEATS);
    rows.push(...(await joinRows(browsers[0]!)));
    for (const [i, speed] of [1, 60].entries()) {
      await desk.pace({ type: 'speed', speed });
      rows.push(await traffic(players, speed));
      const times = await orders(players, 1 + i * 1000);
      const detail = {
        seats: SEATS,
        orders: times.length,
        flushP50Ms: flushMs.p50,
        flushP95Ms: flushMs.p95,
      };
      const row = (q: string, v: number) =>
        rows.push({
          name: `server.order-ack.x${speed}.${q}`,
          value: round(v),
          unit: 'ms',
          ...detail,
        });
      row('p50', quantile(times, 0.5));
      row('p95', quantile(times, 0.95));
      row('max', times.at(-1)!);
    }
    rows.push(...(await snapshotRows(dir)));
  } finally {
    for (const p of pages) p.close();
    await server.end('SIGTERM');
    await rm(dir, { recursive: true, force: true });
  }
  return rows;
}
