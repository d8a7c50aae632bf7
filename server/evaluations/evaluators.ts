import { z } from 'zod';
import { hashKey, normalCode, randomCode, randomId, randomKey, sameSecret } from '../auth/keys.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { SideStore } from '../store/side-store.ts';
import type { StoreFailure } from '../store/store.ts';

/** The way in for evaluators of one exercise. A new one makes the old code worthless. */
export interface EvaluatorAccess {
  readonly exerciseId: string;
  readonly code: string;
  readonly packId: string;
}

export interface Evaluator {
  readonly id: string;
  readonly exerciseId: string;
  readonly name: string;
  /** The token itself is only in the browser's cookie. */
  readonly tokenHash: string;
}

const OWNER = 'evaluators';
const accessSchema = z.object({ exerciseId: z.string(), code: z.string(), packId: z.string() });
const evaluatorSchema = z.object({
  id: z.string(),
  exerciseId: z.string(),
  name: z.string(),
  tokenHash: z.string(),
});

type Notes = Pick<SideStore, 'addNote' | 'loadNotes'>;

/** Codes for evaluators and who came in by them; kept in the store, so that a restart loses none. */
export class Evaluators {
  readonly #store: Notes;
  readonly #nowMs: () => number;
  readonly #access = new Map<string, EvaluatorAccess>();
  readonly #byToken = new Map<string, Evaluator>();
  #loaded: Promise<void> | null = null;

  constructor(store: Notes, nowMs: () => number) {
    this.#store = store;
    this.#nowMs = nowMs;
  }

  /** Must have resolved before anything else is asked. */
  load(): Promise<void> {
    this.#loaded ??= this.#read().catch((e: unknown) => {
      this.#loaded = null;
      throw e;
    });
    return this.#loaded;
  }

  async #read(): Promise<void> {
    for (const { kind, body } of await this.#store.loadNotes(OWNER, 0)) {
      if (kind === 'access') {
        const access = accessSchema.parse(body);
        this.#access.set(access.exerciseId, access);
      } else if (kind === 'evaluator') {
        const evaluator = evaluatorSchema.parse(body);
        this.#byToken.set(evaluator.tokenHash, evaluator);
      }
    }
  }

  accessOf(exerciseId: string): EvaluatorAccess | null {
    return this.#access.get(exerciseId) ?? null;
  }

  /** Issues a code, or keeps the one there is and changes the pack. */
  async issue(exerciseId: string, packId: string): Promise<Result<EvaluatorAccess, StoreFailure>> {
    const code = this.accessOf(exerciseId)?.code ?? randomCode();
    const access: EvaluatorAccess = { exerciseId, code, packId };
    const note = { wallMs: this.#nowMs(), kind: 'access', body: access };
    const kept = await this.#store.addNote(OWNER, note);
    if (!kept.ok) return err(kept.error);
    this.#access.set(exerciseId, access);
    return ok(access);
  }

  /** Looks at all codes, whichever it is. */
  findByCode(typed: string): EvaluatorAccess | null {
    const code = normalCode(typed);
    let found: EvaluatorAccess | null = null;
    for (const access of this.#access.values()) if (sameSecret(access.code, code)) found = access;
    return found;
  }

  async join(
    access: EvaluatorAccess,
    name: string,
  ): Promise<Result<{ evaluator: Evaluator; token: string }, StoreFailure>> {
    const token = randomKey();
    const { exerciseId } = access;
    const evaluator = { id: `e-${randomId()}`, exerciseId, name, tokenHash: hashKey(token) };
    const note = { wallMs: this.#nowMs(), kind: 'evaluator', body: evaluator };
    const kept = await this.#store.addNote(OWNER, note);
    if (!kept.ok) return err(kept.error);
    this.#byToken.set(evaluator.tokenHash, evaluator);
    return ok({ evaluator, token });
  }

  find(token: string | undefined): Evaluator | null {
    if (token === undefined || token === '') return null;
    return this.#byToken.get(hashKey(token)) ?? null;
  }

  of(exerciseId: string): readonly Evaluator[] {
    return [...this.#byToken.values()].filter((e) => e.exerciseId === exerciseId);
  }
}
