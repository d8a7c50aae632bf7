import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import type { Replay } from '../session/replay.ts';
import type { Scene } from '../ui/scene.ts';
import { Segments } from '../ui/controls.tsx';
import { clockTime, exerciseTime } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { BranchDialog } from './branch-dialog.tsx';
import { Bookmarks, type Clip, ClipDialog } from './clips.tsx';
import { CoursePanel } from './course-panel.tsx';
import { peopleSeries } from './course.ts';
import { EventTable } from './event-table.tsx';
import { LABEL_PX, Lanes, RIGHT_PX } from './lanes-view.tsx';
import { burnedSeries } from './lanes.ts';
import type { Aar } from './use-aar.ts';
import { useReviewWords } from './words.ts';

const SPEEDS = [1, 4, 16, 64] as const;
/** Width of a range's thumb: its middle, not its edge, stands over the moment. */
const THUMB_PX = 16;

interface TimelineProps {
  readonly review: ReviewAnswer;
  readonly events: readonly ExerciseEvent[];
  readonly evidence: readonly ExerciseEvent[];
  readonly replay: Replay;
  readonly scene: Scene | null;
  onEvent(event: ExerciseEvent): void;
  readonly aar: Aar;
  readonly viewId: string;
  readonly clip: Clip | null;
  onTick(tick: number, viewId: string | null): void;
}

/** Playback and what happened when, lane by lane. */
export function Timeline(props: TimelineProps) {
  const { t, language } = useWords();
  const { review, replay, evidence } = props;
  const tick = useStore(replay.store, (state) => Math.floor(state.tick));
  const playing = useStore(replay.store, (state) => state.playing);
  const speed = useStore(replay.store, (state) => state.speed);
  const [shown, setShown] = useState<'lanes' | 'table' | 'chart'>('lanes');
  const burned = useMemo(() => burnedSeries(props.events), [props.events]);
  const people = useMemo(() => peopleSeries(props.events), [props.events]);
  const [branching, setBranching] = useState(false);
  const [clipping, setClipping] = useState(false);
  const { w } = useReviewWords();
  const before = evidence.findLast((e) => e.tick < tick);
  const after = evidence.find((e) => e.tick > tick);
  return (
    <section className="st-panel st-review-time" aria-label={t('review.timeline')}>
      <div className="st-head st-wrap st-time-bar">
        <Button
          size="compact-md"
          data-testid="play"
          leftSection={<Icon id={playing ? 'ui-pause' : 'ui-play'} size={18} />}
          onClick={() => replay.play(!playing)}
        >
          {t(playing ? 'review.pause' : 'review.play')}
        </Button>
        <Segments
          label={t('review.speed')}
          value={speed}
          options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
          onChange={replay.speed}
        />
        <Button
          size="compact-md"
          variant="default"
          disabled={before === undefined}
          onClick={() => before !== undefined && props.onEvent(before)}
        >
          {t('review.prevEvidence')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={after === undefined}
          onClick={() => after !== undefined && props.onEvent(after)}
        >
          {t('review.nextEvidence')}
        </Button>
        <b data-testid="replay-time">{exerciseTime(tick)}</b>
        <span className="st-n st-wide">{clockTime(tick, review.startSecondOfDay, language)}</span>
        {props.clip !== null && (
          <span className="st-chip">
            {w.clipOf(exerciseTime(props.clip.from), exerciseTime(props.clip.to))}
          </span>
        )}
        <Bookmarks aar={props.aar} tick={tick} viewId={props.viewId} onTick={props.onTick} />
        <Button
          size="compact-md"
          variant="default"
          data-testid="clip"
          onClick={() => setClipping(true)}
        >
          {w.clip}
        </Button>
        <span className="st-grow" />
        <Button
          size="compact-md"
          variant="default"
          aria-pressed={shown === 'chart'}
          onClick={() => setShown(shown === 'chart' ? 'lanes' : 'chart')}
        >
          {t(shown === 'chart' ? 'review.course.hide' : 'review.course.show')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => setShown(shown === 'table' ? 'lanes' : 'table')}
        >
          {t(shown === 'table' ? 'review.hideTable' : 'review.table')}
        </Button>
        {review.instructor && (
          <Button size="compact-md" variant="default" onClick={() => setBranching(true)}>
            {t('review.branch')}
          </Button>
        )}
      </div>
      <input
        type="range"
        className="st-seek"
        aria-label={t('review.position')}
        aria-valuetext={exerciseTime(tick)}
        min={0}
        max={review.tick}
        step={60}
        value={tick}
        style={{
          marginLeft: LABEL_PX - THUMB_PX / 2,
          width: `calc(100% - ${LABEL_PX + RIGHT_PX - THUMB_PX}px)`,
        }}
        onChange={(event) => replay.seek(Number(event.currentTarget.value))}
      />
      {shown === 'chart' && <CoursePanel burned={burned} people={people} endTick={review.tick} />}
      {shown === 'table' && (
        <div className="st-scroll">
          {props.scene !== null && (
            <EventTable events={props.events} scene={props.scene} onEvent={props.onEvent} />
          )}
        </div>
      )}
      {shown === 'lanes' && <Lanes {...props} burned={burned} tick={tick} />}
      {clipping && (
        <ClipDialog
          id={review.id}
          tick={tick}
          endTick={review.tick}
          viewId={props.viewId}
          onClose={() => setClipping(false)}
        />
      )}
      {branching && (
        <BranchDialog review={review} tick={tick} onClose={() => setBranching(false)} />
      )}
    </section>
  );
}
