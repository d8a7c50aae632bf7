import './evidence.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import { grouped } from './event-groups.ts';
import { eventIcon, useEventWords } from './event-words.ts';
import { clockTime } from './format.ts';
import type { Scene } from './scene.ts';
import { Icon } from './symbols.tsx';

/** Shown at once; a relief clause may stand on hundreds of events. */
const FIRST_SHOWN = 8;

interface EvidenceProps {
  readonly scene: Scene | null;
  /** All events of the exercise, which name what the evidence only numbers. */
  readonly events: readonly ExerciseEvent[];
  readonly evidence: readonly ExerciseEvent[];
  readonly startSecondOfDay: number;
  /** Event that the page shows now. */
  readonly current: number | null;
  onEvent(event: ExerciseEvent): void;
  /** Words of the button that goes to the first event. */
  readonly go?: string;
}

/** Events that a score line stands on; a click goes to the moment. */
export function EvidenceList(props: EvidenceProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { evidence } = props;
  if (evidence.length === 0) return <p className="st-mut">{t('review.noEvidence')}</p>;
  const groups = grouped(evidence);
  const shown = all ? groups : groups.slice(0, FIRST_SHOWN);
  const current = evidence.find((e) => e.id === props.current) ?? evidence[0]!;
  return (
    <>
      <ol className="st-plain st-evidence" aria-label={t('review.evidence')}>
        {shown.map(({ first, count }) => (
          <li key={first.id}>
            <EvidenceButton {...props} event={first} count={count} />
          </li>
        ))}
      </ol>
      <div className="st-row">
        <Button
          size="compact-md"
          leftSection={<Icon id="ui-play" size={18} />}
          onClick={() => props.onEvent(current)}
        >
          {props.go ?? t('review.replayHere')}
        </Button>
        {groups.length > FIRST_SHOWN && (
          <Button size="compact-md" variant="default" onClick={() => setAll(!all)}>
            {all
              ? t('review.evidenceSome', { n: FIRST_SHOWN })
              : t('review.evidenceAll', { n: evidence.length })}
          </Button>
        )}
      </div>
    </>
  );
}

function EvidenceButton(props: EvidenceProps & { event: ExerciseEvent; count: number }) {
  const { t, language } = useWords();
  const { event, scene } = props;
  const current = event.id === props.current;
  return (
    <button
      type="button"
      aria-current={current}
      data-event={event.id}
      onClick={() => props.onEvent(event)}
    >
      <span>{clockTime(event.tick, props.startSecondOfDay, language)}</span>
      <Icon id={eventIcon(event.body.type)} size={18} />
      {scene === null ? <span /> : <EventWords scene={scene} event={event} events={props.events} />}
      <span className="st-dim">
        {props.count > 1 && `×${props.count} `}
        {current ? t('review.replaying') : `#${event.id}`}
      </span>
    </button>
  );
}

function EventWords(props: {
  scene: Scene;
  event: ExerciseEvent;
  events: readonly ExerciseEvent[];
}) {
  const { event, events } = props;
  const known = useMemo(() => cohortVillages([event], events), [event, events]);
  return <span>{useEventWords(props.scene, known)(event)}</span>;
}

/** Home village of the groups of people that `told` speaks of. */
function cohortVillages(
  told: readonly ExerciseEvent[],
  events: readonly ExerciseEvent[],
): ReadonlyMap<number, string> {
  const wanted = new Set(told.flatMap(({ body }) => ('cohortId' in body ? [body.cohortId] : [])));
  const known = new Map<number, string>();
  if (wanted.size === 0) return known;
  for (const { body } of events)
    if (body.type === 'peopleDisplaced' && wanted.has(body.cohortId))
      known.set(body.cohortId, body.villageId);
  return known;
}
