import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { exerciseTime, text } from '../ui/format.ts';
import { useRequest } from '../ui/use-request.ts';

/** What this server holds already, for its own machine; nothing where that may not be asked. */
export function EarlierExercises() {
  const { t, language } = useWords();
  const { value } = useRequest(api.exercises);
  const exercises = value?.exercises ?? [];
  if (exercises.length === 0) return null;
  return (
    <div style={{ maxHeight: '40%', display: 'flex', flexDirection: 'column' }}>
      <PanelHead title={t('lobby.exercises')} count={exercises.length} />
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
          </li>
        ))}
      </ul>
    </div>
  );
}
