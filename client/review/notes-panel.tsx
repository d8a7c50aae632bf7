import type { Observed } from '../../engine/review/evaluation.ts';
import type { Agreement } from '../../engine/review/evaluation-summary.ts';
import type { Review } from '../../engine/review/types.ts';
import { DataTable } from '../ui/data-table.tsx';
import { clockTime, text, trim } from '../ui/format.ts';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import type { PanelProps } from './aar-panel.tsx';
import { ofKind } from './use-aar.ts';
import { useReviewWords } from './words.ts';

const LOOKS: Readonly<Record<Observed, StatusState>> = {
  observed: 'met',
  partly: 'unsure',
  notObserved: 'miss',
  notApplicable: 'none',
};

type Props = PanelProps & { review: Review };

/** Notes of the evaluators, and how far they agree on forms and grades. */
export function NotesPanel(props: Props) {
  const { w, language } = useReviewWords();
  const { evaluation, entries } = props.aar;
  const notes = ofKind(entries, 'note').toSorted((a, b) => a.body.tick - b.body.tick);
  const seats = new Map(props.review.seats.map((s) => [s.id, text(s.name, language)]));
  const names = new Map(evaluation?.evaluators.map((e) => [e.id, e.name]));
  const phrases = evaluation?.pack.phrases ?? [];
  const words = (body: (typeof notes)[number]['body']): string =>
    [...body.phrases.flatMap((p) => phrases[p]?.[language] ?? []), body.text]
      .filter((s) => s !== '')
      .join(language === 'zh' ? '；' : '; ');
  return (
    <>
      <DataTable<(typeof notes)[number]>
        caption={w.tabs.notes}
        rows={notes}
        empty={w.noNotes}
        onSelect={(n) => props.onTick(n.body.tick)}
        columns={[
          {
            key: 'time',
            label: w.time,
            render: ({ body }) => clockTime(body.tick, props.answer.startSecondOfDay, language),
          },
          {
            key: 'seat',
            label: w.seat,
            wrap: true,
            render: ({ body }) =>
              body.seatId === null ? w.everybody : (seats.get(body.seatId) ?? body.seatId),
          },
          {
            key: 'judged',
            label: w.state,
            render: ({ body }) =>
              body.observed === null ? (
                w.moment
              ) : (
                <Status state={LOOKS[body.observed]} words={w.observed[body.observed]} />
              ),
          },
          {
            key: 'text',
            label: w.tabs.notes,
            wrap: true,
            render: (n) => (
              <>
                {n.body.subject !== null && (
                  <span className="st-mut">{n.body.subject.replace(/^\w+:/, '')} </span>
                )}
                {words(n.body)}
                {names.has(n.by) && <span className="st-dim"> {names.get(n.by)}</span>}
              </>
            ),
          },
        ]}
      />
      <h2 className="st-aar-title">{w.checks}</h2>
      <Agreements {...props} />
    </>
  );
}

function Agreements({ aar }: Props) {
  const { w, language } = useReviewWords();
  const { evaluation } = aar;
  const grading = evaluation?.pack.grading;
  const items = new Map<string, string>([
    ...(evaluation?.pack.forms.flatMap((f) =>
      f.items.map((i) => [i.id, text(i.text, language)] as const),
    ) ?? []),
    ...(evaluation?.objectives.map((o, i) => [`objective:${i + 1}`, text(o, language)] as const) ??
      []),
  ]);
  const rows = [...(evaluation?.summary.grades ?? []), ...(evaluation?.summary.checks ?? [])].map(
    (a) => ({ ...a, id: a.subject }),
  );
  const majority = (a: Agreement): string => {
    if (a.majority === null) return w.noMajority;
    const mark = grading?.kind === 'marks' && grading.marks.find((m) => m.id === a.majority);
    if (mark) return `${mark.id} ${text(mark.name, language)}`;
    return (w.observed as Readonly<Record<string, string>>)[a.majority] ?? a.majority;
  };
  return (
    <DataTable<(typeof rows)[number]>
      caption={w.checks}
      rows={rows}
      empty={w.noNotes}
      columns={[
        {
          key: 'subject',
          label: w.line,
          wrap: true,
          render: (a) => `${a.subject.replace(/^\w+:/, '')} ${items.get(a.subject) ?? ''}`,
        },
        { key: 'majority', label: w.majority, render: majority },
        { key: 'spread', label: w.spread, right: true, render: (a) => a.spread },
        { key: 'judges', label: w.judges, right: true, render: (a) => a.judges },
      ]}
    />
  );
}

/** What participants think of themselves, all of them together. */
export function SelfPanel({ aar }: Props) {
  const { w, language } = useReviewWords();
  const { evaluation } = aar;
  if (evaluation === null) return <p className="st-body st-mut">{w.loading}</p>;
  const { self } = evaluation.summary;
  const words = new Map(evaluation.pack.selfRating.map((q) => [q.id, text(q.text, language)]));
  const told = self.questions.some((q) => q.mean !== null);
  const lists = [
    { title: w.best, items: self.best },
    { title: w.worst, items: self.worst },
  ].filter((l) => l.items.length > 0);
  return (
    <>
      <p className="st-body">
        {w.answered(self.answered)} {!told && w.few}
      </p>
      {told && (
        <DataTable<(typeof self.questions)[number]>
          caption={w.tabs.self}
          rows={self.questions}
          empty={w.few}
          columns={[
            { key: 'q', label: w.tabs.self, wrap: true, render: (q) => words.get(q.id) ?? q.id },
            {
              key: 'mean',
              label: w.mean,
              right: true,
              render: (q) => (q.mean === null ? w.none : trim(q.mean, 1)),
            },
            { key: 'counts', label: '1 2 3 4 5', render: (q) => q.counts.join(' · ') },
          ]}
        />
      )}
      {lists.map((l) => (
        <section key={l.title} className="st-aar-block">
          <h3>{l.title}</h3>
          <ul>
            {l.items.map((item, i) => (
              <li key={`${i} ${item}`}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
