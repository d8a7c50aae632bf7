import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { ClockFrame, PaceMessage } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import type { Reply, Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { SimClock } from '../panels/top-bar.tsx';
import { Segments } from '../ui/controls.tsx';
import { navigate } from '../ui/router.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { EndDialog, JumpDialog } from './clock-dialogs.tsx';
import { nextTimed } from './inject-list.ts';

const SPEEDS = [1, 10, 60, 600] as const;
/** Jumps, ticks. */
const MINUTE = 60;
const HOUR = 3600;

/** The hand on the clock. */
export function ControlBar(props: {
  session: Session;
  desk: NonNullable<MeAnswer['desk']>;
  scene: Scene | null;
  onFreeInject(): void;
  onKeys(): void;
}) {
  const { t } = useWords();
  const { session } = props;
  const frame = useStore(session.store, (state) => state.clock?.frame ?? null);
  const lobbyPhase = useStore(session.store, (state) => state.lobby?.phase);
  const online = useStore(session.store, (state) => state.link.state === 'online');
  const [jump, setJump] = useState<number | null>(null);
  const [ending, setEnding] = useState(false);
  const [said, setSaid] = useState('');
  const phase = frame?.phase ?? lobbyPhase ?? props.desk.phase;

  const tell = (reply: Reply<unknown>): void =>
    setSaid(
      reply.ok ? '' : t('desk.paceRefused', { reason: t(`rejection.${reply.rejection.code}`) }),
    );
  const pace = (message: PaceMessage): void => void session.pace(message).then(tell);

  const running = phase === 'running';
  const tick = frame?.tick ?? 0;
  const timed = props.scene === null ? undefined : nextTimed(props.scene.view);
  return (
    <div className="st-control">
      <SimClock session={session} seconds />
      {phase === 'standby' && (
        <Button
          size="sm"
          data-testid="start"
          leftSection={<Icon id="ui-play" />}
          disabled={!online}
          onClick={() => void session.issue({ type: 'start' }).then(tell)}
        >
          {t('desk.start')}
        </Button>
      )}
      {running && (
        <PaceButtons
          frame={frame}
          online={online}
          nextInjectTick={timed?.dueTick ?? null}
          onPace={pace}
          onJump={setJump}
        />
      )}
      <span role="alert" className="st-ell">
        {said}
      </span>
      <span className="st-grow" />
      {running && (
        <>
          <Button
            className="st-narrow"
            variant="default"
            leftSection={<Icon id="ui-inject" />}
            disabled={!online}
            onClick={props.onFreeInject}
          >
            {t('desk.freeInject')}
          </Button>
          <Button
            variant="default"
            data-testid="end"
            leftSection={<Icon id="ui-stop" />}
            disabled={!online}
            onClick={() => setEnding(true)}
          >
            {t('desk.end')}
          </Button>
        </>
      )}
      {phase === 'standby' && (
        <Button variant="default" onClick={() => navigate('/')}>
          {t('desk.lobby')}
        </Button>
      )}
      {phase === 'ended' && (
        <Button
          data-testid="to-review"
          onClick={() => navigate(`/review/${props.desk.exerciseId}`)}
        >
          {t('desk.review')}
        </Button>
      )}
      <button
        type="button"
        className="st-chip st-wide"
        aria-label={t('keys.title')}
        onClick={props.onKeys}
      >
        <kbd>?</kbd>
      </button>
      {jump !== null && props.scene !== null && (
        <JumpDialog
          scene={props.scene}
          to={jump}
          onGo={() => pace({ type: 'jump', ticks: jump - tick })}
          onClose={() => setJump(null)}
        />
      )}
      {ending && (
        <EndDialog
          onEnd={() => void session.issue({ type: 'end' }).then(tell)}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}

/** Pause, speed and jumps of a clock that runs. */
function PaceButtons(props: {
  frame: ClockFrame | null;
  online: boolean;
  /** When the next inject falls due by the clock; null for none. */
  nextInjectTick: number | null;
  onPace(message: PaceMessage): void;
  /** Asks before the clock jumps to a tick. */
  onJump(tick: number): void;
}) {
  const { t } = useWords();
  const { frame, online, nextInjectTick, onPace } = props;
  const still = !online || frame?.jumpTo != null;
  const paused = frame?.paused === true;
  const tick = frame?.tick ?? 0;
  return (
    <>
      <Button
        size="sm"
        // Its own colours only while it can be pressed: disabled, they would be black on black.
        {...(!still && { color: 'var(--st-inverse)', c: 'var(--st-on-inverse)' })}
        data-testid="pause"
        leftSection={<Icon id={paused ? 'ui-play' : 'ui-pause'} />}
        disabled={still}
        onClick={() => onPace({ type: paused ? 'resume' : 'pause' })}
      >
        {t(paused ? 'desk.resume' : 'desk.pause')}
      </Button>
      <Segments
        label={t('desk.speed')}
        value={frame?.speed ?? null}
        options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
        disabled={!online}
        onChange={(speed) => onPace({ type: 'speed', speed })}
      />
      <Button
        variant="default"
        leftSection={<Icon id="ui-jump" />}
        disabled={still}
        onClick={() => onPace({ type: 'jump', ticks: MINUTE })}
      >
        {t('desk.jump1m')}
      </Button>
      <Button variant="default" disabled={still} onClick={() => props.onJump(tick + HOUR)}>
        {t('desk.jump1h')}
      </Button>
      <Button
        variant="default"
        disabled={still || nextInjectTick === null}
        title={nextInjectTick === null ? t('desk.jumpNone') : undefined}
        onClick={() => nextInjectTick !== null && props.onJump(Math.max(tick + 1, nextInjectTick))}
      >
        {t('desk.jumpNext')}
      </Button>
    </>
  );
}
