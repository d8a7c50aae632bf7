import { setTimeout as sleep } from 'node:timers/promises';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
} from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';
import { Instructor } from '../e2e/support/instructor.ts';
import { Player } from '../e2e/support/player.ts';
import type { BenchRow } from './measure.ts';

/** Real minutes of play up to the last look; at ×60 ten of them are ten hours. 0: paints alone. */
const MINUTES = Number(process.env.SANDTABLE_BENCH_MINUTES ?? 10);
const FRAMES_S = 15;
const MB = 1024 * 1024;

/** Times that each page is opened, every time by a browser with an empty cache. */
const OPENED = 3;

/** Pages that need nothing but an address. */
const PATHS = ['/', '/join', '/prepare', '/plans', '/lab', '/accounts', '/eval', '/wall'] as const;

/** Cookies of somebody who takes part. */
type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

type Metrics = Readonly<Record<string, number>>;

/** Counts of the renderer, and CPU time of its main thread, s: what it does on a busy machine too. */
async function metricsOf(cdp: CDPSession): Promise<Metrics> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map((m) => [m.name, m.value]));
}

async function watched(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return cdp;
}

/** Heap that is alive, MB, with what lies in buffers: what is left after collecting twice. */
async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.send('HeapProfiler.disable');
  return (usedSize + (backingStorageSize ?? 0)) / MB;
}

/** Times between the frames that the page gets to draw, ms, ascending. */
const frames = (page: Page): Promise<number[]> =>
  page.evaluate(async (ms) => {
    const times: number[] = [];
    const until = performance.now() + ms;
    let last = performance.now();
    await new Promise<void>((done) => {
      const step = (now: number): void => {
        times.push(now - last);
        last = now;
        if (now < until) requestAnimationFrame(step);
        else done();
      };
      requestAnimationFrame(step);
    });
    return times.slice(1).sort((a, b) => a - b);
  }, FRAMES_S * 1000);

const at = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

/** First contentful paint in a browser that has never seen the product, and its CPU time, ms. */
async function firstPaint(
  browser: Browser,
  url: string,
  storageState?: Cookies,
): Promise<readonly [number, number]> {
  const context = await browser.newContext({ locale: 'zh-CN', storageState });
  const page = await context.newPage();
  const cdp = await watched(page);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  const { TaskDuration = Number.NaN } = await metricsOf(cdp);
  const ms = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
  );
  await context.close();
  return [ms, TaskDuration * 1000];
}

/** Best and median of several openings; wall time holds on a machine at rest, CPU time anywhere. */
async function firstPaints(
  browser: Browser,
  base: string,
  page: string,
  cookies?: Cookies,
): Promise<BenchRow[]> {
  const opened: (readonly [number, number])[] = [];
  for (let i = 0; i < OPENED; i++) opened.push(await firstPaint(browser, base + page, cookies));
  const sorted = (k: 0 | 1): number[] => opened.map((o) => o[k]).sort((x, y) => x - y);
  const row = (name: string, value: number): BenchRow => ({
    name: `browser/first-paint-${name}`,
    value: Math.round(value),
    unit: 'ms',
    page,
  });
  return [
    row('best', sorted(0)[0]!),
    row('median', at(sorted(0), 0.5)),
    row('cpu-median', at(sorted(1), 0.5)),
  ];
}

async function looks(page: Page, name: string, minute: number): Promise<BenchRow[]> {
  const cdp = await watched(page);
  const before = await metricsOf(cdp);
  const drawn = await frames(page);
  const after = await metricsOf(cdp);
  const cpuMs = (after['TaskDuration']! - before['TaskDuration']!) * 1000;
  const row = (what: string, value: number, unit: string): BenchRow => ({
    name: `browser/${name}-${what}`,
    value: Math.round(value * 10) / 10,
    unit,
    minute,
  });
  const heap = await heapMb(cdp);
  const { Nodes = Number.NaN } = await metricsOf(cdp);
  await cdp.detach();
  return [
    row('heap', heap, 'MB'),
    row('nodes', Nodes, '1'),
    row('frame-median', at(drawn, 0.5), 'ms'),
    row('frame-p95', at(drawn, 0.95), 'ms'),
    // What the page itself does for a frame; drawing by software in another process is not in it.
    row('frame-cpu', cpuMs / Math.max(1, drawn.length), 'ms'),
    row('main-thread', (100 * cpuMs) / (FRAMES_S * 1000), '%'),
  ];
}

interface Room {
  readonly desk: Instructor;
  readonly seat: Player;
}

/** An instructor and a commander in an exercise that runs at ×60. */
async function started(browser: Browser, base: string): Promise<Room> {
  const open = async () => (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const desk = new Instructor(await open());
  const seat = new Player(await open());
  const code = await desk.create(base, '1');
  await seat.joinByCode(base, code, '甲');
  await seat.sit('incident-commander');
  await desk.start();
  await seat.atSeat();
  await desk.speed(60);
  return { desk, seat };
}

/** Pages of a running exercise and of one that has ended, as somebody opens them who belongs to it. */
async function roomPaints(browser: Browser, base: string, room: Room): Promise<BenchRow[]> {
  const { desk, seat } = room;
  const me = await desk.page.request.get(`${base}/api/me`);
  const id = encodeURIComponent(
    ((await me.json()) as { desk: { exerciseId: string } }).desk.exerciseId,
  );
  const deskKeys = await desk.page.context().storageState();
  const seatKeys = await seat.page.context().storageState();
  const rows: BenchRow[] = [];
  for (const page of ['/desk', '/desk/groups', `/msel/${id}`])
    rows.push(...(await firstPaints(browser, base, page, deskKeys)));
  rows.push(...(await firstPaints(browser, base, '/seat', seatKeys)));
  await desk.end();
  rows.push(...(await firstPaints(browser, base, `/review/${id}`, deskKeys)));
  return rows.map((r) => ({ ...r, page: String(r['page']).replace(id, ':id') }));
}

/** Desk and seat while a fire burns at ×60: after a minute, halfway, and after ten. */
async function played({ desk, seat }: Room): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const begun = performance.now();
  // The middle tells growth that goes on from a cache that fills once.
  for (const minute of [1, MINUTES / 2, MINUTES]) {
    await sleep(Math.max(0, begun + minute * 60_000 - performance.now()));
    rows.push(...(await looks(seat.page, 'seat', minute)));
    rows.push(...(await looks(desk.page, 'desk', minute)));
  }
  return rows;
}

/** `npm run build` first. Takes as long as its minutes; wall time, so on a machine at rest. */
export async function run(): Promise<BenchRow[]> {
  const { path } = await findBrowser();
  const server = await ServerProcess.start();
  const browser = await chromium.launch({ executablePath: path, args: BROWSER_ARGS });
  try {
    const rows: BenchRow[] = [];
    for (const page of PATHS) rows.push(...(await firstPaints(browser, server.base, page)));
    const room = await started(browser, server.base);
    if (MINUTES > 0) rows.push(...(await played(room)));
    rows.push(...(await roomPaints(browser, server.base, room)));
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}
