import type { LogRecord, Phase } from '../../engine/protocol/http.ts';
import type { Receipt } from '../store/receipts.ts';
import type { Store, StoreFailure } from '../store/store.ts';

type Body = LogRecord extends infer R ? (R extends LogRecord ? Omit<R, 'seq'> : never) : never;

export interface JournalOptions {
  readonly store: Pick<Store, 'append' | 'progress'>;
  readonly id: string;
  readonly epoch: number;
  readonly lastSeq: number;
  /** Where the exercise stands now; written with every record. */
  readonly progress: () => { tick: number; phase: Phase };
  readonly onDurable: (seq: number) => void;
  readonly onFailure: (failure: StoreFailure) => void;
}

/**
 * The log of one exercise on its way to the disk. A record leaves at once: the store flushes those
 * together that reach it during a flush, and takes none whose predecessor it does not hold. After a
 * failure nothing more is taken: the log on the disk is the truth, and the host starts again from
 * it with a new journal. Only when the store ended without an answer do those who wait go on
 * waiting, for what that log turns out to hold.
 */
export class Journal {
  readonly #o: JournalOptions;
  #lastSeq: number;
  #durableSeq: number;
  #marking = false;
  #failed = false;
  #waiting: { seq: number; resolve: (durable: boolean) => void }[] = [];

  constructor(o: JournalOptions) {
    this.#o = o;
    this.#lastSeq = o.lastSeq;
    this.#durableSeq = o.lastSeq;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get durableSeq(): number {
    return this.#durableSeq;
  }

  /** True when everything that was added is on the disk. */
  get clean(): boolean {
    return !this.#failed && this.#durableSeq === this.#lastSeq;
  }

  /**
   * Takes a record; resolves to true once it is on the disk, to false when it never will be. The
   * store hands out `receipt` as soon as it is.
   */
  add(body: Body, receipt?: Receipt): { seq: number; durable: Promise<boolean> } {
    const seq = ++this.#lastSeq;
    const durable = this.settled();
    if (!this.#failed) void this.#write({ ...body, seq } as LogRecord, receipt);
    return { seq, durable };
  }

  /** Whether everything that was added so far is on the disk, once that is known. */
  settled(): Promise<boolean> {
    if (this.#failed) return Promise.resolve(false);
    const seq = this.#lastSeq;
    if (this.#durableSeq === seq) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => this.#waiting.push({ seq, resolve }));
  }

  /** Notes how far simulated time has come, when no record does. */
  async mark(): Promise<void> {
    if (this.#marking || this.#failed) return;
    this.#marking = true;
    const kept = await this.#o.store
      .progress(this.#o.id, this.#o.epoch, this.#o.progress())
      .catch(broken);
    this.#marking = false;
    if (!kept.ok) this.#fail(kept.error);
  }

  async #write(record: LogRecord, receipt: Receipt | undefined): Promise<void> {
    const kept = await this.#o.store
      .append(this.#o.id, this.#o.epoch, [record], this.#o.progress(), receipt)
      .catch(broken);
    if (!kept.ok) this.#fail(kept.error);
    else if (!this.#failed) this.#reached(record.seq);
  }

  #reached(seq: number): void {
    this.#durableSeq = seq;
    const done = this.#waiting.filter((w) => w.seq <= seq);
    this.#waiting = this.#waiting.filter((w) => w.seq > seq);
    for (const w of done) w.resolve(true);
    this.#o.onDurable(seq);
  }

  #fail(failure: StoreFailure): void {
    if (this.#failed) return;
    this.#failed = true;
    if (failure.kind !== 'unknown') this.conclude(this.#durableSeq);
    this.#o.onFailure(failure);
  }

  /** The disk turned out to hold the records up to `seq`: tells whoever still waits. */
  conclude(seq: number): void {
    for (const w of this.#waiting) w.resolve(w.seq <= seq);
    this.#waiting = [];
  }
}

/** The store's thread has died or refused a write that breaks its rules. */
export const broken = (e: unknown): { ok: false; error: StoreFailure } => ({
  ok: false,
  error: { kind: 'unavailable', message: e instanceof Error ? e.message : String(e) },
});
