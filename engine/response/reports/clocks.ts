import type { SeatId } from '../../exercise/scenario.ts';
import type { Report, SeatState } from '../../exercise/state.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { EVENT_GRADES } from '../command/command.ts';
import { answers, type ReportClock, type ReportRule } from './reporting.ts';

const DAY_S = 86_400;

/** Clocks of reports start when their seat knows enough, and start again where a rule repeats. */
export const reportClocks: System = {
  name: 'report-clocks',

  nextDue(w) {
    let due = Infinity;
    forEachDuty(w, (rule, seat) => {
      const start = startOf(w, rule, seat);
      if (start !== null && start < due) due = start;
    });
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    forEachDuty(w, (rule, seat) => {
      const start = startOf(w, rule, seat);
      if (start !== null && start <= ctx.tick) open(w, ctx, rule, seat.id, start);
    });
  },
};

function forEachDuty(w: World, visit: (rule: ReportRule, seat: SeatState) => void): void {
  const rules = w.scenario.reporting?.rules;
  if (rules === undefined) return;
  for (const seat of w.state.seats) {
    if (seat.alertedTick === null) continue;
    const { role } = w.index.seat.get(seat.id)!.spec;
    for (const rule of rules) if (rule.by === role) visit(rule, seat);
  }
}

function lastClock(w: World, rule: ReportRule, seatId: SeatId): ReportClock | null {
  const { reportClocks: clocks } = w.state;
  for (let i = clocks.length - 1; i >= 0; i--)
    if (clocks[i]!.ruleId === rule.id && clocks[i]!.seatId === seatId) return clocks[i]!;
  return null;
}

const clocksOf = (w: World, rule: ReportRule, seatId: SeatId): ReportClock[] =>
  w.state.reportClocks.filter((c) => c.ruleId === rule.id && c.seatId === seatId);

/** When the next clock of a rule starts for a seat; null when none is to come as things stand. */
function startOf(w: World, rule: ReportRule, seat: SeatState): number | null {
  const last = lastClock(w, rule, seat.id);
  if (last === null) return triggerTick(w, rule, seat);
  if (rule.repeatTicks === null || closed(w, seat.id)) return null;
  return last.fromTick + rule.repeatTicks;
}

/** From what the seat knows: its first word, the declared grade, its own final report. */
function triggerTick(w: World, rule: ReportRule, seat: SeatState): number | null {
  const alerted = seat.alertedTick!;
  const { trigger } = rule;
  switch (trigger.kind) {
    case 'alerted':
      return alerted;
    case 'openFor':
      return closed(w, seat.id) ? null : alerted + trigger.ticks;
    case 'dailyAt': {
      if (closed(w, seat.id)) return null;
      const now = w.scenario.startSecondOfDay + alerted;
      const untilS = trigger.secondOfDay - (now % DAY_S);
      return alerted + (untilS < 0 ? untilS + DAY_S : untilS);
    }
    case 'gradeAtLeast': {
      const grade = w.state.command.grade;
      if (grade === null) return null;
      const enough = EVENT_GRADES.indexOf(grade.value) >= EVENT_GRADES.indexOf(trigger.grade);
      return enough ? Math.max(alerted, grade.tick) : null;
    }
  }
}

const closed = (w: World, seatId: SeatId): boolean =>
  w.state.reports.some((r) => r.seatId === seatId && r.kind === 'final');

function open(w: World, ctx: StepContext, rule: ReportRule, seatId: SeatId, from: number): void {
  const n = clocksOf(w, rule, seatId).length + 1;
  const clock = {
    id: `${rule.id}:${seatId}:${n}`,
    ruleId: rule.id,
    seatId,
    fromTick: from,
    dueTick: from + rule.limitTicks,
  };
  const cause = ctx.emit({ type: 'reportDue', clock });
  const early = w.state.reports.find((r) =>
    answers(rule, { ...clock, openedEvent: cause, doneTick: -1 }, r),
  );
  if (early !== undefined)
    ctx.emit({ type: 'reportClockMet', clockId: clock.id, reportId: early.id }, cause);
}

/** Stops the clocks that a report answers; `cause` is the report's own event. */
export function answerClocks(
  w: World,
  ctx: StepContext,
  report: Report,
  cause: number,
): readonly ReportClock[] {
  const met: ReportClock[] = [];
  for (const clock of w.state.reportClocks) {
    const rule = w.scenario.reporting!.rules.find((r) => r.id === clock.ruleId)!;
    if (!answers(rule, clock, report)) continue;
    met.push(clock);
    ctx.emit({ type: 'reportClockMet', clockId: clock.id, reportId: report.id }, cause);
  }
  return met;
}
