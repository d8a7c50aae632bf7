import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ControlView, SeatView } from '../../engine/exercise/view.ts';
import { useWords } from '../i18n/index.ts';
import type { Language } from '../i18n/language.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { PanelHead } from '../ui/controls.tsx';
import { duration, text } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { Icon } from '../ui/symbols.tsx';

type Inject = ControlView['injects'][number];

const waiting = (view: SeatView): readonly Inject[] =>
  (view.control?.injects ?? [])
    .filter((i) => i.firedTick === null)
    .toSorted((a, b) => (a.atTick ?? Infinity) - (b.atTick ?? Infinity) || 0);

/** The next inject that fires by itself. */
export const nextTimed = (view: SeatView): Inject | undefined =>
  waiting(view).find((i) => i.atTick !== null);

export const nextInject = (view: SeatView): Inject | undefined => waiting(view)[0];

/** Every call begins with these words; they tell nothing in a list. */
const CALL_SIGN = /^\s*(演练[、，,]?\s*演练|exercise,?\s*exercise)[。.：:，,、!！\s]*/i;

/** First sentence of an inject, for lists. */
export const titleOf = (inject: Pick<Inject, 'text'>, language: Language): string =>
  text(inject.text, language)
    .replace(CALL_SIGN, '')
    .split(/[。.!！?？\n]/)[0]!
    .slice(0, 40);

/** What comes, what can be fired now, and what has been fired. */
export function InjectQueue(props: {
  session: Session;
  scene: Scene | null;
  onFreeInject(): void;
  shown: boolean;
}) {
  const { t } = useWords();
  const { scene, session } = props;
  useNow(1000);
  const view = scene?.view;
  const injects = view?.control?.injects ?? [];
  const open = view === undefined ? [] : waiting(view);
  const fired = injects
    .filter((i) => i.firedTick !== null)
    .toSorted((a, b) => b.firedTick! - a.firedTick!);
  return (
    <section
      className="st-panel st-desk-right"
      data-shown={props.shown}
      aria-label={t('desk.injects')}
    >
      <PanelHead
        title={t('desk.injects')}
        count={t('desk.firedWaiting', { fired: fired.length, waiting: open.length })}
      >
        <Button
          size="compact-md"
          variant="default"
          disabled={view?.phase !== 'running'}
          onClick={props.onFreeInject}
        >
          {t('desk.freeInject')} <kbd style={{ marginLeft: 8 }}>J</kbd>
        </Button>
      </PanelHead>
      <div className="st-scroll">
        {injects.length === 0 && <p className="st-body st-mut">{t('desk.noInjects')}</p>}
        {scene !== null && (
          <>
            <ul className="st-plain">
              {open.map((inject, i) => (
                <WaitingInject
                  key={inject.id}
                  inject={inject}
                  scene={scene}
                  session={session}
                  next={i === 0}
                />
              ))}
            </ul>
            {fired.length > 0 && <PanelHead title={t('desk.fired')} count={fired.length} />}
            <ul className="st-plain">
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

function WaitingInject(props: { inject: Inject; scene: Scene; session: Session; next: boolean }) {
  const { t, language } = useWords();
  const { inject, scene, session } = props;
  const [failed, setFailed] = useState('');
  const fire = async (): Promise<void> => {
    const reply = await session.issue({ type: 'fireInject', injectId: inject.id });
    setFailed(reply.ok ? '' : t(`rejection.${reply.rejection.code}`));
  };
  const left = inject.atTick === null ? null : inject.atTick - session.tickNow();
  const when =
    left === null
      ? t('desk.manual')
      : left < 1
        ? t('desk.due')
        : t('desk.inTime', { time: duration(left, language) });
  return (
    <li className="st-inject" data-next={props.next} data-inject={inject.id}>
      <div>
        {props.next && <span className="st-mut">{t('desk.next')}</span>}
        <b>{inject.number}</b>
        <b className="st-grow st-ell">{titleOf(inject, language)}</b>
        <span style={{ whiteSpace: 'nowrap' }}>{when}</span>
      </div>
      <Details inject={inject} scene={scene} />
      <div className="st-row">
        <Button
          size="compact-md"
          variant={props.next ? 'filled' : 'default'}
          leftSection={<Icon id="ui-play" size={18} />}
          disabled={scene.view.phase !== 'running'}
          onClick={() => void fire()}
        >
          {t('desk.fireNow')}
        </Button>
        {props.next && <kbd>F</kbd>}
        <span role="alert">{failed}</span>
      </div>
    </li>
  );
}

function Details({ inject, scene }: { inject: Inject; scene: Scene }) {
  const { t, has, language } = useWords();
  const channel = `channel.${inject.channel}`;
  const parts = [
    inject.atTick === null ? '' : scene.clock(inject.atTick),
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

function FiredInject({ inject, scene }: { inject: Inject; scene: Scene }) {
  const { t, language } = useWords();
  return (
    <li className="st-inject">
      <div>
        <b>{inject.number}</b>
        <span className="st-grow st-ell">{titleOf(inject, language)}</span>
        <span className="st-mut" style={{ whiteSpace: 'nowrap' }}>
          {inject.atTick !== null && `${t('desk.planned', { time: scene.clock(inject.atTick) })} `}
          {t('desk.actual', { time: scene.clock(inject.firedTick!) })}
        </span>
      </div>
    </li>
  );
}
