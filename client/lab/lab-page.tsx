import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import './lab.css';
import type { StudyAnswer, StudyCard } from '../../engine/protocol/studies.ts';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { useWords } from '../i18n/index.ts';
import { labApi } from './lab-api.ts';
import { Course } from './course.tsx';
import { Exports, ResultView } from './result-view.tsx';
import { StudyDesk } from './study-desk.tsx';
import { useLabWords } from './words.ts';

/** Pages ask for a running study this often, ms. */
const ASK_MS = 1000;

/** 预案推演: studies of a scenario or plan, and what they say. */
export default function LabPage({ id }: { id: string | null }) {
  const { t } = useWords();
  const { w, language } = useLabWords();
  useTitle(`${t('common.brand')} · ${w.title}`);
  const study = useStudy(id);
  const about = study.answer?.document?.about;
  return (
    <Themed scheme="light">
      <div className="st-app st-lab">
        <header className="st-top">
          <SkipLink to="lab-main" label={t('common.skipMain')} />
          <Brand />
          <h1 className="st-lab-title">{w.title}</h1>
          {id === null ? (
            <a className="st-chip" href="/">
              ← {w.home}
            </a>
          ) : (
            <a className="st-chip" href="/lab" onClick={(e) => go(e, '/lab')}>
              ← {w.back}
            </a>
          )}
          {about !== undefined && (
            <span className="st-mut st-wide st-ell">
              {about.plan === null
                ? text(about.scenario, language)
                : text(about.plan.name, language)}
            </span>
          )}
          <span className="st-grow" />
          {id !== null && study.answer?.card.state === 'done' && <Exports id={id} />}
          <LanguageSwitch />
        </header>
        {id === null ? (
          <StudyDesk />
        ) : study.failed ? (
          <main id="lab-main" tabIndex={-1} className="st-center" role="alert">
            <p>{w.notFound}</p>
            <Button variant="default" onClick={study.ask}>
              {w.retry}
            </Button>
          </main>
        ) : study.answer === null ? (
          <main id="lab-main" tabIndex={-1} className="st-center" role="status">
            <p>{w.loading}</p>
          </main>
        ) : study.answer.document !== null ? (
          <ResultView id={id} document={study.answer.document} />
        ) : (
          <main id="lab-main" tabIndex={-1} className="st-center">
            <Course card={study.answer.card} onChange={study.take} />
          </main>
        )}
      </div>
    </Themed>
  );
}

function go(event: { preventDefault(): void }, to: string): void {
  event.preventDefault();
  navigate(to);
}

/** A study with its result, asked for again and again until it is there. */
function useStudy(id: string | null) {
  const [answer, setAnswer] = useState<StudyAnswer | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const state = answer?.card.state;
  const waits =
    id !== null &&
    !failed &&
    (state === undefined ||
      state === 'running' ||
      state === 'queued' ||
      (state === 'done' && answer?.document === null));
  useEffect(() => {
    if (id === null || !waits) return undefined;
    let open = true;
    const ask = (): void =>
      void labApi.study(id).then((got) => {
        if (!open) return;
        if (got.ok) setAnswer(got.value);
        else if (got.error.code !== 'network') setFailed(true);
      });
    ask();
    const timer = setInterval(ask, ASK_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
    // A new turn is what asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [id, waits, turn]);
  const ask = useCallback(() => {
    setFailed(false);
    setTurn((n) => n + 1);
  }, []);
  const take = useCallback((card: StudyCard) => setAnswer({ card, document: null }), []);
  return { answer, failed, ask, take };
}
