import type { Stage } from './stage.ts';

/** Quiet frames before the loop sleeps. */
const QUIET_FRAMES = 6;
/** Below this rate teams move by less than two pixels a frame, and 12 frames a second do. */
const SLOW_TICKS_PER_S = 20;
const SLOW_FRAME_MS = 80;
/** A machine on which a frame takes long draws creeping teams this many frame times apart. */
const REST_RATIO = 4;
const RAREST_FRAME_MS = 1000;

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

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Something changed: draw until it is quiet again. */
  touch(): void {
    this.#quiet = 0;
    this.#stage.wake();
  }

  /** After each frame: `busy` when more is to be drawn, `moving` when teams are on their way. */
  frame(deltaMs: number, tick: number, busy: boolean, moving: boolean): void {
    if (this.#wokenMs !== null) this.#frameMs = performance.now() - this.#wokenMs;
    this.#wokenMs = null;
    const ticksPerS = ((tick - this.#lastTick) / Math.max(1, deltaMs)) * 1000;
    this.#lastTick = tick;
    const creeping = moving && ticksPerS > 0;
    if (busy || (creeping && ticksPerS > SLOW_TICKS_PER_S)) {
      this.#quiet = 0;
      return;
    }
    if (++this.#quiet < QUIET_FRAMES) return;
    this.#stage.sleep();
    if (!creeping || this.#pulse !== null) return;
    this.#pulse = setTimeout(() => {
      this.#pulse = null;
      this.#quiet = QUIET_FRAMES - 1;
      this.#wokenMs = performance.now();
      this.#stage.wake();
    }, this.#restMs());
  }

  /** Time between two pictures of slow teams: longer where a picture takes long. */
  #restMs(): number {
    return Math.min(RAREST_FRAME_MS, Math.max(SLOW_FRAME_MS, REST_RATIO * this.#frameMs));
  }

  destroy(): void {
    if (this.#pulse !== null) clearTimeout(this.#pulse);
  }
}
