import { Button } from '@mantine/core';
import { useState } from 'react';
import './groups.css';
import type { BoardAnswer, SetAct } from '../../engine/protocol/groups.ts';
import { useWords } from '../i18n/index.ts';
import { HandOver } from '../desk/hand-over.tsx';
import { conductApi, groupsApi } from '../session/groups-api.ts';
import { Brand, LanguageSwitch, Segments, SkipLink } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { duration, spacedCode, text, wallTime } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { navigate, takeFragment } from '../ui/router.ts';
import { Icon } from '../ui/symbols.tsx';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { GroupCard, SPEEDS } from './group-card.tsx';
import { JoinDialog } from './join-dialog.tsx';
import type { Key } from './join-dialog.tsx';
import { Ranking } from './ranking.tsx';
import { type SeenBoard, useBoard } from './use-board.ts';
import '../ui/group-words.ts';

/** `<id>.<key>` of the conductor's link. */
function readKey(fragment: string): Key | null {
  const dot = fragment.indexOf('.');
  return dot < 1 ? null : { id: fragment.slice(0, dot), key: fragment.slice(dot + 1) };
}

/** Several groups on one board. */
export default function GroupsPage() {
  const { t } = useWords();
  const [key] = useState(() => readKey(takeFragment()));
  const { seen, error, act } = useBoard(key);
  useTitle(`${t('common.brand')} · ${t('groups.title')}`);
  return (
    <Themed scheme="dark">
      {seen !== null ? (
        <Board seen={seen} linkKey={key} act={act} />
      ) : (
        <>
          <header className="st-top">
            <Brand />
            <span className="st-grow" />
            <LanguageSwitch />
          </header>
          <main className="st-center">
            <h1>{t('groups.title')}</h1>
            <p role={error === null ? 'status' : 'alert'}>
              {error === null
                ? t('common.loading')
                : error.code === 'notAvailable'
                  ? t('groups.none')
                  : errorWords(error, t)}
            </p>
            <div>
              <Button onClick={() => navigate('/')}>{t('groups.back')}</Button>
            </div>
          </main>
        </>
      )}
    </Themed>
  );
}

