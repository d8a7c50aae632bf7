import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { CACHE_FOLDER, DEFAULT_DATA_DIR } from './data-dir.ts';

/** So long after the start what was compiled is written down: nobody waits for a page then, ms. */
const WRITE_AFTER_MS = 5000;

/**
 * Keeps what Node compiles of our modules in `CACHE_DIR`, or under the data folder, for this process and the threads
 * and processes that it starts: several hundred modules are read as TypeScript only once. Call it
 * before they are imported. Where nothing can be written everything is compiled as ever.
 */
export function keepCompiled(env: NodeJS.ProcessEnv): void {
  // Somebody who runs Node with a cache of their own has chosen the place.
  if (env['NODE_COMPILE_CACHE'] !== undefined) return writeSoon();
  const dir = join(resolve(cacheOf(env)), 'compiled');
  const { directory } = enableCompileCache(dir);
  if (directory === undefined) return;
  // Threads and child processes look for it here, and only here.
  env['NODE_COMPILE_CACHE'] = dir;
  writeSoon();
}

/** The same for a command, which leaves no folder where no server has run. */
export function keepCompiledWhereServed(env: NodeJS.ProcessEnv): void {
  if (existsSync(cacheOf(env))) keepCompiled(env);
}

const cacheOf = (env: NodeJS.ProcessEnv): string =>
  env['CACHE_DIR'] || join(env['DATA_DIR'] || DEFAULT_DATA_DIR, CACHE_FOLDER);

/** A process that is killed would leave nothing. */
function writeSoon(): void {
  setTimeout(flushCompileCache, WRITE_AFTER_MS).unref();
}
