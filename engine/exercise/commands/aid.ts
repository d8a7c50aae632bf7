import { err, ok } from '../../kernel/result.ts';
import { delayTicks, grant, sourceOf } from '../../response/aid/answers.ts';
import { find } from '../lookup.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';
import { whoMay } from './who-may.ts';

/** Asks for help from outside the county; whoever has it answers. */
export const requestAid: CommandDef<'requestAid'> = {
  type: 'requestAid',
  by: 'seat',
  decide(w, c, ctx) {
    const source = sourceOf(w, c.sourceId);
    if (source === undefined) return err(refuse('unknownPlace', { place: c.sourceId }));
    if (find(w.state.aid, c.sourceId) !== undefined)
      return err(refuse('alreadyDone', { source: c.sourceId }));
    const answerTick =
      source.seatId === null
        ? ctx.tick + delayTicks(w, 'aid-answer', source, source.answerMin)
        : -1;
    ctx.emit({ type: 'aidRequested', sourceId: source.id, seatId: ctx.seatId!, answerTick });
    const hoped = ctx.tick + 60 * (source.answerMin + source.travelMin);
    return ok({ ...NO_PREVIEW, etaTick: hoped });
  },
};

/** The neighbour says yes or no. */
export const answerAid: CommandDef<'answerAid'> = {
  type: 'answerAid',
  by: 'seat',
  decide(w, c, ctx) {
    const request = find(w.state.aid, c.sourceId);
    if (request === undefined) return err(refuse('unknownPlace', { place: c.sourceId }));
    const { seatId } = sourceOf(w, c.sourceId)!;
    if (seatId !== ctx.seatId)
      return err(refuse('beyondAuthority', { what: 'aid', ...whoMay(w, (s) => s.id === seatId) }));
    if (request.answer !== 'none') return err(refuse('alreadyDone', { source: c.sourceId }));
    grant(w, ctx, request, c.yes);
    return ok(NO_PREVIEW);
  },
};
