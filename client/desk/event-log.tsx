import { useMemo } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useEventWords } from '../ui/event-words.ts';
import type { Scene } from '../ui/scene.ts';

/** Rows that a page draws at once. */
const SHOWN = 200;

/** Book-keeping of the engine that tells an instructor nothing; evidence is shown all the same. */
const QUIET: ReadonlySet<string> = new Set<ExerciseEvent['body']['type']>([
  'unitChanged',
  'lineExtended',
  'orderWorking',
]);

/** The newest events, or those around the one that is looked at. */
function windowOf(
  events: readonly ExerciseEvent[],
  eventId: number | null,
): readonly ExerciseEvent[] {
  const told = events.filter((e) => !QUIET.has(e.body.type) || e.id === eventId);
  const at = told.findIndex((e) => e.id === eventId);
  const end = at < 0 ? told.length : Math.min(told.length, at + SHOWN / 2);
  return told.slice(Math.max(0, end - SHOWN), end).toReversed();
}

/** What has happened, newest first. */
export function EventLog(props: {
  scene: Scene;
  events: readonly ExerciseEvent[];
  eventId: number | null;
  onEvent(event: ExerciseEvent): void;
}) {
  const { t } = useWords();
  const villages = useMemo(() => {
    const known = new Map<number, string>();
    for (const { body } of props.events)
      if (body.type === 'peopleDisplaced') known.set(body.cohortId, body.villageId);
    return known;
  }, [props.events]);
  const words = useEventWords(props.scene, villages);
  const rows = useMemo(() => windowOf(props.events, props.eventId), [props.events, props.eventId]);
  return (
    <DataTable<ExerciseEvent>
      caption={t('desk.tabs.events')}
      rows={rows}
      empty={t('desk.noEvents')}
      selected={props.eventId}
      onSelect={props.onEvent}
      columns={[
        { key: 'time', label: t('desk.when'), render: (row) => props.scene.clock(row.tick) },
        { key: 'words', label: t('desk.event'), wrap: true, render: (row) => words(row) },
        { key: 'id', label: '#', right: true, render: (row) => row.id },
        {
          key: 'cause',
          label: t('desk.cause'),
          right: true,
          wide: true,
          render: (row) => (row.cause === null ? t('common.none') : `#${row.cause}`),
        },
      ]}
    />
  );
}
