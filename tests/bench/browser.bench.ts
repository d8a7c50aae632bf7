import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../support/browser.ts';
import { ServerProcess } from '../support/server-process.ts';
import { Instructor } from '../e2e/support/instructor.ts';
import { Player } from '../e2e/support/player.ts';
import type { BenchRow } from './measure.ts';

/** Real minutes of play between the first and the last look; at ×60 ten of them are ten hours. */
const MINUTES = Number(process.env.SANDTABLE_BENCH_MINUTES ?? 10);
const FRAMES_S = 15;
const MB = 1024 * 1024;

/** Pages that need nothing but an address; a browser with an empty cache opens each. */
const PATHS = ['/', '/join', '/prepare', '/plans', '/lab', '/accounts', '/eval', '/wall'] as const;

/** Heap that is alive, MB: what is left after collecting twice. */
async function heapMb(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize / MB;
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

/** First contentful paint of a page in a browser that has never seen the product, ms. */
async function firstPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
  const ms = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
  );
  await context.close();
  return ms;
}

async function looks(page: Page, name: string, minute: number): Promise<BenchRow[]> {
  const drawn = await frames(page);
  const row = (what: string, value: number, unit: string): BenchRow => ({
    name: `browser/${name}-${what}`,
    value: Math.round(value * 10) / 10,
    unit,
    minute,
  });
  return [
    row('heap', await heapMb(page), 'MB'),
    row('frame-median', at(drawn, 0.5), 'ms'),
    row('frame-p95', at(drawn, 0.95), 'ms'),
  ];
}

/** Desk and seat while a fire burns at ×60: after a minute, and after ten. */
async function played(browser: Browser, base: string): Promise<BenchRow[]> {
  const open = async () => (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const desk = new Instructor(await open());
  const seat = new Player(await open());
  const code = await desk.create(base, '1');
  await seat.joinByCode(base, code, '甲');
  await seat.sit('incident-commander');
  await desk.start();
  await seat.atSeat();
  await desk.speed(60);
  const rows: BenchRow[] = [];
  const begun = performance.now();
  for (const minute of [1, MINUTES]) {
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
    for (const page of PATHS)
      rows.push({
        name: 'browser/first-paint',
        value: Math.round(await firstPaint(browser, server.base + page)),
        unit: 'ms',
        page,
      });
    return [...rows, ...(await played(browser, server.base))];
  } finally {
    await browser.close();
    await server.stop();
  }
}
