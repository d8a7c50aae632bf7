import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { accountsApi, participantsUrl } from '../session/accounts-api.ts';
import { api } from '../session/api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { text } from '../ui/format.ts';
import { errorWords, useRequest } from '../ui/use-request.ts';

/** What is kept of the people of each exercise: taken along, or forgotten. */
export function PeopleData() {
  const { t, language } = useWords();
  const exercises = useRequest(api.exercises).value?.exercises ?? [];
  const [asking, setAsking] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const forget = async (id: string): Promise<void> => {
    setAsking(null);
    const answer = await accountsApi.forget(id);
    setSaid(
      answer.ok ? t('accounts.forgot', { n: answer.value.forgotten }) : errorWords(answer.error, t),
    );
  };
  return (
    <section className="st-card st-col">
      <h2>{t('accounts.people')}</h2>
      <p className="st-mut">{t('accounts.peopleWhy')}</p>
      <p role="status">{said}</p>
      <DataTable
        caption={t('accounts.people')}
        rows={exercises}
        normalRows
        empty={t('accounts.none')}
        columns={[
          {
            key: 'exercise',
            label: t('accounts.exercise'),
            render: (e) => (
              <>
                <b>{text(e.name, language)}</b> <span className="st-mut">{e.code}</span>
              </>
            ),
          },
          { key: 'phase', label: t('accounts.state'), render: (e) => t(`phase.${e.phase}`) },
          {
            key: 'when',
            label: t('accounts.created'),
            render: (e) => new Date(e.createdMs).toLocaleString(),
          },
          {
            key: 'acts',
            label: t('accounts.people'),
            render: (e) => (
              <span className="st-row">
                <a href={participantsUrl(e.id, 'json')} download={`${e.code}.json`}>
                  {t('accounts.exportJson')}
                </a>
                <a href={participantsUrl(e.id, 'csv')} download={`${e.code}.csv`}>
                  {t('accounts.exportCsv')}
                </a>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={e.phase === 'running' && !e.incompatible}
                  aria-label={`${t('accounts.forget')} ${e.code}`}
                  onClick={() => setAsking(e.id)}
                >
                  {t('accounts.forget')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <Dialog opened={asking !== null} onClose={() => setAsking(null)} title={t('accounts.forget')}>
        <p>{t('accounts.forgetAsk')}</p>
        <div className="st-row" style={{ marginTop: 16 }}>
          <Button onClick={() => void forget(asking!)}>{t('accounts.forget')}</Button>
          <Button variant="default" data-autofocus onClick={() => setAsking(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
