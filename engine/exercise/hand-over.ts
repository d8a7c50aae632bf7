import type { SeatId } from './scenario.ts';
import type { StepContext, World } from './world.ts';

/** An observation reaches a seat; its first word of the emergency alerts it. */
export function handOver(
  w: World,
  ctx: StepContext,
  o: { readonly observationId: number; readonly seatId: SeatId },
  cause: number | null = null,
): void {
  const { observationId, seatId } = o;
  const heard = ctx.emit({ type: 'observationDelivered', observationId, seatId }, cause);
  const seat = w.state.seats[w.index.seat.get(seatId)!.at]!;
  if (seat.alertedTick === null && seat.observationIds.length === 0)
    ctx.emit({ type: 'seatAlerted', seatId }, heard);
}
