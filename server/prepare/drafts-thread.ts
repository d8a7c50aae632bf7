import { Worker } from 'node:worker_threads';
import { Caller, type Remote } from '../rpc.ts';
import type { Drafts } from './drafts.ts';

/** A thread that nobody has asked for so long is let go: it holds a region in memory. */
const IDLE_MS = 10 * 60_000;

/** The thread in which drafts are checked, made when somebody prepares. */
export class DraftsThread {
  #worker: Worker | null = null;
  #caller: Caller<Drafts> | null = null;
  #idle: NodeJS.Timeout | null = null;

  get drafts(): Remote<Drafts> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
    if (this.#caller === null) {
      const worker = new Worker(new URL('./drafts-worker.ts', import.meta.url), { workerData: {} });
      worker.unref();
      worker.once('exit', () => {
        if (this.#worker === worker) this.#worker = this.#caller = null;
      });
      this.#worker = worker;
      this.#caller = new Caller<Drafts>(worker);
    }
    return this.#caller.remote;
  }

  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = this.#caller = null;
    await worker?.terminate();
  }
}
