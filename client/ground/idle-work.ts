/** Least and most time of one piece of work, ms. */
const SLICE_MS = { least: 10, most: 90 } as const;
/** Where frames are slow the work takes this share of the time it had to wait. */
const SHARE = 0.6;
/** Even a busy page lets the map go on after so long, ms. */
const PATIENCE_MS = 25;

/**
 * Runs `work(budgetMs)` between frames for as long as it returns true. `start` is harmless while it
 * is running already.
 */
export class IdleWork {
  readonly #work: (budgetMs: number) => boolean;
  #cancel: (() => void) | null = null;
  #askedMs = 0;

  constructor(work: (budgetMs: number) => boolean) {
    this.#work = work;
  }

  start(): void {
    if (this.#cancel !== null) return;
    this.#askedMs = performance.now();
    const go = (idleMs: number): void => {
      this.#cancel = null;
      const waitedMs = performance.now() - this.#askedMs;
      const budgetMs = Math.max(SLICE_MS.least, idleMs, Math.min(SLICE_MS.most, waitedMs * SHARE));
      if (this.#work(budgetMs)) this.start();
    };
    // Safari has no idle callbacks; there short timeouts share the time with the frames.
    if (typeof requestIdleCallback === 'function') {
      const id = requestIdleCallback((d) => go(d.timeRemaining()), { timeout: PATIENCE_MS });
      this.#cancel = () => cancelIdleCallback(id);
    } else {
      const id = setTimeout(() => go(0), 4);
      this.#cancel = () => clearTimeout(id);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
