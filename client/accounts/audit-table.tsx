import { useWords } from '../i18n/index.ts';
import { accountsApi } from '../session/accounts-api.ts';
import { api } from '../session/api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { text } from '../ui/format.ts';
import { useRequest } from '../ui/use-request.ts';

/** Who did what, when; the newest first. */
export function AuditTable() {
  const { t, has, language } = useWords();
  const { value } = useRequest(accountsApi.audit);
  const exercises = useRequest(api.exercises).value?.exercises ?? [];
  // A name that has no words is an account's, or what somebody typed.
  const inWords = (group: 'actors' | 'details', name: string): string =>
    has(`accounts.${group}.${name}`) ? t(`accounts.${group}.${name}`) : name;
  const objectOf = (id: string): string => {
    const e = exercises.find((x) => x.id === id);
    return e === undefined ? id : `${text(e.name, language)} ${e.code}`;
  };
  return (
    <section className="st-card st-col">
      <h2>{t('accounts.audit')}</h2>
      <p className="st-mut">{t('accounts.auditWhy')}</p>
      <div
        style={{ maxHeight: 420, overflow: 'auto' }}
        role="region"
        tabIndex={0}
        aria-label={t('accounts.audit')}
      >
        <DataTable
          caption={t('accounts.audit')}
          rows={(value?.lines ?? []).map((l) => ({ ...l, id: String(l.seq) }))}
          empty={t('accounts.none')}
          columns={[
            {
              key: 'when',
              label: t('accounts.when'),
              render: (l) => new Date(l.wallMs).toLocaleString(),
            },
            {
              key: 'who',
              label: t('accounts.who'),
              render: (l) => <b>{inWords('actors', l.who)}</b>,
            },
            { key: 'what', label: t('accounts.what'), render: (l) => t(`accounts.acts.${l.what}`) },
            {
              key: 'of',
              label: t('accounts.of'),
              maxPx: 220,
              render: (l) => <span title={l.of}>{objectOf(l.of)}</span>,
            },
            {
              key: 'detail',
              label: t('accounts.detail'),
              render: (l) => inWords('details', l.detail),
            },
          ]}
        />
      </div>
    </section>
  );
}
