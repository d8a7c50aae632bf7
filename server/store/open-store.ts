import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { Caller } from '../rpc.ts';
import { STORE_FILE } from './sqlite-file.ts';
import type { Store } from './store.ts';

export interface OpenStore {
  readonly store: Store;
  /** A line of its own to the store for another thread, which never passes through this one. */
  attach(): MessagePort;
  close(): Promise<void>;
}

/** Opens the embedded store in `dataDir`, in a worker. The error names the file and says why. */
export async function openStore(dataDir: string): Promise<Result<OpenStore, string>> {
  const worker = new Worker(new URL('./store-worker.ts', import.meta.url), {
    workerData: { dataDir },
  });
  try {
    // Rejects when the worker fails to open the file.
    await once(worker, 'message');
  } catch (e) {
    const file = join(resolve(dataDir), STORE_FILE);
    return err(`${file}: expected a database of Sandtable, got ${(e as Error).message}`);
  }
  const caller = new Caller<Store>(worker);
  return ok({
    store: caller.remote as Store,
    attach: () => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ attach: port1 }, [port1]);
      return port2;
    },
    close: async () => {
      await caller.remote.close();
      await worker.terminate();
    },
  });
}

/** The store as seen from a thread that was given a line to it. */
export function storeAt(port: MessagePort): Store {
  return new Caller<Store>(port).remote as Store;
}
