import { useEffect, useRef, useState } from 'react';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';

const LANE_PX = 29;
const TOP_PX = 20;
const LEFT_PX = 124;
const RIGHT_PX = 28;
const MARK_PX = 24;
/** Distances between lines of the axis, hours: the first that leaves them room. */
const STEPS_H = [0.25, 0.5, 1, 2, 3, 6, 12, 24];
const LEAST_STEP_PX = 64;

interface Mark {
  readonly inject: InjectView;
  readonly x: number;
  /** Where the plan had it, when it came at another time. */
  readonly plannedX: number | null;
}

/** Marks of a lane from left to right; close ones move aside so that each can be seen and hit. */
function marksOf(injects: readonly InjectView[], xOf: (tick: number) => number): Mark[] {
  const placed = injects
    .flatMap((inject) => {
      const tick = inject.firedTick ?? inject.dueTick;
      return tick === null ? [] : [{ inject, tick }];
    })
    .toSorted((a, b) => a.tick - b.tick);
  let last = -Infinity;
  return placed.map(({ inject, tick }) => {
    const x = Math.max(xOf(tick), last + MARK_PX + 1);
    last = x;
    const off = inject.atTick !== null && Math.abs(tick - inject.atTick) >= 60;
    return { inject, x, plannedX: off ? xOf(inject.atTick) : null };
  });
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(960);
  useEffect(() => {
    const el = box.current;
    if (el === null) return;
    const size = new ResizeObserver(() => setWidth(el.clientWidth));
    size.observe(el);
    return () => size.disconnect();
  }, []);
  return { box, width };
}

/**
 * Injects by objective over the time of the exercise. A picture beside the table, which says the
 * same to those who cannot see it.
 */
export function MselTimeline(props: {
  injects: readonly InjectView[];
  objectives: number;
  durationTicks: number;
  nowTick: number | null;
  selected: string | null;
  onSelect(id: string): void;
}) {
  const { t } = useWords();
  const { box, width } = useWidth();
  const { injects, durationTicks } = props;
  const lanes = [...Array(props.objectives).keys()]
    .map((k) => ({
      name: t('msel.objectiveN', { n: k + 1 }),
      all: injects.filter((i) => i.objective === k + 1),
    }))
    .concat([{ name: t('msel.noObjective'), all: injects.filter((i) => i.objective === null) }])
    .filter((lane) => lane.all.some((i) => (i.firedTick ?? i.dueTick) !== null));
  const last = Math.max(0, ...injects.map((i) => Math.max(i.dueTick ?? 0, i.firedTick ?? 0)));
  const end = Math.min(durationTicks, Math.max(3600, last * 1.05, props.nowTick ?? 0));
  const span = width - LEFT_PX - RIGHT_PX;
  const xOf = (tick: number): number => LEFT_PX + (Math.min(tick, end) / end) * span;
  const step = STEPS_H.find((h) => ((h * 3600) / end) * span >= LEAST_STEP_PX) ?? STEPS_H.at(-1)!;
  const lines = [...Array(Math.floor(end / (step * 3600)) + 1).keys()].map((k) => k * step);
  const height = TOP_PX + Math.max(1, lanes.length) * LANE_PX + 6;
  return (
    <section className="st-msel-timeline" ref={box} aria-label={t('msel.timeline')}>
      <svg width={width} height={height} role="img" aria-label={t('msel.timeline')}>
        {lines.map((h) => (
          <g key={h}>
            <line
              className="st-msel-grid"
              x1={xOf(h * 3600)}
              x2={xOf(h * 3600)}
              y1={TOP_PX}
              y2={height - 6}
            />
            <text x={xOf(h * 3600)} y={14} textAnchor="middle">
              {`H+${h}`}
            </text>
          </g>
        ))}
        {lanes.map((lane, k) => (
          <g key={lane.name} transform={`translate(0 ${TOP_PX + k * LANE_PX})`}>
            <line
              className="st-msel-grid"
              x1={LEFT_PX}
              x2={width - RIGHT_PX}
              y1={LANE_PX / 2}
              y2={LANE_PX / 2}
            />
            <text className="st-msel-lane" x={14} y={LANE_PX / 2 + 5}>
              {lane.name}
            </text>
            {marksOf(lane.all, xOf).map((m) => (
              <MarkShape key={m.inject.id} mark={m} {...props} />
            ))}
          </g>
        ))}
        {props.nowTick !== null && (
          <g>
            <line
              className="st-msel-now"
              x1={xOf(props.nowTick)}
              x2={xOf(props.nowTick)}
              y1={TOP_PX - 4}
              y2={height}
            />
            <title>{t('msel.now')}</title>
          </g>
        )}
      </svg>
    </section>
  );
}

function MarkShape(props: { mark: Mark; selected: string | null; onSelect(id: string): void }) {
  const { language } = useWords();
  const { inject, x, plannedX } = props.mark;
  const mid = LANE_PX / 2;
  const look =
    inject.firedTick !== null
      ? 'fired'
      : inject.skipped
        ? 'skipped'
        : inject.held
          ? 'held'
          : inject.approval;
  return (
    <g
      className="st-msel-mark"
      data-look={look}
      data-selected={inject.id === props.selected}
      onClick={() => props.onSelect(inject.id)}
    >
      <title>{`${inject.number} ${text(inject.text, language).slice(0, 60)}`}</title>
      {plannedX !== null && (
        <line className="st-msel-slip" x1={plannedX} x2={x} y1={mid + 12} y2={mid + 12} />
      )}
      {inject.kind === 'conditional' ? (
        <path d={`M${x - 15} ${mid} L${x} ${mid - 12} L${x + 15} ${mid} L${x} ${mid + 12} Z`} />
      ) : (
        <rect x={x - MARK_PX / 2} y={mid - 11} width={MARK_PX} height={22} rx={3} />
      )}
      <text x={x} y={mid + 5} textAnchor="middle">
        {inject.number.slice(0, 4)}
      </text>
    </g>
  );
}
