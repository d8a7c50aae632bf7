import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import type { ApiError } from '../session/api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { duration, text } from '../ui/format.ts';
import { hazardIcon } from '../ui/hazard-icons.ts';
import { Icon, Swatch } from '../ui/symbols.tsx';
import { errorWords } from '../ui/use-request.ts';

/** Scenarios to choose from; what else a new exercise takes stands below them. */
export function ScenarioList(props: {
  /** Null while nobody knows them. */
  scenarios: readonly ScenarioCard[] | null;
  error: ApiError | null;
  chosen: ScenarioCard | undefined;
  onChoose(scenario: ScenarioCard): void;
  onRetry(): void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const { scenarios, error } = props;
  return (
    <div className="st-scroll" role="radiogroup" aria-label={t('lobby.chooseScenario')}>
      {scenarios?.map((s) => (
        <ScenarioChoice
          key={s.id}
          scenario={s}
          checked={s === props.chosen}
          onChoose={() => props.onChoose(s)}
        />
      ))}
      {scenarios === null && error === null && (
        <p className="st-body st-mut" role="status">
          {t('common.loading')}
        </p>
      )}
      {error !== null && (
        <div className="st-body st-col" role="alert">
          <p>{errorWords(error, t)}</p>
          <Button variant="default" onClick={props.onRetry}>
            {t('common.retry')}
          </Button>
        </div>
      )}
      {scenarios?.length === 0 && <p className="st-body">{t('lobby.noScenarios')}</p>}
      <div className="st-body st-col">{props.children}</div>
    </div>
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
        <Icon id={hazardIcon(scenario.hazards)} size={24} />
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

/** What a scenario is about, what is to be learnt and who takes part. */
export function ScenarioDetail({ scenario }: { scenario: ScenarioCard }) {
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
