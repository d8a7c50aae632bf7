import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TutorialStep } from '../../engine/protocol/discussion.ts';
import { useWords } from '../i18n/index.ts';
import { groupsApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { text } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';
import { Status } from '../ui/status-tag.tsx';
import { useRequest } from '../ui/use-request.ts';
import { isDone } from './checks.ts';

/** The first step after `from` that is not done yet. */
function nextOpen(
  steps: readonly TutorialStep[],
  from: number,
  done: (s: TutorialStep) => boolean,
): number {
  let at = from;
  while (at < steps.length && done(steps[at]!)) at++;
  return at;
}

/** One step at a time: what to do, and that it was seen to be done. */
export function Tutorial({ session }: { session: Session }) {
  const { t, language } = useWords();
  const steps = useRequest(groupsApi.tutorial).value?.steps ?? [];
  const view = useStore(session.store, (s) => s.view);
  const seatId = useStore(session.store, (s) => s.setup?.seatId ?? null);
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState(true);
  const step = steps[at];
  const done =
    step !== undefined && view !== null && seatId !== null && isDone(step.check, view, seatId);
  useEffect(() => {
    // Long enough to see that it was done.
    if (!done) return undefined;
    const timer = setTimeout(() => setAt((n) => n + 1), 1500);
    return () => clearTimeout(timer);
  }, [done]);
  if (steps.length === 0 || view === null || seatId === null) return null;
  if (!shown)
    return (
      <div>
        <Button size="xs" variant="default" onClick={() => setShown(true)}>
          {t('groups.showSteps')}
        </Button>
      </div>
    );
  return (
    <section className="st-col" aria-live="polite" data-testid="tutorial">
      {step === undefined ? (
        <p>{t('groups.tutorialOver')}</p>
      ) : (
        <>
          <div className="st-row">
            <span className="st-mut">{t('groups.step', { n: at + 1, total: steps.length })}</span>
            <b>{text(step.title, language)}</b>
            {done && <Status state="met" words={t('groups.stepDone')} />}
            <span className="st-grow" />
            {step.check.kind === 'read' && (
              <Button
                size="xs"
                data-testid="tutorial-next"
                onClick={() => setAt(nextOpen(steps, at + 1, (s) => isDone(s.check, view, seatId)))}
              >
                {t('groups.next')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setShown(false)}>
              {t('groups.hideSteps')}
            </Button>
          </div>
          <p className="st-pre">{text(step.text, language)}</p>
        </>
      )}
    </section>
  );
}
