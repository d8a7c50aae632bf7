import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** The engine's sources; an installation ships them and runs them as they are. */
const ENGINE_DIR = fileURLToPath(new URL('../../engine', import.meta.url));

/**
 * SHA-256 over the paths and contents of all `.ts` and `.json` files below `dir`, 64 hexadecimal digits. Ends
 * of lines do not count: a checkout on Windows may have others. Throws when `dir` cannot be read.
 */
export function hashOfSources(dir: string): string {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts') || f.endsWith('.json'))
    .map((f) => ({ file: f, path: f.replaceAll('\\', '/') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const all = createHash('sha256');
  for (const { file, path } of files) {
    const text = readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n');
    all.update(createHash('sha256').update(path).digest());
    all.update(createHash('sha256').update(text).digest());
  }
  return all.digest('hex');
}

const KEY = 'sandtable:engine-hash';

/** Sources that this process runs. Read by its first thread at the start; the others are told. */
export const ENGINE_HASH = ((): string => {
  const told = getEnvironmentData(KEY);
  if (typeof told === 'string') return told;
  const hash = hashOfSources(ENGINE_DIR);
  setEnvironmentData(KEY, hash);
  return hash;
})();
