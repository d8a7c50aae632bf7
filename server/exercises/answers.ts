import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Ack } from '../../engine/protocol/wire.ts';

export type CommandAck = Ack<{ seq: number; tick: number }>;

/** Answers kept per actor; a resend of something older is refused as a duplicate. */
const KEPT = 500;

interface Kept {
  readonly command: string;
  readonly answer: Promise<CommandAck>;
}

export const actorKey = (a: Actor): string =>
  a.kind === 'instructor' ? 'instructor' : `seat:${a.seatId}`;

/** What was answered to which `(actor, clientSeq)`, so that a resend does nothing twice. */
export class Answers {
  readonly #kept = new Map<string, Map<number, Kept>>();
  readonly #highest = new Map<string, number>();

  /** From the log: accepted commands only; a refusal is worked out again. */
  static fromLog(log: readonly LogRecord[]): Answers {
    const answers = new Answers();
    for (const r of log) {
      if (r.kind !== 'command' || !r.accepted || r.stamped.clientSeq === null) continue;
      const answer = Promise.resolve({ ok: true as const, seq: r.seq, tick: r.tick });
      answers.keep(r.stamped.actor, r.stamped.clientSeq, r.stamped.command, answer);
    }
    return answers;
  }

  highest(actor: Actor): number {
    return this.#highest.get(actorKey(actor)) ?? 0;
  }

  /** The answer to give without deciding anything, or null for a new command. */
  find(actor: Actor, clientSeq: number, command: Command): Promise<CommandAck> | null {
    const known = this.#kept.get(actorKey(actor))?.get(clientSeq);
    if (known?.command === JSON.stringify(command)) return known.answer;
    const highest = this.highest(actor);
    if (clientSeq > highest) return null;
    const rejection = refuse('duplicate', { clientSeq, highest });
    return Promise.resolve({ ok: false, rejection });
  }

  keep(actor: Actor, clientSeq: number, command: Command, answer: Promise<CommandAck>): void {
    const key = actorKey(actor);
    let mine = this.#kept.get(key);
    if (mine === undefined) this.#kept.set(key, (mine = new Map()));
    mine.set(clientSeq, { command: JSON.stringify(command), answer });
    if (mine.size > KEPT) mine.delete(mine.keys().next().value!);
    this.#highest.set(key, Math.max(this.highest(actor), clientSeq));
  }

  /** The command came to nothing: sent again, it is decided anew. */
  forget(actor: Actor, clientSeq: number): void {
    const key = actorKey(actor);
    const mine = this.#kept.get(key);
    mine?.delete(clientSeq);
    if (this.#highest.get(key) === clientSeq)
      this.#highest.set(key, Math.max(0, ...(mine?.keys() ?? [])));
  }
}
