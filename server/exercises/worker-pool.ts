import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import type { WarmUp } from './exercise-worker.ts';

/**
 * Room for new objects in one thread, MB: half of what it would be. Collections are shorter and come
 * oftener; every thread takes so much less memory.
 */
const YOUNG_MB = 24;

interface Spare {
  readonly scenarioId: string;
  readonly worker: Worker;
}

/**
 * Threads for exercises. One is kept in reserve with a scenario and its region loaded, which takes
 * seconds, so that a new exercise or a review opens at once. Without it all works, only slower.
 */
export class WorkerPool {
  readonly #engineModule: string;
  readonly #log: Log;
  #spare: Spare | null = null;
  #closed = false;

  constructor(engineModule: string, log: Log) {
    this.#engineModule = engineModule;
    this.#log = log;
  }

  #make(scenarioId: string): Worker {
    const workerData: WarmUp = { engineModule: this.#engineModule, scenarioId };
    return new Worker(new URL('./exercise-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  }

  /** Puts a thread for this scenario in reserve, instead of one for another. */
  warm(scenarioId: string): void {
    if (this.#closed || this.#spare?.scenarioId === scenarioId) return;
    void this.#spare?.worker.terminate();
    const spare: Spare = { scenarioId, worker: this.#make(scenarioId) };
    this.#spare = spare;
    const lost = (): void => {
      if (this.#spare === spare) this.#spare = null;
    };
    spare.worker.on('error', (e) => {
      if (this.#spare !== spare) return;
      this.#log.warn({ err: e, scenario: scenarioId }, 'the thread in reserve has failed');
      lost();
    });
    spare.worker.on('exit', lost);
    // It must not hold the process when all else has ended.
    spare.worker.unref();
  }

  /** Lets a thread in reserve go that has read what has changed since. */
  cool(scenarioId: string): void {
    if (this.#spare?.scenarioId !== scenarioId) return;
    const { worker } = this.#spare;
    this.#spare = null;
    void worker.terminate();
  }

  /** A thread that has this scenario loaded, or is about to. */
  take(scenarioId: string): Worker {
    const spare = this.#spare;
    if (spare?.scenarioId !== scenarioId) return this.#make(scenarioId);
    this.#spare = null;
    spare.worker.ref();
    return spare.worker;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#spare?.worker.terminate();
  }
}
