import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { PlansAnswer } from '../../engine/protocol/plans.ts';
import { plansApi } from '../session/plans-api.ts';
import { text } from '../ui/format.ts';
import { keysOf } from '../ui/json-path.ts';
import { CheckPanel } from './check-panel.tsx';
import { freshTask } from './kinds.ts';
import { ClausesForm, HeadForm, HumanForm, LevelsForm } from './plan-forms.tsx';
import { TaskForm } from './task-form.tsx';
import { usePlan, type PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** A part of the plan, or one of its tasks by place. */
type Place = 'head' | 'clauses' | 'levels' | 'human' | number;

const PARTS = ['head', 'clauses', 'levels', 'human'] as const;

function placeOf(path: string): Place {
  const [first, n] = keysOf(path);
  if (first === 'tasks' && typeof n === 'number') return n;
  return PARTS.find((p) => p === first) ?? 'head';
}

/** One plan: its parts and tasks, the form of what is chosen, and the check beside it. */
export function PlanEditor({ opened, lists }: { opened: ResponsePlan; lists: PlansAnswer }) {
  const { w, language } = usePlanWords();
  const first = lists.scenarios.find((s) => s.id === opened.id)?.id ?? null;
  const draft = usePlan(opened, first);
  const [place, setPlace] = useState<Place>('head');
  const task = typeof place === 'number' ? draft.plan.tasks[place] : undefined;
  const shown: Place = typeof place === 'number' && task === undefined ? 'head' : place;
  return (
    <>
      <PlanNav draft={draft} value={shown} onChange={setPlace} />
      <main className="st-panel" id="plans-main" tabIndex={-1}>
        <div className="st-head">
          <h2>
            {task === undefined
              ? w.sections[shown as (typeof PARTS)[number]]
              : text(task.name, language)}
          </h2>
          <span className="st-grow" />
          {typeof shown === 'number' && <TaskButtons draft={draft} at={shown} onMove={setPlace} />}
          <Button
            size="compact-md"
            variant="default"
            disabled={!draft.canUndo}
            onClick={draft.undo}
          >
            {w.undo}
          </Button>
        </div>
        <div className="st-scroll st-body st-col" tabIndex={0}>
          {shown === 'head' && <HeadForm draft={draft} lists={lists} />}
          {shown === 'clauses' && <ClausesForm draft={draft} />}
          {shown === 'levels' && <LevelsForm draft={draft} />}
          {shown === 'human' && <HumanForm draft={draft} />}
          {typeof shown === 'number' && (
            <TaskForm key={shown} draft={draft} index={shown} lists={lists} />
          )}
        </div>
      </main>
      <CheckPanel draft={draft} lists={lists} onGo={(path) => setPlace(placeOf(path))} />
      <SaveBar draft={draft} />
    </>
  );
}

function PlanNav(props: { draft: PlanDraft; value: Place; onChange(place: Place): void }) {
  const { w, language, fill } = usePlanWords();
  const { draft, value } = props;
  const places = [...(draft.check?.problems ?? []), ...(draft.check?.faults ?? [])].map((f) =>
    placeOf(f.path),
  );
  const item = (place: Place, label: string) => {
    const n = places.filter((p) => p === place).length;
    return (
      <button
        key={place}
        type="button"
        aria-current={place === value ? 'step' : undefined}
        onClick={() => props.onChange(place)}
      >
        <span>{label}</span>
        {n > 0 && <b className="st-bad">{fill(w.errors, { n })}</b>}
      </button>
    );
  };
  return (
    <nav className="st-panel st-side-nav" aria-label={w.title}>
      {PARTS.map((p) => item(p, w.sections[p]))}
      <p className="st-plan-nav-head">{w.sections.tasks}</p>
      {draft.plan.tasks.map((t, i) => item(i, `${i + 1} ${text(t.name, language)}`))}
      <Button
        variant="subtle"
        onClick={() => {
          draft.set(['tasks', draft.plan.tasks.length], freshTask(draft.plan));
          props.onChange(draft.plan.tasks.length);
        }}
      >
        + {w.task.add}
      </Button>
    </nav>
  );
}

function TaskButtons(props: { draft: PlanDraft; at: number; onMove(to: number): void }) {
  const { w } = usePlanWords();
  const { draft, at } = props;
  const { tasks } = draft.plan;
  const move = (to: number): void => {
    const next = [...tasks];
    const [task] = next.splice(at, 1);
    next.splice(to, 0, task!);
    draft.set(['tasks'], next);
    props.onMove(to);
  };
  return (
    <>
      <Button size="compact-md" variant="default" disabled={at === 0} onClick={() => move(at - 1)}>
        {w.task.up}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        disabled={at === tasks.length - 1}
        onClick={() => move(at + 1)}
      >
        {w.task.down}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        disabled={tasks.length === 1}
        onClick={() => {
          draft.set(['tasks', at], undefined);
          props.onMove(Math.max(0, at - 1));
        }}
      >
        {w.task.remove}
      </Button>
    </>
  );
}

function SaveBar({ draft }: { draft: PlanDraft }) {
  const { w, fill } = usePlanWords();
  const [said, setSaid] = useState('');
  const download = async (): Promise<void> => {
    const got = await plansApi.text(draft.plan);
    if (!got.ok) return setSaid(w.failedText);
    const file = `${draft.plan.id}.yaml`;
    const url = URL.createObjectURL(new Blob([got.value], { type: 'application/yaml' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
    draft.kept();
    setSaid(fill(w.downloaded, { file }));
  };
  return (
    <footer className="st-plan-bar-foot">
      <span className="st-grow" role="status">
        {said}
      </span>
      <Button data-testid="plan-save" onClick={() => void download()}>
        {w.download}
      </Button>
    </footer>
  );
}
