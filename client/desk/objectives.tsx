import { useEffect, useState } from 'react';
import { OBJECTIVE_STATES, type ObjectivesAnswer } from '../../engine/protocol/discussion.ts';
import { useWords } from '../i18n/index.ts';
import { conductApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { Segments } from '../ui/controls.tsx';
import { exerciseTime, text } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';

/** What the exercise is to show, ticked off as it is seen. */
export function Objectives({ session }: { session: Session }) {
  const { t, language } = useWords();
  const [answer, setAnswer] = useState<ObjectivesAnswer | null>(null);
  const news = useStore(session.store, (s) => s.news.objectives);
  useEffect(() => {
    let open = true;
    void conductApi.objectives().then((a) => open && a.ok && setAnswer(a.value));
    return () => {
      open = false;
    };
    // `news` is what makes it worth asking again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [news]);
  const list = answer?.objectives ?? [];
  if (list.length === 0) return null;
  return (
    <section aria-label={t('conduct.objectives')}>
      <ol className="st-objectives">
        {list.map((o, i) => (
          <li key={o.text.zh}>
            <span>{text(o.text, language)}</span>
            <Segments
              label={text(o.text, language)}
              value={o.state}
              options={OBJECTIVE_STATES.map((value) => ({
                value,
                label: t(`conduct.objective.${value}`),
                ...(value === o.state && o.tick !== null
                  ? { title: t('conduct.objectiveAt', { time: exerciseTime(o.tick) }) }
                  : {}),
              }))}
              onChange={(state) =>
                void conductApi.judge(i, state).then((a) => a.ok && setAnswer(a.value))
              }
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
