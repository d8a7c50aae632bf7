import type { SeatId } from './scenario.ts';
import type { Message, OrderRecord, Report } from './state.ts';

/**
 * Numbers under which players see things. The counters of the state run through the whole exercise,
 * so a gap in them would tell a seat that something happened which it cannot know of (a message to
 * others, a refused order elsewhere). What a seat sees is therefore numbered by what it may see.
 */

/** The messages that a seat sent or received, numbered from 1 in the order of their coming. */
export function messagesOf(all: readonly Message[], seatId: SeatId): readonly Message[] {
  let number = 0;
  const out: Message[] = [];
  for (const m of all) if (concerns(m, seatId)) out.push({ ...m, id: ++number });
  return out;
}

/** The message that a seat knows under `number`. */
export function messageUnder(
  all: readonly Message[],
  seatId: SeatId,
  number: number,
): Message | undefined {
  let n = 0;
  return all.find((m) => concerns(m, seatId) && ++n === number);
}

const concerns = (m: Message, seatId: SeatId): boolean =>
  m.toSeatIds.includes(seatId) || (m.from.kind === 'seat' && m.from.seatId === seatId);

export const numberedReports = (visible: readonly Report[]): readonly Report[] =>
  visible.map((r, i) => ({ ...r, id: i + 1 }));

/**
 * Numbers of accepted orders, from 1: every seat sees every team, so their count is no secret.
 * Refused orders concern their own seat alone; `ordersShown` numbers them backwards from -1.
 */
export function acceptedNumbers(all: readonly OrderRecord[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const o of all) if (o.status !== 'refused') numbers.set(o.id, numbers.size + 1);
  return numbers;
}

/** Orders as a seat sees them; `eventId` counts hidden events and is left out. */
export function ordersUnder(
  visible: readonly OrderRecord[],
  numbers: ReadonlyMap<number, number>,
): readonly OrderRecord[] {
  let refused = 0;
  return visible.map((o) => ({ ...o, id: numbers.get(o.id) ?? --refused, eventId: 0 }));
}
