import { err, ok } from '../../kernel/result.ts';
import { breakOrLight } from '../../response/release/system.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Opens a tank's hole at a size, bursts it, or lights what has leaked from it. */
export const breakTank: CommandDef<'breakTank'> = {
  type: 'breakTank',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const tank = w.scenario.hazmat?.tanks.find((t) => t.id === c.tankId);
    if (tank === undefined) return err(refuse('unknownPlace', { tank: c.tankId }));
    if (c.what === 'open' && c.diameterM > tank.diameterM)
      return err(refuse('badArguments', { diameterM: c.diameterM, max: tank.diameterM }));
    breakOrLight(w, ctx, c.what, c.tankId, c.what === 'open' ? c.diameterM : undefined);
    return ok(NO_PREVIEW);
  },
};
