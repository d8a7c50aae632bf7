import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountAnswer } from '../../engine/protocol/accounts.ts';
import { useWords } from '../i18n/index.ts';
import { accountsApi } from '../session/accounts-api.ts';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { AccountList } from './account-list.tsx';
import { AuditTable } from './audit-table.tsx';
import { Credentials } from './credentials.tsx';
import { PasswordForm } from './password-form.tsx';
import { PeopleData } from './people-data.tsx';
import './words.ts';

/** Accounts, for those who want them: the first one, logging in, and what an administrator keeps. */
export default function AccountsPage() {
  const { t } = useWords();
  const first = useRequest(accountsApi.me);
  const [newer, setNewer] = useState<AccountAnswer | null>(null);
  const answer = newer ?? first.value;
  useTitle(`${t('common.brand')} · ${t('accounts.title')}`);
  return (
    <Themed scheme="light">
      <div className="st-app" style={{ gridTemplateRows: '56px minmax(0, 1fr)' }}>
        <header className="st-top">
          <SkipLink to="accounts-main" label={t('common.skipMain')} />
          <Brand />
          <span className="st-grow" />
          <a className="st-chip" href="/">
            {t('accounts.home')}
          </a>
          <LanguageSwitch />
        </header>
        <main className="st-scroll" id="accounts-main" tabIndex={-1}>
          <div className="st-center" style={{ maxWidth: 1040 }}>
            <h1>{t('accounts.title')}</h1>
            <p className="st-mut">{t('accounts.why')}</p>
            {first.error !== null && <p role="alert">{errorWords(first.error, t)}</p>}
            {answer !== null && <Body answer={answer} onAnswer={setNewer} />}
          </div>
        </main>
      </div>
    </Themed>
  );
}

function Body(props: { answer: AccountAnswer; onAnswer(answer: AccountAnswer): void }) {
  const { t } = useWords();
  const { answer, onAnswer } = props;
  const [changing, setChanging] = useState(false);
  if (!answer.on)
    return answer.mayFound ? (
      <Credentials
        title={t('accounts.first')}
        why={t('accounts.firstWhy')}
        fresh
        send={accountsApi.first}
        onDone={onAnswer}
      />
    ) : (
      <p className="st-card">{t('accounts.firstElsewhere')}</p>
    );
  if (answer.me === null)
    return (
      <Credentials
        title={t('accounts.login')}
        fresh={false}
        send={accountsApi.login}
        onDone={onAnswer}
      />
    );
  const { name, role } = answer.me;
  const leave = async (): Promise<void> => {
    const left = await accountsApi.logout();
    if (left.ok) onAnswer(left.value);
  };
  return (
    <>
      <section className="st-card st-row st-wrap">
        <b>{t('accounts.me', { name, role: t(`accounts.roles.${role}`) })}</b>
        <span className="st-grow" />
        <Button
          variant="default"
          aria-expanded={changing}
          data-testid="change-password"
          onClick={() => setChanging(!changing)}
        >
          {t('accounts.passwordChange')}
        </Button>
        <Button variant="default" onClick={() => void leave()}>
          {t('accounts.logout')}
        </Button>
      </section>
      {changing && (
        <section className="st-card" aria-label={t('accounts.passwordChange')}>
          <PasswordForm name={name} own onDone={onAnswer} />
        </section>
      )}
      {role === 'admin' && (
        <>
          <AccountList me={name} />
          <PeopleData />
          <AuditTable />
        </>
      )}
    </>
  );
}
