import type { EvaluationPack } from '../../engine/review/evaluation.ts';
import type { SideStore } from '../store/side-store.ts';
import { EvaluationBook } from './book.ts';
import type { Writer } from './book.ts';
import { Evaluators } from './evaluators.ts';
import { evaluationPacks } from './packs.ts';
import { hashKey } from '../auth/keys.ts';

/** Without a choice of the instructor this pack counts. */
const DEFAULT_PACK = 'four-marks';

/** Evaluations of all exercises: packs of rules, who evaluates, and what has been written. */
export class Evaluations {
  readonly evaluators: Evaluators;
  readonly #store: Pick<SideStore, 'addNote' | 'loadNotes'>;
  readonly #books = new Map<string, Promise<EvaluationBook>>();
  #packs: Promise<ReadonlyMap<string, EvaluationPack>> | null = null;

  constructor(store: Pick<SideStore, 'addNote' | 'loadNotes'>, nowMs: () => number) {
    this.#store = store;
    this.evaluators = new Evaluators(store, nowMs);
  }

  packs(): Promise<ReadonlyMap<string, EvaluationPack>> {
    this.#packs ??= evaluationPacks();
    return this.#packs;
  }

  async packOf(exerciseId: string): Promise<EvaluationPack> {
    await this.evaluators.load();
    const packs = await this.packs();
    const wanted = this.evaluators.accessOf(exerciseId)?.packId ?? DEFAULT_PACK;
    // A pack that was taken away since must not make a review unreadable.
    const pack = packs.get(wanted) ?? packs.get(DEFAULT_PACK) ?? [...packs.values()][0];
    if (pack === undefined) throw new Error('no pack of evaluation rules is installed');
    return pack;
  }

  book(exerciseId: string): Promise<EvaluationBook> {
    let book = this.#books.get(exerciseId);
    if (book === undefined) {
      book = EvaluationBook.open(exerciseId, this.#store);
      this.#books.set(exerciseId, book);
      book.catch(() => this.#books.delete(exerciseId));
    }
    return book;
  }

  /** The book of an exercise was changed in the store: it is read again when it is next opened. */
  reopen(exerciseId: string): void {
    this.#books.delete(exerciseId);
  }

  /** A participant must have rated himself before the score of an exercise is shown to him. */
  async hasRated(exerciseId: string, who: Writer): Promise<boolean> {
    return (await this.book(exerciseId)).has(who, 'self');
  }
}

/** A participant without a name: whoever reads an entry cannot find the session it came from. */
export const participant = (tokenHash: string): Writer => ({
  id: `p-${hashKey(tokenHash).slice(0, 22)}`,
  role: 'participant',
});
