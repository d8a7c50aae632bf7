import type { SeatId } from './scenario.ts';
import type { StepContext, World } from './world.ts';

/** An observation reaches seats; the first word of the emergency alerts a seat. */
export function handOver(
  w: World,
  ctx: StepContext,
  o: { readonly observationId: number; readonly seatIds: readonly SeatId[] },
  cause: number | null = null,
): void {
  const { observationId, seatIds } = o;
  const heard = ctx.emit({ type: 'observationDelivered', observationId, seatIds }, cause);
  for (const seatId of seatIds) {
    const seat = w.state.seats[w.index.seat.get(seatId)!.at]!;
    if (seat.alertedTick === null && seat.observationRuns.length === 0)
      ctx.emit({ type: 'seatAlerted', seatId }, heard);
  }
}
