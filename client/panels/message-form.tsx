import { Button, Checkbox, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { text } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';

/** Words from one seat to others. */
export function MessageForm(props: {
  scene: Scene;
  session: Session;
  /** Seats chosen beforehand. */
  to: readonly string[];
  onClose(): void;
}) {
  const { t, language } = useWords();
  const [to, setTo] = useState<string[]>([...props.to]);
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState('');
  const send = async (): Promise<void> => {
    const reply = await props.session.issue({ type: 'message', toSeatIds: to, text: words.trim() });
    if (reply.ok) props.onClose();
    else setFailed(t(`rejection.${reply.rejection.code}`));
  };
  return (
    <Modal opened onClose={props.onClose} title={t('seat.newMessage')}>
      <Checkbox.Group label={t('seat.to')} value={to} onChange={setTo}>
        <Group gap="md" mt={4}>
          {props.scene.setup.seats
            .filter((seat) => seat.id !== props.scene.setup.seatId)
            .map((seat) => (
              <Checkbox key={seat.id} value={seat.id} label={text(seat.name, language)} />
            ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        mt="md"
        label={t('seat.text')}
        description={t('seat.sendHint')}
        value={words}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p role="alert">{failed}</p>
      <Button mt="md" disabled={to.length === 0 || words.trim() === ''} onClick={() => void send()}>
        {t('seat.send')}
      </Button>
    </Modal>
  );
}
