import { err, ok } from '../../kernel/result.ts';
import { FORECAST_HOURS, FORECAST_WORK_TICKS } from '../forecasting.ts';
import { FORECAST_PRODUCTS } from '../hazards/forecast-products.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Asks for a run of the fire model from what this seat knows; the product comes after a while. */
export const requestForecast: CommandDef<'requestForecast'> = {
  type: 'requestForecast',
  by: 'seat',
  decide(w, c, ctx) {
    if (!(c.hours >= FORECAST_HOURS.min && c.hours <= FORECAST_HOURS.max))
      return err(refuse('badArguments', { ...FORECAST_HOURS, hours: c.hours }));
    const others = FORECAST_PRODUCTS.some((p) => p.canMake(w, ctx.seatId!));
    if (w.pictures.knownCount(ctx.seatId!) === 0 && !others) return err(refuse('noKnownFire'));
    if (w.state.forecastRequests.some((r) => r.seatId === ctx.seatId))
      return err(refuse('alreadyDone'));
    const dueTick = ctx.tick + FORECAST_WORK_TICKS;
    ctx.emit({
      type: 'forecastRequested',
      seatId: ctx.seatId!,
      hours: c.hours,
      dueTick,
      byPolicy: ctx.actor.kind === 'policy',
    });
    return ok({ ...NO_PREVIEW, endTick: dueTick });
  },
};
