import { knowledgeOf } from '../../exercise/knowledge-of.ts';
import type { Report } from '../../exercise/state.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { answerClocks } from './clocks.ts';
import { knownFigures } from './known-figures.ts';
import { judge, type JudgedFault } from './reporting.ts';

/** What the evaluators' desk makes of a report: which clocks it stops, late or not, and its faults. */
export function examine(w: World, ctx: StepContext, report: Report, cause: number): void {
  answerInTime(w, ctx, report, cause);
  judgeFigures(w, ctx, report, cause);
}

/** Stops the clocks that a report answers, at its receipt (`report.tick`). */
export function answerInTime(w: World, ctx: StepContext, report: Report, cause: number): void {
  if (w.scenario.reporting === null) return;
  const met = answerClocks(w, ctx, report, cause);
  if (met.some((clock) => clock.dueTick < report.tick))
    tell(ctx, cause, { reportId: report.id, fault: 'late', figure: null, said: null, known: null });
}

/** Compares what a report says with what its seat knows as it sends it. */
export function judgeFigures(w: World, ctx: StepContext, report: Report, cause: number): void {
  if (w.scenario.reporting === null) return;
  const faults = judge(
    report.id,
    report.kind,
    report.figures,
    knownFigures(knowledgeOf(w, report.seatId)),
  );
  for (const fault of faults) tell(ctx, cause, fault);
}

const tell = (ctx: StepContext, cause: number, fault: JudgedFault): number =>
  ctx.emit({ type: 'reportJudged', fault }, cause);
