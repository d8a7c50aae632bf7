import { orderKey } from '../../engine/study/order.ts';
import type { Trial } from '../../engine/study/trial.ts';

/** Runs between two looks of a study that may stop early. */
const LOOK_EVERY = 20;

/** Looks at fixed sizes, with the first runs in seed order: stopping must not depend on who was faster. */
export class Looks {
  readonly #early: boolean;
  readonly #runs: number;
  readonly #decided: (trials: readonly Trial[]) => boolean;
  #looked = 0;
  #decidedAt: number | null = null;

  constructor(early: boolean, runs: number, decided: (trials: readonly Trial[]) => boolean) {
    this.#early = early;
    this.#runs = runs;
    this.#decided = decided;
  }

  /** Whether more runs are wanted, now that these are there. */
  goesOn(trials: ReadonlyMap<string, Trial>): boolean {
    while (this.#early && this.#decidedAt === null) {
      const size = this.#looked + LOOK_EVERY;
      if (size > this.#runs) break;
      const first = firstRuns(trials, size);
      if (first === null) break;
      this.#looked = size;
      if (this.#decided(first)) this.#decidedAt = size;
    }
    return this.#decidedAt === null;
  }

  /** Runs after which it stood decided; all when it never did. */
  size(): number {
    return this.#decidedAt ?? this.#runs;
  }
}

function firstRuns(trials: ReadonlyMap<string, Trial>, size: number): Trial[] | null {
  const out: Trial[] = [];
  for (let seed = 1; seed <= size; seed++) {
    const trial = trials.get(orderKey({ seed }));
    if (trial === undefined) return null;
    out.push(trial);
  }
  return out;
}
