import { err, ok } from '../../kernel/result.ts';
import { sendReport } from '../../response/lifelines/word.ts';
import type { Report } from '../state.ts';
import { REPORT_ELEMENTS } from '../report-elements.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/**
 * A report to the superior. First and follow-up reports may go with elements missing (speed comes
 * first); a final report needs them all.
 */
export const report: CommandDef<'report'> = {
  type: 'report',
  by: 'seat',
  decide(w, c, ctx) {
    const mine = w.state.reports.filter((r) => r.seatId === ctx.seatId);
    const first = mine.some((r) => r.kind === 'first');
    if (c.kind === 'first' && first) return err(refuse('alreadyDone', { kind: c.kind }));
    if (c.kind !== 'first' && !first) return err(refuse('badArguments', { missing: 'first' }));
    const elements: Record<string, string> = {};
    for (const id of REPORT_ELEMENTS) {
      const text = c.elements[id]?.trim() ?? '';
      if (text !== '') elements[id] = text;
    }
    const missing = REPORT_ELEMENTS.filter((id) => elements[id] === undefined);
    if (missing.length === REPORT_ELEMENTS.length) return err(refuse('badArguments'));
    if (c.kind === 'final' && missing.length > 0)
      return err(refuse('badArguments', { missing: missing.join(',') }));
    const sent: Report = {
      id: ctx.id('report'),
      tick: ctx.tick,
      seatId: ctx.seatId!,
      kind: c.kind,
      elements,
      missing,
      figures: c.figures,
    };
    sendReport(w, ctx, sent);
    return ok(NO_PREVIEW);
  },
};
