import { test as base } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { ServerProcess } from '../../support/server-process.ts';

/** What a page complained about; a test that ends with complaints has failed. */
export interface Watched {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

export interface Room {
  readonly server: ServerProcess;
  /** A browser of its own: cookies and storage are shared with nobody. */
  open(name: string, options?: BrowserContextOptions): Promise<Watched>;
}

async function openPage(
  browser: Browser,
  name: string,
  options: BrowserContextOptions,
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const watched: Watched = { page, complaints: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watched.complaints.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => watched.complaints.push(`${name}: ${String(error)}`));
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('websocket', (socket) => watched.requests.push(socket.url()));
  return watched;
}

/** Each test has a server of its own, and as many browsers as it asks for. */
export const test = base.extend<{ room: Room }>({
  room: async ({ browser, viewport }, use, info) => {
    const server = await ServerProcess.start();
    const opened = new Map<string, Watched>();
    await use({
      server,
      open: async (name, options = {}) => {
        const watched = await openPage(browser, name, { viewport, ...options });
        opened.set(name, watched);
        return watched;
      },
    });
    for (const [name, { page }] of opened) {
      if (info.errors.length > 0)
        await page
          .screenshot({ path: info.outputPath(`${name}.png`) })
          .catch((error: unknown) => console.error(`no picture of ${name}: ${String(error)}`));
      await page.context().close();
    }
    await server.stop();
  },
});

export { expect } from '@playwright/test';
