import { err, ok } from '../../kernel/result.ts';
import { sendMessage } from '../../response/lifelines/word.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Words from one seat to others, and to nobody else; late where a link is down. */
export const message: CommandDef<'message'> = {
  type: 'message',
  by: 'seat',
  decide(w, c, ctx) {
    const unknown = c.toSeatIds.find((id) => !w.index.seat.has(id));
    if (unknown !== undefined) return err(refuse('unknownPlace', { seat: unknown }));
    if (c.toSeatIds.length === 0 || c.text.trim() === '') return err(refuse('badArguments'));
    sendMessage(w, ctx, {
      from: { kind: 'seat', seatId: ctx.seatId! },
      toSeatIds: c.toSeatIds.slice(),
      channel: 'radio',
      text: c.text,
      key: null,
      params: {},
    });
    return ok(NO_PREVIEW);
  },
};
