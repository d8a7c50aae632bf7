import { Button, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { MeAnswer, ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { CodeEntry } from './code-entry.tsx';
import { EarlierExercises } from './earlier-exercises.tsx';
import type { LobbyTab } from './lobby-page.tsx';
import { PlanChoice, standingPlan } from './plan-choice.tsx';
import { ScenarioDetail, ScenarioList } from './scenario-list.tsx';

// What few open does not weigh on the first page.
const FoundingDialog = lazy(() => import('../groups/founding-dialog.tsx'));
const PracticeDialog = lazy(() => import('../practice/practice-dialog.tsx'));

type StartDialog = 'modes' | 'practice';

/** `/?scenario=<id>&seed=`: what was just prepared, or is to be played again, stands chosen. */
export function asked(): { readonly scenario: string | null; readonly seed: string } {
  const query = new URLSearchParams(location.search);
  return { scenario: query.get('scenario'), seed: query.get('seed') ?? '' };
}

/** Before there is an exercise: choose a scenario and create one. */
export function HostStart(props: {
  me: MeAnswer;
  tab: LobbyTab;
  onCreated(me: MeAnswer, deskLink: string): void;
  /** This browser has become the desk of an exercise that was there. */
  onMe(me: MeAnswer): void;
}) {
  const { t } = useWords();
  const { value, error, reload } = useRequest(api.scenarios);
  const [chosen, setChosen] = useState(() => asked().scenario);
  const [seed, setSeed] = useState(() => asked().seed);
  /** Undefined until the server has told which one stands for the scenario. */
  const [planId, setPlanId] = useState<string | null>();
  const [dialog, setDialog] = useState<StartDialog | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const scenarios = value?.scenarios ?? [];
  const scenario = scenarios.find((s) => s.id === chosen) ?? scenarios[0];

  const create = async (): Promise<void> => {
    if (scenario === undefined) return;
    setBusy(true);
    setFailed(null);
    const trimmed = seed.trim();
    const made = await api.create({
      scenarioId: scenario.id,
      ...(trimmed === '' ? {} : { seed: trimmed }),
      planId: planId === undefined ? await standingPlan(scenario.id) : planId,
    });
    const me = made.ok
      ? await api.instructor({ id: made.value.id, key: made.value.instructorKey })
      : made;
    setBusy(false);
    if (!made.ok || !me.ok) return setFailed(me.ok ? null : errorWords(me.error, t));
    props.onCreated(me.value, `/desk#${made.value.id}.${made.value.instructorKey}`);
  };

  return (
    <>
      <main className="st-lobby-main" id="lobby-main" tabIndex={-1}>
        <section className="st-panel" data-shown={props.tab === 'scenario'}>
          <PanelHead
            title={t('lobby.chooseScenario')}
            count={value === null ? '' : scenarios.length}
          />
          <ScenarioList
            scenarios={value?.scenarios ?? null}
            error={error}
            chosen={scenario}
            onChoose={(s) => {
              setChosen(s.id);
              setPlanId(undefined);
            }}
            onRetry={reload}
          >
            <TextInput
              label={t('lobby.seed')}
              description={t('lobby.seedHint')}
              value={seed}
              maxLength={64}
              onChange={(event) => setSeed(event.currentTarget.value)}
            />
            {scenario !== undefined && (
              <PlanChoice
                key={scenario.id}
                scenarioId={scenario.id}
                value={planId}
                onChange={setPlanId}
              />
            )}
          </ScenarioList>
        </section>
        <section className="st-panel" data-shown={props.tab === 'seats'}>
          {scenario !== undefined && <ScenarioDetail scenario={scenario} />}
          <EarlierExercises onMe={props.onMe} />
        </section>
        <section className="st-panel" data-shown={props.tab === 'join'}>
          <PanelHead title={t('lobby.joinTitle')} count={t('lobby.noAccount')} />
          <p className="st-body st-mut">{t('lobby.createHint')}</p>
          <span className="st-grow" />
          <CodeEntry seat={props.me.seat} />
        </section>
      </main>
      <StartFooter
        scenario={scenario}
        failed={failed}
        busy={busy}
        onDialog={setDialog}
        onCreate={() => void create()}
      />
      <Suspense fallback={null}>
        {dialog === 'modes' && scenario !== undefined && (
          <FoundingDialog
            scenario={scenario}
            scenarios={scenarios}
            seed={seed.trim()}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'practice' && scenario !== undefined && (
          <PracticeDialog scenario={scenario} seed={seed.trim()} onClose={() => setDialog(null)} />
        )}
      </Suspense>
    </>
  );
}

/** What can be begun with the chosen scenario. */
function StartFooter(props: {
  scenario: ScenarioCard | undefined;
  failed: string | null;
  busy: boolean;
  onDialog(dialog: StartDialog): void;
  onCreate(): void;
}) {
  const { t, language } = useWords();
  const { scenario } = props;
  const none = scenario === undefined;
  return (
    <footer>
      <span className="st-mut st-wide">{t('lobby.footnote')}</span>
      <span className="st-grow" />
      <span role="alert">{props.failed}</span>
      <Button variant="default" data-testid="prepare" onClick={() => navigate('/prepare')}>
        {t('lobby.prepare')}
      </Button>
      {(['practice', 'modes'] as const).map((dialog) => (
        <Button
          key={dialog}
          variant="default"
          data-testid={dialog}
          disabled={none}
          onClick={() => props.onDialog(dialog)}
        >
          {t(dialog === 'practice' ? 'lobby.practice' : 'lobby.modes')}
        </Button>
      ))}
      <Button
        size="md"
        data-testid="create"
        loading={props.busy}
        disabled={none}
        onClick={props.onCreate}
      >
        {t('lobby.create')}
        {!none && <span className="st-wide"> · {text(scenario.name, language)}</span>}
      </Button>
    </footer>
  );
}
