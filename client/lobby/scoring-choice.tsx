import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { text } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';

/** By which weights an exercise is scored, and what they are; until it starts another may be chosen. */
export function ScoringChoice(props: {
  scoring: NonNullable<ScenarioCard['scoring']>;
  session: Session;
  standby: boolean;
}) {
  const { t, language } = useWords();
  const { packs, id } = props.scoring;
  const told = useStore(props.session.store, (state) => state.view?.control?.scoringId);
  const [said, setSaid] = useState('');
  const chosen = told === undefined ? id : told;
  const pack = packs.find((p) => p.id === chosen);

  const choose = async (packId: string | null): Promise<void> => {
    if (packId === null || packId === chosen) return;
    const reply = await props.session.issue({ type: 'chooseScoring', packId });
    setSaid(reply.ok ? '' : t(`rejection.${reply.rejection.code}`));
  };

  return (
    <div className="st-col" data-testid="scoring">
      <Select
        label={t('lobby.scoring')}
        data={packs.map((p) => ({ value: p.id, label: text(p.name, language) }))}
        value={chosen}
        placeholder={t('lobby.noScoring')}
        allowDeselect={false}
        disabled={!props.standby}
        onChange={(value) => void choose(value)}
      />
      <span role="alert">{said}</span>
      {pack !== undefined && (
        <details>
          <summary>{t('lobby.weights')}</summary>
          <ul style={{ margin: 0, paddingLeft: 24 }}>
            {pack.groups.map((group) => (
              <li key={group.id}>
                {text(group.name, language)}
                {language === 'zh' ? '：' : ': '}
                {pack.weights
                  .filter((w) => w.group === group.id)
                  .map((w) => `${w.target} × ${w.weight}`)
                  .join(language === 'zh' ? '、' : ', ')}
              </li>
            ))}
          </ul>
          <p className="st-mut" lang="zh-CN">
            {pack.source}
          </p>
        </details>
      )}
    </div>
  );
}
