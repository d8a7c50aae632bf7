import { Button, Checkbox, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { text } from '../ui/format.ts';

/** Words from outside, to chosen seats, at once. */
export function FreeInject(props: { session: Session; lobby: Lobby; onClose(): void }) {
  const { t, language } = useWords();
  const [to, setTo] = useState<string[]>([]);
  const [from, setFrom] = useState(t('desk.fromDefault'));
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState('');
  const all = props.lobby.seats.map((seat) => seat.id);
  const send = async (): Promise<void> => {
    const reply = await props.session.issue({
      type: 'inject',
      toSeatIds: to,
      from: from.trim(),
      text: words.trim(),
    });
    if (reply.ok) props.onClose();
    else setFailed(t(`rejection.${reply.rejection.code}`));
  };
  return (
    <Modal opened onClose={props.onClose} title={t('desk.freeInject')} size="lg">
      <TextInput
        label={t('desk.from')}
        value={from}
        maxLength={100}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Checkbox.Group mt="md" label={t('desk.to')} value={to} onChange={setTo}>
        <Group gap="md" mt={4}>
          <Checkbox
            label={t('desk.allSeats')}
            checked={to.length === all.length}
            indeterminate={to.length > 0 && to.length < all.length}
            onChange={(event) => setTo(event.currentTarget.checked ? all : [])}
          />
          {props.lobby.seats.map((seat) => (
            <Checkbox key={seat.id} value={seat.id} label={text(seat.name, language)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        mt="md"
        label={t('desk.text')}
        value={words}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p role="alert">{failed}</p>
      <Button
        mt="md"
        disabled={to.length === 0 || from.trim() === '' || words.trim() === ''}
        onClick={() => void send()}
      >
        {t('desk.send')}
      </Button>
    </Modal>
  );
}
