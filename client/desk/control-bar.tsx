import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import type { PaceMessage } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import type { Reply, Session } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { Scene } from '../ui/scene.ts';
import { SimClock } from '../panels/top-bar.tsx';
import { Segments } from '../ui/controls.tsx';
import { exerciseTime } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { firesByItself, nextTimed, titleOf } from './inject-list.ts';

const SPEEDS = [1, 10, 60, 600] as const;

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
  const busy = frame?.jumpTo != null;
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
        <>
          <Button
            size="sm"
            // Its own colours only while it can be pressed: disabled, they would be black on black.
            {...(online && !busy && { color: 'var(--st-inverse)', c: 'var(--st-on-inverse)' })}
            data-testid="pause"
            leftSection={<Icon id={frame?.paused === true ? 'ui-play' : 'ui-pause'} />}
            disabled={!online || busy}
            onClick={() => pace({ type: frame?.paused === true ? 'resume' : 'pause' })}
          >
            {t(frame?.paused === true ? 'desk.resume' : 'desk.pause')}
          </Button>
          <Segments
            label={t('desk.speed')}
            value={frame?.speed ?? null}
            options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
            disabled={!online}
            onChange={(speed) => pace({ type: 'speed', speed })}
          />
          <Button
            variant="default"
            leftSection={<Icon id="ui-jump" />}
            disabled={!online || busy}
            onClick={() => pace({ type: 'jump', ticks: 60 })}
          >
            {t('desk.jump1m')}
          </Button>
          <Button variant="default" disabled={!online || busy} onClick={() => setJump(tick + 3600)}>
            {t('desk.jump1h')}
          </Button>
          <Button
            variant="default"
            disabled={!online || busy || timed === undefined}
            title={timed === undefined ? t('desk.jumpNone') : undefined}
            onClick={() => timed !== undefined && setJump(Math.max(tick + 1, timed.dueTick!))}
          >
            {t('desk.jumpNext')}
          </Button>
        </>
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
      <Dialog opened={ending} onClose={() => setEnding(false)} title={t('desk.end')}>
        <p>{t('desk.endAsk')}</p>
        <div className="st-row" style={{ marginTop: 16 }}>
          <Button
            data-testid="end-yes"
            onClick={() => {
              setEnding(false);
              void session.issue({ type: 'end' }).then(tell);
            }}
          >
            {t('desk.endYes')}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setEnding(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

/** Says what falls inside a jump before it is made. */
function JumpDialog(props: { scene: Scene; to: number; onGo(): void; onClose(): void }) {
  const { t, language } = useWords();
  const { scene, to } = props;
  const inside = (scene.view.control?.injects ?? []).filter(
    (i) => firesByItself(i) && i.dueTick! <= to,
  );
  const names = inside.map((i) => `${i.number} ${titleOf(i, language)}`).join('；');
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('desk.jumpAsk', { time: `${exerciseTime(to)}（${scene.clock(to)}）` })}
    >
      <p>
        {inside.length > 0
          ? t('desk.jumpInside', { n: inside.length, names })
          : t('desk.jumpNothing')}
      </p>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button
          data-autofocus
          onClick={() => {
            props.onGo();
            props.onClose();
          }}
        >
          {t('desk.go')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
