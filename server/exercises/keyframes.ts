import type { LogRecord } from '../../engine/protocol/http.ts';
import type { EngineRun, Mark } from './engine-port.ts';

/**
 * Between two keyframes, ticks: going on from one must take less than 300 ms; a quarter of an hour
 * of a large exercise takes about 130 ms of CPU (assumed from the benches).
 */
export const KEYFRAME_TICKS = 900;
/** Memory that the keyframes of one exercise may keep; beyond, every second one goes. */
const MAX_BYTES = 128 * 1024 * 1024;

interface Kept {
  readonly tick: number;
  /** Last record of the log that is in it. */
  readonly seq: number;
  readonly mark: Mark;
}

/** Moments of one exercise to go back to, by rising tick. */
export class Keyframes {
  #kept: Kept[] = [];
  #bytes = 0;
  /** Doubles whenever memory runs short. */
  #everyTicks = KEYFRAME_TICKS;

  /** Next tick after `tick` at which a keyframe belongs. */
  after(tick: number): number {
    return (Math.floor(tick / this.#everyTicks) + 1) * this.#everyTicks;
  }

  /** True when a moment is one for a keyframe, and there is none. */
  wanted(tick: number): boolean {
    return tick % this.#everyTicks === 0 && !this.#kept.some((k) => k.tick === tick);
  }

  put(run: EngineRun, seq: number): void {
    if (!this.wanted(run.tick)) return;
    const kept = { tick: run.tick, seq, mark: run.mark() };
    const at = this.#kept.findIndex((k) => k.tick > kept.tick);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, kept);
    this.#bytes += kept.mark.bytes;
    if (this.#bytes > MAX_BYTES) this.#thin();
  }

  #thin(): void {
    this.#everyTicks *= 2;
    this.#kept = this.#kept.filter((k) => k.tick % this.#everyTicks === 0);
    this.#bytes = this.#kept.reduce((n, k) => n + k.mark.bytes, 0);
  }

  /** The last one at or before `tick` that no later record of the log contradicts. */
  before(tick: number, log: readonly LogRecord[]): Kept | null {
    return (
      this.#kept.findLast(
        (k) => k.tick <= tick && !log.some((r) => r.seq > k.seq && r.tick < k.tick),
      ) ?? null
    );
  }
}
