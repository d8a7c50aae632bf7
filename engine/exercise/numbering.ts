import type { SeatId } from './scenario.ts';
import type { Message, OrderRecord, Report } from './state.ts';

/**
 * Numbers under which players see things. The counters of the state run through the whole exercise,
 * so a gap in them would tell a seat that something happened which it cannot know of (a message to
 * others, a refused order elsewhere). What a seat sees is therefore numbered by what it may see.
 */

/** The messages that a seat sent or received, numbered from 1 in the order of their coming. */
export const messagesOf = (all: readonly Message[], seatId: SeatId): readonly Message[] =>
  inOrderOfComing(all, seatId).map((m, i) => {
    const shown = { ...m, id: i + 1 };
    if (m.late === undefined) return shown;
    // Whether others have it already is what the sender alone learns.
    const late = isSender(m, seatId) ? m.late : m.late.filter((x) => x.seatId === seatId);
    if (late.length > 0) return { ...shown, late };
    delete shown.late;
    return shown;
  });

function inOrderOfComing(all: readonly Message[], seatId: SeatId): readonly Message[] {
  let late = false;
  const out = all.filter((m) => {
    const came = comingTick(m, seatId);
    if (came !== m.tick) late = true;
    return came >= 0;
  });
  return late ? out.sort((a, b) => comingTick(a, seatId) - comingTick(b, seatId)) : out;
}

/** When a seat got to see a message; -1 when it has not. */
function comingTick(m: Message, seatId: SeatId): number {
  if (isSender(m, seatId)) return m.tick;
  if (!m.toSeatIds.includes(seatId)) return -1;
  const late = m.late?.find((x) => x.seatId === seatId);
  return late === undefined ? m.tick : late.receivedTick;
}

/** Whether a message has come to a seat that it has not acknowledged. */
export function hasUnread(all: readonly Message[], seatId: SeatId): boolean {
  for (let i = firstWaiting(all); i < all.length; i++) {
    const m = all[i]!;
    if (m.toSeatIds.includes(seatId) && !m.acknowledgedBy.includes(seatId))
      if (comingTick(m, seatId) >= 0) return true;
  }
  return false;
}

/** How many messages wait to be acknowledged by a seat, or by any. */
export function messagesWaiting(all: readonly Message[], seatId: SeatId | undefined): number {
  let n = 0;
  for (let i = firstWaiting(all); i < all.length; i++)
    for (const id of all[i]!.toSeatIds)
      if ((seatId === undefined || seatId === id) && !all[i]!.acknowledgedBy.includes(id)) n++;
  return n;
}

/** By list: how many at its beginning everybody has acknowledged; none of them is ever taken back. */
const settled = new WeakMap<readonly Message[], number>();

function firstWaiting(all: readonly Message[]): number {
  let i = settled.get(all) ?? 0;
  const before = i;
  while (i < all.length && isSettled(all[i]!)) i++;
  if (i !== before) settled.set(all, i);
  return i;
}

const isSettled = ({ toSeatIds, acknowledgedBy }: Message): boolean => {
  for (const id of toSeatIds) if (!acknowledgedBy.includes(id)) return false;
  return true;
};

/** The message that a seat knows under `number`. */
export function messageUnder(
  all: readonly Message[],
  seatId: SeatId,
  number: number,
): Message | undefined {
  return inOrderOfComing(all, seatId)[number - 1];
}

const isSender = (m: Message, seatId: SeatId): boolean =>
  m.from.kind === 'seat' && m.from.seatId === seatId;

/** Own reports, and for who commands all seats those that were received, in the order of coming. */
export function reportsOf(
  all: readonly Report[],
  seat: { readonly id: SeatId; readonly span: 'own' | 'all' },
): readonly Report[] {
  const comingTick = (r: Report): number =>
    r.seatId === seat.id ? r.tick : (r.receivedTick ?? r.tick);
  return all
    .filter((r) => (r.seatId === seat.id || seat.span === 'all') && comingTick(r) >= 0)
    .sort((a, b) => comingTick(a) - comingTick(b) || a.id - b.id)
    .map((r, i) => ({ ...r, id: i + 1 }));
}

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
