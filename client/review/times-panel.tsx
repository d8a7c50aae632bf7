import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { span } from '../../engine/review/say.ts';
import type { ResponseCase, ResponseTimes, Review } from '../../engine/review/types.ts';
import { useWords } from '../i18n/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { clockTime, text } from '../ui/format.ts';
import { Status, type StatusState } from '../ui/status-tag.tsx';
import type { PanelProps } from './aar-panel.tsx';
import { useReviewWords } from './words.ts';

const TimesChart = lazy(() => import('./times-chart.tsx'));

const LOOKS: Readonly<Record<ResponseCase['state'], StatusState>> = {
  met: 'met',
  missed: 'miss',
  open: 'running',
  recorded: 'none',
};

/** Response times of every target that has clocks: chart and table. */
export function TimesPanel(props: PanelProps & { review: Review }) {
  const { w } = useReviewWords();
  const { times } = props.review;
  if (times.length === 0) return <p className="st-body st-mut">{w.noTimes}</p>;
  return times.map((t) => <OneTarget key={t.targetId} {...props} times={t} />);
}

function OneTarget(props: PanelProps & { times: ResponseTimes }) {
  const { t } = useWords();
  const { w, language } = useReviewWords();
  const { times, answer } = props;
  const [table, setTable] = useState(false);
  const of = (ticks: number | null): string => (ticks === null ? w.none : span(ticks, language));
  const rows = times.cases
    .map((c, i) => ({ ...c, id: i }))
    .toSorted((a, b) => b.takenTicks - a.takenTicks);
  return (
    <article className="st-aar-block">
      <h2 className="st-aar-title">
        {times.targetId} {text(times.title, language)}
      </h2>
      <p className="st-row st-wrap">
        <span>{w.cases(times.cases.length)}</span>
        <span className="st-mut">
          {w.limit} {of(times.limitTicks)} · {w.median} {of(times.medianTicks)} · {w.p90}{' '}
          {of(times.p90Ticks)} · {w.longest} {of(times.longestTicks)}
        </span>
        <span className="st-grow" />
        <Button size="compact-md" variant="default" onClick={() => setTable(!table)}>
          {table ? w.hideTable : w.showTable}
        </Button>
      </p>
      {table ? (
        <DataTable<(typeof rows)[number]>
          caption={text(times.title, language)}
          rows={rows}
          empty={t('common.none')}
          onSelect={(row) => props.onEvent(row.fromEvent)}
          columns={[
            { key: 'case', label: w.case, wrap: true, render: (r) => text(r.name, language) },
            {
              key: 'from',
              label: w.time,
              render: (r) => clockTime(r.fromTick, answer.startSecondOfDay, language),
            },
            {
              key: 'taken',
              label: w.taken,
              right: true,
              render: (r) => span(r.takenTicks, language),
            },
            {
              key: 'state',
              label: w.state,
              render: (r) => <Status state={LOOKS[r.state]} words={w.caseState[r.state]} />,
            },
          ]}
        />
      ) : (
        <Suspense fallback={<p className="st-mut">{t('common.loading')}</p>}>
          <TimesChart times={times} />
        </Suspense>
      )}
    </article>
  );
}
