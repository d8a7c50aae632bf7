import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Command } from '../../engine/exercise/commands/command.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { PanelHead } from '../ui/controls.tsx';
import { duration, text } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import '../ui/inject-words.ts';
import { Icon } from '../ui/symbols.tsx';
import { useOnline } from './use-online.ts';
import { FiredInject, FreeInject } from './inject-past.tsx';
import { firesByItself, nextInject, titleOf, waiting, type Inject } from './inject-list.ts';

/** So many are drawn; the rest stand in the editor. */
const SHOWN = 40;

/** What comes, what can be fired now, and what has been fired. */
export function InjectQueue(props: {
  session: Session;
  scene: Scene | null;
  exerciseId: string;
  onFreeInject(): void;
  shown: boolean;
}) {
  const { t } = useWords();
  const { scene, session } = props;
  useNow(1000);
  const online = useOnline(session);
  const view = scene?.view;
  const ended = view?.phase === 'ended';
  const injects = view?.control?.injects ?? [];
  const open = view === undefined ? [] : waiting(view);
  const next = view === undefined || ended ? undefined : nextInject(view);
  const skipped = injects.filter((i) => i.skipped && i.fires === 0);
  const fired = injects
    .filter((i) => i.firedTick !== null)
    .toSorted((a, b) => b.firedTick! - a.firedTick!);
  // Free injects stand in no list: what came from outside in somebody's words.
  const free = (view?.messages ?? [])
    .filter((m) => m.from.kind === 'outside' && m.text !== null)
    .toReversed();
  return (
    <section
      className="st-panel st-desk-right"
      data-shown={props.shown}
      aria-label={t('desk.injects')}
    >
      <PanelHead
        title={t('desk.injects')}
        count={t('desk.firedWaiting', {
          fired: fired.length + free.length,
          waiting: open.length,
        })}
      >
        {!ended && (
          <Button
            size="compact-md"
            variant="default"
            disabled={!online || view?.phase !== 'running'}
            onClick={props.onFreeInject}
          >
            {t('desk.freeInject')} <kbd style={{ marginLeft: 8 }}>J</kbd>
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          component="a"
          style={{ flex: 'none' }}
          href={`/msel/${props.exerciseId}`}
        >
          {t('queue.editor')}
        </Button>
      </PanelHead>
      <div className="st-scroll">
        {injects.length === 0 && <p className="st-body st-mut">{t('desk.noInjects')}</p>}
        {scene !== null && (
          <>
            {!ended && open.some(firesByItself) && <Postpone session={session} />}
            <ul className="st-plain">
              {open.slice(0, SHOWN).map((inject) => (
                <WaitingInject
                  key={inject.id}
                  inject={inject}
                  scene={scene}
                  session={session}
                  next={inject.id === next?.id}
                />
              ))}
            </ul>
            {open.length > SHOWN && (
              <p className="st-body st-mut">{t('queue.more', { n: open.length - SHOWN })}</p>
            )}
            {skipped.length > 0 && (
              <>
                <PanelHead title={t('queue.skipped', { n: skipped.length })} />
                <ul className="st-plain">
                  {skipped.map((inject) => (
                    <SkippedInject key={inject.id} inject={inject} session={session} />
                  ))}
                </ul>
              </>
            )}
            {fired.length + free.length > 0 && (
              <PanelHead title={t('desk.fired')} count={fired.length + free.length} />
            )}
            <ul className="st-plain">
              {free.map((message) => (
                <FreeInject key={message.id} message={message} scene={scene} />
              ))}
              {fired.map((inject) => (
                <FiredInject key={inject.id} inject={inject} scene={scene} />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** How a waiting inject comes about, and what keeps it. */
function useWhen(inject: Inject, tickNow: number): string {
  const { t, language } = useWords();
  if (inject.held) return t('queue.held');
  if (inject.approval !== 'approved') return t(`queue.${inject.approval}`);
  if (inject.kind === 'offTimeline') return t('queue.reserve');
  if (inject.kind === 'conditional')
    return t(inject.holdsSinceTick === null ? 'queue.conditional' : 'queue.holds');
  if (inject.dueTick === null) return t('desk.manual');
  const left = inject.dueTick - tickNow;
  return left < 1 ? t('desk.due') : t('desk.inTime', { time: duration(left, language) });
}

function WaitingInject(props: { inject: Inject; scene: Scene; session: Session; next: boolean }) {
  const { t, language } = useWords();
  const { inject, scene, session } = props;
  const [failed, setFailed] = useState('');
  const online = useOnline(session);
  const give = async (command: Command): Promise<void> => {
    const reply = await session.issue(command);
    setFailed(reply.ok ? '' : t(`rejection.${reply.rejection.code}`));
  };
  const when = useWhen(inject, session.tickNow());
  const { id } = inject;
  const ended = scene.view.phase === 'ended';
  return (
    <li
      className="st-inject"
      data-next={props.next}
      data-inject={id}
      data-held={inject.held}
      data-kind={inject.kind}
    >
      <div>
        {props.next && <span className="st-mut">{t('desk.next')}</span>}
        <b>{inject.number}</b>
        <b className="st-grow st-ell">{titleOf(inject, language)}</b>
        <span style={{ whiteSpace: 'nowrap' }}>{ended ? t('queue.notFired') : when}</span>
      </div>
      <Details inject={inject} scene={scene} />
      {!ended && (
        <div className="st-row st-wrap">
          <Button
            size="compact-md"
            variant={props.next ? 'filled' : 'default'}
            leftSection={<Icon id="ui-play" size={18} />}
            disabled={!online || scene.view.phase !== 'running'}
            onClick={() => void give({ type: 'fireInject', injectId: id })}
          >
            {t('desk.fireNow')}
          </Button>
          {props.next && <kbd>F</kbd>}
          <Button
            size="compact-md"
            variant="default"
            disabled={!online}
            onClick={() => void give({ type: 'holdInject', injectId: id, held: !inject.held })}
          >
            {t(inject.held ? 'queue.release' : 'queue.hold')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            disabled={!online}
            onClick={() => void give({ type: 'skipInject', injectId: id, skipped: true })}
          >
            {t('queue.skip')}
          </Button>
          {inject.fires > 0 && (
            <span className="st-mut">{t('queue.again', { n: inject.fires })}</span>
          )}
          <span role="alert">{failed}</span>
        </div>
      )}
    </li>
  );
}

const POSTPONE_MIN = [5, 15, 30] as const;

/** Moves all that is still to come by the clock. */
function Postpone({ session }: { session: Session }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState(0);
  const online = useOnline(session);
  const postpone = async (byMin: number): Promise<void> => {
    const r = await session.issue({ type: 'postponeInjects', byMin, injectIds: null });
    if (!r.ok) return setSaid(t(`rejection.${r.rejection.code}`));
    const total = moved + byMin;
    setMoved(total);
    setSaid(total === 0 ? t('queue.postponeUndone') : t('queue.postponed', { n: total }));
  };
  return (
    <div className="st-row st-wrap st-body">
      <span className="st-mut">{t('queue.postpone')}</span>
      {POSTPONE_MIN.map((byMin) => (
        <Button
          key={byMin}
          size="compact-md"
          variant="default"
          disabled={!online}
          aria-label={t('queue.postponeBy', { n: byMin })}
          onClick={() => void postpone(byMin)}
        >
          {t('queue.plusMin', { n: byMin })}
        </Button>
      ))}
      {moved > 0 && (
        <Button
          size="compact-md"
          variant="subtle"
          disabled={!online}
          onClick={() => void postpone(-moved)}
        >
          {t('queue.postponeUndo')}
        </Button>
      )}
      <span role="status">{said}</span>
    </div>
  );
}

function SkippedInject({ inject, session }: { inject: Inject; session: Session }) {
  const { t, language } = useWords();
  const online = useOnline(session);
  return (
    <li className="st-inject">
      <div>
        <b>{inject.number}</b>
        <span className="st-grow st-ell">{titleOf(inject, language)}</span>
        <Button
          size="compact-md"
          variant="subtle"
          disabled={!online}
          onClick={() =>
            void session.issue({ type: 'skipInject', injectId: inject.id, skipped: false })
          }
        >
          {t('queue.takeBack')}
        </Button>
      </div>
    </li>
  );
}

function Details({ inject, scene }: { inject: Inject; scene: Scene }) {
  const { t, has, language } = useWords();
  const channel = `channel.${inject.channel}`;
  const parts = [
    inject.dueTick === null ? '' : scene.clock(inject.dueTick),
    `${text(inject.from, language)} → ${inject.toSeatIds.map(scene.seatName).join(' ')}`,
    has(channel) ? t(channel) : inject.channel,
  ].filter((part) => part !== '');
  return (
    <>
      <span className="st-mut">{parts.join(' · ')}</span>
      <span>{text(inject.text, language)}</span>
      {text(inject.expected, language) !== '' && (
        <span className="st-mut">
          {t('desk.expected', { text: text(inject.expected, language) })}
        </span>
      )}
    </>
  );
}
