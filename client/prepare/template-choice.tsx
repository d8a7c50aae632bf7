import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TemplateCard } from '../../engine/protocol/prepare.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { prepareApi } from '../session/prepare-api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { duration, text } from '../ui/format.ts';
import { hazardIcon } from '../ui/hazard-icons.ts';
import { Icon } from '../ui/symbols.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';

/** What a scenario can be made from: those that came with the product, and one's own. */
export function TemplateChoice({ onChoose }: { onChoose(id: string): void }) {
  const { t } = useWords();
  const { value, error, reload } = useRequest(prepareApi.templates);
  const [failed, setFailed] = useState('');
  const remove = async (card: TemplateCard): Promise<void> => {
    const gone = await prepareApi.remove(card.id);
    setFailed(gone.ok ? '' : errorWords(gone.error, t));
    reload();
  };
  const scenarios = useRequest(api.scenarios).value?.scenarios ?? [];
  const about = new Map(scenarios.map((card, at) => [card.id, { card, at }]));
  // As on the first page, so that what was found there is found here.
  const place = (id: string): number => about.get(id)?.at ?? Infinity;
  const all = (value ?? []).toSorted((a, b) => (place(a.id) < place(b.id) ? -1 : 1));
  return (
    <main className="st-panel st-prepare-choice" id="prepare-main" tabIndex={-1}>
      <PanelHead title={t('prepare.chooseTemplate')} count={value === null ? '' : all.length} />
      <div className="st-scroll st-body st-col">
        <p className="st-mut">{t('prepare.chooseNote')}</p>
        {error !== null && <p role="alert">{errorWords(error, t)}</p>}
        {value === null && error === null && <p role="status">{t('common.loading')}</p>}
        {failed !== '' && <p role="alert">{failed}</p>}
        {all.map((card) => (
          <Card
            key={card.id}
            card={card}
            about={about.get(card.id)?.card}
            onChoose={onChoose}
            onRemove={() => void remove(card)}
          />
        ))}
      </div>
    </main>
  );
}

function Card(props: {
  card: TemplateCard;
  about: ScenarioCard | undefined;
  onChoose(id: string): void;
  onRemove(): void;
}) {
  const { t, language } = useWords();
  const { card, about } = props;
  const [sure, setSure] = useState(false);
  return (
    <div className="st-row st-wrap st-prepare-item">
      {about !== undefined && <Icon id={hazardIcon(about.hazards)} size={24} />}
      <b title={card.id}>{text(card.name, language)}</b>
      <span className="st-mut">
        {about !== undefined &&
          `${t('lobby.scenarioMeta', {
            hours: duration(about.durationTicks, language),
            seats: about.seats.length,
          })} · `}
        {t(card.own ? 'prepare.ownScenario' : 'prepare.installed')}
        {card.own && ` · ${card.id}`}
      </span>
      {card.inUse && <span className="st-mut">· {t('prepare.played')}</span>}
      <span className="st-grow" />
      {card.own && !card.inUse && (
        <Button
          variant="default"
          onClick={() => (sure ? props.onRemove() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {t(sure ? 'prepare.reallyRemove' : 'prepare.remove')}
        </Button>
      )}
      <Button onClick={() => props.onChoose(card.id)} data-testid={`template-${card.id}`}>
        {t(card.own && !card.inUse ? 'prepare.edit' : 'prepare.use')}
      </Button>
    </div>
  );
}
