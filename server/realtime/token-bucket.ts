/** Lets `perS` things a second through, `burst` at once. */
export class TokenBucket {
  readonly #perS: number;
  readonly #burst: number;
  #tokens: number;
  #lastMs: number;

  constructor(perS: number, burst: number, nowMs: number) {
    this.#perS = perS;
    this.#burst = burst;
    this.#tokens = burst;
    this.#lastMs = nowMs;
  }

  take(nowMs: number): boolean {
    const passedS = Math.max(0, nowMs - this.#lastMs) / 1000;
    this.#lastMs = nowMs;
    this.#tokens = Math.min(this.#burst, this.#tokens + passedS * this.#perS);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
