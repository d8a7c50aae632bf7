import type { SeatId } from '../../exercise/scenario.ts';
import { ordersOf } from '../../exercise/order-book.ts';
import type { OrderRecord } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { isOpen, LOOK_BACK_TICKS } from './policy.ts';

/** Finds a seat's orders of late without a look at all that were ever given. */
export interface OrderLog {
  /** The seat's orders that are open or ended in the last two hours, newest first. */
  recent(w: World, seatId: SeatId): OrderRecord[];
}

/**
 * One for each exercise. It remembers places in the list of orders, which only grows; what ended
 * longer ago than the policy looks back stays so, and is forgotten. A new one gives the same answers.
 */
export function createOrderLog(): OrderLog {
  const places = new Map<SeatId, number[]>();
  let read = 0;
  return {
    recent(w, seatId) {
      const orders = ordersOf(w);
      for (; read < orders.length; read++) {
        const by = orders[read]!.seatId;
        const own = places.get(by);
        if (own === undefined) places.set(by, [read]);
        else own.push(read);
      }
      const since = w.state.tick - LOOK_BACK_TICKS;
      const own = places.get(seatId) ?? [];
      const kept = own.filter((i) => isOpen(orders[i]!) || orders[i]!.endTick >= since);
      places.set(seatId, kept);
      return kept.map((i) => orders[i]!).reverse();
    },
  };
}
