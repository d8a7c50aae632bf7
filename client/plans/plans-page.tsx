import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import '../panels/panels.css';
import '../ui/forms.css';
import './plans.css';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { FileProblem } from '../../engine/protocol/problem.ts';
import type { PlansAnswer } from '../../engine/protocol/plans.ts';
import { plansApi } from '../session/plans-api.ts';
import { Brand, LanguageSwitch, PanelHead, SkipLink } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { PlanEditor } from './plan-editor.tsx';
import { usePlanWords } from './words.ts';

/** `/plans`: response plans as tables and forms, checked as they are written. */
export default function PlansPage() {
  const { t, w } = usePlanWords();
  useTitle(`${w.title} · ${t('common.brand')}`);
  const { value: lists, error } = useRequest(plansApi.list);
  const [opened, setOpened] = useState<ResponsePlan | null>(null);
  return (
    <Themed scheme="light">
      <div className="st-app st-plans">
        <header className="st-top">
          <SkipLink to="plans-main" label={t('common.skipMain')} />
          <Brand />
          <h1>{w.title}</h1>
          <span className="st-grow" />
          {opened !== null && (
            <Button variant="default" onClick={() => setOpened(null)}>
              {w.other}
            </Button>
          )}
          <a className="st-chip" href="/">
            {t('common.home')}
          </a>
          <LanguageSwitch />
        </header>
        {error !== null && (
          <main id="plans-main" tabIndex={-1} className="st-center" role="alert">
            <p>{errorWords(error, t)}</p>
          </main>
        )}
        {lists !== null && opened === null && <Choice lists={lists} onOpen={setOpened} />}
        {lists !== null && opened !== null && <PlanEditor opened={opened} lists={lists} />}
      </div>
    </Themed>
  );
}

function Choice(props: { lists: PlansAnswer; onOpen(plan: ResponsePlan): void }) {
  const { t, w, language } = usePlanWords();
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [failed, setFailed] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const take = async (asked: ReturnType<typeof plansApi.plan>): Promise<void> => {
    const got = await asked;
    setFailed(got.ok ? '' : errorWords(got.error, t));
    if (!got.ok) return;
    setProblems(got.value.problems);
    if (got.value.plan !== null) props.onOpen(got.value.plan);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await take(plansApi.read(await file.text()));
  };
  return (
    <main className="st-panel st-plans-choice" id="plans-main" tabIndex={-1}>
      <PanelHead title={w.choose} count={props.lists.plans.length}>
        <Button variant="default" onClick={() => input.current?.click()}>
          {w.openFile}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".yaml,.yml,.json"
          hidden
          aria-label={w.openFile}
          data-testid="plan-file"
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </PanelHead>
      <div className="st-scroll st-body st-col">
        <p className="st-mut">{w.chooseNote}</p>
        {failed !== '' && <p role="alert">{failed}</p>}
        {problems.length > 0 && (
          <div role="alert">
            <p>{w.unreadable}</p>
            <ul>
              {problems.map((p, i) => (
                <li key={i}>
                  <code>{p.path}</code> {p.expected} ({p.got})
                </li>
              ))}
            </ul>
          </div>
        )}
        {props.lists.plans.map((p) => (
          <div key={p.id} className="st-row st-wrap st-plan-entry st-plan-card">
            <b>{text(p.name, language)}</b>
            <span className="st-mut">
              {w.hazard[p.hazard]} · {p.id} {p.version}
            </span>
            <span className="st-grow" />
            <Button data-testid={`plan-${p.id}`} onClick={() => void take(plansApi.plan(p.id))}>
              {w.open}
            </Button>
          </div>
        ))}
      </div>
    </main>
  );
}
