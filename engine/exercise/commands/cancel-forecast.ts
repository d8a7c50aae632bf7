import { err, ok } from '../../kernel/result.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Gives up the forecast that the seat is waiting for. */
export const cancelForecast: CommandDef<'cancelForecast'> = {
  type: 'cancelForecast',
  by: 'seat',
  decide(w, _c, ctx) {
    if (!w.state.forecastRequests.some((r) => r.seatId === ctx.seatId))
      return err(refuse('alreadyDone'));
    ctx.emit({ type: 'forecastCancelled', seatId: ctx.seatId! });
    return ok(NO_PREVIEW);
  },
};
