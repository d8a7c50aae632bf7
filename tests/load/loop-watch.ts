import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread, threadId } from 'node:worker_threads';

/**
 * Loaded before each thread of a server (`--import`): keeps writing down how late the thread's event
 * loop comes to what is due, and what the thread has computed. Unlike the time of an answer both
 * say what the server does whatever else the machine is at.
 */
const EVERY_MS = 500;
const RESOLUTION_MS = 5;

const dir = process.env['SANDTABLE_LOOP_DIR'];
if (dir !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const ms = (ns: number): number => Math.max(0, ns / 1e6 - RESOLUTION_MS);
  // What came before this tick of the wall clock (starting, jumping ahead) does not count.
  let counting = false;
  setInterval(() => {
    if (!counting && existsSync(join(dir, 'count'))) {
      counting = true;
      delay.reset();
    }
    const { user, system } = process.threadCpuUsage();
    writeFileSync(
      join(dir, `${threadId}.json`),
      JSON.stringify({
        main: isMainThread,
        counting,
        cpuMs: (user + system) / 1000,
        p95Ms: ms(delay.percentile(95)),
        p99Ms: ms(delay.percentile(99)),
        maxMs: ms(delay.max),
      }),
    );
  }, EVERY_MS).unref();
}
