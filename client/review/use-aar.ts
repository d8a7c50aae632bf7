import { useEffect, useState } from 'react';
import type { EvaluationAnswer } from '../../engine/protocol/evaluation.ts';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { EvaluationBody, EvaluationEntry } from '../../engine/review/evaluation.ts';
import type { Review } from '../../engine/review/types.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { useWriting, type Writing } from '../ui/use-writing.ts';

export interface Aar {
  readonly review: Review | null;
  readonly evaluation: EvaluationAnswer | null;
  /** Entries as they stand here: the server's, and over them what this page has written since. */
  readonly entries: readonly EvaluationEntry[];
  /** For the instructor alone; a participant reads. */
  readonly writing: Writing | null;
  /** What the review derives has changed: ask for it again. */
  reload(): void;
}

/** What the review derives, and what people wrote about the exercise. */
export function useAar(answer: ReviewAnswer): Aar {
  const { id } = answer;
  const [review, setReview] = useState<Review | null>(null);
  const [evaluation, setEvaluation] = useState<EvaluationAnswer | null>(null);
  const [turn, setTurn] = useState(0);
  const writing = useWriting(id, 'instructor');
  useEffect(() => {
    let open = true;
    void evaluationApi.aar(id).then((r) => open && r.ok && setReview(r.value));
    return () => {
      open = false;
    };
    // A new turn is what asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [id, turn]);
  useEffect(() => {
    let open = true;
    void evaluationApi.read(id).then((r) => open && r.ok && setEvaluation(r.value));
    return () => {
      open = false;
    };
  }, [id]);
  const own = answer.instructor ? writing : null;
  const reload = (): void => setTurn((n) => n + 1);
  return { review, evaluation, entries: merged(evaluation, own), writing: own, reload };
}

function merged(
  evaluation: EvaluationAnswer | null,
  writing: Writing | null,
): readonly EvaluationEntry[] {
  const byId = new Map((evaluation?.entries ?? []).map((e) => [e.id, e]));
  for (const d of writing?.all ?? []) {
    const before = byId.get(d.id);
    if (before === undefined || before.rev < d.rev)
      byId.set(d.id, { ...d, by: before?.by ?? 'instructor' });
  }
  return [...byId.values()].filter((e) => !e.gone);
}

/** Entries of one kind, with their ids. */
export const ofKind = <K extends EvaluationBody['kind']>(
  entries: readonly EvaluationEntry[],
  kind: K,
): readonly (EvaluationEntry & { readonly body: Extract<EvaluationBody, { kind: K }> })[] =>
  entries.filter(
    (e): e is EvaluationEntry & { readonly body: Extract<EvaluationBody, { kind: K }> } =>
      e.body.kind === kind,
  );
