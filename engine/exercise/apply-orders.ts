import type { ExerciseEvent } from './event.ts';
import { byId, find } from './lookup.ts';
import { recordOf } from './order-book.ts';
import type { ExerciseState } from './state.ts';

/** The part of `apply` that writes the orders that are open. */
export function applyOrders(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'orderIssued':
      s.orders.push(recordOf(e.id, e.tick, b));
      return;
    case 'orderWorking':
      byId(s.orders, b.orderId).status = 'working';
      return;
    case 'orderEnded': {
      // What has ended is told by the story (`ordersOf`).
      const at = s.orders.findIndex((o) => o.id === b.orderId);
      if (at < 0) throw new Error(`order ${b.orderId} ended, but is not open`);
      s.orders.splice(at, 1);
      return;
    }
    case 'unitDeparted': {
      const unit = byId(s.units, b.unitId);
      const order = unit.orderId === null ? undefined : find(s.orders, unit.orderId);
      if (order === undefined || order.status !== 'issued') return;
      order.status = 'underWay';
      order.etaTick = b.etaTick;
      return;
    }
    default:
  }
}
