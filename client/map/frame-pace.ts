import { restBetweenPictures } from '../ground/rest.ts';
import type { Stage } from './stage.ts';

/** Quiet frames before the loop sleeps. */
const QUIET_FRAMES = 6;
/** Below this rate teams move by less than two pixels a frame, and 12 frames a second do. */
const SLOW_TICKS_PER_S = 20;

/**
 * Lets the frame loop sleep when nothing changes, and wakes it now and then while teams creep
 * along, so that a map that nobody touches costs next to nothing.
 */
export class FramePace {
  readonly #stage: Stage;
  #quiet = 0;
  #lastTick = 0;
  #pulse: ReturnType<typeof setTimeout> | null = null;
  #wokenMs: number | null = null;
  #frameMs = 0;
  #metresPerPx = 1;
  #ticksPerS = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Something changed: draw until it is quiet again. */
  touch(): void {
    this.#quiet = 0;
    this.#stage.wake();
  }

  /** After each frame: `busy` when more is to be drawn, `moving` when teams are on their way. */
  frame(deltaMs: number, tick: number, busy: boolean, moving: boolean, metresPerPx: number): void {
    if (this.#wokenMs !== null) this.#frameMs = performance.now() - this.#wokenMs;
    this.#wokenMs = null;
    const ticksPerS = ((tick - this.#lastTick) / Math.max(1, deltaMs)) * 1000;
    this.#lastTick = tick;
    this.#ticksPerS = ticksPerS;
    this.#metresPerPx = metresPerPx;
    const creeping = moving && ticksPerS > 0;
    if (busy || (creeping && ticksPerS > SLOW_TICKS_PER_S)) {
      this.#quiet = 0;
      return;
    }
    if (++this.#quiet < QUIET_FRAMES) return;
    this.#stage.sleep();
    if (!creeping || this.#pulse !== null) return;
    this.#pulse = setTimeout(
      () => {
        this.#pulse = null;
        this.#quiet = QUIET_FRAMES - 1;
        this.#wokenMs = performance.now();
        this.#stage.wake();
      },
      restBetweenPictures(this.#frameMs, this.#metresPerPx, this.#ticksPerS),
    );
  }

  destroy(): void {
    if (this.#pulse !== null) clearTimeout(this.#pulse);
  }
}
