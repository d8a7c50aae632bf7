import { Worker } from 'node:worker_threads';
import { Caller, type Remote } from './rpc.ts';

/** A thread that is made when somebody asks for it, and let go when nobody has for a while. */
export class IdleThread<T extends object> {
  readonly #url: URL;
  readonly #data: unknown;
  readonly #idleMs: number;
  #worker: Worker | null = null;
  #caller: Caller<T> | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(url: URL, data: unknown, idleMs: number) {
    this.#url = url;
    this.#data = data;
    this.#idleMs = idleMs;
  }

  get remote(): Remote<T> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), this.#idleMs);
    this.#idle.unref();
    if (this.#caller === null) {
      const worker = new Worker(this.#url, { workerData: this.#data });
      worker.unref();
      worker.once('exit', () => {
        if (this.#worker === worker) this.#worker = this.#caller = null;
      });
      this.#worker = worker;
      this.#caller = new Caller<T>(worker);
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
