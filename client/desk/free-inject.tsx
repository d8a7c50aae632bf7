import { TextInput } from '@mantine/core';
import { Segments } from '../ui/controls.tsx';
import { useState } from 'react';
import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import { MessageForm } from '../panels/message-form.tsx';
import type { Session } from '../session/session.ts';

const ROLES = ['control', 'superior', 'media', 'public'] as const;

/** Words from outside, in the name of a played role, to chosen seats, at once. */
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
      <Segments
        label={t('conduct.role')}
        value={ROLES.find((role) => t(`conduct.roles.${role}`) === from) ?? null}
        options={ROLES.map((value) => ({ value, label: t(`conduct.roles.${value}`) }))}
        onChange={(role) => setFrom(t(`conduct.roles.${role}`))}
      />
      <TextInput
        label={t('desk.from')}
        value={from}
        maxLength={100}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
    </MessageForm>
  );
}
