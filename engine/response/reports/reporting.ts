import type { SeatId, SeatRole } from '../../exercise/scenario.ts';
import type { Report } from '../../exercise/state.ts';
import type { Provenance, Text } from '../../region/region.ts';
import type { EventGrade } from '../command/command.ts';

/** What starts the clock of a report: always something that the reporting seat itself knows. */
export type ReportTrigger =
  /** The first word of the emergency reached the seat. */
  | { readonly kind: 'alerted' }
  /** The event has been graded at least so. */
  | { readonly kind: 'gradeAtLeast'; readonly grade: EventGrade }
  /** So long after the first word, unless the seat has sent its final report. */
  | { readonly kind: 'openFor'; readonly ticks: number }
  /** At this second of the day, the first time after the first word, unless the final report is sent. */
  | { readonly kind: 'dailyAt'; readonly secondOfDay: number };

/** One clock of a rule pack. */
export interface ReportRule {
  readonly id: string;
  readonly name: Text;
  /** Seats with this role have to report. */
  readonly by: SeatRole;
  readonly trigger: ReportTrigger;
  /** From the trigger to the report's arrival. */
  readonly limitTicks: number;
  /** `any`: whatever report is sent after the start answers it. */
  readonly wants: 'first' | 'any';
  /** Asked for again after so long, until the final report; null for once. */
  readonly repeatTicks: number | null;
  readonly source: string;
  readonly provenance: Provenance;
}

/** Replaceable set of clocks; local rules differ, so none is in the code. */
export interface ReportingRules {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly ReportRule[];
}

/** Numbers that a report may state and that can be compared. */
export const REPORT_FIGURES = ['dead', 'injured', 'missing', 'displaced', 'areaHa'] as const;
export type ReportFigure = (typeof REPORT_FIGURES)[number];
export type Figures = Readonly<Partial<Record<ReportFigure, number>>>;

/** A clock that runs or has run for one seat. */
export interface ReportClock {
  /** `<rule>:<seat>:<n>`, n from 1. */
  readonly id: string;
  readonly ruleId: string;
  readonly seatId: SeatId;
  readonly fromTick: number;
  readonly dueTick: number;
  readonly openedEvent: number;
  /** -1 while no report has answered it. */
  doneTick: number;
}

/** 迟报 谎报 瞒报 漏报. */
export const REPORT_FAULTS = ['late', 'false', 'concealed', 'omitted'] as const;
export type ReportFault = (typeof REPORT_FAULTS)[number];

/** What is wrong with a report, by comparison with what its seat knew; the instructor's knowledge. */
export interface JudgedFault {
  readonly reportId: number;
  readonly fault: ReportFault;
  readonly figure: ReportFigure | null;
  readonly said: number | null;
  readonly known: number | null;
}

/** Part of the exercise state. */
export interface ReportingSlice {
  reportClocks: ReportClock[];
  reportFaults: JudgedFault[];
}

export type ReportingEvent =
  | { readonly type: 'reportDue'; readonly clock: Omit<ReportClock, 'openedEvent' | 'doneTick'> }
  | { readonly type: 'reportClockMet'; readonly clockId: string; readonly reportId: number }
  | { readonly type: 'reportJudged'; readonly fault: JudgedFault };

/** True when a report answers a clock that is open. */
export const answers = (rule: ReportRule, clock: ReportClock, report: Report): boolean =>
  clock.doneTick < 0 &&
  clock.seatId === report.seatId &&
  report.receivedTick !== -1 &&
  report.tick >= clock.fromTick &&
  (rule.wants === 'any' || report.kind === rule.wants);

/**
 * A figure is false when it is off by more than this share and this number from what the seat knew
 * (assumed: counts in the first hours are rounded).
 */
export const ASSUMED_REPORTING = { falseShare: 0.2, falseLeast: 3 } as const;

/** Faults of the figures that a report states or should state. */
export function judge(
  reportId: number,
  kind: Report['kind'],
  said: Figures,
  known: Figures,
): JudgedFault[] {
  const out: JudgedFault[] = [];
  for (const figure of REPORT_FIGURES) {
    const truth = known[figure] ?? 0;
    const stated = said[figure];
    const at = (fault: ReportFault) =>
      out.push({ reportId, fault, figure, said: stated ?? null, known: truth });
    const harm = figure === 'dead' || figure === 'injured' || figure === 'missing';
    if (stated === undefined) {
      // Speed comes first: only a final report has to state what there is to state.
      if (kind === 'final' && truth > 0) at('omitted');
    } else if (harm && stated < truth) at('concealed');
    else if (isOff(stated, truth, harm)) at('false');
  }
  return out;
}

/** People who came to harm are counted one by one; only other numbers are rounded. */
const isOff = (stated: number, truth: number, harm: boolean): boolean => {
  const off = Math.abs(stated - truth);
  const least = harm ? 0 : ASSUMED_REPORTING.falseLeast;
  return off > least && off > ASSUMED_REPORTING.falseShare * Math.max(1, truth);
};
