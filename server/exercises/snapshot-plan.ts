import type { Snapshot } from '../store/store.ts';
import type { EngineRun } from './engine-port.ts';
import type { Journal } from './journal.ts';

/** A snapshot is taken when any limit is passed, but never more often than `minWallMs`. */
export interface SnapshotIntervals {
  readonly commands: number;
  readonly ticks: number;
  readonly minWallMs: number;
}

/** Recovery replays at most half an hour of simulated time or 500 commands (assumed limits). */
export const SNAPSHOT_INTERVALS: SnapshotIntervals = {
  commands: 500,
  ticks: 1800,
  minWallMs: 15_000,
};

/** When to write a snapshot. It holds durable commands only: the caller asks with a clean journal. */
export class SnapshotPlan {
  readonly #every: SnapshotIntervals;
  #seq: number;
  #tick: number;
  #wallMs: number;
  #writing = false;

  constructor(every: SnapshotIntervals, seq: number, tick: number, nowMs: number) {
    this.#every = every;
    this.#seq = seq;
    this.#tick = tick;
    this.#wallMs = nowMs;
  }

  due(tick: number, journal: Pick<Journal, 'lastSeq'>, nowMs: number): boolean {
    if (this.#writing || nowMs - this.#wallMs < this.#every.minWallMs) return false;
    const far =
      journal.lastSeq - this.#seq >= this.#every.commands || tick - this.#tick >= this.#every.ticks;
    if (far) this.#wallMs = nowMs;
    return far;
  }

  /** Saves the state at once and lets `write` put it away in its own time. */
  async take(
    run: Pick<EngineRun, 'tick' | 'save' | 'hash'>,
    journal: Pick<Journal, 'lastSeq'>,
    write: (s: Snapshot) => Promise<void>,
  ): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    this.#seq = journal.lastSeq;
    this.#tick = run.tick;
    try {
      await write({ seq: this.#seq, tick: this.#tick, hash: run.hash(), bytes: run.save() });
    } finally {
      this.#writing = false;
    }
  }
}
