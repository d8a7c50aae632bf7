import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import { useScoreWords } from '../ui/score-words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { clockTime, text, trim } from '../ui/format.ts';
import { ScoreTag, Status } from '../ui/status-tag.tsx';
import { Icon } from '../ui/symbols.tsx';
import { eventIcon, useEventWords } from './event-words.ts';
import { grouped } from './lanes.ts';

interface LinesProps {
  readonly review: ReviewAnswer;
  readonly scene: Scene | null;
  readonly events: readonly ExerciseEvent[];
  readonly evidence: readonly ExerciseEvent[];
  readonly open: string | null;
  onOpen(id: string | null): void;
  readonly eventId: number | null;
  onEvent(event: ExerciseEvent): void;
  readonly shown: boolean;
}

/** One line a clause; it opens in place with the plan's words and the events it stands on. */
export function ScoreLines(props: LinesProps) {
  const { t, language } = useWords();
  const words = useScoreWords();
  const { score } = props.review;
  const count = (status: ScoreLine['status']): number =>
    score.filter((line) => line.status === status).length;
  return (
    <section
      className="st-panel st-review-lines"
      id="score-lines"
      tabIndex={-1}
      data-shown={props.shown}
      aria-label={t('review.scoreLines')}
    >
      <PanelHead title={t('review.scoreLines')} count={t('review.lines', { n: score.length })}>
        <Status state="met" words={`${count('met')} ${t('scoreStatus.met')}`} />
        <Status state="miss" words={`${count('notMet')} ${t('scoreStatus.notMet')}`} />
      </PanelHead>
      <div className="st-scroll">
        {score.map((line) => {
          const open = line.id === props.open;
          return (
            <article key={line.id} data-line={line.id}>
              <button
                type="button"
                className="st-line-head"
                aria-expanded={open}
                onClick={() => props.onOpen(open ? null : line.id)}
              >
                <b>{line.id}</b>
                <span className={open ? '' : 'st-ell'}>{text(line.title, language)}</span>
                <span>{words.value(line.value, line.unit)}</span>
                <ScoreTag status={line.status} tag={open} />
              </button>
              {open && <OpenLine {...props} line={line} />}
            </article>
          );
        })}
      </div>
    </section>
  );
}

function OpenLine(props: LinesProps & { line: ScoreLine }) {
  const { t, language } = useWords();
  const words = useScoreWords();
  const { line } = props;
  return (
    <div className="st-line-body">
      <blockquote style={{ margin: 0 }} lang="zh-CN">
        <span className="st-mut">
          {t('review.quote')}（{t('review.clauseAt', { clause: line.clause })}）{t('common.colon')}
        </span>
        <b>{line.quote}</b>
      </blockquote>
      <div className="st-row st-wrap" style={{ gap: 14 }}>
        <b className="st-big">{words.value(line.value, line.unit)}</b>
        <span className="st-mut">{t('review.limitIs', { limit: words.limit(line) })}</span>
        {line.cases > 0 && (
          <span className="st-mut">
            {t('review.casesIn', {
              share: trim((line.casesMet / line.cases) * 100, 0),
              met: line.casesMet,
              cases: line.cases,
            })}
          </span>
        )}
      </div>
      <span className="st-mut">
        {t('review.fromTo', { from: text(line.from, language), to: text(line.to, language) })}
      </span>
      {line.also.map((other) => (
        <span key={other.label.zh} className="st-row st-wrap">
          <span className="st-mut">
            {text(other.label, language)}
            {t('common.colon')}
            {words.value(other.value, other.unit)}
          </span>
          <ScoreTag status={other.status} />
        </span>
      ))}
      <Evidence {...props} />
    </div>
  );
}

/** Shown at once; a relief clause may stand on hundreds of events. */
const FIRST_SHOWN = 8;

function Evidence(props: LinesProps) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { evidence } = props;
  if (evidence.length === 0) return <p className="st-mut">{t('review.noEvidence')}</p>;
  const groups = grouped(evidence);
  const shown = all ? groups : groups.slice(0, FIRST_SHOWN);
  const current = evidence.find((e) => e.id === props.eventId) ?? evidence[0]!;
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
          {t('review.replayHere')}
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

function EvidenceButton(props: LinesProps & { event: ExerciseEvent; count: number }) {
  const { t } = useWords();
  const { event, scene } = props;
  const current = event.id === props.eventId;
  return (
    <button
      type="button"
      aria-current={current}
      data-event={event.id}
      onClick={() => props.onEvent(event)}
    >
      <span>{clockTime(event.tick, props.review.startSecondOfDay)}</span>
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
  const village =
    props.event.body.type === 'cohortMoved'
      ? villageOfCohort(props.events, props.event.body.cohortId)
      : undefined;
  const known = new Map<number, string>();
  if (props.event.body.type === 'cohortMoved' && village !== undefined)
    known.set(props.event.body.cohortId, village);
  return <span>{useEventWords(props.scene, known)(props.event)}</span>;
}

function villageOfCohort(events: readonly ExerciseEvent[], cohortId: number): string | undefined {
  const found = events.find(
    (e) => e.body.type === 'peopleDisplaced' && e.body.cohortId === cohortId,
  );
  return found?.body.type === 'peopleDisplaced' ? found.body.villageId : undefined;
}
