import { outletsM3S } from '../../hazards/flood/reservoir.ts';
import { err, ok } from '../../kernel/result.ts';
import { act } from '../../response/flood-works/system.ts';
import { find } from '../lookup.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';
import { whoMay } from './who-may.ts';

/** Sets a gate, a release or a pump from the desk of a seat that may. */
export const operate: CommandDef<'operate'> = {
  type: 'operate',
  by: 'seat',
  decide(w, c, ctx) {
    const work = find(w.scenario.floodWorks, c.workId);
    if (work === undefined) return err(refuse('unknownPlace', { place: c.workId }));
    if (work.byHand || !work.seatIds.includes(ctx.seatId!))
      return err(
        refuse('beyondAuthority', {
          what: 'operate',
          ...(work.byHand ? {} : whoMay(w, (s) => work.seatIds.includes(s.id))),
        }),
      );
    const now = find(w.state.floodWorks, work.id)!;
    if (now.value === c.value && now.doneTick >= 0)
      return err(refuse('alreadyDone', { place: work.id }));
    const range = work.kind === 'release' ? 1e6 : 1;
    if (!(c.value >= 0 && c.value <= range))
      return err(refuse('badArguments', { value: c.value, max: range }));
    const reservoir = w.scenario.flood?.reservoirs.find((r) => r.id === work.subject);
    const mostM3S = work.kind === 'release' && reservoir ? outletsM3S(reservoir) : Infinity;
    if (c.value > mostM3S) {
      const max = Math.floor(mostM3S);
      const alternative = { type: 'operate', workId: work.id, value: max } as const;
      return err(refuse('overCapacity', { place: work.id, max }, [alternative]));
    }
    act(w, ctx, work, 0, c.value);
    ctx.emit({ type: 'floodWorkDone', workId: work.id, laid: 1, value: c.value, used: [] });
    return ok(NO_PREVIEW);
  },
};
