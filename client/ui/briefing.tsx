import type { Text } from '../../engine/region/region.ts';
import { useWords } from '../i18n/index.ts';
import { text } from './format.ts';

/** What a seat is for and how the exercise is played; a blind exercise gives only the common rules. */
export function Briefing({ general, own }: { general: Text | null; own: Text | null }) {
  const { t, language } = useWords();
  return (
    <>
      {own !== null && (
        <section className="st-note st-col" data-tone="action" data-testid="seat-briefing">
          <h2>{t('briefing.yourSeat')}</h2>
          <p>{text(own, language)}</p>
        </section>
      )}
      {general === null ? (
        <>
          <h2>{t('briefing.rules')}</h2>
          <ol style={{ margin: 0, paddingLeft: 24 }}>
            {([1, 2, 3, 4] as const).map((n) => (
              <li key={n}>{t(`briefing.rule${n}`)}</li>
            ))}
          </ol>
        </>
      ) : (
        <p className="st-pre" data-testid="briefing">
          {text(general, language)}
        </p>
      )}
    </>
  );
}
