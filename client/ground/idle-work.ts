/** Time a piece of work may take when the browser does not say how long it is idle, ms. */
const SLICE_MS = 10;
/** Even a busy page lets the map go on after so long, ms. */
const PATIENCE_MS = 25;

/**
 * Runs `work(budgetMs)` between frames for as long as it returns true. `start` is harmless while it
 * is running already.
 */
export class IdleWork {
  readonly #work: (budgetMs: number) => boolean;
  #cancel: (() => void) | null = null;

  constructor(work: (budgetMs: number) => boolean) {
    this.#work = work;
  }

  start(): void {
    if (this.#cancel !== null) return;
    const go = (budgetMs: number): void => {
      this.#cancel = null;
      if (this.#work(Math.max(SLICE_MS, budgetMs))) this.start();
    };
    // Safari has no idle callbacks; there short timeouts share the time with the frames.
    if (typeof requestIdleCallback === 'function') {
      const id = requestIdleCallback((d) => go(d.timeRemaining()), { timeout: PATIENCE_MS });
      this.#cancel = () => cancelIdleCallback(id);
    } else {
      const id = setTimeout(() => go(SLICE_MS), 4);
      this.#cancel = () => clearTimeout(id);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
