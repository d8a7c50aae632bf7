import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api, keepHostKey } from '../session/api.ts';
import { CodeEntry } from './code-entry.tsx';

/** Another machine of the LAN: it can join; whoever has the host key can also create. */
export function Visitor({ me, onMe }: { me: MeAnswer; onMe(me: MeAnswer): void }) {
  const { t } = useWords();
  return (
    <main
      className="st-scroll"
      id="lobby-main"
      tabIndex={-1}
      style={{ gridColumn: '1 / -1', gridRow: '2 / 4' }}
    >
      <div className="st-center">
        <h2>{t('lobby.joinTitle')}</h2>
        <div className="st-card" style={{ padding: 0 }}>
          <CodeEntry seat={me.seat} />
        </div>
        <p className="st-mut">{t('lobby.hostOnly')}</p>
        <HostKey onMe={onMe} />
      </div>
    </main>
  );
}

function HostKey({ onMe }: { onMe(me: MeAnswer): void }) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    keepHostKey(key.trim());
    const me = await api.me();
    if (me.ok && me.value.host) onMe(me.value);
    else setWrong(true);
  };
  return (
    <form className="st-row" style={{ alignItems: 'end' }} onSubmit={(event) => void submit(event)}>
      <TextInput
        className="st-grow"
        label={t('lobby.hostKey')}
        description={t('lobby.hostKeyHint')}
        error={wrong ? t('lobby.hostKeyWrong') : undefined}
        value={key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setKey(event.currentTarget.value);
          setWrong(false);
        }}
      />
      <Button type="submit" variant="default" disabled={key.trim() === ''}>
        {t('lobby.hostKeyUse')}
      </Button>
    </form>
  );
}
