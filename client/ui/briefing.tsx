import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { clockTime, duration, text } from './format.ts';

type Seat = NonNullable<MeAnswer['seat']>;

/**
 * What is played, the situation at its start, what the seat is for, by what the plan measures, and
 * the rules; a blind exercise gives only the common rules.
 */
export function Briefing({ seat }: { seat: Seat }) {
  const { t, language } = useWords();
  const { exercise, briefing: general, seatBriefing: own } = seat;
  const parts = general === null ? [] : sections(text(general, language));
  const situation = parts[0] !== undefined && SITUATION.has(parts[0][0]!) ? parts[0] : null;
  return (
    <>
      {exercise !== null && <ExerciseHead exercise={exercise} />}
      {situation !== null && <Part lines={situation} />}
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
          {exercise !== null && exercise.targets.length > 0 && (
            <section className="st-brief">
              <h3>{t('briefing.targets')}</h3>
              <ul className="st-brief-list">
                {exercise.targets.map((x) => (
                  <li key={x.zh}>{text(x, language)}</li>
                ))}
              </ul>
            </section>
          )}
          {parts.map((lines) => lines !== situation && <Part key={lines[0]} lines={lines} />)}
        </div>
      )}
    </>
  );
}

/** Heading of the first part of a briefing when it tells how things stand at the start. */
const SITUATION: ReadonlySet<string> = new Set(['情况', 'Situation']);

function ExerciseHead({ exercise }: { exercise: NonNullable<Seat['exercise']> }) {
  const { t, language } = useWords();
  const { name, startDate, startSecondOfDay, durationTicks } = exercise;
  return (
    <div>
      <h2>{text(name, language)}</h2>
      <p className="st-mut">
        {t('briefing.starts', {
          date: startDate,
          time: clockTime(0, startSecondOfDay, language),
          length: duration(durationTicks, language),
        })}
      </p>
    </div>
  );
}

const Part = ({ lines }: { lines: readonly string[] }) => (
  <section className="st-brief">
    {lines.length > 1 && <h3>{lines[0]}</h3>}
    <p className="st-pre">{(lines.length > 1 ? lines.slice(1) : lines).join('\n')}</p>
  </section>
);

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
