import type { ScoreLine } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { text } from '../ui/format.ts';
import { ScoreTag } from '../ui/status-tag.tsx';
import type { Scene } from '../ui/scene.ts';
import { useScoreWords } from '../ui/score-words.ts';

/** Every clause of the plan that applies, as it stands now. Rows never change their order. */
export function ScoreTable({ scene, onOpen }: { scene: Scene; onOpen?: (id: string) => void }) {
  const { t, language } = useWords();
  const words = useScoreWords();
  return (
    <DataTable<ScoreLine>
      caption={t('desk.tabs.score')}
      rows={scene.view.score ?? []}
      empty={t('desk.noScore')}
      {...(onOpen === undefined
        ? {}
        : {
            onSelect: () => undefined,
            onOpen: (line: ScoreLine) => onOpen(line.id),
          })}
      columns={[
        {
          key: 'id',
          label: t('desk.clause'),
          render: (line) => <b title={line.clause}>{line.id}</b>,
        },
        {
          key: 'point',
          label: t('desk.point'),
          wrap: true,
          render: (line) => <span title={line.quote}>{text(line.title, language)}</span>,
        },
        {
          key: 'from',
          label: t('desk.start_'),
          wide: true,
          wrap: true,
          render: (line) => <span className="st-mut">{text(line.from, language)}</span>,
        },
        {
          key: 'now',
          label: t('desk.now'),
          render: (line) => (
            <>
              {words.value(line.value, line.unit)}{' '}
              {line.cases > 0 && (
                <span className="st-mut">
                  {t('desk.cases', { met: line.casesMet, cases: line.cases })}
                </span>
              )}
            </>
          ),
        },
        { key: 'limit', label: t('desk.limit'), right: true, render: (line) => words.limit(line) },
        {
          key: 'status',
          label: t('desk.status'),
          render: (line) => <ScoreTag status={line.status} />,
        },
      ]}
    />
  );
}
