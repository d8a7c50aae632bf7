import { cellAt } from '../../kernel/grid.ts';
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

/** A place at which the instructor reads concentration, dose, heat and pressure as they are. */
export const placeProbe: CommandDef<'placeProbe'> = {
  type: 'placeProbe',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.hazmat === null || cellAt(w.hazmat.grid, c.at.e, c.at.n) < 0)
      return err(refuse('outsideMap', { e: c.at.e, n: c.at.n }));
    ctx.emit({ type: 'probePlaced', at: c.at });
    return ok(NO_PREVIEW);
  },
};
