import { z } from 'zod';
import type { ExerciseEvent } from '../exercise/event.ts';
import type { Text } from '../region/region.ts';
import { ACTION_STATES, CONFIDENCES, OBSERVED, SELF_SCALE } from '../review/evaluation.ts';
import type { EvaluationBody, EvaluationEntry, EvaluationPack } from '../review/evaluation.ts';
import type { EvaluationSummary } from '../review/evaluation-summary.ts';
import type { Phase, SeatCard } from './http.ts';
import type { ClockFrame } from './wire.ts';

/** Longest text of a note, a comment, an action, characters. */
const MAX_TEXT = 1000;
const text = z.string().max(MAX_TEXT);
const id = z.string().regex(/^[\w.:-]{1,80}$/, '1 to 80 letters, digits, "_", "-", "." or ":"');
const tick = z.int().min(0).max(1e9);
const events = z.array(z.int().min(0)).max(200);
const seat = z.string().min(1).max(80).nullable();
const lines = z.array(z.string().max(300)).max(3);

/** What may be written down; `by` is never the writer's to say. */
export const evaluationBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note'),
    tick,
    seatId: seat,
    subject: id.nullable(),
    eventIds: events,
    observed: z.enum(OBSERVED).nullable(),
    phrases: z.array(z.int().min(0).max(99)).max(24),
    text,
    confidence: z.enum(CONFIDENCES),
  }),
  z.strictObject({
    kind: z.literal('check'),
    itemId: id,
    tick,
    observed: z.enum(OBSERVED),
    comment: text,
  }),
  z.strictObject({
    kind: z.literal('grade'),
    subject: id,
    grade: z.union([z.string().regex(/^[A-Z]$/, 'a letter'), z.number().min(0).max(1000)]),
    comment: text,
  }),
  z.strictObject({
    kind: z.literal('self'),
    seatId: seat,
    answers: z.record(id, z.int().min(SELF_SCALE.min).max(SELF_SCALE.max)),
    best: lines,
    worst: lines,
  }),
  z.strictObject({
    kind: z.literal('finding'),
    as: z.enum(['strength', 'gap']),
    text: text.min(1),
    targetId: id.nullable(),
    eventIds: events,
  }),
  z.strictObject({
    kind: z.literal('action'),
    text: text.min(1),
    owner: z.string().max(80),
    dueDate: z.union([z.literal(''), z.iso.date()]),
    state: z.enum(ACTION_STATES),
    answers: id.nullable(),
    retestId: id.nullable(),
  }),
  z.strictObject({
    kind: z.literal('bookmark'),
    tick,
    viewId: z.string().min(1).max(80),
    text: z.string().max(120),
  }),
]) satisfies z.ZodType<EvaluationBody>;

/** POST /api/evaluations/:id: what a browser has written and not yet seen kept. */
export const entriesBodySchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id,
        rev: z.int().min(1).max(1e6),
        wallMs: z.number().min(0),
        gone: z.boolean(),
        body: evaluationBodySchema,
      }),
    )
    .min(1)
    .max(50),
});
/** An entry as it is sent: whose it is, is for the server to say. */
export type EntryDraft = Omit<EvaluationEntry, 'by'>;

/** Answer: ids that are on the disk, and those that are not taken, with the reason. */
export interface EntriesAnswer {
  readonly kept: readonly string[];
  readonly refused: readonly { readonly id: string; readonly why: EntryRefusal }[];
}
export type EntryRefusal = 'notYours' | 'notAllowed' | 'notOnScale' | 'unknownItem' | 'saysNothing';

/** GET /api/evaluations/:id */
export interface EvaluationAnswer {
  /** What grades may be about, beside the targets. */
  readonly objectives: readonly Text[];
  readonly pack: EvaluationPack;
  readonly entries: readonly EvaluationEntry[];
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
  readonly summary: EvaluationSummary;
}

/** POST /api/exercises/:id/evaluators `{packId}` and GET of the same (instructor). */
export interface EvaluatorAccessAnswer {
  /** Null while none has been issued. */
  readonly code: string | null;
  readonly url: string;
  readonly packId: string | null;
  readonly packs: readonly { readonly id: string; readonly name: Text }[];
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
}

/** POST /api/evaluator `{code, name}` and GET /api/evaluator: who this browser is. */
export interface EvaluatorAnswer {
  readonly exerciseId: string;
  readonly id: string;
  readonly name: string;
  readonly exerciseName: Text;
  readonly phase: Phase;
  readonly startSecondOfDay: number;
  readonly seats: readonly SeatCard[];
  readonly objectives: readonly Text[];
  readonly targets: readonly { readonly id: string; readonly title: Text }[];
  readonly pack: EvaluationPack;
}

/** GET /api/evaluator/feed?from=N: the clock and the events from the N-th on. */
export interface EvaluatorFeed {
  readonly clock: ClockFrame;
  readonly events: readonly ToldEvent[];
  readonly next: number;
}
/** An event with its words: a tablet needs no scene to show it. */
export interface ToldEvent extends Pick<ExerciseEvent, 'id' | 'tick'> {
  readonly seatId: string | null;
  readonly words: Text;
  readonly trouble: boolean;
}
