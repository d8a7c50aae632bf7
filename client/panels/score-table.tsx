import { useMemo, useState } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EvidenceList } from '../ui/evidence-list.tsx';
import { text } from '../ui/format.ts';
import { ScoreTag } from '../ui/status-tag.tsx';
import type { Scene } from '../ui/scene.ts';
import { useScoreWords } from '../ui/score-words.ts';
import { WeightedTotal } from '../ui/weighted-total.tsx';

interface ScoreProps {
  readonly scene: Scene;
  readonly events: readonly ExerciseEvent[];
  /** Words of the button that goes to the first event of the evidence. */
  readonly go: string;
  onEvent(event: ExerciseEvent, line: ScoreLine): void;
}

/**
 * Every clause of the plan that applies, as it stands now. Rows never change their order; one opens
 * in place with the plan's words and the events it stands on.
 */
export function ScoreTable(props: ScoreProps) {
  const { t } = useWords();
  const rows = props.scene.view.score ?? [];
  const columns = useColumns(rows.some((line) => line.weighting !== null));
  const [open, setOpen] = useState<string | null>(null);
  const toggle = (line: ScoreLine): void => setOpen(line.id === open ? null : line.id);
  const first: Column<ScoreLine> = {
    key: 'id',
    label: t('desk.clause'),
    render: (line) => (
      <button type="button" className="st-row-toggle" aria-expanded={line.id === open}>
        {line.id}
      </button>
    ),
  };
  return (
    <>
      <WeightedTotal lines={rows} />
      <DataTable<ScoreLine>
        caption={t('desk.tabs.score')}
        rows={rows}
        empty={t('desk.noScore')}
        onToggle={toggle}
        renderDetail={(line) => (line.id === open ? <ScoreDetail {...props} line={line} /> : null)}
        columns={[first, ...columns]}
      />
    </>
  );
}

function useColumns(weighted: boolean): readonly Column<ScoreLine>[] {
  const { t, language } = useWords();
  const words = useScoreWords();
  return [
    {
      key: 'point',
      label: t('desk.point'),
      wrap: true,
      render: (line) => text(line.title, language),
    },
    {
      key: 'from',
      label: t('desk.start_'),
      wide: true,
      roomy: true,
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
    ...(weighted ? weightColumns(t, language) : []),
  ];
}

const weightColumns = (
  t: ReturnType<typeof useWords>['t'],
  language: ReturnType<typeof useWords>['language'],
): readonly Column<ScoreLine>[] => [
  {
    key: 'weight',
    label: t('desk.weight'),
    right: true,
    render: (line) => String(line.weighting?.weight ?? ''),
  },
  {
    key: 'group',
    label: t('desk.group'),
    wide: true,
    roomy: true,
    wrap: true,
    render: (line) => (line.weighting === null ? '' : text(line.weighting.group, language)),
  },
];

/** What was opened at the lower edge would else stay out of sight. */
const intoView = (box: HTMLElement | null): void => box?.scrollIntoView({ block: 'nearest' });

function ScoreDetail(props: ScoreProps & { line: ScoreLine }) {
  const { t, language } = useWords();
  const { line, events, scene } = props;
  const evidence = useMemo(() => {
    const wanted = new Set(line.evidence);
    return events.filter((event) => wanted.has(event.id));
  }, [events, line.evidence]);
  return (
    <div className="st-col" data-line={line.id} ref={intoView}>
      <blockquote style={{ margin: 0 }} lang="zh-CN">
        <span className="st-mut">
          {t('review.quoteAt', { clause: t('review.clauseAt', { clause: line.clause }) })}
        </span>
        <b>{line.quote}</b>
      </blockquote>
      <span className="st-mut">
        {t('review.fromTo', { from: text(line.from, language), to: text(line.to, language) })}
      </span>
      {line.weighting !== null && (
        <span className="st-mut">
          {t('desk.group')}
          {t('common.colon')}
          {text(line.weighting.group, language)}
        </span>
      )}
      <EvidenceList
        scene={scene}
        events={events}
        evidence={evidence}
        startSecondOfDay={scene.setup.startSecondOfDay}
        current={null}
        onEvent={(event) => props.onEvent(event, line)}
        go={props.go}
      />
    </div>
  );
}
