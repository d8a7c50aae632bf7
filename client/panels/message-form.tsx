import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Text } from '../../engine/region/region.ts';
import { useWords } from '../i18n/index.ts';
import type { Reply } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { text } from '../ui/format.ts';

/** Words to chosen seats: of one seat to others, or of the instructor from outside. */
export function MessageForm(props: {
  title: string;
  seats: readonly { readonly id: string; readonly name: Text }[];
  /** Seats chosen beforehand. */
  to: readonly string[];
  hint?: string | undefined;
  /** One more question, above the seats. */
  children?: ReactNode;
  /** False while that question has no answer. */
  ready?: boolean;
  send(toSeatIds: readonly string[], words: string): Promise<Reply<unknown>>;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const [to, setTo] = useState<string[]>([...props.to]);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const all = props.seats.map((seat) => seat.id);
  const send = async (): Promise<void> => {
    setBusy(true);
    const reply = await props.send(to, words.trim());
    setBusy(false);
    if (reply.ok) props.onClose();
    else setFailed(t(`rejection.${reply.rejection.code}`));
  };
  return (
    <Dialog opened onClose={props.onClose} title={props.title} size="lg">
      {props.children}
      <Checkbox.Group mt="md" label={t('seat.to')} value={to} onChange={setTo}>
        <Group gap="md" mt={4}>
          <Checkbox
            label={t('desk.allSeats')}
            checked={to.length === all.length}
            indeterminate={to.length > 0 && to.length < all.length}
            onChange={(event) => setTo(event.currentTarget.checked ? all : [])}
          />
          {props.seats.map((seat) => (
            <Checkbox key={seat.id} value={seat.id} label={text(seat.name, language)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        mt="md"
        label={t('seat.text')}
        description={props.hint}
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
        loading={busy}
        disabled={to.length === 0 || words.trim() === '' || props.ready === false}
        onClick={() => void send()}
      >
        {t('seat.send')}
      </Button>
    </Dialog>
  );
}
