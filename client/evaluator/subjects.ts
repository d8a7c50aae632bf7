import type { EvaluatorAnswer } from '../../engine/protocol/evaluation.ts';
import { text } from '../ui/format.ts';

/** What a note or a grade may be about: the exercise's objectives, then the plan's clauses. */
export const subjectsOf = (
  me: Pick<EvaluatorAnswer, 'objectives' | 'targets'>,
  language: 'zh' | 'en',
): readonly { readonly id: string; readonly name: string }[] => [
  ...me.objectives.map((o, i) => ({
    id: `objective:${i + 1}`,
    name: `${i + 1} ${text(o, language)}`,
  })),
  ...me.targets.map((t) => ({ id: `target:${t.id}`, name: `${t.id} ${text(t.title, language)}` })),
];

/** A subject in words; what this exercise does not have is told by its id. */
export const subjectName = (
  me: Pick<EvaluatorAnswer, 'objectives' | 'targets'>,
  subject: string | null,
  language: 'zh' | 'en',
): string =>
  subject === null
    ? ''
    : (subjectsOf(me, language).find((s) => s.id === subject)?.name ??
      subject.replace(/^\w+:/, ''));
