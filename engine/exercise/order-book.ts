import type { ExerciseEvent } from './event.ts';
import type { UnitId } from './scenario.ts';
import type { OrderRecord } from './state.ts';
import type { World } from './world.ts';

/**
 * Every order ever given, as the story tells it. The state keeps the open ones alone: those that
 * ended are no part of what happens next, and a day of a county has thousands of them.
 */
class OrderBook {
  /** How far the story has been read. */
  read = 0;
  /** By rising id; a record is replaced when it changes, never written to. */
  readonly records: OrderRecord[] = [];
  /** Places among the records: of the orders that are open, and of the one each team has in hand. */
  readonly #open = new Map<number, number>();
  readonly #inHand = new Map<UnitId, number>();

  note({ id, tick, body: b }: ExerciseEvent): void {
    switch (b.type) {
      case 'orderIssued':
      case 'orderRefused': {
        const record = recordOf(id, tick, b);
        if (record.endTick < 0) {
          this.#open.set(record.id, this.records.length);
          this.#inHand.set(b.order.unitId, this.records.length);
        }
        this.records.push(record);
        return;
      }
      case 'orderWorking':
        this.#change(this.#placeOf(b.orderId), { status: 'working' });
        return;
      case 'orderEnded':
        this.#change(this.#placeOf(b.orderId), {
          status: b.status,
          endTick: tick,
          endReason: b.reason,
        });
        this.#open.delete(b.orderId);
        return;
      case 'unitDeparted': {
        const at = this.#inHand.get(b.unitId);
        if (at !== undefined && this.records[at]!.status === 'issued')
          this.#change(at, { status: 'underWay', etaTick: b.etaTick });
        return;
      }
      default:
    }
  }

  #placeOf(orderId: number): number {
    const at = this.#open.get(orderId);
    if (at === undefined) throw new Error(`the story tells of no open order ${orderId}`);
    return at;
  }

  #change(at: number, set: Partial<OrderRecord>): void {
    this.records[at] = { ...this.records[at]!, ...set };
  }
}

type Given = Extract<ExerciseEvent['body'], { type: 'orderIssued' | 'orderRefused' }>;

/** An order as it stands when it has just been given. */
export function recordOf(eventId: number, tick: number, b: Given): OrderRecord {
  const refused = b.type === 'orderRefused';
  return {
    id: b.orderId,
    eventId,
    tick,
    seatId: b.seatId,
    byPolicy: b.byPolicy,
    order: b.order,
    status: refused ? 'refused' : 'issued',
    rejection: refused ? b.rejection : null,
    endTick: refused ? tick : -1,
    etaTick: refused ? -1 : b.etaTick,
  };
}

const books = new WeakMap<World['index'], OrderBook>();

/** All orders so far, refused and ended ones too, by rising id; not to be written to, and it grows. */
export function ordersOf({
  index,
  events,
}: Pick<World, 'index' | 'events'>): readonly OrderRecord[] {
  let book = books.get(index);
  if (book === undefined || book.read > events.length) books.set(index, (book = new OrderBook()));
  for (; book.read < events.length; book.read++) book.note(events[book.read]!);
  return book.records;
}
