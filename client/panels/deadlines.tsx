import './panels.css';
import type { Deadline } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { duration } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { Icon } from '../ui/symbols.tsx';
import type { Scene } from '../ui/scene.ts';

/** From here on a deadline is shown inverse, s of simulated time. */
const URGENT_S = 30 * 60;

export const openDeadlines = (deadlines: readonly Deadline[]): readonly Deadline[] =>
  deadlines.filter((d) => d.doneTick === null).toSorted((a, b) => a.dueTick - b.dueTick);

export function useDeadlineName(): (deadline: Deadline) => string {
  const { t, has, language } = useWords();
  // The clock of a rule brings its name in both languages.
  return (d) =>
    has(d.key) ? t(d.key, { ...d.params, name: d.params[language] ?? '' }) : t('deadline.unknown');
}

function DoneAt({ scene, deadline }: { scene: Scene; deadline: Deadline }) {
  const { t, language } = useWords();
  const { doneTick, dueTick } = deadline;
  const time = scene.clock(doneTick!);
  if (doneTick! <= dueTick) return <span>{t('seat.done', { time })}</span>;
  const late = duration(doneTick! - dueTick, language);
  return <b>{t('seat.doneLate', { time, late })}</b>;
}

/** Every clock that runs for this seat: where it started, when it is due, how long is left. */
export function Deadlines({ scene, session }: { scene: Scene; session: Session }) {
  const { t, language } = useWords();
  const name = useDeadlineName();
  useNow(1000);
  const now = session.tickNow();
  const open = openDeadlines(scene.view.deadlines);
  const done = scene.view.deadlines.filter((d) => d.doneTick !== null);
  return (
    <section aria-label={t('seat.deadlines')}>
      <div className="st-head">
        <Icon id="st-running" size={18} />
        <h2>{t('seat.deadlines')}</h2>
        <span className="st-n">{open.length}</span>
        <span className="st-grow" />
        <span className="st-n">{t('seat.byRemaining')}</span>
      </div>
      {open.length === 0 && <p className="st-body st-mut">{t('seat.noDeadlines')}</p>}
      <div style={{ paddingBottom: 10 }}>
        {open.map((d) => {
          const left = d.dueTick - now;
          const share = Math.min(1, Math.max(0, (now - d.fromTick) / (d.dueTick - d.fromTick)));
          const time = duration(Math.abs(left), language);
          return (
            <div className="st-deadline" key={d.id}>
              <div>
                <span>{name(d)}</span>
                {left < 0 ? (
                  <span className="st-chip" data-tone="inverse">
                    {t('seat.overdue', { time })}
                  </span>
                ) : (
                  <b style={{ whiteSpace: 'nowrap' }}>{t('seat.left', { time })}</b>
                )}
              </div>
              <div className="st-bar" data-urgent={left < URGENT_S}>
                <span style={{ width: `${share * 100}%` }} />
              </div>
              <span className="st-dim">
                {t('seat.fromTo', { from: scene.clock(d.fromTick), due: scene.clock(d.dueTick) })}
              </span>
            </div>
          );
        })}
        {done.map((d) => (
          <div className="st-deadline" key={d.id}>
            <div className="st-mut">
              <span>{name(d)}</span>
              <DoneAt scene={scene} deadline={d} />
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}
