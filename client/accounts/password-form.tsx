import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AccountAnswer } from '../../engine/protocol/accounts.ts';
import { useWords } from '../i18n/index.ts';
import { accountsApi } from '../session/accounts-api.ts';
import { errorWords } from '../ui/use-request.ts';

/** Below this the server takes no password; see `server/accounts/password.ts`. */
const SHORTEST = 8;

/** Another password: one's own, or by an administrator for somebody who forgot it. */
export function PasswordForm(props: {
  /** Whose password it is to be. */
  name: string;
  own: boolean;
  onDone(answer: AccountAnswer): void;
}) {
  const { t } = useWords();
  const [mine, setMine] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const differs = again !== '' && again !== password;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await accountsApi.setPassword({ name: props.name, password, mine });
    setBusy(false);
    if (answer.ok) return props.onDone(answer.value);
    const wrong = answer.error.code === 'wrongKey';
    setFailed(wrong ? t('accounts.wrongMine') : errorWords(answer.error, t));
  };
  const field = (label: string, value: string, set: (v: string) => void, fresh: boolean) => (
    <PasswordInput
      label={label}
      value={value}
      maxLength={200}
      w={260}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
  return (
    <form className="st-col" onSubmit={(event) => void submit(event)}>
      <p className="st-mut">
        {t(props.own ? 'accounts.passwordOwnWhy' : 'accounts.passwordOtherWhy', {
          name: props.name,
        })}
      </p>
      <div className="st-row st-wrap" style={{ alignItems: 'start', gap: 12 }}>
        {field(
          t(props.own ? 'accounts.passwordNow' : 'accounts.passwordMine'),
          mine,
          setMine,
          false,
        )}
        {field(t('accounts.passwordNew'), password, setPassword, true)}
        {field(t('accounts.passwordAgain'), again, setAgain, true)}
      </div>
      <p className="st-mut">{t('accounts.passwordHint')}</p>
      <p role="alert">{differs ? t('accounts.passwordDiffers') : failed}</p>
      <div>
        <Button
          type="submit"
          loading={busy}
          disabled={mine === '' || password.length < SHORTEST || again !== password}
        >
          {t('accounts.passwordSet')}
        </Button>
      </div>
    </form>
  );
}
