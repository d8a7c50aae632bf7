import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './tests/support/browser.ts';

const browser = await findBrowser();

/** Browser tests: a real Chromium against the real server, one at a time (two cores). */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  metadata: { browser: browser.path, browserFrom: browser.from },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: browser.path, args: BROWSER_ARGS },
    actionTimeout: 45_000,
    // Recording a trace starves software WebGL on two cores; a failure leaves screenshots instead.
    trace: 'off',
  },
});
