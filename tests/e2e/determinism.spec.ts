import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { goldenRun } from '../support/golden-run.ts';

/** The engine as one script for a page, from the same sources that Node runs. */
async function engineForBrowser(): Promise<string> {
  const out = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: 'tests/support/golden-run.ts', formats: ['iife'], name: 'golden' },
    },
  });
  const first = Array.isArray(out) ? out[0]! : out;
  if (!('output' in first)) throw new Error('vite gave no bundle');
  return first.output[0].code;
}

test('the same seed and orders give the same hashes in Node and in Chromium', async ({ page }) => {
  const inNode = goldenRun('plain');
  const code = await engineForBrowser();
  await page.goto('about:blank');
  const inBrowser = await page.evaluate(
    `${code}; JSON.stringify([golden.goldenRun('plain'), golden.goldenRun('immer')])`,
  );
  const [plain, immer] = JSON.parse(inBrowser as string);
  expect(inNode.length).toBe(8);
  expect(new Set(inNode.map((h) => h.total)).size).toBe(8);
  expect(plain).toEqual(inNode);
  expect(immer).toEqual(inNode);
});
