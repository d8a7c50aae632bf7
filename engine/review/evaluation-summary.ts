import { OBSERVED } from './evaluation.ts';
import type { EvaluationEntry, EvaluationPack, Observed } from './evaluation.ts';

/** How several evaluators judged one thing: the most frequent judgement and how far they differ. */
export interface Agreement {
  readonly subject: string;
  /** Judgements by value, in the order of the scale. */
  readonly counts: readonly { readonly value: string; readonly n: number }[];
  readonly judges: number;
  /** Value of more than half of the judges; null without one. */
  readonly majority: string | null;
  /** Distance between best and worst judgement, in steps of the scale (points: points). */
  readonly spread: number;
}

/** Counts judgements on a scale, best first; one that is not on the scale is not counted. */
export function agreementOf(
  subject: string,
  values: readonly string[],
  scale: readonly string[],
): Agreement {
  const at = values.map((v) => scale.indexOf(v)).filter((i) => i >= 0);
  const counts = scale
    .map((value, i) => ({ value, n: at.filter((x) => x === i).length }))
    .filter((c) => c.n > 0);
  const most = counts.reduce<{ value: string; n: number } | null>(
    (best, c) => (best === null || c.n > best.n ? c : best),
    null,
  );
  const spread = at.length === 0 ? 0 : Math.max(...at) - Math.min(...at);
  const majority = most !== null && most.n * 2 > at.length ? most.value : null;
  return { subject, counts, judges: at.length, majority, spread };
}

/** Points: the median is what most can live with; the spread is between highest and lowest. */
function pointsOf(subject: string, values: readonly number[]): Agreement {
  const sorted = values.toSorted((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const middle = sorted[(sorted.length - 1) >> 1];
  return {
    subject,
    counts: distinct.map((v) => ({
      value: String(v),
      n: sorted.filter((x) => x === v).length,
    })),
    judges: sorted.length,
    majority: middle === undefined ? null : String(middle),
    spread: sorted.length === 0 ? 0 : sorted.at(-1)! - sorted[0]!,
  };
}

export interface SelfRatingSummary {
  readonly answered: number;
  /** By question: mean and the counts of 1 to 5; never whose they are. */
  readonly questions: readonly {
    readonly id: string;
    readonly mean: number | null;
    readonly counts: readonly number[];
  }[];
  /** What went best and worst in people's own words, in an order that tells nothing of whose. */
  readonly best: readonly string[];
  readonly worst: readonly string[];
}

export interface EvaluationSummary {
  readonly checks: readonly Agreement[];
  readonly grades: readonly Agreement[];
  readonly self: SelfRatingSummary;
  /** Notes by judgement. */
  readonly notes: Readonly<Record<Observed | 'moment', number>>;
}

/** Fewer answers than this are not told in aggregate: one could guess whose they are. */
export const LEAST_ANSWERS = 2;

function selfSummary(pack: EvaluationPack, entries: readonly EvaluationEntry[]): SelfRatingSummary {
  const rated = entries.flatMap((e) => (e.body.kind === 'self' ? [e.body] : []));
  const told = rated.length >= LEAST_ANSWERS;
  const questions = pack.selfRating.map(({ id }) => {
    const values = told ? rated.flatMap((r) => r.answers[id] ?? []) : [];
    const counts = [1, 2, 3, 4, 5].map((v) => values.filter((x) => x === v).length);
    const sum = values.reduce((a, b) => a + b, 0);
    return { id, mean: values.length === 0 ? null : sum / values.length, counts };
  });
  const words = (of: 'best' | 'worst'): readonly string[] =>
    told ? rated.flatMap((r) => r[of].filter((w) => w !== '')).toSorted() : [];
  return { answered: rated.length, questions, best: words('best'), worst: words('worst') };
}

const grouped = <T>(list: readonly T[], key: (x: T) => string): ReadonlyMap<string, T[]> =>
  Map.groupBy(list, key);

/** Judgements of all evaluators together, by simple majority and spread. */
export function summariseEvaluation(
  pack: EvaluationPack,
  all: readonly EvaluationEntry[],
): EvaluationSummary {
  const entries = all.filter((e) => !e.gone);
  const checks = entries.flatMap((e) => (e.body.kind === 'check' ? [e.body] : []));
  const grades = entries.flatMap((e) => (e.body.kind === 'grade' ? [e.body] : []));
  const notes = { observed: 0, partly: 0, notObserved: 0, notApplicable: 0, moment: 0 };
  for (const { body } of entries) if (body.kind === 'note') notes[body.observed ?? 'moment']++;
  const scale = OBSERVED.filter((o) => o !== 'notApplicable');
  const byItem = grouped(checks, (c) => c.itemId);
  const bySubject = grouped(grades, (g) => g.subject);
  const marks = pack.grading.kind === 'marks' ? pack.grading.marks.map((m) => m.id) : null;
  return {
    checks: pack.forms.flatMap((f) =>
      f.items.flatMap(({ id }) => {
        const of = byItem.get(id);
        return of === undefined
          ? []
          : [
              agreementOf(
                id,
                of.map((c) => c.observed),
                scale,
              ),
            ];
      }),
    ),
    grades: [...bySubject].map(([subject, of]) =>
      marks === null
        ? pointsOf(
            subject,
            of.map((g) => Number(g.grade)),
          )
        : agreementOf(
            subject,
            of.map((g) => String(g.grade)),
            marks,
          ),
    ),
    self: selfSummary(pack, entries),
    notes,
  };
}
