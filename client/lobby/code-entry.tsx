import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { cleanCode } from '../ui/join-code.ts';
import { navigate } from '../ui/router.ts';

/** The participant's way in from the first page; goes to `/join` with the code in the fragment. */
export function CodeEntry({ seat }: { seat: MeAnswer['seat'] }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    navigate(`/join#${code}`);
  };
  return (
    <form
      onSubmit={submit}
      className="st-col"
      style={{ borderTop: '1px solid var(--st-divider)', padding: '14px 24px 18px' }}
    >
      {seat !== null && (
        <p>
          {t('lobby.player')}{' '}
          <a href={seat.seatId === null ? '/join' : '/seat'}>{t('lobby.toSeat')}</a>
        </p>
      )}
      <label htmlFor="code-entry" className="st-mut">
        {t('lobby.iAmPlayer')}
      </label>
      <div className="st-row">
        <TextInput
          id="code-entry"
          className="st-grow st-code-input"
          value={code}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(cleanCode(event.currentTarget.value))}
        />
        <Button type="submit" variant="default" size="lg" disabled={code.length !== 6}>
          {t('lobby.join')}
        </Button>
      </div>
    </form>
  );
}
