import { exerciseClock } from '../../engine/review/say.ts';
import type { ReviewLanguage } from '../../engine/review/say.ts';
import type { Agreement } from '../../engine/review/evaluation-summary.ts';
import type { Review } from '../../engine/review/types.ts';
import { heading, number, paragraph, table } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { ReportEvaluation } from './input.ts';
import { ACTION_WORDS, OBSERVED_WORDS, W } from './words.ts';

/** Words of a judgement: of the check forms, of the pack's marks, or points. */
const judgement = (e: ReportEvaluation, value: string, language: ReviewLanguage): string => {
  const observed = (OBSERVED_WORDS as Readonly<Record<string, { zh: string; en: string }>>)[value];
  if (observed !== undefined) return observed[language];
  const { grading } = e.pack;
  const mark = grading.kind === 'marks' ? grading.marks.find((m) => m.id === value) : undefined;
  return mark === undefined ? value : `${value} ${mark.name[language]}`;
};

/** What a note or a grade is about, in words. */
export function subjectWords(
  subject: string | null,
  e: ReportEvaluation,
  review: Review,
  language: ReviewLanguage,
): string {
  if (subject === null) return '';
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  if (kind === 'target') {
    const line = review.score.find((l) => l.id === id);
    return line === undefined ? id : `${id} ${line.title[language]}`;
  }
  if (kind === 'objective') {
    const objective = e.objectives[Number(id) - 1];
    return objective === undefined
      ? `${W.subject[language]} ${id}`
      : `${id} ${objective[language]}`;
  }
  if (kind !== 'item') return `${W.subject[language]} ${id}`;
  const item = e.pack.forms.flatMap((f) => f.items).find((i) => i.id === id);
  return item === undefined ? id : `${id} ${item.text[language]}`;
}

/** What evaluators and participants wrote: forms, grades, notes, self-rating, corrective actions. */
export function evaluationBlocks(
  e: ReportEvaluation,
  review: Review,
  language: ReviewLanguage,
): readonly Block[] {
  const names = new Map(e.evaluators.map((x) => [x.id, x.name]));
  const seats = new Map(review.seats.map((s) => [s.id, s.name[language]]));
  const w = (t: { zh: string; en: string }): string => t[language];
  const agreement = (a: Agreement): string[] => [
    a.majority === null ? w(W.noMajority) : judgement(e, a.majority, language),
    String(a.spread),
    String(a.judges),
  ];
  const items = e.pack.forms.flatMap((f) => f.items);
  const notes = e.entries.flatMap((x) => (x.body.kind === 'note' ? [{ x, b: x.body }] : []));
  const actions = e.entries.flatMap((x) => (x.body.kind === 'action' ? [x.body] : []));
  const judged = [number(w(W.spread)), number(w(W.judges))];
  return [
    heading(2, w(W.evaluation)),
    paragraph(`${e.pack.name[language]} · ${e.pack.source}`, true),
    table(
      w(W.evaluation),
      [w(W.item), w(W.majority), ...judged],
      e.summary.checks.map((a) => [
        `${a.subject} ${items.find((i) => i.id === a.subject)?.text[language] ?? ''}`,
        ...agreement(a),
      ]),
    ),
    table(
      w(W.grades),
      [w(W.subject), w(W.majority), ...judged],
      e.summary.grades.map((a) => [subjectWords(a.subject, e, review, language), ...agreement(a)]),
    ),
    heading(3, w(W.notes)),
    table(
      w(W.notes),
      [w(W.time), w(W.seat), w(W.subject), w(W.judged), w(W.note), w(W.by)],
      notes
        .toSorted((a, b) => a.b.tick - b.b.tick)
        .map(({ x, b }) => [
          exerciseClock(b.tick),
          b.seatId === null ? w(W.everybody) : (seats.get(b.seatId) ?? b.seatId),
          subjectWords(b.subject, e, review, language),
          b.observed === null ? '' : judgement(e, b.observed, language),
          [...b.phrases.flatMap((p) => e.pack.phrases[p]?.[language] ?? []), b.text]
            .filter((s) => s !== '')
            .join(language === 'zh' ? '；' : '; '),
          names.get(x.by) ?? '',
        ]),
    ),
    heading(2, w(W.self)),
    ...selfBlocks(e, language),
    heading(2, w(W.actions)),
    table(
      w(W.actions),
      [w(W.action), w(W.owner), w(W.due), w(W.state)],
      actions.map((a) => [a.text, a.owner, a.dueDate, ACTION_WORDS[a.state][language]]),
    ),
  ];
}

function selfBlocks(e: ReportEvaluation, language: ReviewLanguage): Block[] {
  const { self } = e.summary;
  const told = self.questions.some((q) => q.mean !== null);
  if (!told) return [paragraph(W.selfFew[language], true)];
  const words = (title: { zh: string; en: string }, items: readonly string[]): Block[] =>
    items.length === 0 ? [] : [heading(3, title[language]), { kind: 'list', items }];
  return [
    table(
      W.self[language],
      [W.question[language], number(W.mean[language]), W.distribution[language]],
      self.questions.map((q) => [
        e.pack.selfRating.find((x) => x.id === q.id)?.text[language] ?? q.id,
        q.mean === null ? '—' : String(Math.round(q.mean * 10) / 10),
        q.counts.join(' / '),
      ]),
    ),
    ...words(W.best, self.best),
    ...words(W.worst, self.worst),
  ];
}
