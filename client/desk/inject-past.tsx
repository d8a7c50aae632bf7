import type { Message } from '../../engine/exercise/state.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import '../ui/inject-words.ts';
import { titleOf, type Inject } from './inject-list.ts';

/** Words that the instructor gave freely. */
export function FreeInject({ message, scene }: { message: Message; scene: Scene }) {
  const { t } = useWords();
  return (
    <li className="st-inject">
      <div>
        <b>{t('desk.freeInject')}</b>
        <span className="st-grow st-ell" title={message.text ?? ''}>
          {message.text}
        </span>
        <span className="st-mut" style={{ whiteSpace: 'nowrap' }}>
          {t('desk.actual', { time: scene.clock(message.tick) })}
        </span>
      </div>
    </li>
  );
}

/** An inject that came: when it was planned and when it was fired. */
export function FiredInject({ inject, scene }: { inject: Inject; scene: Scene }) {
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
