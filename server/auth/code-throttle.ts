/** Wrong codes that one browser may try before it must wait. */
export const FREE_TRIES = 5;
export const WAIT_S = 30;
/**
 * Wrong codes from one address before browsers that are new to us must wait too: a class shares an
 * address, a guesser throws its cookies away. 200 guesses in 5 min hit one of ten open exercises
 * among 32^6 codes once in about 15 months (assumed to be enough for a training room).
 */
const ADDRESS_TRIES = 200;
const ADDRESS_WINDOW_S = 300;

interface Tries {
  wrong: number;
  untilMs: number;
}

/** Counts wrong codes, not requests: whoever types the right one is never held up by others. */
export class CodeThrottle {
  readonly #browsers = new Map<string, Tries>();
  readonly #addresses = new Map<string, Tries>();

  /** Seconds to wait before the next try counts, 0 to go ahead. */
  waitS(browser: string | null, address: string, nowMs: number): number {
    const of = browser === null ? this.#addresses.get(address) : this.#browsers.get(browser);
    if (of === undefined) return 0;
    const limit = browser === null ? ADDRESS_TRIES : FREE_TRIES;
    if (of.wrong < limit || of.untilMs <= nowMs) return 0;
    return Math.ceil((of.untilMs - nowMs) / 1000);
  }

  wrong(browser: string, address: string, nowMs: number): void {
    this.#count(this.#browsers, browser, FREE_TRIES, WAIT_S, nowMs);
    this.#count(this.#addresses, address, ADDRESS_TRIES, ADDRESS_WINDOW_S, nowMs);
  }

  right(browser: string): void {
    this.#browsers.delete(browser);
  }

  #count(of: Map<string, Tries>, key: string, limit: number, waitS: number, nowMs: number): void {
    // Forgetting all is better than growing without end; it takes 10,000 browsers to get there.
    if (of.size > 10_000) of.clear();
    const t = of.get(key) ?? { wrong: 0, untilMs: 0 };
    // After the wait one more try is free; an address starts afresh.
    if (t.untilMs <= nowMs && t.wrong >= limit) t.wrong = of === this.#browsers ? limit - 1 : 0;
    t.wrong++;
    t.untilMs = nowMs + waitS * 1000;
    of.set(key, t);
  }
}
