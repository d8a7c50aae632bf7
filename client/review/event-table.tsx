import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useEventWords } from '../ui/event-words.ts';
import { lanesOf } from './lanes.ts';

/** The timeline as a table: the same marks, for the keyboard and for screen readers. */
export function EventTable(props: {
  events: readonly ExerciseEvent[];
  scene: Scene;
  onEvent(event: ExerciseEvent): void;
}) {
  const { t } = useWords();
  const words = useEventWords(props.scene, new Map());
  const rows = lanesOf(props.events)
    .flatMap(({ id, marks }) => marks.map(({ event }) => ({ ...event, lane: id })))
    .toSorted((a, b) => a.tick - b.tick || a.id - b.id);
  return (
    <DataTable<(typeof rows)[number]>
      caption={t('review.timeline')}
      rows={rows}
      empty={t('review.noEvidence')}
      onSelect={props.onEvent}
      columns={[
        { key: 'time', label: t('desk.when'), render: (row) => props.scene.clock(row.tick) },
        { key: 'lane', label: t('review.timeline'), render: (row) => t(`review.lane.${row.lane}`) },
        { key: 'words', label: t('desk.text'), wrap: true, render: (row) => words(row) },
        { key: 'id', label: '#', right: true, render: (row) => row.id },
      ]}
    />
  );
}
