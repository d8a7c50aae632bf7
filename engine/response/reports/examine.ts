import { knowledgeOf } from '../../exercise/knowledge-of.ts';
import type { Report } from '../../exercise/state.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { answerClocks } from './clocks.ts';
import { knownFigures } from './known-figures.ts';
import { judge, type JudgedFault } from './reporting.ts';

/** What the evaluators' desk makes of a report: which clocks it stops, late or not, and its faults. */
export function examine(w: World, ctx: StepContext, report: Report, cause: number): void {
  if (w.scenario.reporting === null) return;
  const met = answerClocks(w, ctx, report, cause);
  const faults = judge(
    report.id,
    report.kind,
    report.figures,
    knownFigures(knowledgeOf(w, report.seatId)),
  );
  const tell = (fault: JudgedFault): number => ctx.emit({ type: 'reportJudged', fault }, cause);
  if (met.some((clock) => clock.dueTick < report.tick))
    tell({ reportId: report.id, fault: 'late', figure: null, said: null, known: null });
  faults.forEach(tell);
}
