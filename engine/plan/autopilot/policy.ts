import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import type { OrderRecord, UnitState } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import type { AddressBook } from './address-book.ts';
import type { FireEdge } from './fire-edge.ts';

/** What one kind of seat does at its turn, from what it knows. `edge` is null without a known fire. */
export type SeatPolicy = (
  k: SeatKnowledge,
  edge: FireEdge | null,
  book: AddressBook,
) => readonly Command[];

export const MINUTE = 60;
export const HOUR = 3600;

export const squaredM = (a: Point, b: Point): number =>
  (a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n);

export const metresBetween = (a: Point, b: Point): number => Math.sqrt(squaredM(a, b));

export const isIdle = (u: UnitState): boolean => u.status === 'standby' && u.orderId === null;

export const isOpen = (o: OrderRecord): boolean =>
  o.status === 'issued' || o.status === 'underWay' || o.status === 'working';

/** A team with what it is; idle ones of the seat that can do `able`. */
export interface Available {
  readonly unit: UnitState;
  readonly spec: UnitSpec;
}

export function idleTeams(k: SeatKnowledge, able: (spec: UnitSpec) => boolean): Available[] {
  const out: Available[] = [];
  for (const unit of k.commanded) {
    if (!isIdle(unit)) continue;
    const spec = k.unitSpec(unit.id);
    if (spec.seatId === k.seat.id && able(spec)) out.push({ unit, spec });
  }
  return out;
}

/** The team nearest to `at`, taken out of the list; ties by id. */
export function takeNearest(teams: Available[], at: Point): Available | null {
  let best = -1;
  let bestM2 = Infinity;
  teams.forEach((t, i) => {
    const d = squaredM(t.unit.at, at);
    if (d < bestM2) {
      best = i;
      bestM2 = d;
    }
  });
  return best < 0 ? null : teams.splice(best, 1)[0]!;
}

/** The seat's orders that are open or ended not longer ago than `ticks`, newest first. */
export function recentOrders(k: SeatKnowledge, ticks: number): OrderRecord[] {
  const all = k.orders;
  const out: OrderRecord[] = [];
  for (let i = all.length - 1; i >= 0; i--) {
    const o = all[i]!;
    if (isOpen(o) || o.endTick >= k.tick - ticks) out.push(o);
  }
  return out;
}
