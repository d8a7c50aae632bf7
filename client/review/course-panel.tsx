import { lazy, Suspense, useMemo } from 'react';
import { useWords } from '../i18n/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { exerciseTime, trim } from '../ui/format.ts';
import { type CoursePoint, courseAt, type PeoplePoint } from './course.ts';
import type { BurnedPoint } from './lanes.ts';

const CourseChart = lazy(() => import('./course-chart.tsx'));

/** Between two rows of the table, ticks. */
const ROW_TICKS = 1800;

export interface CourseProps {
  readonly burned: readonly BurnedPoint[];
  readonly people: readonly PeoplePoint[];
  readonly endTick: number;
}

/** The course of people, and of the fire where there was one: a chart, and the same numbers as a table. */
export function CoursePanel(props: CourseProps) {
  const { t } = useWords();
  const { burned, people, endTick } = props;
  const rows = useMemo(
    () => courseAt(burned, people, endTick, ROW_TICKS),
    [burned, people, endTick],
  );
  const count = (key: 'displaced' | 'sheltered' | 'relieved') => ({
    key,
    label: t(`review.course.${key}`),
    right: true,
    render: (row: CoursePoint) => row[key],
  });
  const burnedColumn = {
    key: 'burned',
    label: t('review.course.burnedHa'),
    right: true,
    render: (row: CoursePoint) => trim(row.burnedHa, 1),
  };
  return (
    <div className="st-course">
      <Suspense fallback={<p className="st-body st-mut">{t('common.loading')}</p>}>
        <CourseChart {...props} />
      </Suspense>
      <div className="st-scroll" tabIndex={0} aria-label={t('review.course.title')} role="region">
        <DataTable<CoursePoint>
          caption={t('review.course.title')}
          rows={rows}
          empty={t('common.none')}
          columns={[
            { key: 'time', label: t('desk.when'), render: (row) => exerciseTime(row.tick) },
            ...(burned.length === 0 ? [] : [burnedColumn]),
            count('displaced'),
            count('sheltered'),
            count('relieved'),
          ]}
        />
      </div>
    </div>
  );
}
