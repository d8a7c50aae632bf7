import type { SessionRow } from '../store/side-store.ts';
import type { Store, StoreFailure } from '../store/store.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import { hashKey, randomKey } from './keys.ts';

export type Session = SessionRow;

/** A player who took no seat for so long and is not connected joins again, ms. */
const SEATLESS_MS = 3600_000;
/** Sessions of one exercise and kind that hold no seat and no connection; the oldest goes (assumed). */
export const IDLE_KEPT = 200;

/**
 * The browsers that belong to an exercise. Kept in the store, so that after a restart everybody is
 * back in their seat; the token itself is only in the browser's cookie.
 */
export class Sessions {
  readonly #store: Pick<Store, 'saveSession' | 'deleteSession'>;
  readonly #byToken = new Map<string, Session>();
  readonly #byExercise = new Map<string, Map<string, Session>>();
  /** Whether a browser is connected with this session. */
  inUse: (tokenHash: string) => boolean = () => false;

  constructor(store: Pick<Store, 'saveSession' | 'deleteSession'>, known: readonly Session[]) {
    this.#store = store;
    for (const s of known) this.#put(s);
  }

  #put(s: Session): void {
    this.#byToken.set(s.tokenHash, s);
    const same = this.#byExercise.get(s.exerciseId);
    if (same === undefined) this.#byExercise.set(s.exerciseId, new Map([[s.tokenHash, s]]));
    else same.set(s.tokenHash, s);
  }

  /** The session whose cookie holds `token`, if it is of this kind. */
  find(token: string | undefined, kind: Session['kind']): Session | null {
    if (token === undefined || token === '') return null;
    const session = this.#byToken.get(hashKey(token));
    return session?.kind === kind ? session : null;
  }

  byHash(tokenHash: string): Session | null {
    return this.#byToken.get(tokenHash) ?? null;
  }

  /** Oldest first. */
  #ofExercise(exerciseId: string): Session[] {
    return [...(this.#byExercise.get(exerciseId)?.values() ?? [])];
  }

  /** Who has taken a seat, present or not. */
  inSeat(exerciseId: string, seatId: string): Session | null {
    const of = this.#ofExercise(exerciseId);
    return of.find((s) => s.kind === 'seat' && s.seatId === seatId) ?? null;
  }

  /** How many people have joined an exercise, with a seat or without. */
  people(exerciseId: string): number {
    return this.players(exerciseId).length;
  }

  /** Players of an exercise, oldest first. */
  players(exerciseId: string): readonly Session[] {
    return this.#ofExercise(exerciseId).filter((s) => s.kind === 'seat');
  }

  /** Browsers that conduct an exercise. */
  desks(exerciseId: string): readonly Session[] {
    return this.#ofExercise(exerciseId).filter((s) => s.kind === 'desk');
  }

  /** Makes room for one more: who holds the code could join without end. */
  async #evict(exerciseId: string, kind: Session['kind'], nowMs: number): Promise<void> {
    const idle = this.#ofExercise(exerciseId).filter(
      (s) => s.kind === kind && s.seatId === null && !this.inUse(s.tokenHash),
    );
    const beyond = idle.length + 1 - IDLE_KEPT;
    for (const [i, s] of idle.entries())
      if (i < beyond || (kind === 'seat' && nowMs - s.createdMs > SEATLESS_MS))
        await this.remove(s.tokenHash);
  }

  async create(
    s: Omit<Session, 'tokenHash'>,
  ): Promise<Result<{ token: string; session: Session }, StoreFailure>> {
    await this.#evict(s.exerciseId, s.kind, s.createdMs);
    const token = randomKey();
    const session: Session = { ...s, tokenHash: hashKey(token) };
    const kept = await this.#store.saveSession(session);
    if (!kept.ok) return err(kept.error);
    this.#put(session);
    return ok({ token, session });
  }

  /** Changes a session; the new one counts at once and is on the disk when this resolves. */
  async change(
    tokenHash: string,
    set: Partial<Pick<Session, 'seatId' | 'briefingRead' | 'person'>>,
  ): Promise<Result<Session, StoreFailure>> {
    const before = this.#byToken.get(tokenHash);
    if (before === undefined) return err({ kind: 'unavailable', message: 'no such session' });
    const after: Session = { ...before, ...set };
    this.#put(after);
    const kept = await this.#store.saveSession(after);
    if (kept.ok) return ok(after);
    this.#put(before);
    return err(kept.error);
  }

  async remove(tokenHash: string): Promise<void> {
    const gone = this.#byToken.get(tokenHash);
    this.#byToken.delete(tokenHash);
    if (gone !== undefined) this.#byExercise.get(gone.exerciseId)?.delete(tokenHash);
    await this.#store.deleteSession(tokenHash);
  }
}
