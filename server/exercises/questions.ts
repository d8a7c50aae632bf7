import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';
import { StatusError } from '../rpc.ts';
import type { HostPort, HostState } from './host-port.ts';
import { asLogged } from './mailbox.ts';
import type { Present } from './present.ts';

/** What may be asked of a running exercise. Answers rest on commands that are on the disk. */
export class Questions {
  readonly #now: Present;

  constructor(now: Present) {
    this.#now = now;
  }

  /** Hands out what was read of the world once the commands it rests on are on the disk. */
  async #kept<T>(read: T): Promise<T> {
    if (await this.#now.journal.settled()) return read;
    throw new StatusError(503, 'the store does not take writes');
  }

  async check(actor: Actor, sent: Command): ReturnType<HostPort['check']> {
    const { run, journal } = this.#now;
    const result = run.check(actor, asLogged(sent));
    if (!(await journal.settled())) return { ok: false, rejection: refuse('storeUnavailable') };
    return result.ok ? { ok: true, preview: result.value } : { ok: false, rejection: result.error };
  }

  state(clock: ClockFrame): Promise<HostState> {
    const { run } = this.#now;
    return this.#kept({ phase: run.phase, clock, occupants: run.occupants() });
  }

  events(from: number): ReturnType<HostPort['events']> {
    return this.#kept(this.#now.run.events().slice(from));
  }

  score(): ReturnType<HostPort['score']> {
    return this.#kept(this.#now.run.score());
  }

  hash(): ReturnType<HostPort['hash']> {
    const { run } = this.#now;
    return this.#kept({ tick: run.tick, hash: run.hash() });
  }
}
