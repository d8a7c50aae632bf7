import type { ClockFrame } from '../../engine/protocol/wire.ts';

export type PauseReason = Exclude<ClockFrame['reason'], null | 'overload'>;

/** A wall-clock gap beyond this is a closed lid or a stopped process, ms. */
export const GAP_MS = 5000;
/** Share of one core that the simulation may take before the speed is lowered (assumed). */
const WORK_SHARE = 0.7;
/** Weight of a new measurement of the cost of a tick, for each second of wall time it covers. */
const MEMORY_S = 2;
/** Wall seconds of simulation that may be owed after a slow step; the rest is let go. */
const MAX_OWED_S = 1;

/**
 * How fast simulated time runs against the wall. Knows no timer: the host asks it, at every beat,
 * how many ticks are due. Time that the machine could not simulate is never made up in a rush: the
 * speed held is lowered and shown instead.
 */
export class Pace {
  #speed = 1;
  #paused = true;
  #reason: ClockFrame['reason'] = 'standby';
  #jumpTo: number | null = null;
  #owed = 0;
  #lastMs: number;
  /** Decaying sums: wall ms of work, and ticks done by it. */
  #workMs = 0;
  #workTicks = 0;

  constructor(nowMs: number) {
    this.#lastMs = nowMs;
  }

  get speed(): number {
    return this.#speed;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get reason(): ClockFrame['reason'] {
    if (this.#paused) return this.#reason;
    return this.heldSpeed < this.#speed ? 'overload' : null;
  }

  get jumpTo(): number | null {
    return this.#jumpTo;
  }

  /** Mean cost of a tick of late, ms. */
  get tickMs(): number {
    return this.#workTicks === 0 ? 0 : this.#workMs / this.#workTicks;
  }

  get heldSpeed(): number {
    const cost = this.tickMs;
    const holds = cost === 0 ? Infinity : (1000 * WORK_SHARE) / cost;
    return Math.max(1, Math.min(this.#speed, Math.floor(holds)));
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  hold(reason: PauseReason | null): void {
    this.#paused = true;
    this.#reason = reason;
    this.#jumpTo = null;
    this.#owed = 0;
  }

  run(nowMs: number): void {
    this.#paused = false;
    this.#lastMs = nowMs;
    this.#owed = 0;
  }

  /** Runs to `tick` as fast as it goes; the pause or speed before it comes back after it. */
  jump(tick: number): void {
    this.#jumpTo = tick;
  }

  /** Ticks due now, at `tick`. `gap` is true when the wall clock stood still for the process. */
  due(nowMs: number, tick: number): { ticks: number; gap: boolean } {
    const passedMs = Math.max(0, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    const active = this.#jumpTo !== null || !this.#paused;
    if (active && passedMs > GAP_MS) return { ticks: 0, gap: true };
    if (this.#jumpTo !== null) {
      if (tick < this.#jumpTo) return { ticks: this.#jumpTo - tick, gap: false };
      this.#jumpTo = null;
      this.#owed = 0;
    }
    if (this.#paused) return { ticks: 0, gap: false };
    const held = this.heldSpeed;
    this.#owed = Math.min(this.#owed + (passedMs / 1000) * held, Math.max(1, held * MAX_OWED_S));
    return { ticks: Math.floor(this.#owed), gap: false };
  }

  /** Tells what a beat did: `ticks` simulated in `ms`, finished at `nowMs`. */
  worked(ticks: number, ms: number, nowMs: number): void {
    if (this.#jumpTo === null) this.#owed = Math.max(0, this.#owed - ticks);
    // A beat that computed for long is no gap.
    else this.#lastMs = nowMs;
    if (ms > 1000) this.#lastMs = nowMs;
    const simulatedS = ticks / this.#speed;
    const keep = Math.max(0, 1 - Math.max(ms / 1000, simulatedS) / MEMORY_S);
    this.#workMs = this.#workMs * keep + ms;
    this.#workTicks = this.#workTicks * keep + ticks;
  }

  frame(tick: number, phase: ClockFrame['phase'], nowMs: number): ClockFrame {
    return {
      tick,
      phase,
      paused: this.#paused && this.#jumpTo === null,
      speed: this.#speed,
      heldSpeed: this.heldSpeed,
      wallMs: nowMs,
      jumpTo: this.#jumpTo,
      reason: this.reason,
      bySeat: null,
    };
  }
}
