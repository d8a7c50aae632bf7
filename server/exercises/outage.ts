import type { StoreFailure } from '../store/store.ts';

/** A store that failed is tried again after this long at first, then after twice as long, ms. */
const RETRY_MS = 1000;
/** But never less often than this, ms. */
const RETRY_MAX_MS = 60_000;

/** A store that takes no writes: whether that is so now, and when to try it again. */
export class Outage {
  #failure: StoreFailure | null = null;
  #trying = false;
  #atMs = 0;
  #waitMs = RETRY_MS;

  get lasts(): boolean {
    return this.#failure !== null;
  }

  begin(failure: StoreFailure, nowMs: number): void {
    this.#failure = failure;
    this.#waitMs = RETRY_MS;
    this.#atMs = nowMs + RETRY_MS;
  }

  end(): void {
    this.#failure = null;
  }

  /** Makes `attempt` when one is due and none is under way. What another owner took never is. */
  retry(nowMs: number, attempt: () => Promise<void>): void {
    if (this.#trying || this.#failure?.kind === 'stale' || nowMs < this.#atMs) return;
    this.#waitMs = Math.min(RETRY_MAX_MS, this.#waitMs * 2);
    this.#atMs = nowMs + this.#waitMs;
    this.#trying = true;
    // That the store is in trouble has been told; that it still is, is no news.
    attempt()
      .catch(() => undefined)
      .finally(() => (this.#trying = false));
  }
}
