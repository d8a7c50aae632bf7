import { REPORT_FIGURES } from '../../../engine/response/reports/reporting.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Status } from '../../ui/status-tag.tsx';
import type { Scene } from '../../ui/scene.ts';

/** Reports as they were sent, with what they lack. */
export function ReportTable({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const join = (ids: readonly string[]): string =>
    ids.map((id) => t(`element.${id}`)).join(language === 'zh' ? '、' : ', ');
  return (
    <DataTable
      caption={t('desk.tabs.reports')}
      rows={scene.view.reports.toReversed()}
      empty={t('desk.noReports')}
      renderDetail={(r) => (
        <dl className="st-elements">
          {Object.entries(r.elements).map(([id, words]) => (
            <div key={id}>
              <dt>{t(`element.${id}`)}</dt>
              <dd className="st-pre">{words}</dd>
            </div>
          ))}
          {REPORT_FIGURES.filter((id) => r.figures[id] !== undefined).map((id) => (
            <div key={id}>
              <dt>{t(`figure.${id}`)}</dt>
              <dd>{r.figures[id]}</dd>
            </div>
          ))}
        </dl>
      )}
      columns={[
        { key: 'when', label: t('desk.when'), render: (r) => scene.clock(r.tick) },
        { key: 'who', label: t('desk.who'), render: (r) => scene.seatName(r.seatId) },
        { key: 'kind', label: t('desk.report'), render: (r) => t(`reportKind.${r.kind}`) },
        {
          key: 'missing',
          label: t('desk.missing'),
          wrap: true,
          render: (r) =>
            r.missing.length === 0 ? (
              <Status state="met" words={t('report.complete')} />
            ) : (
              <Status state="unsure" words={t('report.lacking', { names: join(r.missing) })} />
            ),
        },
      ]}
    />
  );
}
