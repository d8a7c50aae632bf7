import { evaluationBodySchema } from '../../engine/protocol/evaluation.ts';
import type { EntryDraft, EntryRefusal } from '../../engine/protocol/evaluation.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type {
  EvaluationEntry,
  EvaluationKind,
  EvaluationPack,
} from '../../engine/review/evaluation.ts';
import type { SideStore } from '../store/side-store.ts';
import type { StoreFailure } from '../store/store.ts';

/** Who writes: the instructor, an evaluator, or a participant. */
export interface Writer {
  readonly id: string;
  readonly role: 'instructor' | 'evaluator' | 'participant';
}

export const INSTRUCTOR: Writer = { id: 'instructor', role: 'instructor' };

/** What each may write; a participant writes of himself alone. */
const MAY_WRITE: Readonly<Record<Writer['role'], ReadonlySet<EvaluationKind>>> = {
  instructor: new Set(['note', 'check', 'grade', 'finding', 'action', 'bookmark']),
  evaluator: new Set(['note', 'check', 'grade', 'finding', 'bookmark']),
  participant: new Set(['self']),
};
/** What the instructor may change although somebody else wrote it: the work of all. */
const SHARED: ReadonlySet<EvaluationKind> = new Set(['finding', 'action', 'bookmark']);

const NOTE_KIND = 'evaluation';

/** Owner of the notes that hold what was written about an exercise. */
export const evaluationOwner = (exerciseId: string): string => `evaluation:${exerciseId}`;

type Notes = Pick<SideStore, 'addNote' | 'loadNotes'>;

/**
 * What has been written about one exercise, as it stands: a journal of revisions in the store, of
 * which the highest of each entry counts. Sent twice is kept once.
 */
export class EvaluationBook {
  readonly #owner: string;
  readonly #store: Notes;
  readonly #entries = new Map<string, EvaluationEntry>();

  private constructor(exerciseId: string, store: Notes) {
    this.#owner = evaluationOwner(exerciseId);
    this.#store = store;
  }

  static async open(exerciseId: string, store: Notes): Promise<EvaluationBook> {
    const book = new EvaluationBook(exerciseId, store);
    for (const note of await store.loadNotes(book.#owner, 0)) {
      if (note.kind !== NOTE_KIND) continue;
      const entry = note.body as EvaluationEntry;
      // A journal outlives versions: what this one does not know is kept, and not shown.
      if (evaluationBodySchema.safeParse(entry.body).success) book.#put(entry);
    }
    return book;
  }

  #put(entry: EvaluationEntry): void {
    const before = this.#entries.get(entry.id);
    if (before === undefined || before.rev < entry.rev) this.#entries.set(entry.id, entry);
  }

  /** Entries that stand, in the order in which they were first written. */
  entries(): readonly EvaluationEntry[] {
    return [...this.#entries.values()].filter((e) => !e.gone);
  }

  has(writer: Writer, kind: EvaluationKind): boolean {
    return this.entries().some((e) => e.by === writer.id && e.body.kind === kind);
  }

  /** Why an entry is not taken; null when it is. */
  refusal(writer: Writer, draft: EntryDraft, pack: EvaluationPack): EntryRefusal | null {
    const { body } = draft;
    if (!MAY_WRITE[writer.role].has(body.kind)) return 'notAllowed';
    const before = this.#entries.get(draft.id);
    if (before !== undefined && before.by !== writer.id) {
      const shared = writer.role === 'instructor' && SHARED.has(before.body.kind);
      if (!shared || before.body.kind !== body.kind) return 'notYours';
    }
    if (body.kind === 'check')
      return pack.forms.some((f) => f.items.some((i) => i.id === body.itemId))
        ? null
        : 'unknownItem';
    if (body.kind === 'self') {
      const known = new Set(pack.selfRating.map((q) => q.id));
      const answered = Object.keys(body.answers);
      if (!answered.every((id) => known.has(id))) return 'unknownItem';
      // The score opens for whoever has rated himself; an empty form is no rating.
      const said = answered.length + body.best.length + body.worst.length;
      return said > 0 ? null : 'saysNothing';
    }
    if (body.kind !== 'grade') return null;
    const { grading } = pack;
    const fits =
      grading.kind === 'marks'
        ? grading.marks.some((m) => m.id === body.grade)
        : typeof body.grade === 'number' && body.grade <= grading.max;
    return fits ? null : 'notOnScale';
  }

  /** Keeps an entry; when this resolves with `ok` it is on the disk. */
  async write(
    writer: Writer,
    draft: EntryDraft,
    nowMs: number,
  ): Promise<Result<EvaluationEntry, StoreFailure>> {
    const before = this.#entries.get(draft.id);
    if (before !== undefined && before.rev >= draft.rev) return ok(before);
    const entry: EvaluationEntry = { ...draft, by: before?.by ?? writer.id };
    const kept = await this.#store.addNote(this.#owner, {
      wallMs: nowMs,
      kind: NOTE_KIND,
      body: entry,
    });
    if (!kept.ok) return err(kept.error);
    this.#put(entry);
    return ok(entry);
  }
}
