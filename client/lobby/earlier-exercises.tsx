import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ExercisesAnswer, MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { exerciseTime, text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { errorWords, useRequest } from '../ui/use-request.ts';

type Earlier = ExercisesAnswer['exercises'][number];

/**
 * What this server holds already, for its own machine; nothing where that may not be asked. Its
 * desk, lobby or review opens from here: the link of the first day need not be kept.
 */
export function EarlierExercises({ onMe }: { onMe(me: MeAnswer): void }) {
  const { t, language } = useWords();
  const { value } = useRequest(api.exercises);
  const [failed, setFailed] = useState('');
  const exercises = value?.exercises ?? [];
  if (exercises.length === 0) return null;
  const open = async (e: Earlier): Promise<void> => {
    const me = await api.openDesk(e.id);
    if (!me.ok) return setFailed(errorWords(me.error, t));
    if (e.phase === 'standby') onMe(me.value);
    else navigate(e.phase === 'ended' ? `/review/${e.id}` : '/desk');
  };
  return (
    <div style={{ maxHeight: '40%', display: 'flex', flexDirection: 'column' }}>
      <PanelHead title={t('lobby.exercises')} count={exercises.length}>
        <span role="alert">{failed}</span>
      </PanelHead>
      <ul className="st-plain st-scroll" tabIndex={0}>
        {exercises.map((e) => (
          <li key={e.id} className="st-row" style={{ padding: '4px 14px', minHeight: 36 }}>
            <b>{text(e.name, language)}</b>
            <span className="st-mut">{e.code}</span>
            <span className="st-mut">{t(`phase.${e.phase}`)}</span>
            <span className="st-dim">
              {e.incompatible
                ? t('lobby.incompatible')
                : e.recovering
                  ? t('lobby.recovering')
                  : t('lobby.at', { time: exerciseTime(e.tick) })}
            </span>
            <span className="st-grow" />
            {!e.incompatible && (
              <Button
                size="compact-md"
                variant="default"
                aria-label={`${t(`lobby.open.${e.phase}`)} ${text(e.name, language)} ${e.code}`}
                onClick={() => void open(e)}
              >
                {t(`lobby.open.${e.phase}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
