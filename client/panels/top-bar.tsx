import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { wallAt } from '../session/clock.ts';
import type { Session } from '../session/session.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { clockTime, exerciseTime, wallTime } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';

/** Simulated time, clock, speed and wall time, always in one place. */
export function SimClock({ session, seconds }: { session: Session; seconds?: boolean }) {
  const { t, language } = useWords();
  const now = useNow(250);
  const clock = useStore(session.store, (state) => state.clock);
  const start = useStore(session.store, (state) => state.setup?.startSecondOfDay ?? null);
  if (clock === null) return null;
  const tick = session.tickNow();
  const { speed, heldSpeed } = clock.frame;
  // Screen readers hear the time every ten simulated minutes, not four times a second.
  const spoken = exerciseTime(Math.floor(tick / 600) * 600);
  return (
    <div className="st-clock" role="timer" aria-label={t('top.clock')}>
      <b data-testid="clock">{exerciseTime(tick, seconds)}</b>
      {start !== null && <span>{clockTime(tick, start, language)}</span>}
      <span className="st-mut">
        {t('top.speed', { speed })}
        {heldSpeed < speed && `（${t('top.heldSpeed', { speed: heldSpeed })}）`}
      </span>
      <span className="st-mut st-wide st-spare">
        {t('top.wall', { time: wallTime(wallAt(clock, now)) })}
      </span>
      <span className="st-hidden" role="status">
        {t('top.announceClock', { time: spoken })}
      </span>
    </div>
  );
}

const PHASE_ICONS = {
  standby: 'ui-pause',
  running: 'ui-play',
  paused: 'ui-pause',
  jumping: 'ui-jump',
  ended: 'ui-stop',
} as const;

export function PhaseChip({ session }: { session: Session }) {
  const { t } = useWords();
  const frame = useStore(session.store, (state) => state.clock?.frame ?? null);
  if (frame === null) return null;
  const phase =
    frame.phase !== 'running'
      ? frame.phase
      : frame.jumpTo !== null
        ? 'jumping'
        : frame.paused
          ? 'paused'
          : 'running';
  return (
    <span className="st-chip st-wide st-spare" data-testid="phase" data-phase={phase}>
      <Icon id={PHASE_ICONS[phase]} size={18} />
      {t(`phase.${phase}`)}
    </span>
  );
}

export function LinkChip({ session }: { session: Session }) {
  const { t } = useWords();
  const state = useStore(session.store, (s) => s.link.state);
  return (
    <span
      className={state === 'online' ? 'st-chip st-wide st-spare' : 'st-chip'}
      data-tone={state === 'online' ? 'quiet' : 'inverse'}
      data-testid="link"
    >
      {state !== 'online' && <Icon id="st-offline" size={18} />}
      {t(`top.link.${state}`)}
    </span>
  );
}

/** `left` stands after the mark, `right` before the language. */
export function TopBar(props: {
  session: Session;
  left?: ReactNode;
  right?: ReactNode;
  clock: boolean;
}) {
  return (
    <header className="st-top">
      <Brand />
      {props.left}
      <span className="st-grow" />
      {props.clock && (
        <>
          <SimClock session={props.session} />
          <PhaseChip session={props.session} />
          <span className="st-grow" />
        </>
      )}
      {props.right}
      <LinkChip session={props.session} />
      <LanguageSwitch />
    </header>
  );
}
