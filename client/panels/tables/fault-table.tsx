import type { JudgedFault } from '../../../engine/response/reports/reporting.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

interface Row extends JudgedFault {
  readonly id: number;
}

/** 迟报 谎报 瞒报 漏报: what was said beside what the reporting seat knew. The instructor's alone. */
export function FaultTable({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const reports = new Map(scene.view.reports.map((r) => [r.id, r]));
  const rows = (scene.view.control?.reportFaults ?? []).map((fault, id): Row => ({ ...fault, id }));
  const number = (value: number | null): string =>
    value === null ? t('common.none') : trim(value, 1);
  return (
    <DataTable<Row>
      caption={t('faults.title')}
      rows={rows.toReversed()}
      empty={t('faults.none')}
      columns={[
        {
          key: 'report',
          label: t('desk.report'),
          render: (row) => {
            const report = reports.get(row.reportId);
            return report === undefined
              ? t('common.none')
              : `${scene.clock(report.tick)} ${scene.seatName(report.seatId)} · ${t(`reportKind.${report.kind}`)}`;
          },
        },
        { key: 'fault', label: t('faults.fault'), render: (row) => t(`reportFault.${row.fault}`) },
        {
          key: 'figure',
          label: t('faults.figure'),
          render: (row) => (row.figure === null ? t('common.none') : t(`figure.${row.figure}`)),
        },
        { key: 'said', label: t('faults.said'), right: true, render: (row) => number(row.said) },
        { key: 'known', label: t('faults.known'), right: true, render: (row) => number(row.known) },
      ]}
    />
  );
}
