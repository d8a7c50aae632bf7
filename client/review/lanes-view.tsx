import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import type { Replay } from '../session/replay.ts';
import { area, exerciseTime } from '../ui/format.ts';
import { type BurnedPoint, LANES, lanesOf } from './lanes.ts';

/** Left edge of the time axis; names of the lanes stand before it. */
export const LABEL_PX = 110;
export const RIGHT_PX = 28;
const AXIS_PX = 24;
const LANE_PX = 25;

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

/** What happened when, lane by lane, under the burned area where something burned. */
export function Lanes(props: LanesProps) {
  const { t, language } = useWords();
  const { review, events, evidence, tick, replay, burned } = props;
  const [box, width] = useWidth();
  const lanes = useMemo(() => lanesOf(events), [events]);
  const marked = useMemo(() => new Set(evidence.map((e) => e.id)), [evidence]);
  const span = Math.max(1, width - LABEL_PX - RIGHT_PX);
  const x = (at: number): number => LABEL_PX + (at / Math.max(1, review.tick)) * span;
  // A lane of fire only where something burned.
  const above = burned.length > 0 ? 1 : 0;
  const height = AXIS_PX + LANE_PX * (LANES.length + above) + 4;
  const step = axisStep(review.tick, span) * 3600;
  const marks = Array.from({ length: Math.floor(review.tick / step) + 1 }, (_, i) => i * step);
  const maxHa = Math.max(1e-6, ...burned.map((b) => b.ha));
  const y0 = AXIS_PX + LANE_PX - 2;
  const rise = LANE_PX - 5;
  const curve = burned.map((b) => `L${x(b.tick)} ${y0 - (b.ha / maxHa) * rise}`).join('');
  const last = burned.at(-1);
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
        {marks.map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={AXIS_PX - 4} y2={height} stroke="var(--st-divider)" />
            <text className="st-axis" x={x(at)} y={15} textAnchor="middle">
              {exerciseTime(at)}
            </text>
          </g>
        ))}
        {above > 0 && (
          <text x={14} y={y0 - 4}>
            {t('review.lane.fire')}
          </text>
        )}
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
          const y = AXIS_PX + LANE_PX * (i + above + 0.5);
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
