import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a thread of the server has written down; see `loop-watch.ts`. */
export interface ThreadLoad {
  readonly main: boolean;
  readonly counting: boolean;
  readonly cpuMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** From now on delays count. */
export const beginCounting = (dir: string): Promise<void> => writeFile(join(dir, 'count'), '');

export async function threadLoads(dir: string): Promise<readonly ThreadLoad[]> {
  const names = (await readdir(dir)).filter((n) => n.endsWith('.json'));
  const loads = await Promise.all(
    names.map(async (n) => {
      // A file that is just being written is read a moment later, or not at all.
      const text = await readFile(join(dir, n), 'utf8');
      return text === '' ? null : (JSON.parse(text) as ThreadLoad);
    }),
  );
  return loads.filter((l): l is ThreadLoad => l !== null);
}
