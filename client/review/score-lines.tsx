import { useEffect, useRef } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import { useScoreWords } from '../ui/score-words.ts';
import { PanelHead } from '../ui/controls.tsx';
import { text, trim } from '../ui/format.ts';
import { ScoreTag, Status } from '../ui/status-tag.tsx';
import { EvidenceList } from '../ui/evidence-list.tsx';
import { WeightedTotal } from '../ui/weighted-total.tsx';

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
  const first = useRef(props.open);
  // A link to a line may point far down the list.
  useEffect(() => {
    document.querySelector(`[data-line="${first.current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, []);
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
        <WeightedTotal lines={score} />
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
          {t('review.quoteAt', { clause: t('review.clauseAt', { clause: line.clause }) })}
        </span>
        <b>{line.quote}</b>
      </blockquote>
      <div className="st-row st-wrap" style={{ gap: 14 }}>
        <b className="st-big">{words.value(line.value, line.unit)}</b>
        <span className="st-mut">{t('review.limitIs', { limit: words.limit(line) })}</span>
        {line.cases > 0 && (
          <span className="st-mut">
            {t('review.casesIn', {
              share: trim((line.casesMet / line.cases) * 100, 1),
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
      <EvidenceList
        scene={props.scene}
        events={props.events}
        evidence={props.evidence}
        startSecondOfDay={props.review.startSecondOfDay}
        current={props.eventId}
        onEvent={props.onEvent}
      />
    </div>
  );
}
