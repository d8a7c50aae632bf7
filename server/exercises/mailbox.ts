import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { CommandAck } from './answers.ts';
import type { Present } from './present.ts';

export interface MailboxOptions {
  readonly nowMs: () => number;
  /** The store takes no writes. */
  readonly storeDown: () => boolean;
  /** A command has changed the world. */
  readonly onDecided: () => void;
}

const unavailable = (): CommandAck => ({ ok: false, rejection: refuse('storeUnavailable') });

/** What is decided is exactly what the log will hold: JSON has no −0 and no undefined. */
export const asLogged = (command: Command): Command =>
  JSON.parse(JSON.stringify(command)) as Command;

/** Takes commands in the order in which they come and answers once they are on the disk. */
export class Mailbox {
  readonly #now: Present;
  readonly #o: MailboxOptions;

  constructor(now: Present, o: MailboxOptions) {
    this.#now = now;
    this.#o = o;
  }

  /** `ticket`: who waits for word of the store itself, see `Receipts`; null for nobody. */
  submit(
    actor: Actor,
    clientSeq: number | null,
    sent: Command,
    ticket: number | null,
  ): Promise<CommandAck> {
    const command = asLogged(sent);
    // An order whose answer is not known yet gets that one when it is sent again.
    const known = clientSeq === null ? null : this.#now.answers.find(actor, clientSeq, command);
    if (known !== null) return known;
    if (this.#o.storeDown()) return Promise.resolve(unavailable());
    const answer = this.#decide(actor, clientSeq, command, ticket);
    if (clientSeq === null) return answer;
    this.#now.answers.keep(actor, clientSeq, command, answer);
    void answer.then((a) => {
      if (!a.ok && a.rejection.code === 'storeUnavailable')
        this.#now.answers.forget(actor, clientSeq);
    });
    return answer;
  }

  async #decide(
    actor: Actor,
    clientSeq: number | null,
    command: Command,
    ticket: number | null,
  ): Promise<CommandAck> {
    const { run, journal } = this.#now;
    const { rejection, events } = run.submit(actor, command);
    const refusal = rejection === null ? null : ({ ok: false, rejection } as const);
    // A refusal that left no trace in the world needs none in the log.
    if (refusal !== null && events.length === 0) return refusal;
    const tick = run.tick;
    const seq = journal.lastSeq + 1;
    const answer: CommandAck = refusal ?? { ok: true, seq, tick };
    const { durable } = journal.add(
      {
        kind: 'command',
        tick,
        wallMs: this.#o.nowMs(),
        stamped: { seq, tick, actor, clientSeq, command },
        accepted: refusal === null,
      },
      ticket === null ? undefined : { ticket, answer },
    );
    this.#o.onDecided();
    return (await durable) ? answer : unavailable();
  }
}
