import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { Instructor } from '../tests/e2e/support/instructor.ts';
import { Player } from '../tests/e2e/support/player.ts';
import { BROWSER_ARGS, findBrowser } from '../tests/support/browser.ts';
import { ServerProcess } from '../tests/support/server-process.ts';

/**
 * Makes the pictures of README again: a server with data of its own plays an hour of the forest
 * fire, and the pages that README tells of are taken. Needs a built page (`npm run build`).
 *
 *     npx node scripts/screenshots.ts [folder, docs/images by default]
 */
const folder = process.argv[2] ?? fileURLToPath(new URL('../docs/images', import.meta.url));
const SIZE = { width: 1440, height: 900 };
const SEAT = 'rescue';

async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZE,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  // Labels and tiles of the map come a moment after the words; nothing on the page tells when.
  await page.waitForTimeout(4000);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 75 });
  console.log(`${name}.jpg`);
}

/** An hour in which the system plays every seat, that of the participant as well. */
async function playHour(desk: Instructor): Promise<void> {
  const occupant = desk.page.locator(`.st-desk-seat[data-seat="${SEAT}"]`);
  await occupant.getByRole('radio', { name: '系统代席' }).click();
  await desk.jumpHour();
  await desk.pause();
  await occupant.getByRole('radio', { name: '真人' }).click();
}

async function takeAll(browser: Browser, base: string): Promise<void> {
  const desk = new Instructor(await open(browser));
  const seat = new Player(await open(browser));
  const code = await desk.create(base, '1');
  await seat.joinByCode(base, code, '李宁');
  await seat.sit(SEAT);
  await take(desk.page, 'lobby-zh');
  await desk.start();
  await seat.atSeat();
  await desk.page.locator('.st-map-canvas[data-ground="ready"]').waitFor();
  await playHour(desk);
  await take(desk.page, 'desk-zh');
  await take(seat.page, 'seat-zh');
  await seat.page.getByTestId('language').click();
  await take(seat.page, 'seat-en');
  await desk.end();
  await desk.page.getByTestId('to-review').click();
  await desk.page.getByTestId('replay-time').waitFor();
  await desk.page.locator('.st-map-canvas[data-ground="ready"]').waitFor();
  await desk.page.getByRole('button', { name: '从此处回放' }).click();
  await take(desk.page, 'review-zh');
}

const found = await findBrowser();
const server = await ServerProcess.start();
const browser = await chromium.launch({ executablePath: found.path, args: BROWSER_ARGS });
try {
  await takeAll(browser, server.base);
} finally {
  await browser.close();
  await server.stop();
}
