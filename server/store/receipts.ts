/** What is handed over as soon as a batch is on the disk; `ticket` says to whom. */
export interface Receipt {
  readonly ticket: number;
  readonly answer: unknown;
}

/**
 * Who waits in the thread that opened the store for word of the store itself. An order then comes
 * back without a stop in the thread of its exercise, which hears of the same write by itself.
 */
export class Receipts {
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #next = 1;

  /** `kept` never settles for a batch that was not kept: whoever takes a ticket drops it. */
  take(): { readonly ticket: number; readonly kept: Promise<unknown> } {
    const ticket = this.#next++;
    const kept = new Promise<unknown>((resolve) => this.#waiting.set(ticket, resolve));
    return { ticket, kept };
  }

  drop(ticket: number): void {
    this.#waiting.delete(ticket);
  }

  hand({ ticket, answer }: Receipt): void {
    this.#waiting.get(ticket)?.(answer);
    this.#waiting.delete(ticket);
  }
}
