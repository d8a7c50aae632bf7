import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TemplateCard } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { prepareApi } from '../session/prepare-api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
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
  const all = value ?? [];
  return (
    <main className="st-panel st-prepare-choice" id="prepare-main" tabIndex={-1}>
      <PanelHead title={t('prepare.chooseTemplate')} count={value === null ? '' : all.length} />
      <div className="st-scroll st-body st-col">
        <p className="st-mut">{t('prepare.chooseNote')}</p>
        {error !== null && <p role="alert">{errorWords(error, t)}</p>}
        {failed !== '' && <p role="alert">{failed}</p>}
        {all.map((card) => (
          <Card key={card.id} card={card} onChoose={onChoose} onRemove={() => void remove(card)} />
        ))}
      </div>
    </main>
  );
}

function Card(props: { card: TemplateCard; onChoose(id: string): void; onRemove(): void }) {
  const { t, language } = useWords();
  const { card } = props;
  const [sure, setSure] = useState(false);
  return (
    <div className="st-row st-wrap st-prepare-item">
      <b>{text(card.name, language)}</b>
      <span className="st-mut">
        {t(card.own ? 'prepare.ownScenario' : 'prepare.installed')} · {card.id}
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
