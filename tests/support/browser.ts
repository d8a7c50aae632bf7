import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where a Chromium can come from, best first; the first that is there is used and named. */
export interface FoundBrowser {
  readonly path: string;
  readonly from: 'environment' | 'playwright' | 'system' | 'npm';
}

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Fails loudly when there is none: a browser test is never skipped silently. */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.SANDTABLE_CHROMIUM;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`SANDTABLE_CHROMIUM names no file: ${named}`);
    return { path: named, from: 'environment' };
  }
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return { path: own, from: 'playwright' };
  const system = SYSTEM_PATHS.find((p) => existsSync(p));
  if (system !== undefined) return { path: system, from: 'system' };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packaged = await import('@sparticuz/chromium');
    return { path: await packaged.default.executablePath(), from: 'npm' };
  }
  throw new Error('no Chromium found: install one, or name it in SANDTABLE_CHROMIUM');
}

/** Software WebGL, no sandbox (root in CI), and none of Chromium's calls home. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
