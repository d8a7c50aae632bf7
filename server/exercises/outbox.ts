import type { Published } from './host-port.ts';

/** Holds back what rests on commands that are not on the disk yet, and keeps the order. */
export class Outbox {
  readonly #publish: (batch: readonly Published[]) => void;
  #held: { seq: number; what: readonly Published[] }[] = [];
  #durableSeq: number;

  constructor(publish: (batch: readonly Published[]) => void, durableSeq: number) {
    this.#publish = publish;
    this.#durableSeq = durableSeq;
  }

  /** `seq`: the last command on which `what` rests. */
  put(seq: number, what: readonly Published[]): void {
    if (what.length === 0) return;
    this.#held.push({ seq, what });
    this.#flush();
  }

  durable(seq: number): void {
    this.#durableSeq = seq;
    this.#flush();
  }

  /** What was held will never be true; the disk stands at `durableSeq`. */
  drop(): void {
    this.#held = [];
  }

  #flush(): void {
    const ready = this.#held.findIndex((h) => h.seq > this.#durableSeq);
    const out = ready < 0 ? this.#held : this.#held.slice(0, ready);
    if (out.length === 0) return;
    this.#held = ready < 0 ? [] : this.#held.slice(ready);
    this.#publish(out.flatMap((h) => h.what));
  }
}
