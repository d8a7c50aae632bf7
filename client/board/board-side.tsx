import type { SeatView } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import { openDeadlines, useDeadlineName } from '../panels/deadlines.tsx';
import { orderGoal } from '../panels/tables/order-table.tsx';
import type { Session } from '../session/session.ts';
import { duration, trim } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { useMessageWords } from '../ui/message-words.ts';
import type { Scene } from '../ui/scene.ts';
import { boardFigures } from './figures.ts';

/** As many lines as there is room for on the wall. */
const DEADLINES = 4;
const VILLAGES = 3;
const ORDERS = 5;
const MESSAGES = 3;
const URGENT_S = 30 * 60;

/** Figures, running clocks, evacuation and the last orders. */
export function BoardSide(props: { scene: Scene; session: Session; truth: boolean }) {
  const { t } = useWords();
  const { scene } = props;
  const f = boardFigures(scene.setup, scene.view);
  return (
    <aside className="st-wall-side">
      <section className="st-wall-figures">
        {scene.setup.picture === 'fire' && (
          <Figure
            title={t(props.truth ? 'wall.burnedTruth' : 'wall.burned')}
            value={f.burnedHa === null ? '–' : trim(f.burnedHa, f.burnedHa < 10 ? 1 : 0)}
            unit={f.burnedHa === null ? t('wall.unknown') : t('wall.ha')}
          />
        )}
        {scene.setup.picture !== 'fire' && f.instruments > 0 && (
          <Figure
            title={t('wall.alarms')}
            value={String(f.alarms)}
            unit={t('wall.ofInstruments', { n: f.instruments })}
          />
        )}
        <Figure
          title={t(scene.setup.picture === 'fire' ? 'wall.threatened' : 'wall.warned')}
          value={trim(f.threatened, 0)}
          unit={`${t('wall.people')} ${t('wall.villages', { n: f.threatenedVillages })}`}
        />
        <Figure
          title={t('wall.evacuated')}
          value={trim(f.evacuated, 0)}
          unit={`${t('wall.people')} ${t('wall.ofAll', {
            pct: f.residents === 0 ? 0 : Math.round((100 * f.evacuated) / f.residents),
          })}`}
        />
        <Figure
          title={t('wall.forces')}
          value={String(f.teams)}
          unit={`${t('wall.teams')} ${trim(f.people, 0)} ${t('wall.people')}`}
        />
      </section>
      <Clocks scene={scene} session={props.session} />
      <Villages scene={scene} />
      {scene.view.orders.length > 0 ? <Orders scene={scene} /> : <Messages scene={scene} />}
    </aside>
  );
}

const Figure = (props: { title: string; value: string; unit: string }) => (
  <div className="st-wall-figure">
    <span className="st-mut">{props.title}</span>
    <div>
      <b>{props.value}</b> <span className="st-mut">{props.unit}</span>
    </div>
  </div>
);

function Clocks({ scene, session }: { scene: Scene; session: Session }) {
  const { t, language } = useWords();
  const name = useDeadlineName();
  useNow(1000);
  const now = session.tickNow();
  const open = openDeadlines(scene.view.deadlines).slice(0, DEADLINES);
  return (
    <section aria-label={t('wall.deadlines')}>
      {open.length === 0 && <p className="st-mut">{t('wall.noDeadlines')}</p>}
      {open.map((d) => {
        const left = d.dueTick - now;
        const share = Math.min(1, Math.max(0, (now - d.fromTick) / (d.dueTick - d.fromTick)));
        const time = duration(Math.abs(left), language);
        return (
          <div key={d.id}>
            <div className="st-wall-line">
              <span>{name(d)}</span>
              <b>{t(left < 0 ? 'seat.overdue' : 'seat.left', { time })}</b>
            </div>
            <div className="st-bar" data-urgent={left < URGENT_S}>
              <span style={{ width: `${share * 100}%` }} />
            </div>
          </div>
        );
      })}
    </section>
  );
}

const away = (v: SeatView['villages'][number]): number => v.moving + v.sheltered;

/** Villages with people on the way first, then those that are threatened. */
function Villages({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const shown = scene.view.villages
    .filter((v) => away(v) > 0 || v.reached || v.threatTick !== null)
    .toSorted((a, b) => b.atHome - a.atHome)
    .slice(0, VILLAGES);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('wall.evacuation')}>
      {shown.map((v) => {
        const all = v.atHome + away(v);
        return (
          <div key={v.id}>
            <div className="st-wall-line">
              <span>{scene.nameOf(v.id)}</span>
              <b>
                {away(v)} / {all} {t('wall.people')}
              </b>
            </div>
            <div className="st-bar">
              <span style={{ width: `${all === 0 ? 0 : (100 * away(v)) / all}%` }} />
            </div>
          </div>
        );
      })}
    </section>
  );
}

/** What has come in last, in the place of the orders of a seat that has given none. */
function Messages({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const words = useMessageWords();
  const last = scene.view.messages.slice(-MESSAGES).toReversed();
  if (last.length === 0) return null;
  return (
    <section className="st-wall-messages" aria-label={t('wall.messages')}>
      {last.map((m) => (
        <p key={m.id}>
          <span className="st-mut">{scene.clock(m.tick)}</span>
          <span>{words(scene, m)}</span>
        </p>
      ))}
    </section>
  );
}

function Orders({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const last = scene.view.orders.filter((o) => o.status !== 'refused').slice(-ORDERS);
  return (
    <section className="st-wall-orders" aria-label={t('wall.orders')}>
      {last.toReversed().map((o) => (
        <p key={o.id}>
          <span className="st-mut">{scene.clock(o.tick)}</span>
          <span className="st-ell">
            <b>{scene.nameOf(o.order.unitId)}</b> {t(`task.${o.order.type}`)}{' '}
            {orderGoal(scene, o.order)}
          </span>
        </p>
      ))}
    </section>
  );
}