function Board(props: {
  seen: SeenBoard;
  linkKey: Key | null;
  act(act: SetAct): Promise<string | null>;
}) {
  const { t, language } = useWords();
  const { board, atMs } = props.seen;
  const now = useNow(250);
  const [said, setSaid] = useState('');
  const [dialog, setDialog] = useState<'join' | 'end' | 'handOver' | null>(null);
  const act = (what: SetAct): void =>
    void props.act(what).then((refused) => setSaid(refused === null ? '' : refusal(refused)));
  const refusal = (code: string): string => {
    const [number, reason = ''] = code.split(':');
    const group = board.groups.find((g) => String(g.number) === number)?.name;
    if (group === undefined) return t(`httpError.${code}`, { detail: '', s: 0 });
    return t('groups.refused', { group, reason: t(`rejection.${reason}`) });
  };
  const toDesk = async (group: number): Promise<void> => {
    const me = await groupsApi.desk(group);
    if (me.ok) navigate('/desk');
    else setSaid(errorWords(me.error, t));
  };
  return (
    <div className="st-app st-groups">
      <header className="st-top">
        <SkipLink to="groups-main" label={t('common.skipMain')} />
        <Brand />
        <h1 className="st-ell" style={{ fontSize: 16, lineHeight: '24px', fontWeight: 600 }}>
          {text(board.scenarioName, language)}
        </h1>
        <span className="st-chip st-wide">{t(`groups.modes.${board.plan.mode}`)}</span>
        {board.plan.blind !== 'open' && (
          <span className="st-chip st-wide">{t(`groups.blinds.${board.plan.blind}`)}</span>
        )}
        <span className="st-mut st-wide">{t('groups.seed', { seed: board.seed })}</span>
        <span className="st-grow" />
        <button type="button" className="st-chip" onClick={() => setDialog('join')}>
          {t('desk.code', { code: spacedCode(board.code) })}
        </button>
        <button
          type="button"
          className="st-chip st-wide"
          data-testid="hand-over"
          onClick={() => setDialog('handOver')}
        >
          {t('conduct.handOver')}
        </button>
        <LanguageSwitch />
      </header>
      <AllBar
        board={board}
        said={said}
        onAct={(what) => act({ act: what })}
        onEnd={() => setDialog('end')}
      />
      <main className="st-scroll st-groups-grid" id="groups-main" tabIndex={-1}>
        {board.groups.map((group) => (
          <GroupCard
            key={group.number}
            group={group}
            atMs={atMs}
            nowMs={now}
            onAct={(what) => act({ groups: [group.number], act: what })}
            onDesk={() => void toDesk(group.number)}
          />
        ))}
      </main>
      {board.plan.mode === 'competition' && <Ranking board={board} />}
      {dialog === 'handOver' && (
        <HandOver
          offer={conductApi.offerSet}
          joinUrl={board.joinUrl}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'join' && (
        <JoinDialog board={board} linkKey={props.linkKey} onClose={() => setDialog(null)} />
      )}
      <Dialog opened={dialog === 'end'} onClose={() => setDialog(null)} title={t('groups.endAll')}>
        <p>{t('groups.endAsk')}</p>
        <div className="st-row" style={{ marginTop: 16 }}>
          <Button
            data-testid="end-all-yes"
            onClick={() => {
              setDialog(null);
              act({ act: { type: 'end' } });
            }}
          >
            {t('groups.endAll')}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setDialog(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

/** The same to all groups, and what was drawn. */
function AllBar(props: {
  board: BoardAnswer;
  said: string;
  onAct(act: SetAct['act']): void;
  onEnd(): void;
}) {
  const { t } = useWords();
  const { board, onAct } = props;
  const any = (phase: string): boolean => board.groups.some((g) => g.phase === phase);
  const paused = board.groups.some((g) => g.phase === 'running' && g.clock.paused);
  const runs = board.groups.some((g) => g.phase === 'running' && !g.clock.paused);
  const speeds = new Set(board.groups.map((g) => g.clock.speed));
  return (
    <div className="st-groups-bar">
      <Button
        data-testid="start-all"
        leftSection={<Icon id="ui-play" />}
        disabled={!any('standby')}
        onClick={() => onAct({ type: 'start' })}
      >
        {t('groups.startAll')}
      </Button>
      <Button
        variant="default"
        data-testid="pause-all"
        leftSection={<Icon id="ui-pause" />}
        disabled={!runs}
        onClick={() => onAct({ type: 'pause' })}
      >
        {t('groups.pauseAll')}
      </Button>
      <Button
        variant="default"
        leftSection={<Icon id="ui-play" />}
        disabled={!paused}
        onClick={() => onAct({ type: 'resume' })}
      >
        {t('groups.resumeAll')}
      </Button>
      <Segments
        label={t('groups.speedAll')}
        value={speeds.size === 1 ? [...speeds][0]! : null}
        options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
        disabled={any('standby')}
        onChange={(speed) => onAct({ type: 'speed', speed })}
      />
      <span role="alert">{props.said}</span>
      <Drawn board={board} />
      <span className="st-grow" />
      <Button
        variant="default"
        leftSection={<Icon id="ui-stop" />}
        disabled={!any('running')}
        onClick={props.onEnd}
      >
        {t('groups.endAll')}
      </Button>
    </div>
  );
}

function Drawn({ board }: { board: BoardAnswer }) {
  const { t, language } = useWords();
  const { draw } = board.plan;
  if (draw === null) return null;
  const leftS = draw.startMs === null ? 0 : (draw.startMs - board.nowMs) / 1000;
  return (
    <span className="st-mut" title={t('groups.drawSeed', { seed: draw.seed })}>
      {draw.pool.length > 1 &&
        t('groups.drawnFrom', {
          n: draw.pool.length,
          name: text(board.scenarioName, language),
        })}{' '}
      {draw.startMs !== null &&
        (leftS > 0
          ? t('groups.startsAt', {
              time: wallTime(draw.startMs),
              left: duration(leftS, language),
            })
          : t('groups.started', { time: wallTime(draw.startMs) }))}
    </span>
  );
}
