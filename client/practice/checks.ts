import type { SeatView } from '../../engine/exercise/view.ts';
import type { TutorialStep } from '../../engine/protocol/discussion.ts';

/**
 * Whether the seat has done what a step asks for, as its own view shows it. `read` is done by
 * going on. Steps are looked at from the whole view: what was done early counts.
 */
export function isDone(check: TutorialStep['check'], view: SeatView, seatId: string): boolean {
  const own = view.orders.filter((o) => o.seatId === seatId && !o.byPolicy);
  switch (check.kind) {
    case 'read':
      return false;
    case 'acknowledged':
      return view.messages.filter((m) => m.acknowledgedBy.includes(seatId)).length >= check.count;
    case 'ordered':
      return (
        own.filter((o) => o.order.type === check.type && o.status !== 'refused').length >=
        check.count
      );
    case 'arrived':
      return own.filter((o) => o.status === 'working' || o.status === 'done').length >= check.count;
    case 'messageSent':
      return (
        view.messages.filter((m) => m.from.kind === 'seat' && m.from.seatId === seatId).length >=
        check.count
      );
    case 'reported':
      return view.reports.some((r) => r.seatId === seatId && r.kind === check.report);
    case 'forecast':
      return view.forecast !== null && !view.forecast.byPolicy;
    case 'warned':
      return view.warnings.length > 0;
    case 'time':
      return view.tick >= check.tick;
  }
}
