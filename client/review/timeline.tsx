import { Button, Modal } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import type { Replay } from '../session/replay.ts';
import type { Scene } from '../ui/scene.ts';
import { Segments } from '../ui/controls.tsx';
import { area, clockTime, exerciseTime } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { errorWords } from '../ui/use-request.ts';
import { EventTable } from './event-table.tsx';
import { burnedSeries, LANES, lanesOf } from './lanes.ts';
import { useBurned } from './use-burned.ts';

const SPEEDS = [1, 4, 16, 64] as const;
const LABEL_PX = 110;
const RIGHT_PX = 28;
/** Width of a range's thumb: its middle, not its edge, stands over the moment. */
const THUMB_PX = 16;
const AXIS_PX = 24;
const LANE_PX = 25;

interface TimelineProps {
  readonly review: ReviewAnswer;
  readonly events: readonly ExerciseEvent[];
  readonly evidence: readonly ExerciseEvent[];
  readonly replay: Replay;
  readonly scene: Scene | null;
  onEvent(event: ExerciseEvent): void;
}

/** Playback and what happened when, lane by lane. */
export function Timeline(props: TimelineProps) {
  const { t } = useWords();
  const { review, replay, evidence } = props;
  const tick = useStore(replay.store, (state) => Math.floor(state.tick));
  const playing = useStore(replay.store, (state) => state.playing);
  const speed = useStore(replay.store, (state) => state.speed);
  const [table, setTable] = useState(false);
  const [branching, setBranching] = useState(false);
  const before = evidence.findLast((e) => e.tick < tick);
  const after = evidence.find((e) => e.tick > tick);
  return (
    <section className="st-panel st-review-time" aria-label={t('review.timeline')}>
      <div className="st-head" style={{ overflow: 'auto hidden' }}>
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
        <span className="st-n">{clockTime(tick, review.startSecondOfDay)}</span>
        <span className="st-grow" />
        <Button size="compact-md" variant="default" onClick={() => setTable(!table)}>
          {t(table ? 'review.hideTable' : 'review.table')}
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
      {table ? (
        <div className="st-scroll">
          {props.scene !== null && (
            <EventTable events={props.events} scene={props.scene} onEvent={props.onEvent} />
          )}
        </div>
      ) : (
        <Lanes {...props} tick={tick} />
      )}
      {branching && (
        <BranchDialog review={review} tick={tick} onClose={() => setBranching(false)} />
      )}
    </section>
  );
}

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1000);
  useEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** Hours between two marks of the axis, so that labels never touch. */
const axisStep = (endTick: number, px: number): number => {
  const fit = Math.max(1, Math.floor(px / 90));
  return [0.25, 0.5, 1, 2, 3, 6, 12, 24].find((h) => endTick / (h * 3600) <= fit) ?? 48;
};

function Lanes(props: TimelineProps & { tick: number }) {
  const { t, language } = useWords();
  const { review, events, evidence, tick, replay } = props;
  const [box, width] = useWidth();
  const lanes = useMemo(() => lanesOf(events), [events]);
  const samples = useBurned(review.id, review.tick, replay);
  const burned = useMemo(() => burnedSeries(events, samples), [events, samples]);
  const marked = useMemo(() => new Set(evidence.map((e) => e.id)), [evidence]);
  const span = Math.max(1, width - LABEL_PX - RIGHT_PX);
  const x = (at: number): number => LABEL_PX + (at / Math.max(1, review.tick)) * span;
  const height = AXIS_PX + LANE_PX * (LANES.length + 1) + 4;
  const step = axisStep(review.tick, span) * 3600;
  const marks = Array.from({ length: Math.floor(review.tick / step) + 1 }, (_, i) => i * step);
  const maxHa = Math.max(1e-6, ...burned.map((b) => b.ha));
  const y0 = AXIS_PX + LANE_PX - 2;
  const rise = LANE_PX - 5;
  const curve = burned.map((b) => `L${x(b.tick)} ${y0 - (b.ha / maxHa) * rise}`).join('');
  const last = burned.at(-1);
  return (
    <div className="st-timeline" ref={box}>
      <svg
        width={width}
        height={height}
        role="group"
        aria-label={t('review.timeline')}
        onClick={(event) => {
          const left = event.currentTarget.getBoundingClientRect().left;
          replay.seek(((event.clientX - left - LABEL_PX) / span) * review.tick);
        }}
      >
        {marks.map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={AXIS_PX - 4} y2={height} stroke="var(--st-divider)" />
            <text className="st-axis" x={x(at)} y={15} textAnchor="middle">
              {exerciseTime(at)}
            </text>
          </g>
        ))}
        <text x={14} y={y0 - 4}>
          {t('review.lane.fire')}
        </text>
        {last !== undefined && burned.length > 1 && (
          <>
            <path
              d={`M${x(burned[0]!.tick)} ${y0}${curve}L${x(review.tick)} ${y0 - (last.ha / maxHa) * rise}V${y0}Z`}
              fill="#E7B6CB"
              stroke="#9A3A7C"
              strokeWidth={1.5}
            />
            <text
              x={x(review.tick) - 8}
              y={y0 - 4}
              textAnchor="end"
              style={{ fill: '#17201F', paintOrder: 'stroke', stroke: '#FFFFFF', strokeWidth: 3 }}
            >
              {t('review.fireLane', { area: area(last.ha, language) })}
            </text>
          </>
        )}
        {LANES.map((lane, i) => {
          const y = AXIS_PX + LANE_PX * (i + 1.5);
          return (
            <g key={lane}>
              <text x={14} y={y + 5}>
                {t(`review.lane.${lane}`)}
              </text>
              {lanes[lane].map(({ event, hollow }) => (
                <circle
                  key={event.id}
                  cx={x(event.tick)}
                  cy={y}
                  r={5}
                  fill={
                    hollow
                      ? 'var(--st-panel)'
                      : marked.has(event.id)
                        ? 'var(--st-action)'
                        : '#7A8784'
                  }
                  stroke={hollow ? 'var(--st-miss)' : 'none'}
                  strokeWidth={2}
                  style={{ cursor: 'pointer' }}
                  onClick={(click) => {
                    click.stopPropagation();
                    props.onEvent(event);
                  }}
                />
              ))}
            </g>
          );
        })}
        <g pointerEvents="none">
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={height}
            stroke="var(--st-text1)"
            strokeWidth={2}
          />
        </g>
      </svg>
    </div>
  );
}

function BranchDialog(props: { review: ReviewAnswer; tick: number; onClose(): void }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const branch = async (): Promise<void> => {
    setBusy(true);
    const made = await api.branch(props.review.id, props.tick);
    if (made.ok) {
      // A whole load: the desk's cookie changes, and the key must not stay in this page.
      location.assign(`/desk#${made.value.id}.${made.value.instructorKey}`);
      return;
    }
    setBusy(false);
    setFailed(errorWords(made.error, t));
  };
  return (
    <Modal opened onClose={props.onClose} title={t('review.branch')}>
      <p>{t('review.branchAsk', { time: exerciseTime(props.tick, true) })}</p>
      <p role="alert">{failed}</p>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button loading={busy} data-testid="branch-yes" onClick={() => void branch()}>
          {t('review.branchYes')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Modal>
  );
}
