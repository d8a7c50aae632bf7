import { SEAT_ROLES } from '../../engine/exercise/scenario.ts';
import type { SeatRole } from '../../engine/exercise/scenario.ts';
import type { SeatCard } from '../../engine/protocol/http.ts';
import type { Text } from '../../engine/region/region.ts';

/** What a seat is called while nobody may know where the exercise is. */
const ROLE_NAMES: Readonly<Record<SeatRole, Text>> = {
  incidentCommander: { zh: '总指挥', en: 'Incident commander' },
  technicalCommander: { zh: '技术指挥', en: 'Technical commander' },
  rescue: { zh: '抢险救援', en: 'Rescue' },
  evacuation: { zh: '转移安置', en: 'Evacuation' },
  supply: { zh: '物资保障', en: 'Supply' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  neighbour: { zh: '友邻', en: 'Neighbour' },
};

const ofRole = (seats: readonly SeatCard[], role: SeatRole): readonly SeatCard[] =>
  seats.filter((s) => s.role === role);

/**
 * The seats that players may choose before a blind start: those that every scenario of the pool
 * has, by role and number. Neither their names nor how many there are tells which one was drawn.
 */
export function chairsOf(pool: readonly (readonly SeatCard[])[]): readonly SeatCard[] {
  const chairs: SeatCard[] = [];
  for (const role of SEAT_ROLES) {
    const same = pool.map((seats) => ofRole(seats, role));
    const count = Math.min(...same.map((seats) => seats.length));
    for (let i = 0; i < count; i++) {
      const { zh, en } = ROLE_NAMES[role];
      const name = count === 1 ? { zh, en } : { zh: `${zh} ${i + 1}`, en: `${en} ${i + 1}` };
      chairs.push({ id: `c${chairs.length + 1}`, name, role, colour: same[0]![i]!.colour });
    }
  }
  return chairs;
}

/** Between the seats of the scenario that was drawn and the chairs that players see. */
export class Veil {
  readonly chairs: readonly { readonly card: SeatCard; readonly seatId: string }[];

  constructor(chairs: readonly SeatCard[], seats: readonly SeatCard[]) {
    const next = new Map<SeatRole, number>();
    this.chairs = chairs.map((card) => {
      const i = next.get(card.role) ?? 0;
      next.set(card.role, i + 1);
      return { card, seatId: ofRole(seats, card.role)[i]!.id };
    });
  }

  toSeat(chairId: string): string | null {
    return this.chairs.find((c) => c.card.id === chairId)?.seatId ?? null;
  }

  toChair(seatId: string): string | null {
    return this.chairs.find((c) => c.seatId === seatId)?.card.id ?? null;
  }
}
