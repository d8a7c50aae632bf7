import { NumberInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EvaluationAnswer } from '../../engine/protocol/evaluation.ts';
import type { EvaluationGrade } from '../../engine/review/evaluation.ts';
import type { Agreement } from '../../engine/review/evaluation-summary.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { text, trim } from '../ui/format.ts';
import type { EvaluatorProps } from './evaluator-room.tsx';
import { subjectName, subjectsOf } from './subjects.ts';
import { useEvaluatorWords } from './words.ts';

/** Grades of this evaluator; after the end, how far all of them agree. */
export function GroupReview(props: EvaluatorProps) {
  const { w, language } = useEvaluatorWords();
  const { me, feed } = props;
  const { unsent } = props.writing;
  const ended = (feed.clock?.phase ?? me.phase) === 'ended';
  const [all, setAll] = useState<EvaluationAnswer | null>(null);
  useEffect(() => {
    if (!ended) return;
    // Asked again when something more of one's own has arrived.
    if (unsent > 0) return;
    void evaluationApi.read(me.exerciseId).then((r) => r.ok && setAll(r.value));
  }, [ended, me.exerciseId, unsent]);
  return (
    <div className="st-body st-col">
      {ended && all !== null && <Agreements answer={all} me={me} />}
      <h3>{w.grades}</h3>
      {subjectsOf(me, language).map((s) => (
        <Grade key={s.id} {...props} subject={s.id} name={s.name} />
      ))}
      {!ended && <p className="st-mut">{w.afterEnd}</p>}
    </div>
  );
}

function Grade(props: EvaluatorProps & { subject: string; name: string }) {
  const { w, language } = useEvaluatorWords();
  const { me, subject, writing } = props;
  const id = `grade:${me.id}:${subject}`;
  const now = writing.entries.find((d) => d.id === id)?.body as EvaluationGrade | undefined;
  const write = (grade: string | number): void =>
    void writing.write({ kind: 'grade', subject, grade, comment: now?.comment ?? '' }, id);
  const { grading } = me.pack;
  return grading.kind === 'marks' ? (
    <Select
      label={props.name}
      placeholder={w.notGraded}
      value={typeof now?.grade === 'string' ? now.grade : null}
      data={grading.marks.map((m) => ({ value: m.id, label: `${m.id} ${text(m.name, language)}` }))}
      onChange={(value) => value !== null && write(value)}
    />
  ) : (
    <NumberInput
      label={props.name}
      description={w.points(grading.max)}
      min={0}
      max={grading.max}
      value={typeof now?.grade === 'number' ? now.grade : ''}
      onBlur={(event) => {
        const value = Number(event.currentTarget.value);
        if (event.currentTarget.value !== '' && value >= 0 && value <= grading.max) write(value);
      }}
    />
  );
}

function Agreements({ answer, me }: { answer: EvaluationAnswer; me: EvaluatorProps['me'] }) {
  const { w, language } = useEvaluatorWords();
  const { summary, pack } = answer;
  const items = new Map(
    pack.forms.flatMap((f) => f.items.map((i) => [i.id, text(i.text, language)] as const)),
  );
  const value = (a: Agreement): string => {
    if (a.majority === null) return w.noMajority;
    return (w.observed as Readonly<Record<string, string>>)[a.majority] ?? a.majority;
  };
  const rows = [
    ...summary.grades.map((a) => ({ a, name: subjectName(me, a.subject, language) })),
    ...summary.checks.map((a) => ({ a, name: `${a.subject} ${items.get(a.subject) ?? ''}` })),
  ];
  return (
    <>
      <table className="st-table st-eval-agree">
        <thead>
          <tr>
            <th scope="col">{w.subject}</th>
            <th scope="col">{w.majority}</th>
            <th scope="col">{w.spread}</th>
            <th scope="col">{w.judges}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ a, name }) => (
            <tr key={a.subject}>
              <td className="st-c-wrap">{name}</td>
              <td>{value(a)}</td>
              <td>{a.spread}</td>
              <td>{a.judges}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{w.selfOf}</h3>
      <ul className="st-plain">
        {summary.self.questions.map((q) => (
          <li key={q.id} className="st-row">
            <span className="st-grow">
              {text(
                pack.selfRating.find((x) => x.id === q.id)?.text ?? { zh: q.id, en: q.id },
                language,
              )}
            </span>
            <b>{q.mean === null ? w.few : trim(q.mean, 1)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
