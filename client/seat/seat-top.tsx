import { useWords } from '../i18n/index.ts';
import { openDeadlines, useDeadlineName } from '../panels/deadlines.tsx';
import { openMessages } from '../panels/messages.tsx';
import { LevelBadges } from '../panels/level-badges.tsx';
import { TopBar } from '../panels/top-bar.tsx';
import type { Session } from '../session/session.ts';
import { SkipLink } from '../ui/controls.tsx';
import { duration } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';

/** The bar over a seat: event grade, clock, and on a tablet what the hidden column would show. */
export function SeatTop(props: {
  session: Session;
  scene: Scene;
  onInbox(): void;
  onBriefing(): void;
}) {
  const { t, language } = useWords();
  const { scene } = props;
  const deadlineName = useDeadlineName();
  const open = openMessages(scene).length;
  const next = openDeadlines(scene.view.deadlines)[0];
  const left = next === undefined ? 0 : next.dueTick - scene.view.tick;
  return (
    <TopBar
      session={props.session}
      clock
      left={
        <>
          <SkipLink to="table" label={t('common.skipTable')} />
          <SkipLink to="composer" label={t('common.skipComposer')} />
          <SkipLink to="messages" label={t('common.skipMessages')} />
          <span className="st-row st-wide">
            <LevelBadges view={scene.view} burnedHa={scene.view.fire?.areaHa ?? null} />
          </span>
          {!scene.view.daylight && <span className="st-chip st-wide">{t('seat.night')}</span>}
        </>
      }
      right={
        <>
          {next !== undefined && (
            <button
              type="button"
              className="st-chip st-narrow"
              data-tone="inverse"
              onClick={props.onInbox}
            >
              {deadlineName(next)}{' '}
              {t(left < 0 ? 'seat.overdue' : 'seat.left', {
                time: duration(Math.abs(left), language),
              })}
            </button>
          )}
          <button
            type="button"
            className="st-chip st-narrow"
            data-tone={open > 0 ? 'inverse' : 'quiet'}
            onClick={props.onInbox}
          >
            {t('seat.drawerMessages', { n: open })}
          </button>
          <button type="button" className="st-chip st-wide" onClick={props.onBriefing}>
            {t('briefing.short')}
          </button>
          <h1
            className="st-chip st-seat-name"
            data-tone="on"
            style={{ fontSize: 16, fontWeight: 500 }}
          >
            {scene.seatName(scene.setup.seatId!)}
          </h1>
        </>
      }
    />
  );
}
