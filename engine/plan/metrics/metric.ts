import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';

/** The moment for which a line is drawn. */
export interface Now {
  readonly tick: number;
  readonly ended: boolean;
}

/** What one case of a target is about. Ids are those of the region, the scenario or the events. */
export interface CaseSubject {
  readonly kind: 'village' | 'fire' | 'facility' | 'road' | 'reportClock' | 'place' | 'exercise';
  readonly id: string;
}

/** One case of a target that has a clock, as the metric counts it. Ticks. */
export interface CaseTime {
  readonly subject: CaseSubject;
  /** Persons behind the case; 1 for a thing. */
  readonly weight: number;
  readonly fromTick: number;
  readonly fromEvent: number;
  /** Null while it has not ended. */
  readonly doneTick: number | null;
  readonly doneEvent: number | null;
  /** Longest time in which the case is met; null for a target that is only recorded. */
  readonly limitTicks: number | null;
}

/** What a metric of one target remembers of the events, and how it reads as a score line. */
export interface Metric {
  observe(event: ExerciseEvent): void;
  line(now: Now): ScoreLine;
  /** The single times behind the line, in the order in which they began; left out without clocks. */
  cases?(): readonly CaseTime[];
}

export type MetricFactory = (target: PlanTarget, scenario: Scenario, region: Region) => Metric;

export const TICKS_PER_HOUR = 3600;
export const TICKS_PER_MINUTE = 60;

/** What a metric adds to the target itself. */
export type Reading = Pick<
  ScoreLine,
  'status' | 'value' | 'cases' | 'casesMet' | 'also' | 'evidence'
>;

/** A case of two moments, either of which may not have come; none before the first. */
export const caseOf = (
  from: { readonly tick: number; readonly event: number } | null,
  to: { readonly tick: number; readonly event: number } | null,
  limitTicks: number | null,
): readonly CaseTime[] =>
  from === null
    ? []
    : [
        {
          subject: { kind: 'exercise', id: '' },
          weight: 1,
          fromTick: from.tick,
          fromEvent: from.event,
          doneTick: to?.tick ?? null,
          doneEvent: to?.event ?? null,
          limitTicks,
        },
      ];

export const toLine = (t: PlanTarget, reading: Reading): ScoreLine => ({
  id: t.id,
  clause: t.clause,
  quote: t.quote,
  title: t.title,
  unit: t.unit,
  limit: t.limit,
  op: t.op,
  requiredShare: t.requiredShare,
  weighting: null,
  from: t.from,
  to: t.to,
  ...reading,
});

/** Cases that met their limit, that missed it, and that are still open inside it. */
export interface Tally {
  readonly met: number;
  readonly missed: number;
  readonly open: number;
}

/** Shares are compared with this much slack, so that 0.95 of 20 cases needs 19 and not 20. */
const SHARE_SLACK = 1e-9;

/** Status of cases of which `requiredShare` must hold. */
export function statusOf(tally: Tally, requiredShare: number, now: Now): ScoreStatus {
  const cases = tally.met + tally.missed + tally.open;
  if (cases === 0) return 'notTriggered';
  if (tally.missed > cases * (1 - requiredShare) + SHARE_SLACK) return 'notMet';
  if (tally.open === 0) return 'met';
  return now.ended ? 'unsure' : 'running';
}

/** Limit of a target that its metric cannot do without. */
export function limitOf(t: PlanTarget): number {
  if (t.limit === null) throw new Error(`target ${t.id}: metric ${t.metric} needs a limit`);
  return t.limit;
}

/** Start and end first, then the rest, each part in order and nothing twice. */
export function evidence(ends: readonly number[], rest: readonly number[]): number[] {
  const seen = new Set(ends);
  const others = rest.filter((id) => !seen.has(id)).sort((a, b) => a - b);
  return [...seen, ...new Set(others)];
}
