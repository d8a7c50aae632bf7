import type { EvaluatorAnswer } from '../../engine/protocol/evaluation.ts';
import type { Observed } from '../../engine/review/evaluation.ts';
import { clockTime, text } from '../ui/format.ts';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import type { NoteDraft } from './evaluator-room.tsx';
import { subjectName } from './subjects.ts';
import { useEvaluatorWords } from './words.ts';

export const STATE_OF: Readonly<Record<Observed, StatusState>> = {
  observed: 'met',
  partly: 'unsure',
  notObserved: 'miss',
  notApplicable: 'none',
};

/** Own notes, newest first; a tap opens one to add to it. */
export function NoteList(props: {
  me: EvaluatorAnswer;
  notes: readonly NoteDraft[];
  current: string | null;
  onEdit(id: string): void;
}) {
  const { w, language } = useEvaluatorWords();
  const { me, notes } = props;
  if (notes.length === 0) return <p className="st-body st-mut">{w.noNotes}</p>;
  const seats = new Map(me.seats.map((s) => [s.id, text(s.name, language)]));
  return (
    <ul className="st-plain">
      {notes.map(({ id, body }) => (
        <li key={id}>
          <button
            type="button"
            className="st-eval-note"
            aria-current={id === props.current}
            onClick={() => props.onEdit(id)}
          >
            <span className="st-row">
              <b>{clockTime(body.tick, me.startSecondOfDay, language)}</b>
              <span className="st-grow st-ell">
                {body.seatId === null ? w.everybody : (seats.get(body.seatId) ?? body.seatId)}
              </span>
              {body.observed === null ? (
                <span className="st-mut">{w.moment}</span>
              ) : (
                <Status state={STATE_OF[body.observed]} words={w.observed[body.observed]} />
              )}
            </span>
            {(body.text !== '' || body.phrases.length > 0) && (
              <span>
                {[
                  ...body.phrases.map((p) =>
                    text(me.pack.phrases[p] ?? { zh: '', en: '' }, language),
                  ),
                  body.text,
                ]
                  .filter((s) => s !== '')
                  .join(language === 'zh' ? '；' : '; ')}
              </span>
            )}
            <span className="st-mut">
              {[
                subjectName(me, body.subject, language),
                body.eventIds.length > 0 ? w.evidence(body.eventIds.length) : '',
              ]
                .filter((s) => s !== '')
                .join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
