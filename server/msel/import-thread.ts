import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../engine/kernel/result.ts';
import type { FileFault } from './cells.ts';
import type { ImportTask } from './import-worker.ts';
import type { ReadFile } from './read-table.ts';

/** A file that is not read in this time or memory is not read at all. */
const MAX_MS = 20_000;
const MAX_HEAP_MB = 512;

const FAILED: FileFault = { code: 'unreadable', expected: '', got: '' };

/**
 * Reads a file in a thread of its own: ten thousand rows, or a file made to do harm, must not hold
 * up an exercise. What takes too long or too much memory is refused.
 */
export function readInThread(task: ImportTask): Promise<Result<ReadFile, FileFault>> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return new Promise((resolve) => {
    const end = (answer: Result<ReadFile, FileFault>): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(err({ ...FAILED, got: `${MAX_MS} ms` })), MAX_MS);
    worker.once('message', (m: Result<ReadFile, FileFault>) => end(m));
    worker.once('error', (e: Error) => end(err({ ...FAILED, got: e.message.slice(0, 120) })));
    worker.once('exit', () => end(err(FAILED)));
  });
}
