import type { SeatId, UnitId } from '../exercise/scenario.ts';
import type { ReportElement } from '../exercise/report-elements.ts';
import type { CaseSubject } from '../plan/metrics/metric.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { Text } from '../region/region.ts';
import type { ReportFault, ReportFigure } from '../response/reports/reporting.ts';

/** What fills a template: a name, a number, a span or a moment of simulated time. */
export type SayParam =
  | Text
  | string
  | number
  | { readonly spanTicks: number }
  | { readonly atTick: number };

/** Something to say, as data: a key of `words/` and what fills it. */
export interface Saying {
  readonly key: string;
  readonly params: Readonly<Record<string, SayParam>>;
}

/** Lanes of the one axis on which a review lays everything. */
export const REVIEW_LANES = [
  'hazard',
  'injects',
  'command',
  'orders',
  'reports',
  'people',
  'forces',
  'lifelines',
] as const;
export type ReviewLane = (typeof REVIEW_LANES)[number];

/** One thing that happened; like events of one moment are told as one. */
export interface TimelineEntry extends Saying {
  readonly tick: number;
  readonly lane: ReviewLane;
  /** First event of the entry, and how many it stands for. */
  readonly eventId: number;
  readonly count: number;
  readonly seatId: SeatId | null;
  /** A refused order, a failed one, a fault: something to look at. */
  readonly trouble: boolean;
}

/** A quantity over time: its value from each tick on. */
export interface ReviewSeries {
  readonly id: 'burnedHa' | 'displaced' | 'sheltered' | 'relieved';
  readonly points: readonly { readonly tick: number; readonly value: number }[];
}

export type CaseState = 'met' | 'missed' | 'open' | 'recorded';

/** A response time: one case of a target, from its start to its end. */
export interface ResponseCase {
  readonly subject: CaseSubject;
  readonly name: Text;
  /** Persons, or 1. */
  readonly weight: number;
  readonly fromTick: number;
  readonly fromEvent: number;
  readonly doneTick: number | null;
  readonly doneEvent: number | null;
  /** Time taken, or so far when it has not ended. */
  readonly takenTicks: number;
  readonly state: CaseState;
}

export interface ResponseTimes {
  readonly targetId: string;
  readonly title: Text;
  readonly limitTicks: number | null;
  readonly cases: readonly ResponseCase[];
  /** Weighted by persons; null without cases. Open cases count with their time so far. */
  readonly medianTicks: number | null;
  readonly p90Ticks: number | null;
  readonly longestTicks: number | null;
}

export const USE_KINDS = ['work', 'travel', 'waiting', 'rest', 'idle', 'absent'] as const;
export type UseKind = (typeof USE_KINDS)[number];

/** What one team did with its time. */
export interface TeamUse {
  readonly unitId: UnitId;
  readonly name: Text;
  readonly seatId: SeatId;
  readonly ticks: Readonly<Record<UseKind, number>>;
  /** Work and travel over the time in which the team was there, 0 to 1; null when it never was. */
  readonly busyShare: number | null;
  readonly orders: {
    readonly given: number;
    readonly done: number;
    readonly failed: number;
    readonly refused: number;
  };
}

export interface ReviewedReport {
  readonly reportId: number;
  readonly tick: number;
  readonly seatId: SeatId;
  readonly kind: 'first' | 'followUp' | 'final';
  readonly missing: readonly ReportElement[];
  readonly faults: readonly {
    readonly fault: ReportFault;
    readonly figure: ReportFigure | null;
    readonly said: number | null;
    readonly known: number | null;
  }[];
}

export interface ReviewedClock {
  readonly id: string;
  readonly name: Text;
  readonly source: string;
  readonly seatId: SeatId;
  readonly fromTick: number;
  readonly dueTick: number;
  readonly doneTick: number | null;
  /** Ticks beyond the limit; 0 in time; counted up to now while nothing has answered it. */
  readonly lateTicks: number;
  readonly state: CaseState;
}

export interface ReportQuality {
  readonly clocks: readonly ReviewedClock[];
  readonly reports: readonly ReviewedReport[];
}

/** What a score line stands on: the decisive case from its start to its end, in order. */
export interface EvidenceChain {
  readonly lineId: string;
  /** Events that the line names, all in all. */
  readonly total: number;
  readonly steps: readonly TimelineEntry[];
  /** Longest stretch in which nothing of the chain happened: where the time went. */
  readonly longestGap: {
    readonly fromEvent: number;
    readonly toEvent: number;
    readonly ticks: number;
  } | null;
}

export interface KeyMoment extends Saying {
  readonly tick: number;
  readonly eventId: number;
}

/** A step that the plan, its clocks or the exercise itself asked for. */
export interface PlanStep {
  readonly id: string;
  readonly source: 'task' | 'target' | 'reportClock' | 'inject';
  readonly title: Text;
  /** The plan's own words, the rule's source, or the action that the inject expects. */
  readonly reference: string;
  readonly dueTick: number | null;
  readonly doneTick: number | null;
  readonly state: 'done' | 'late' | 'missed' | 'open' | 'notTriggered' | 'recorded';
  /** Seats whose acts are in its evidence, or whose duty it was. */
  readonly bySeatIds: readonly SeatId[];
}

/** A strength or a gap, derived from numbers; `evidence` are ids of events. */
export interface Finding extends Saying {
  readonly id: string;
  readonly kind: 'strength' | 'gap';
  readonly targetId: string | null;
  readonly evidence: readonly number[];
}

/** What an exercise comes to, derived from its events, orders, reports and score. */
export interface Review {
  readonly tick: number;
  readonly ended: boolean;
  readonly seats: readonly { readonly id: SeatId; readonly name: Text }[];
  readonly score: readonly ScoreLine[];
  readonly timeline: readonly TimelineEntry[];
  readonly series: readonly ReviewSeries[];
  readonly times: readonly ResponseTimes[];
  readonly teams: readonly TeamUse[];
  readonly reports: ReportQuality;
  readonly evidence: readonly EvidenceChain[];
  readonly moments: readonly KeyMoment[];
  readonly steps: readonly PlanStep[];
  readonly findings: readonly Finding[];
}

/** What a target came to in one exercise; cases and those of them that hold as on its score line. */
export type TargetSide = Pick<ScoreLine, 'value' | 'status' | 'cases' | 'casesMet'>;

/** One target before and after, for a re-test. */
export interface TargetChange {
  readonly targetId: string;
  readonly title: Text;
  readonly unit: string;
  readonly before: TargetSide | null;
  readonly after: TargetSide | null;
  /** After minus before in the unit of the target; null when either has no value. */
  readonly difference: number | null;
  readonly change: 'better' | 'worse' | 'same' | 'unclear';
}

/** Tables of a report that are exported, by the name of their file. */
export const REPORT_TABLES = [
  'timeline',
  'targets',
  'times',
  'teams',
  'reports',
  'steps',
  'findings',
  'notes',
  'checks',
  'actions',
] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];
