import { handOver } from '../../exercise/hand-over.ts';
import { byId } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { Message, Report } from '../../exercise/state.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { answerInTime, examine, judgeFigures } from '../reports/examine.ts';
import { ASSUMED_LIFELINES, type HeldWord } from './lifeline.ts';
import { linkDelayS } from './network.ts';

/**
 * Sends a message. Addressees whose link is down get it later; those who sent it see that it has
 * not been received. Returns the id of the event.
 */
export function sendMessage(
  w: World,
  ctx: StepContext,
  message: Omit<Message, 'id' | 'tick' | 'acknowledgedBy' | 'late'>,
  cause: number | null = null,
): number {
  const fromSeatId = message.from.kind === 'seat' ? message.from.seatId : null;
  const id = ctx.id('message');
  const held: HeldWord[] = [];
  for (const toSeatId of message.toSeatIds) {
    const delayS = linkDelayS(w, fromSeatId, toSeatId);
    if (delayS !== 0)
      held.push({ kind: 'message', id, fromSeatId, toSeatId, dueTick: dueOf(ctx, delayS) });
  }
  const late = held.map((x) => ({ seatId: x.toSeatId!, receivedTick: -1 }));
  const sent = ctx.emit(
    {
      type: 'messageSent',
      message: {
        ...message,
        id,
        tick: ctx.tick,
        acknowledgedBy: [],
        ...(late.length > 0 ? { late } : {}),
      },
    },
    cause,
  );
  for (const word of held) ctx.emit({ type: 'wordHeld', word }, sent);
  return sent;
}

/** Sends a report to the superior; its clock stops when it is received. */
export function sendReport(w: World, ctx: StepContext, report: Report): void {
  const delayS = linkDelayS(w, report.seatId, null);
  if (delayS === 0) {
    const cause = ctx.emit({ type: 'reportSent', report });
    examine(w, ctx, report, cause);
    return;
  }
  const cause = ctx.emit({ type: 'reportSent', report: { ...report, receivedTick: -1 } });
  const word: HeldWord = {
    kind: 'report',
    id: report.id,
    fromSeatId: report.seatId,
    toSeatId: null,
    dueTick: dueOf(ctx, delayS),
  };
  ctx.emit({ type: 'wordHeld', word }, cause);
  judgeFigures(w, ctx, report, cause);
}

/** Passes an observation on to another seat over a link that is not free. */
export function holdObservation(
  ctx: StepContext,
  o: {
    readonly id: number;
    readonly fromSeatId: SeatId | null;
    readonly toSeatId: SeatId;
    readonly delayS: number | null;
  },
  cause: number,
): void {
  const { delayS, ...word } = o;
  ctx.emit(
    { type: 'wordHeld', word: { kind: 'observation', ...word, dueTick: dueOf(ctx, delayS) } },
    cause,
  );
}

const dueOf = (ctx: StepContext, delayS: number | null): number =>
  delayS === null ? -1 : ctx.tick + delayS;

/** When held word is to be looked at next. */
export function wordDue(w: World): number {
  const { held } = w.state.lifelines;
  if (held.length === 0) return Infinity;
  let due = nextRetry(w.state.tick);
  for (const x of held) if (x.dueTick >= 0) due = Math.min(due, x.dueTick);
  return Math.max(due, w.state.tick + 1);
}

const nextRetry = (tick: number): number =>
  (Math.floor(tick / ASSUMED_LIFELINES.retryS) + 1) * ASSUMED_LIFELINES.retryS;

/** Hands over what has arrived; every few minutes, tries for what waits whether it goes sooner. */
export function passWord(w: World, ctx: StepContext): void {
  const retry = ctx.tick % ASSUMED_LIFELINES.retryS === 0;
  for (const word of w.state.lifelines.held) {
    if (word.dueTick >= 0 && word.dueTick <= ctx.tick) {
      arrive(w, ctx, word);
      continue;
    }
    if (!retry) continue;
    const delayS = linkDelayS(w, word.fromSeatId, word.toSeatId);
    if (delayS === null) continue;
    const dueTick = ctx.tick + Math.max(1, delayS);
    if (word.dueTick < 0 || dueTick < word.dueTick)
      ctx.emit({ type: 'wordHastened', word, dueTick });
  }
}

function arrive(w: World, ctx: StepContext, word: HeldWord): void {
  if (word.kind === 'message') {
    ctx.emit({ type: 'messageReceived', messageId: word.id, seatId: word.toSeatId! });
    return;
  }
  if (word.kind === 'report') {
    const cause = ctx.emit({ type: 'reportReceived', reportId: word.id });
    answerInTime(w, ctx, { ...byId(w.state.reports, word.id), tick: ctx.tick }, cause);
    return;
  }
  handOver(w, ctx, { observationId: word.id, seatIds: [word.toSeatId!] });
}
