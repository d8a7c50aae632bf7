import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { Refused } from '../../engine/protocol/http.ts';
import type { Lobby } from '../../engine/protocol/wire.ts';
import type { Session, Sessions } from '../auth/sessions.ts';
import type { Directory } from './directory.ts';
import type { Entry } from './entry.ts';
import type { Occupant } from './host-port.ts';
import type { SeatCard } from '../../engine/protocol/http.ts';

export type SeatFailure = Extract<
  Refused['error'],
  'seatTaken' | 'seatUnknown' | 'storeUnavailable'
>;

/** Who sits where. A seat that a person leaves is played by the policy again. */
export class Seating {
  readonly #directory: Directory;
  readonly #sessions: Sessions;
  /** Last change of seats under way in each exercise. */
  readonly #turns = new WeakMap<Entry, Promise<unknown>>();
  /** Told of every change, so that pages and sockets follow. */
  onChange: (entry: Entry, session: Session | null) => void = () => undefined;
  /** What players see in the place of the seats, while these are hidden from them. */
  veiled: (entry: Entry) => readonly { card: SeatCard; seatId: string }[] | null = () => null;
  /** Whether a browser is connected in this seat. */
  present: (entry: Entry, seatId: string) => boolean = () => false;

  constructor(directory: Directory, sessions: Sessions) {
    this.#directory = directory;
    this.#sessions = sessions;
  }

  /** Changes of one exercise's seats follow each other: a check holds until what it allowed is done. */
  #inTurn<T>(entry: Entry, change: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(entry) ?? Promise.resolve()).then(change);
    this.#turns.set(
      entry,
      done.catch(() => undefined),
    );
    return done;
  }

  async #occupy(entry: Entry, seatId: string, occupant: Occupant): Promise<boolean> {
    if (entry.phase === 'ended') return true;
    const host = await this.#directory.host(entry);
    const command = { type: 'setOccupant', seatId, occupant } as const;
    const ack = await host.submit({ kind: 'instructor' }, null, command);
    return ack.ok || ack.rejection.code === 'alreadyDone';
  }

  take(entry: Entry, session: Session, seatId: string): Promise<Result<Session, SeatFailure>> {
    return this.#inTurn(entry, () => this.#take(entry, session.tokenHash, seatId));
  }

  async #take(
    entry: Entry,
    tokenHash: string,
    seatId: string,
  ): Promise<Result<Session, SeatFailure>> {
    const session = this.#sessions.byHash(tokenHash);
    // Who has left meanwhile sits nowhere.
    if (session === null || !entry.scenario.seats.some((s) => s.id === seatId))
      return err('seatUnknown');
    const holder = this.#sessions.inSeat(entry.row.id, seatId);
    if (holder !== null && holder.tokenHash !== session.tokenHash) return err('seatTaken');
    if (session.seatId === seatId) return ok(session);
    if (session.seatId !== null) await this.#leave(entry, session);
    const changed = await this.#sessions.change(session.tokenHash, {
      seatId,
      briefingRead: false,
    });
    if (!changed.ok) return err('storeUnavailable');
    if (!(await this.#occupy(entry, seatId, 'human'))) {
      await this.#sessions.change(session.tokenHash, { seatId: null });
      return err('storeUnavailable');
    }
    this.onChange(entry, changed.value);
    return ok(changed.value);
  }

  /** Gets up, but stays in the exercise and may choose another seat. */
  leave(entry: Entry, { tokenHash }: Session): Promise<void> {
    return this.#inTurn(entry, async () => {
      const session = this.#sessions.byHash(tokenHash);
      if (session !== null) await this.#leave(entry, session);
    });
  }

  async #leave(entry: Entry, session: Session): Promise<void> {
    const seatId = session.seatId;
    if (seatId === null) return;
    const changed = await this.#sessions.change(session.tokenHash, {
      seatId: null,
      briefingRead: false,
    });
    await this.#occupy(entry, seatId, 'policy');
    this.onChange(entry, changed.ok ? changed.value : null);
  }

  /** The instructor makes a seat free. */
  free(entry: Entry, seatId: string): Promise<void> {
    return this.#inTurn(entry, async () => {
      const holder = this.#sessions.inSeat(entry.row.id, seatId);
      if (holder !== null) await this.#leave(entry, holder);
    });
  }

  /** Seats whose people did not come along (a branch, a removed session) go to the policy. */
  settle(entry: Entry): Promise<void> {
    return this.#inTurn(entry, async () => {
      for (const o of entry.occupants)
        if (o.occupant === 'human' && this.#sessions.inSeat(entry.row.id, o.id) === null)
          await this.#occupy(entry, o.id, 'policy');
    });
  }

  async readBriefing(entry: Entry, session: Session): Promise<boolean> {
    const changed = await this.#sessions.change(session.tokenHash, { briefingRead: true });
    if (changed.ok) this.onChange(entry, changed.value);
    return changed.ok;
  }

  /** Wall time of the first login of who sits there, ms; null for nobody. */
  joinedMs(entry: Entry, seatId: string): number | null {
    return this.#sessions.inSeat(entry.row.id, seatId)?.createdMs ?? null;
  }

  /** Players see which seats are taken, the desk sees by whom. */
  lobby(entry: Entry, forDesk: boolean): Lobby {
    const occupant = new Map(entry.occupants.map((o) => [o.id, o.occupant]));
    const plain = (): readonly { card: SeatCard; seatId: string }[] =>
      entry.scenario.seats.map((card) => ({ card, seatId: card.id }));
    const veiled = forDesk ? null : this.veiled(entry);
    const shown = veiled ?? plain();
    return {
      phase: entry.phase,
      // Groups would tell players which kind of event it is before it has begun.
      headquarters:
        forDesk || (veiled === null && entry.phase !== 'standby')
          ? entry.scenario.headquarters
          : null,
      seats: shown.map(({ card: s, seatId }) => {
        const holder = this.#sessions.inSeat(entry.row.id, seatId);
        return {
          id: s.id,
          name: s.name,
          role: s.role,
          colour: s.colour,
          person: forDesk ? (holder?.person ?? null) : null,
          taken: holder !== null,
          present: holder !== null && this.present(entry, seatId),
          briefingRead: holder?.briefingRead ?? false,
          joinedAfterS:
            forDesk && holder !== null
              ? Math.max(0, Math.round((holder.createdMs - entry.row.createdMs) / 1000))
              : null,
          occupant: occupant.get(seatId) ?? 'policy',
        };
      }),
    };
  }
}
