import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import type { Replay } from '../session/replay.ts';
import { area, exerciseTime } from '../ui/format.ts';
import { type BurnedPoint, type Lane, lanesOf } from './lanes.ts';

/** Left edge of the time axis; names of the lanes stand before it. */
export const LABEL_PX = 110;
export const RIGHT_PX = 28;
const AXIS_PX = 24;
const LANE_PX = 22;

interface LanesProps {
  readonly review: ReviewAnswer;
  readonly events: readonly ExerciseEvent[];
  readonly evidence: readonly ExerciseEvent[];
  readonly burned: readonly BurnedPoint[];
  readonly replay: Replay;
  readonly tick: number;
  onEvent(event: ExerciseEvent): void;
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

/** What happened when, lane by lane; the burned area stands behind what is told of the hazard. */
export function Lanes(props: LanesProps) {
  const { t } = useWords();
  const { review, events, tick, replay } = props;
  const [box, width] = useWidth();
  const lanes = useMemo(() => lanesOf(events), [events]);
  const span = Math.max(1, width - LABEL_PX - RIGHT_PX);
  const height = AXIS_PX + LANE_PX * lanes.length + 4;
  const now = LABEL_PX + (tick / Math.max(1, review.tick)) * span;
  return (
    <div className="st-timeline" ref={box} tabIndex={0}>
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
        <Still
          lanes={lanes}
          endTick={review.tick}
          width={width}
          height={height}
          burned={props.burned}
          evidence={props.evidence}
          onEvent={props.onEvent}
        />
        <line
          pointerEvents="none"
          x1={now}
          x2={now}
          y1={0}
          y2={height}
          stroke="var(--st-text1)"
          strokeWidth={2}
        />
      </svg>
    </div>
  );
}

interface StillProps extends Pick<LanesProps, 'burned' | 'evidence' | 'onEvent'> {
  readonly lanes: readonly Lane[];
  readonly endTick: number;
  readonly width: number;
  readonly height: number;
}

/** All that does not move while a replay runs: a day has thousands of marks. */
const Still = memo(
  function Still(props: StillProps) {
    const { t } = useWords();
    const { lanes, endTick, width, height } = props;
    const marked = new Set(props.evidence.map((e) => e.id));
    const span = Math.max(1, width - LABEL_PX - RIGHT_PX);
    const x = (at: number): number => LABEL_PX + (at / Math.max(1, endTick)) * span;
    const step = axisStep(endTick, span) * 3600;
    const hours = Array.from({ length: Math.floor(endTick / step) + 1 }, (_, i) => i * step);
    const fill = (id: number, hollow: boolean): string =>
      hollow ? 'var(--st-panel)' : marked.has(id) ? 'var(--st-action)' : '#7A8784';
    return (
      <>
        {hours.map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={AXIS_PX - 4} y2={height} stroke="var(--st-divider)" />
            <text className="st-axis" x={x(at)} y={15} textAnchor="middle">
              {exerciseTime(at)}
            </text>
          </g>
        ))}
        <Burned burned={props.burned} endTick={endTick} x={x} />
        {lanes.map((lane, i) => {
          const y = AXIS_PX + LANE_PX * (i + 0.5);
          return (
            <g key={lane.id}>
              <text x={14} y={y + 5}>
                {t(`review.lane.${lane.id}`)}
              </text>
              {lane.marks.map(({ event, hollow }) => (
                <circle
                  key={event.id}
                  cx={x(event.tick)}
                  cy={y}
                  r={5}
                  fill={fill(event.id, hollow)}
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
      </>
    );
  },
  // The callback is new on every render and does the same.
  (a, b) =>
    a.lanes === b.lanes &&
    a.burned === b.burned &&
    a.evidence === b.evidence &&
    a.endTick === b.endTick &&
    a.width === b.width,
);

/** Burned area over time, in the lane of the hazard, which is the first. */
function Burned(props: {
  burned: readonly BurnedPoint[];
  endTick: number;
  x: (tick: number) => number;
}) {
  const { t, language } = useWords();
  const { burned, endTick, x } = props;
  const last = burned.at(-1);
  if (last === undefined || burned.length < 2) return null;
  const maxHa = Math.max(1e-6, ...burned.map((b) => b.ha));
  const y0 = AXIS_PX + LANE_PX;
  const y = (ha: number): number => y0 - (ha / maxHa) * (LANE_PX - 3);
  const curve = burned.map((b) => `L${x(b.tick)} ${y(b.ha)}`).join('');
  return (
    <path
      d={`M${x(burned[0]!.tick)} ${y0}${curve}L${x(endTick)} ${y(last.ha)}V${y0}Z`}
      fill="#E7B6CB"
      stroke="#9A3A7C"
      strokeWidth={1.5}
    >
      <title>{t('review.fireLane', { area: area(last.ha, language) })}</title>
    </path>
  );
}
