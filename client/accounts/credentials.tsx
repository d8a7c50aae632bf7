import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AccountAnswer } from '../../engine/protocol/accounts.ts';
import { useWords } from '../i18n/index.ts';
import type { ApiResult } from '../session/api.ts';
import { errorWords } from '../ui/use-request.ts';

/** Name and password: to log in, or for the first account. */
export function Credentials(props: {
  title: string;
  why?: string;
  /** A new password is to be thought of, not remembered. */
  fresh: boolean;
  send(body: { name: string; password: string }): Promise<ApiResult<AccountAnswer>>;
  onDone(answer: AccountAnswer): void;
}) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await props.send({ name: name.trim(), password });
    setBusy(false);
    if (answer.ok) return props.onDone(answer.value);
    const { code, retryAfterS } = answer.error;
    if (code === 'wrongKey') setFailed(t('accounts.wrong'));
    else if (code === 'waitForCode') setFailed(t('accounts.locked', { s: retryAfterS }));
    else setFailed(errorWords(answer.error, t));
  };
  return (
    <form
      className="st-card st-col"
      style={{ maxWidth: 560 }}
      onSubmit={(event) => void submit(event)}
    >
      <h2>{props.title}</h2>
      {props.why !== undefined && <p className="st-mut">{props.why}</p>}
      <TextInput
        label={t('accounts.name')}
        description={props.fresh ? t('accounts.nameHint') : undefined}
        value={name}
        maxLength={40}
        autoComplete="username"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('accounts.password')}
        description={props.fresh ? t('accounts.passwordHint') : undefined}
        value={password}
        maxLength={200}
        autoComplete={props.fresh ? 'new-password' : 'current-password'}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p role="alert">{failed}</p>
      <div>
        <Button
          type="submit"
          loading={busy}
          disabled={name.trim() === '' || password.length < (props.fresh ? 8 : 1)}
        >
          {props.title}
        </Button>
      </div>
    </form>
  );
}
