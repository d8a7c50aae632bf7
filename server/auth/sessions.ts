import type { SessionRow, Store, StoreFailure } from '../store/store.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import { hashKey, randomKey } from './keys.ts';

export type Session = SessionRow;

/**
 * The browsers that belong to an exercise. Kept in the store, so that after a restart everybody is
 * back in their seat; the token itself is only in the browser's cookie.
 */
export class Sessions {
  readonly #store: Pick<Store, 'saveSession' | 'deleteSession'>;
  readonly #byToken = new Map<string, Session>();

  constructor(store: Pick<Store, 'saveSession' | 'deleteSession'>, known: readonly Session[]) {
    this.#store = store;
    for (const s of known) this.#byToken.set(s.tokenHash, s);
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

  ofExercise(exerciseId: string): Session[] {
    return [...this.#byToken.values()].filter((s) => s.exerciseId === exerciseId);
  }

  /** Who has taken a seat, present or not. */
  inSeat(exerciseId: string, seatId: string): Session | null {
    for (const s of this.#byToken.values())
      if (s.kind === 'seat' && s.exerciseId === exerciseId && s.seatId === seatId) return s;
    return null;
  }

  async create(
    s: Omit<Session, 'tokenHash'>,
  ): Promise<Result<{ token: string; session: Session }, StoreFailure>> {
    const token = randomKey();
    const session: Session = { ...s, tokenHash: hashKey(token) };
    const kept = await this.#store.saveSession(session);
    if (!kept.ok) return err(kept.error);
    this.#byToken.set(session.tokenHash, session);
    return ok({ token, session });
  }

  /** Changes a session; the new one counts at once and is on the disk when this resolves. */
  async change(
    tokenHash: string,
    set: Partial<Pick<Session, 'seatId' | 'briefingRead' | 'person'>>,
  ): Promise<Result<Session, StoreFailure>> {
    const before = this.#byToken.get(tokenHash);
    if (before === undefined) throw new Error('no such session');
    const after: Session = { ...before, ...set };
    this.#byToken.set(tokenHash, after);
    const kept = await this.#store.saveSession(after);
    if (kept.ok) return ok(after);
    this.#byToken.set(tokenHash, before);
    return err(kept.error);
  }

  async remove(tokenHash: string): Promise<void> {
    this.#byToken.delete(tokenHash);
    await this.#store.deleteSession(tokenHash);
  }
}
