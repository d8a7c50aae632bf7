import { Button } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { Messages, openMessages } from '../panels/messages.tsx';
import type { Scene } from '../ui/scene.ts';

/** Messages of this seat, with one counter of those that wait for an answer. */
export function Inbox(props: { scene: Scene; session: Session; onReply(to: string | null): void }) {
  const { t } = useWords();
  const open = openMessages(props.scene).length;
  return (
    <section aria-label={t('seat.messages')}>
      <div className="st-head" style={{ borderTop: '1px solid var(--st-divider)' }}>
        <h2 id="messages" tabIndex={-1}>
          {t('seat.messages')}
        </h2>
        {open === 0 && <span className="st-n">{props.scene.view.messages.length}</span>}
        <kbd>I</kbd>
        <span className="st-grow" />
        {open > 0 && (
          <span className="st-chip" data-tone="inverse" role="status">
            {t('seat.toAck', { n: open })}
          </span>
        )}
        <Button
          size="compact-md"
          variant="default"
          style={{ flexShrink: 0 }}
          onClick={() => props.onReply(null)}
        >
          {t('seat.newMessage')}
        </Button>
      </div>
      <div aria-live="polite">
        <Messages scene={props.scene} session={props.session} onReply={props.onReply} />
      </div>
    </section>
  );
}
