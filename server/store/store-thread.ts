import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Log } from '../log.ts';
import { Caller } from '../rpc.ts';
import { Receipts } from './receipts.ts';
import type { Receipt } from './receipts.ts';
import type { Store } from './store.ts';

/** A thread that failed is started again after this long at first, then after twice as long, ms. */
const RESTART_MS = 250;
/** But never later than this, ms. */
const RESTART_MAX_MS = 30_000;

/** Given a line to the store, and another one whenever the store's thread is a new one. */
export type GiveLine = (line: MessagePort) => void;

/**
 * The thread of the embedded store. When it ends by itself it is started again, until that works;
 * meanwhile every call fails, and afterwards the file holds what was acknowledged.
 */
export class StoreThread {
  readonly caller: Caller<Store>;
  readonly receipts = new Receipts();
  readonly #dataDir: string;
  readonly #log: Log;
  readonly #lines = new Set<GiveLine>();
  #worker: Worker;
  #waitMs = RESTART_MS;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  private constructor(dataDir: string, log: Log, worker: Worker) {
    this.#dataDir = dataDir;
    this.#log = log;
    this.#worker = worker;
    this.caller = new Caller<Store>(worker);
    this.#watch(worker);
  }

  /** Throws what the thread throws when it cannot open the file. */
  static async start(dataDir: string, log: Log): Promise<StoreThread> {
    return new StoreThread(dataDir, log, await opened(dataDir));
  }

  #watch(worker: Worker): void {
    let cause: Error | undefined;
    worker.on('message', (m: unknown) => {
      if (isHanded(m)) this.receipts.hand(m.receipt);
    });
    worker.on('error', (e: Error) => (cause = e));
    worker.once('exit', () => {
      if (this.#closed) return;
      this.#log.error({ err: cause }, 'the thread of the store has ended: starting it again');
      void this.#restart();
    });
  }

  async #restart(): Promise<void> {
    try {
      const worker = await opened(this.#dataDir);
      if (this.#closed) return void worker.terminate();
      this.#worker = worker;
      this.#waitMs = RESTART_MS;
      this.#watch(worker);
      this.caller.moveTo(worker);
      for (const give of this.#lines) give(this.#line());
      this.#log.warn('the thread of the store works again');
    } catch {
      // That it failed has been told; that it still does is no news.
      this.#retry = setTimeout(() => void this.#restart(), this.#waitMs);
      this.#waitMs = Math.min(RESTART_MAX_MS, this.#waitMs * 2);
    }
  }

  #line(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ attach: port1 }, [port1]);
    return port2;
  }

  /** Gives a line now and after every restart, until the returned function is called. */
  attach(give: GiveLine): () => void {
    this.#lines.add(give);
    give(this.#line());
    return () => void this.#lines.delete(give);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.caller.remote.close().catch(() => undefined);
    await this.#worker.terminate();
  }
}

const isHanded = (m: unknown): m is { readonly receipt: Receipt } =>
  typeof m === 'object' && m !== null && 'receipt' in m;

/** A worker whose database is open. */
async function opened(dataDir: string): Promise<Worker> {
  const worker = new Worker(new URL('./store-worker.ts', import.meta.url), {
    workerData: { dataDir },
  });
  const gone = once(worker, 'exit').then(() => Promise.reject(new Error('its thread has ended')));
  gone.catch(() => undefined);
  // Rejects when the worker fails to open the file.
  await Promise.race([once(worker, 'message'), gone]);
  return worker;
}
