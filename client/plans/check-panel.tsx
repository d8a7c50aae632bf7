import { Select } from '@mantine/core';
import { faultWords } from '../../engine/plan/check/fault.ts';
import type { PlanCheckAnswer, PlansAnswer } from '../../engine/protocol/plans.ts';
import { text } from '../ui/format.ts';
import { keysOf } from '../ui/json-path.ts';
import { Status } from '../ui/status-tag.tsx';
import { errorWords } from '../ui/use-request.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** What the check says of the plan as it stands, and how soon everything can be done at the best. */
export function CheckPanel(props: {
  draft: PlanDraft;
  lists: PlansAnswer;
  onGo(path: string): void;
}) {
  const { w, language } = usePlanWords();
  const { draft, lists } = props;
  return (
    <section className="st-panel st-plan-check" aria-label={w.faults}>
      <div className="st-head">
        <h2>{w.faults}</h2>
        <span className="st-grow" />
        <CheckState draft={draft} />
      </div>
      <div className="st-scroll st-body st-col" tabIndex={0}>
        <Select
          label={w.against}
          placeholder={w.noScenario}
          data={lists.scenarios.map((s) => ({ value: s.id, label: text(s.name, language) }))}
          value={draft.scenario}
          clearable
          onChange={(id) => draft.setScenario(id)}
        />
        {draft.check !== null && <Faults check={draft.check} draft={draft} onGo={props.onGo} />}
        {draft.check !== null && draft.check.problems.length === 0 && (
          <Soonest draft={draft} check={draft.check} onGo={props.onGo} />
        )}
      </div>
    </section>
  );
}

export function CheckState({ draft }: { draft: PlanDraft }) {
  const { w, t, fill } = usePlanWords();
  if (draft.failed !== null) return <Status state="unsure" words={errorWords(draft.failed, t)} />;
  if (!draft.checked || draft.check === null)
    return (
      <span className="st-mut" role="status">
        {w.checking}
      </span>
    );
  const { faults, problems } = draft.check;
  const errors = problems.length + faults.filter((f) => f.severity === 'error').length;
  if (errors > 0) return <Status state="miss" words={fill(w.errors, { n: errors })} />;
  const words = faults.length > 0 ? `${w.ok} · ${fill(w.warnings, { n: faults.length })}` : w.ok;
  return <Status state="met" words={words} />;
}

/** The task that a path is in, by name. */
function useWhere(draft: PlanDraft): (path: string) => string {
  const { w, language } = usePlanWords();
  return (path) => {
    const [first, n] = keysOf(path);
    const task = first === 'tasks' && typeof n === 'number' ? draft.plan.tasks[n] : undefined;
    if (task !== undefined) return text(task.name, language);
    if (first === 'levels') return w.sections.levels;
    if (first === 'human') return w.sections.human;
    return first === 'clauses' ? w.sections.clauses : w.sections.head;
  };
}

function Faults(props: { check: PlanCheckAnswer; draft: PlanDraft; onGo(path: string): void }) {
  const { w, language } = usePlanWords();
  const where = useWhere(props.draft);
  const { problems, faults } = props.check;
  const rows = [
    ...problems.map((p) => ({
      path: p.path,
      severity: 'error',
      words: `${w.form}: ${p.expected} (${p.got})`,
    })),
    ...faults.map((f) => ({
      path: f.path,
      severity: f.severity,
      words: faultWords(f, language),
    })),
  ];
  if (rows.length === 0) return <p className="st-mut">{w.noFaults}</p>;
  return (
    <ul className="st-plan-faults">
      {rows.map((r, i) => (
        <li key={i} data-severity={r.severity}>
          <button type="button" onClick={() => props.onGo(r.path)}>
            <b>{where(r.path)}</b>
            <span>{r.words}</span>
            <code>{r.path}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Bars of the soonest start and end of each task, the longest chain dark. */
function Soonest(props: { draft: PlanDraft; check: PlanCheckAnswer; onGo(path: string): void }) {
  const { w, language } = usePlanWords();
  const { draft, check } = props;
  const end = Math.max(
    1,
    ...Object.values(check.earliest).map((e) => (e === null ? 0 : e.doneMin)),
  );
  const pct = (min: number): string => `${(100 * min) / end}%`;
  return (
    <>
      <h3>{w.soonest}</h3>
      <p className="st-mut">{w.soonestNote}</p>
      <table className="st-plan-soonest">
        <caption className="st-hidden">{w.soonest}</caption>
        <tbody>
          {draft.plan.tasks.map((task, i) => {
            const e = check.earliest[task.id];
            return (
              <tr key={task.id}>
                <th scope="row">
                  <button type="button" onClick={() => props.onGo(`tasks[${i}]`)}>
                    {text(task.name, language)}
                  </button>
                </th>
                <td className="st-r">
                  {e == null ? '' : `${round(e.startMin)}–${round(e.doneMin)}`}
                </td>
                <td>
                  {e == null ? (
                    <span className="st-mut">{w.never}</span>
                  ) : (
                    <span
                      className="st-plan-bar"
                      data-critical={check.criticalPath.includes(task.id)}
                      style={{ left: pct(e.startMin), width: pct(e.doneMin - e.startMin) }}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

const round = (min: number): string => String(Math.round(10 * min) / 10);
