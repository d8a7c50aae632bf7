import { Button, NativeSelect, TextInput } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { MeAnswer, ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { plansApi } from '../session/plans-api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { duration, text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { HAZARD_ICONS } from '../ui/hazard-icons.ts';
import { Icon, Swatch } from '../ui/symbols.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { CodeEntry } from './code-entry.tsx';
import { EarlierExercises } from './earlier-exercises.tsx';
import type { LobbyTab } from './lobby-page.tsx';

// What few open does not weigh on the first page.
const FoundingDialog = lazy(() => import('../groups/founding-dialog.tsx'));
const PracticeDialog = lazy(() => import('../practice/practice-dialog.tsx'));

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
  const { t, language } = useWords();
  const { value, error, reload } = useRequest(api.scenarios);
  const [chosen, setChosen] = useState(() => asked().scenario);
  const [seed, setSeed] = useState(() => asked().seed);
  /** Undefined until the server has told which one stands for the scenario. */
  const [planId, setPlanId] = useState<string | null>();
  const [dialog, setDialog] = useState<'modes' | 'practice' | null>(null);
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
          <div className="st-scroll" role="radiogroup" aria-label={t('lobby.chooseScenario')}>
            {scenarios.map((s) => (
              <ScenarioChoice
                key={s.id}
                scenario={s}
                checked={s === scenario}
                onChoose={() => {
                  setChosen(s.id);
                  setPlanId(undefined);
                }}
              />
            ))}
            {value === null && error === null && (
              <p className="st-body st-mut" role="status">
                {t('common.loading')}
              </p>
            )}
            {error !== null && (
              <div className="st-body st-col" role="alert">
                <p>{errorWords(error, t)}</p>
                <Button variant="default" onClick={reload}>
                  {t('common.retry')}
                </Button>
              </div>
            )}
            {value !== null && scenarios.length === 0 && (
              <p className="st-body">{t('lobby.noScenarios')}</p>
            )}
            <div className="st-body st-col">
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
            </div>
          </div>
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
      <footer>
        <span className="st-mut st-wide">{t('lobby.footnote')}</span>
        <span className="st-grow" />
        <span role="alert">{failed}</span>
        <Button variant="default" data-testid="prepare" onClick={() => navigate('/prepare')}>
          {t('lobby.prepare')}
        </Button>
        <Button
          variant="default"
          data-testid="practice"
          disabled={scenario === undefined}
          onClick={() => setDialog('practice')}
        >
          {t('lobby.practice')}
        </Button>
        <Button
          variant="default"
          data-testid="modes"
          disabled={scenario === undefined}
          onClick={() => setDialog('modes')}
        >
          {t('lobby.modes')}
        </Button>
        <Button
          size="md"
          data-testid="create"
          loading={busy}
          disabled={scenario === undefined}
          onClick={() => void create()}
        >
          {t('lobby.create')}
          {scenario !== undefined && (
            <span className="st-wide"> · {text(scenario.name, language)}</span>
          )}
        </Button>
      </footer>
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

/** The plan that stands for a scenario, for those who are quicker than the list of plans. */
async function standingPlan(scenarioId: string): Promise<string | null> {
  const fitting = await plansApi.fitting(scenarioId);
  return fitting.ok ? fitting.value.standing : null;
}

/** Plans of the county that fit the scenario; nothing where there are none. */
function PlanChoice(props: {
  scenarioId: string;
  value: string | null | undefined;
  onChange(planId: string | null): void;
}) {
  const { t, language } = useWords();
  const { value } = useRequest(() => plansApi.fitting(props.scenarioId));
  const { onChange } = props;
  const standing = value?.standing;
  const open = props.value === undefined && standing !== undefined;
  useEffect(() => {
    if (open) onChange(standing);
    // The first word is the server's, once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  if (value === null || value.plans.length === 0) return null;
  return (
    <NativeSelect
      label={t('lobby.plan')}
      description={t('lobby.planHint')}
      value={props.value ?? ''}
      data={[
        { value: '', label: t('lobby.noPlan') },
        ...value.plans.map((p) => ({ value: p.id, label: text(p.name, language) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

function ScenarioChoice(props: { scenario: ScenarioCard; checked: boolean; onChoose(): void }) {
  const { t, language } = useWords();
  const { scenario } = props;
  return (
    <button
      type="button"
      role="radio"
      aria-checked={props.checked}
      className="st-scenario"
      onClick={props.onChoose}
    >
      <span>
        <Icon id={HAZARD_ICONS[scenario.hazards[0] ?? 'wildfire']} size={24} />
      </span>
      <b>{text(scenario.name, language)}</b>
      <span className="st-mut">
        {t('lobby.scenarioMeta', {
          hours: duration(scenario.durationTicks, language),
          seats: scenario.seats.length,
        })}
      </span>
    </button>
  );
}

function ScenarioDetail({ scenario }: { scenario: ScenarioCard }) {
  const { t, language } = useWords();
  return (
    <div className="st-scroll" tabIndex={0}>
      <div className="st-body st-col">
        <h2>{text(scenario.name, language)}</h2>
        <p className="st-pre">{text(scenario.summary, language)}</p>
      </div>
      <PanelHead title={t('lobby.objectives')} count={scenario.objectives.length} />
      <ol className="st-list" style={{ paddingTop: 10 }}>
        {scenario.objectives.map((objective) => (
          <li key={objective.zh}>{text(objective, language)}</li>
        ))}
      </ol>
      <PanelHead title={t('lobby.seats')} count={scenario.seats.length} />
      <ul className="st-plain">
        {scenario.seats.map((seat) => (
          <li key={seat.id} className="st-row" style={{ padding: '6px 14px' }}>
            <Swatch colour={seat.colour} />
            <b>{text(seat.name, language)}</b>
            <span className="st-mut">{t(`role.${seat.role}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
