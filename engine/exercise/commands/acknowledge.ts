import { err, ok } from '../../kernel/result.ts';
import { messageUnder } from '../numbering.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** The seat confirms that it has read a message addressed to it. */
export const acknowledge: CommandDef<'acknowledge'> = {
  type: 'acknowledge',
  by: 'seat',
  decide(w, c, ctx) {
    const m = messageUnder(w.state.messages, ctx.seatId!, c.messageId);
    // A message to others is refused like one that does not exist: nothing leaks.
    if (m === undefined || !m.toSeatIds.includes(ctx.seatId!))
      return err(refuse('unknownPlace', { message: c.messageId }));
    if (m.acknowledgedBy.includes(ctx.seatId!)) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'messageAcknowledged', messageId: m.id, seatId: ctx.seatId! });
    return ok(NO_PREVIEW);
  },
};
