import { Button } from '@mantine/core';
import './panels.css';
import type { Message } from '../../engine/exercise/state.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { MessageFiles } from '../ui/message-files.tsx';
import { useMessageWords } from '../ui/message-words.ts';
import type { Scene } from '../ui/scene.ts';

export function useSender(): (scene: Scene, message: Message) => string {
  const { t, language } = useWords();
  return (scene, { from, params }) => {
    const outside = params[language === 'zh' ? 'fromZh' : 'fromEn'];
    if (typeof outside === 'string') return outside;
    if (from.kind === 'seat') return scene.seatName(from.seatId);
    return from.kind === 'outside' ? from.name : t('seat.system');
  };
}

/** Messages to this seat that it has not acknowledged. */
export const openMessages = (scene: Scene): readonly Message[] => {
  const { seatId } = scene.setup;
  if (seatId === null) return [];
  return scene.view.messages.filter(
    (m) => m.toSeatIds.includes(seatId) && !m.acknowledgedBy.includes(seatId),
  );
};

/** Newest first; what asks for an answer stands out and stays until it is acknowledged. */
export function Messages(props: {
  scene: Scene;
  session: Session | null;
  onReply?: (toSeatId: string | null) => void;
}) {
  const { t, has } = useWords();
  const words = useMessageWords();
  const sender = useSender();
  const { scene, session } = props;
  const seatId = scene.setup.seatId;
  const messages = scene.view.messages.toReversed();
  if (messages.length === 0)
    return (
      <p className="st-body st-mut">{t(seatId === null ? 'desk.noMessages' : 'seat.noMessages')}</p>
    );
  return (
    <ul className="st-plain">
      {messages.map((m) => {
        const open =
          seatId !== null && m.toSeatIds.includes(seatId) && !m.acknowledgedBy.includes(seatId);
        const own = m.from.kind === 'seat' && m.from.seatId === seatId;
        const from = m.from;
        return (
          <li key={m.id} className="st-message" data-open={open} data-message={m.id}>
            <div>
              <b>
                {sender(scene, m)}
                {(own || seatId === null) && ` → ${m.toSeatIds.map(scene.seatName).join(' ')}`}
              </b>
              <span style={{ whiteSpace: 'nowrap' }}>
                {has(`channel.${m.channel}`) && t(`channel.${m.channel}`)} {scene.clock(m.tick)}
              </span>
            </div>
            <p className="st-pre">{words(scene, m)}</p>
            <MessageFiles message={m} />
            {session !== null && open && (
              <div className="st-row" style={{ marginTop: 6 }}>
                <Button
                  size="compact-md"
                  onClick={() => void session.issue({ type: 'acknowledge', messageId: m.id })}
                >
                  {t('seat.ack')}
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => props.onReply?.(from.kind === 'seat' ? from.seatId : null)}
                >
                  {t('seat.reply')}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
