import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';
import { StatusError } from '../rpc.ts';
import type { HostPort, HostState, Overview } from './host-port.ts';
import { asLogged } from './mailbox.ts';
import type { Present } from './present.ts';

/** What may be asked of a running exercise. Answers rest on commands that are on the disk. */
export class Questions {
  readonly #now: Present;
  readonly #clock: () => ClockFrame;

  constructor(now: Present, clock: () => ClockFrame) {
    this.#now = now;
    this.#clock = clock;
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

  state(): Promise<HostState> {
    const { run } = this.#now;
    const clock = this.#clock();
    return this.#kept({ phase: run.phase, clock, occupants: run.occupants() });
  }

  events(from: number): ReturnType<HostPort['events']> {
    return this.#kept(this.#now.run.events().slice(from));
  }

  injects(): ReturnType<HostPort['injects']> {
    return this.#kept(this.#now.run.view('truth').control?.injects ?? []);
  }

  score(): ReturnType<HostPort['score']> {
    return this.#kept(this.#now.run.score());
  }

  overview(): Promise<Overview> {
    const { run } = this.#now;
    const clock = this.#clock();
    const view = run.view('truth');
    const inHand = new Map<string, number>();
    for (const o of view.orders)
      if (o.status === 'issued' || o.status === 'underWay' || o.status === 'working')
        inHand.set(o.seatId, (inHand.get(o.seatId) ?? 0) + 1);
    const load = new Map(view.control?.seatLoad.map((l) => [l.id, l.open]));
    return this.#kept({
      clock,
      burnedHa: view.control?.burnedHa ?? null,
      seats: view.seats.map(({ id }) => ({
        id,
        open: load.get(id) ?? 0,
        inHand: inHand.get(id) ?? 0,
      })),
      score: run.score(),
    });
  }

  hash(): ReturnType<HostPort['hash']> {
    const { run } = this.#now;
    return this.#kept({ tick: run.tick, hash: run.hash() });
  }
}
