import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the disk and the system alone take for a write of two pages and a flush, as a commit makes
 * it, ascending, ms. Slow enough to lie beside the orders without being a load of its own.
 */
export async function flushTimes(dir: string, count: number, gapMs: number): Promise<number[]> {
  const file = await open(join(dir, 'flush.bin'), 'w');
  const block = Buffer.alloc(8192, 1);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const from = performance.now();
    await file.write(block, 0, block.length, i * block.length);
    await file.sync();
    times.push(performance.now() - from);
    await sleep(gapMs);
  }
  await file.close();
  return times.sort((a, b) => a - b);
}
