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
        <div data-testid="briefing">
          {sections(text(general, language)).map((lines) => (
            <section key={lines[0]} className="st-brief">
              {lines.length > 1 && <h3>{lines[0]}</h3>}
              <p className="st-pre">{(lines.length > 1 ? lines.slice(1) : lines).join('\n')}</p>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

/** A heading in a briefing is a short line without a full stop that is not a numbered rule. */
const isHeading = (line: string): boolean => line.length <= 24 && !/[。.：:！!]/.test(line);

/** The lines of each part, its heading first. */
function sections(words: string): string[][] {
  const out: string[][] = [];
  for (const line of words.trim().split('\n'))
    if (isHeading(line) || out.length === 0) out.push([line]);
    else out.at(-1)!.push(line);
  return out;
}
