import { err, ok } from '../../kernel/result.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Words from one seat to others; they reach the addressees at once and nobody else. */
export const message: CommandDef<'message'> = {
  type: 'message',
  by: 'seat',
  decide(w, c, ctx) {
    const unknown = c.toSeatIds.find((id) => !w.index.seat.has(id));
    if (unknown !== undefined) return err(refuse('unknownPlace', { seat: unknown }));
    if (c.toSeatIds.length === 0 || c.text.trim() === '') return err(refuse('badArguments'));
    ctx.emit({
      type: 'messageSent',
      message: {
        id: ctx.id('message'),
        tick: ctx.tick,
        from: { kind: 'seat', seatId: ctx.seatId! },
        toSeatIds: c.toSeatIds.slice(),
        channel: 'radio',
        text: c.text,
        key: null,
        params: {},
        acknowledgedBy: [],
      },
    });
    return ok(NO_PREVIEW);
  },
};
