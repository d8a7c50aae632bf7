import type { SeatId } from '../../exercise/scenario.ts';
import type { ExerciseState, OrderRecord } from '../../exercise/state.ts';
import { isOpen, LOOK_BACK_TICKS } from './policy.ts';

/** Finds a seat's orders of late without a look at all that were ever given. */
export interface OrderLog {
  /** The seat's orders that are open or ended in the last two hours, newest first. */
  recent(s: ExerciseState, seatId: SeatId): OrderRecord[];
}

/**
 * One for each exercise. It remembers places in the list of orders, which only grows; what ended
 * longer ago than the policy looks back stays so, and is forgotten. A new one gives the same answers.
 */
export function createOrderLog(): OrderLog {
  const places = new Map<SeatId, number[]>();
  let read = 0;
  return {
    recent(s, seatId) {
      for (; read < s.orders.length; read++) {
        const by = s.orders[read]!.seatId;
        const own = places.get(by);
        if (own === undefined) places.set(by, [read]);
        else own.push(read);
      }
      const since = s.tick - LOOK_BACK_TICKS;
      const own = places.get(seatId) ?? [];
      const kept = own.filter((i) => isOpen(s.orders[i]!) || s.orders[i]!.endTick >= since);
      places.set(seatId, kept);
      return kept.map((i) => s.orders[i]!).reverse();
    },
  };
}
