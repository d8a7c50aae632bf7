import {
  MAX_PROBLEMS,
  type MselCheckAnswer,
  type MselProblem,
} from '../../engine/protocol/msel.ts';
import { type Words, useWords } from '../i18n/index.ts';
import { Status } from '../ui/status-tag.tsx';

/** What was expected, in words of its own where the plain value says too little. */
function wanted(p: MselProblem, { t, has }: Words): string {
  const key = `msel.want.${p.code}`;
  return t(has(key) ? key : 'msel.want.other', { expected: p.expected });
}

/** Characters of a cell that are read at a glance; lists of names can be ten times as long. */
const GLANCE = 70;

function Wanted({ words }: { words: string }) {
  if (words.length <= GLANCE) return words;
  return (
    <details>
      <summary>{words.slice(0, GLANCE - 10)}…</summary>
      {words}
    </details>
  );
}

/** Row, column, problem, expected: everything that is wrong with a file, and what to know of it. */
export function ProblemTable({ answer }: { answer: MselCheckAnswer }) {
  const words = useWords();
  const { t } = words;
  if (answer.problems.length === 0) return null;
  return (
    <div>
      <div className="st-row">
        <b>{t('msel.faults', { n: answer.faults })}</b>
        <span className="st-mut">{t('msel.notes', { n: answer.notes })}</span>
        {answer.faults + answer.notes > MAX_PROBLEMS && (
          <span className="st-mut">{t('msel.moreProblems', { n: MAX_PROBLEMS })}</span>
        )}
      </div>
      <div className="st-msel-problems" tabIndex={0} role="region" aria-label={t('msel.problem')}>
        <table className="st-table" data-rows="normal">
          <thead>
            <tr>
              {['row', 'column', 'problem', 'expected'].map((c) => (
                <th key={c} scope="col">
                  {t(`msel.${c}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.problems.map((p, k) => (
              <tr key={k}>
                <td>{p.row === 0 ? t('msel.wholeFile') : p.row}</td>
                <td>{p.column}</td>
                <td className="st-c-wrap">
                  <Status
                    state={p.note ? 'none' : 'miss'}
                    words={t(`msel.code.${p.code}`, { got: p.got })}
                  />
                </td>
                <td className="st-c-wrap">
                  <Wanted words={wanted(p, words)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
