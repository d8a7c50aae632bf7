import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { SetGroup } from '../../engine/protocol/groups.ts';
import { hashKey, normalCode, randomKey, sameSecret } from '../auth/keys.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { SetRow } from '../store/side-store.ts';
import type { Store, StoreFailure } from '../store/store.ts';
import { Veil } from './chairs.ts';

export interface Placed {
  readonly set: SetRow;
  readonly group: SetGroup;
}

/** The sets of this server: how they are found, and what their exercises hide before the start. */
export class Sets {
  readonly #store: Pick<Store, 'saveSet'>;
  readonly #directory: Directory;
  readonly #byId = new Map<string, SetRow>();
  readonly #byExercise = new Map<string, Placed>();
  readonly #veils = new WeakMap<Entry, Veil>();

  constructor(store: Pick<Store, 'saveSet'>, directory: Directory, rows: readonly SetRow[]) {
    this.#store = store;
    this.#directory = directory;
    for (const row of rows) this.#put(row);
    directory.reserved = (code) => [...this.#byId.values()].some((s) => s.code === code);
  }

  #put(set: SetRow): void {
    this.#byId.set(set.id, set);
    for (const group of set.plan.groups) this.#byExercise.set(group.exerciseId, { set, group });
  }

  async save(set: SetRow): Promise<Result<SetRow, StoreFailure>> {
    const kept = await this.#store.saveSet(set);
    if (!kept.ok) return err(kept.error);
    this.#put(set);
    return ok(set);
  }

  /** Newest first. */
  list(): readonly SetRow[] {
    return [...this.#byId.values()].toSorted((a, b) => b.createdMs - a.createdMs);
  }

  find(id: string): SetRow | null {
    return this.#byId.get(id) ?? null;
  }

  /** The set to which an exercise belongs, and as which group. */
  of(exerciseId: string): Placed | null {
    return this.#byExercise.get(exerciseId) ?? null;
  }

  /** Groups whose exercise this server can still run, with the exercise. */
  groups(set: SetRow): readonly { readonly group: SetGroup; readonly entry: Entry }[] {
    return set.plan.groups.flatMap((group) => {
      const entry = this.#directory.find(group.exerciseId);
      return entry === null ? [] : [{ group, entry }];
    });
  }

  /** The set with this join code, while one of its groups has not ended. Looks at all of them. */
  findByCode(typed: string): SetRow | null {
    const code = normalCode(typed);
    let found: SetRow | null = null;
    for (const set of this.#byId.values())
      if (sameSecret(set.code, code) && this.groups(set).some((g) => g.entry.phase !== 'ended'))
        found = set;
    return found;
  }

  holdsKey(set: SetRow, key: string): boolean {
    return sameSecret(set.instructorKeyHash, hashKey(key));
  }

  /** Another key: whoever held the old one does not conduct this set any more. */
  async rekey(set: SetRow): Promise<Result<string, StoreFailure>> {
    const key = randomKey();
    const saved = await this.save({ ...set, instructorKeyHash: hashKey(key) });
    return saved.ok ? ok(key) : err(saved.error);
  }

  /** Whether players of this exercise are told nothing of it yet. */
  hides(entry: Entry): boolean {
    const placed = this.of(entry.row.id);
    return entry.phase === 'standby' && placed !== null && placed.set.plan.blind !== 'open';
  }

  /** What stands before the seats of an exercise while they are hidden; null otherwise. */
  veil(entry: Entry): Veil | null {
    if (!this.hides(entry)) return null;
    let veil = this.#veils.get(entry);
    if (veil === undefined) {
      veil = new Veil(this.of(entry.row.id)!.set.plan.chairs, entry.scenario.card.seats);
      this.#veils.set(entry, veil);
    }
    return veil;
  }
}
