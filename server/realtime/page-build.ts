import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The entry script that the built page names, as it stood when the server started: a page built
 * later may ask for what this server does not know. Null without a built page.
 */
export function pageBuild(pageDir: string): string | null {
  try {
    const page = readFileSync(join(pageDir, 'index.html'), 'utf8');
    return /<script[^>]* src="(\/assets\/[^"]+)"/.exec(page)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** Whether a page and this server were made apart; one that is not built belongs to any. */
export const madeApart = (page: string | null | undefined, server: string | null): boolean =>
  page != null && server !== null && page !== server;
