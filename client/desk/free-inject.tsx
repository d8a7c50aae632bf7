import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import { MessageForm } from '../panels/message-form.tsx';
import type { Session } from '../session/session.ts';

/** Words from outside, to chosen seats, at once. */
export function FreeInject(props: { session: Session; lobby: Lobby; onClose(): void }) {
  const { t } = useWords();
  const [from, setFrom] = useState(t('desk.fromDefault'));
  return (
    <MessageForm
      title={t('desk.freeInject')}
      seats={props.lobby.seats}
      to={[]}
      ready={from.trim() !== ''}
      send={(toSeatIds, text) =>
        props.session.issue({ type: 'inject', toSeatIds, from: from.trim(), text })
      }
      onClose={props.onClose}
    >
      <TextInput
        label={t('desk.from')}
        value={from}
        maxLength={100}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
    </MessageForm>
  );
}
