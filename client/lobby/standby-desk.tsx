import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords, type Words } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { plansApi } from '../session/plans-api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { useRequest } from '../ui/use-request.ts';
import { useSession } from '../ui/use-session.ts';
import { JoinPanel } from './join-panel.tsx';
import type { LobbyTab } from './lobby-page.tsx';
import { Roster } from './roster.tsx';
import { ScoringChoice } from './scoring-choice.tsx';

const EvaluatorDialog = lazy(() =>
  import('../desk/evaluator-access.tsx').then((m) => ({ default: m.EvaluatorDialog })),
);

/** The instructor's lobby: who sits where, the code to join, and the start. */
export default function StandbyDesk(props: {
  me: MeAnswer;
  desk: NonNullable<MeAnswer['desk']>;
  deskLink: string | null;
  tab: LobbyTab;
  onMe(me: MeAnswer): void;
}) {
  const { t, language } = useWords();
  const session = useSession('desk');
  const lobby = useStore(session.store, (state) => state.lobby);
  const scenarios = useRequest(api.scenarios).value?.scenarios ?? [];
  const scenario = scenarios.find((s) => s.id === props.desk.scenarioId);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const phase = lobby?.phase ?? props.desk.phase;

  const start = async (): Promise<void> => {
    setBusy(true);
    const reply = await session.issue({ type: 'start' });
    setBusy(false);
    if (reply.ok) navigate('/desk');
    else setSaid(t(`rejection.${reply.rejection.code}`));
  };
  const leave = async (): Promise<void> => {
    const result = await api.leave('desk');
    if (result.ok) props.onMe(result.value);
  };

  return (
    <>
      <main className="st-lobby-main" id="lobby-main" tabIndex={-1}>
        <section className="st-panel" data-shown={props.tab === 'scenario'}>
          <PanelHead title={text(props.desk.scenarioName, language)} />
          <div className="st-scroll st-body st-col">
            {scenario !== undefined && (
              <>
                <p className="st-pre">{text(scenario.summary, language)}</p>
                <h3>{t('lobby.objectives')}</h3>
                <ol style={{ margin: 0, paddingLeft: 24 }}>
                  {scenario.objectives.map((objective) => (
                    <li key={objective.zh}>{text(objective, language)}</li>
                  ))}
                </ol>
              </>
            )}
            <PlanOf exerciseId={props.desk.exerciseId} />
            {scenario?.scoring !== undefined && (
              <ScoringChoice
                scoring={scenario.scoring}
                session={session}
                standby={phase === 'standby'}
              />
            )}
            <div>
              <Button variant="default" onClick={() => void leave()}>
                {t('lobby.newExercise')}
              </Button>
            </div>
          </div>
        </section>
        <section className="st-panel" data-shown={props.tab === 'seats'}>
          <PanelHead title={t('lobby.seats')} count={lobby === null ? '' : presence(lobby, t)} />
          <div className="st-scroll">
            {lobby !== null && <Roster lobby={lobby} session={session} />}
            {lobby !== null && phase === 'standby' && <Checks lobby={lobby} />}
          </div>
        </section>
        <JoinPanel
          code={props.desk.code}
          joinUrl={props.desk.joinUrl}
          deskLink={props.deskLink}
          shown={props.tab === 'join'}
        />
      </main>
      <footer>
        <span className="st-mut st-wide">{t('lobby.footnote')}</span>
        <span className="st-grow" />
        <Tools exerciseId={props.desk.exerciseId} ended={phase === 'ended'} />
        <span role="alert">{said}</span>
        {phase === 'standby' ? (
          <Button
            size="md"
            data-testid="start"
            loading={busy}
            leftSection={<Icon id="ui-play" />}
            onClick={() => void start()}
          >
            {t('lobby.start')}
          </Button>
        ) : (
          <>
            <span>{t(phase === 'running' ? 'lobby.running' : 'lobby.ended')}</span>
            <Button size="md" onClick={() => navigate('/desk')}>
              {t('lobby.toDesk')}
            </Button>
          </>
        )}
      </footer>
    </>
  );
}

/** What is prepared and opened beside the desk: injects, evaluators, the screen for all. */
function Tools({ exerciseId, ended }: { exerciseId: string; ended: boolean }) {
  const { t } = useWords();
  const [evaluators, setEvaluators] = useState(false);
  return (
    <>
      <Button variant="default" component="a" data-testid="to-msel" href={`/msel/${exerciseId}`}>
        {t('lobby.msel')}
      </Button>
      <Button variant="default" data-testid="evaluators" onClick={() => setEvaluators(true)}>
        {t('lobby.evaluators')}
      </Button>
      <Button variant="default" component="a" href="/wall" target="_blank" rel="noreferrer">
        {t('lobby.wall')}
      </Button>
      {ended && (
        <Button variant="default" component="a" href={`/review/${exerciseId}`}>
          {t('lobby.review')}
        </Button>
      )}
      {evaluators && (
        <Suspense fallback={null}>
          <EvaluatorDialog exerciseId={exerciseId} onClose={() => setEvaluators(false)} />
        </Suspense>
      )}
    </>
  );
}

/** By which plan the steps will be measured, where the county has one for this. */
function PlanOf({ exerciseId }: { exerciseId: string }) {
  const { t, language } = useWords();
  const answer = useRequest(() => plansApi.ofExercise(exerciseId)).value;
  if (answer === null || answer.plans.length === 0) return null;
  const plan = answer.plans.find((p) => p.id === answer.planId);
  return (
    <p data-testid="plan-of">
      <b>
        {t('lobby.plan')}
        {t('common.colon')}
      </b>
      {plan === undefined ? t('lobby.noPlan') : text(plan.name, language)}
    </p>
  );
}

const presence = (lobby: Lobby, t: Words['t']): string =>
  t('lobby.seatsPresent', {
    present: lobby.seats.filter((s) => s.present).length,
    total: lobby.seats.length,
  });

/** What an instructor wants to know before the start, in words. */
function Checks({ lobby }: { lobby: Lobby }) {
  const { t, language } = useWords();
  const empty = lobby.seats.filter((s) => !s.taken);
  const unread = lobby.seats.filter((s) => s.taken && !s.briefingRead);
  const names = unread.map((s) => text(s.name, language)).join(language === 'zh' ? '、' : ', ');
  const nobody = empty.length === lobby.seats.length;
  return (
    <>
      <h3 style={{ padding: '12px 14px 8px' }}>{t('lobby.checks')}</h3>
      <div className="st-checks">
        <Icon id={nobody ? 'st-running' : 'st-met'} />
        <span>
          {nobody
            ? t('lobby.checkNobody')
            : t('lobby.checkSeats', {
                n: lobby.seats.length - empty.length,
                policy: empty.filter((s) => s.occupant === 'policy').length,
                idle: empty.filter((s) => s.occupant === 'idle').length,
              })}
        </span>
        {!nobody && (
          <>
            <Icon id={unread.length > 0 ? 'st-running' : 'st-met'} />
            <span>
              {unread.length > 0
                ? t('lobby.checkBriefing', { names })
                : t('lobby.checkBriefingAll')}
            </span>
          </>
        )}
      </div>
    </>
  );
}
