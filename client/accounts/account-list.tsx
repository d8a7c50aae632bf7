import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ACCOUNT_ROLES, type AccountRole } from '../../engine/protocol/accounts.ts';
import { useWords } from '../i18n/index.ts';
import { accountsApi } from '../session/accounts-api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { PasswordForm } from './password-form.tsx';

const stamp = (ms: number): string => new Date(ms).toLocaleString();

/** Who has an account; an administrator adds and removes. */
export function AccountList({ me }: { me: string }) {
  const { t } = useWords();
  const { value, reload } = useRequest(accountsApi.list);
  const [asking, setAsking] = useState<string | null>(null);
  const [resetting, setResetting] = useState<string | null>(null);
  const [failed, setFailed] = useState('');
  const remove = async (name: string): Promise<void> => {
    setAsking(null);
    const answer = await accountsApi.remove(name);
    setFailed(answer.ok ? '' : errorWords(answer.error, t));
    reload();
  };
  return (
    <section className="st-card st-col">
      <h2>{t('accounts.list')}</h2>
      <p className="st-mut">{t('accounts.roleWhy')}</p>
      <DataTable
        caption={t('accounts.list')}
        rows={(value?.accounts ?? []).map((a) => ({ ...a, id: a.name }))}
        normalRows
        empty={t('accounts.none')}
        columns={[
          { key: 'name', label: t('accounts.name'), render: (a) => <b>{a.name}</b> },
          { key: 'role', label: t('accounts.role'), render: (a) => t(`accounts.roles.${a.role}`) },
          { key: 'created', label: t('accounts.created'), render: (a) => stamp(a.createdMs) },
          {
            key: 'state',
            label: t('accounts.state'),
            render: (a) =>
              a.lockedUntilMs === null
                ? t('accounts.active')
                : t('accounts.lockedUntil', { time: stamp(a.lockedUntilMs) }),
          },
          {
            key: 'remove',
            label: t('accounts.act'),
            render: (a) => (
              <span className="st-row">
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={a.name === me}
                  aria-label={`${t('accounts.passwordReset')} ${a.name}`}
                  onClick={() => setResetting(a.name)}
                >
                  {t('accounts.passwordReset')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('accounts.remove')} ${a.name}`}
                  onClick={() => setAsking(a.name)}
                >
                  {t('accounts.remove')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <p role="alert">{failed}</p>
      <AddAccount onAdded={reload} />
      <Dialog
        opened={resetting !== null}
        onClose={() => setResetting(null)}
        title={t('accounts.passwordReset')}
      >
        {resetting !== null && (
          <PasswordForm
            name={resetting}
            own={false}
            onDone={() => {
              setResetting(null);
              reload();
            }}
          />
        )}
      </Dialog>
      <Dialog opened={asking !== null} onClose={() => setAsking(null)} title={t('accounts.remove')}>
        <p>{t('accounts.removeAsk', { name: asking ?? '' })}</p>
        <div className="st-row" style={{ marginTop: 16 }}>
          <Button onClick={() => void remove(asking!)}>{t('accounts.remove')}</Button>
          <Button variant="default" data-autofocus onClick={() => setAsking(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

function AddAccount({ onAdded }: { onAdded(): void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AccountRole>('instructor');
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await accountsApi.add({ name: name.trim(), role, password });
    setFailed(answer.ok ? '' : errorWords(answer.error, t));
    if (!answer.ok) return;
    setName('');
    setPassword('');
    onAdded();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h3>{t('accounts.add')}</h3>
      <div className="st-row" style={{ alignItems: 'end', flexWrap: 'wrap', gap: 12 }}>
        <TextInput
          label={t('accounts.name')}
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('accounts.role')}
          data={ACCOUNT_ROLES.map((value) => ({ value, label: t(`accounts.roles.${value}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => value !== null && setRole(value as AccountRole)}
        />
        <PasswordInput
          label={t('accounts.password')}
          description={t('accounts.passwordHint')}
          value={password}
          maxLength={200}
          autoComplete="new-password"
          style={{ width: 220 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || password.length < 8}>
          {t('accounts.addDo')}
        </Button>
      </div>
      <p role="alert">{failed}</p>
    </form>
  );
}
