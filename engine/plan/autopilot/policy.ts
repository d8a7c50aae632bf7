import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { Capability, UnitSpec } from '../../exercise/scenario.ts';
import type { Observation, OrderRecord, UnitState } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import type { AddressBook } from './address-book.ts';
import type { FireEdge } from './fire-edge.ts';

/** What a seat has before it at its turn. */
export interface Desk {
  readonly k: SeatKnowledge;
  readonly book: AddressBook;
  /** The seat's own teams as they are now. */
  teams(): readonly Available[];
  /** Those of them that stand by without an order. */
  idle(): readonly Available[];
  /** The seat's orders that are open or ended in the last two hours, newest first. */
  recent(): readonly OrderRecord[];
  /** The known fire's edge, worked out when first asked for; null without a known fire. */
  edge(): FireEdge | null;
  /**
   * Whether a way leads a team to a place, as far as the seat knows. Water cuts a network into islands,
   * and gas shuts every road to a place; a fire leaves a way round: there nothing is looked up, and it is true.
   * Helicopters and boats are looked up wherever they need landing sites and wharves.
   * `from` is where the team takes people up, when it does not set out from where it is.
   */
  canGo(
    team: Available,
    to: Point,
    from?: { readonly at: Point; readonly nodeId: number },
  ): boolean;
  /** The newest report of flames around a place; the same that orders are judged by. */
  flameAt(at: Point): Observation | null;
  /**
   * Told how many more teams would be sent if they stood by. Whoever sets it wants to know what
   * waits for teams, and has the work looked through even when none is idle.
   */
  readonly short?: ((teams: number, capability?: Capability) => void) | undefined;
}

/** What one kind of seat does at its turn. */
export type SeatPolicy = (desk: Desk) => readonly Command[];

export const MINUTE = 60;
export const HOUR = 3600;

export const squaredM = (a: Point, b: Point): number =>
  (a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n);

export const metresBetween = (a: Point, b: Point): number => Math.sqrt(squaredM(a, b));

export const isIdle = (u: UnitState): boolean => u.status === 'standby' && u.orderId === null;

export const isOpen = (o: OrderRecord): boolean =>
  o.status === 'issued' || o.status === 'underWay' || o.status === 'working';

/** A team, with what it is. */
export interface Available {
  readonly unit: UnitState;
  readonly spec: UnitSpec;
}

/** Idle teams of the seat's own that can do something. */
export function idleTeams(desk: Desk, able: (spec: UnitSpec) => boolean): Available[] {
  return desk.idle().filter((t) => able(t.spec));
}

/** The team nearest to `at` of those that fit, taken out of the list; ties by id. */
export function takeNearest(
  teams: Available[],
  at: Point,
  fits: (t: Available) => boolean = () => true,
): Available | null {
  let best = -1;
  let bestM2 = Infinity;
  teams.forEach((t, i) => {
    const d = squaredM(t.unit.at, at);
    if (d < bestM2 && fits(t)) {
      best = i;
      bestM2 = d;
    }
  });
  return best < 0 ? null : teams.splice(best, 1)[0]!;
}

/** So many more teams like the seat's own would do for a load; one at least. */
export function teamsFor(desk: Desk, load: number, takes: (t: Available) => number): number {
  let most = 0;
  for (const t of desk.teams()) most = Math.max(most, takes(t));
  return most === 0 ? 1 : Math.max(1, Math.ceil(load / most));
}

/** How far back a policy looks at its own orders. */
export const LOOK_BACK_TICKS = 2 * HOUR;

/** Orders of a list, newest first, that are open or ended not longer ago than `ticks`. */
export function recentOrders(desk: Desk, ticks: number): OrderRecord[] {
  const since = desk.k.tick - ticks;
  return desk.recent().filter((o) => o.endTick >= since || isOpen(o));
}

/** Teams whose last tries were refused or came to nothing are not asked again for so long. */
const TRY_AGAIN_TICKS = 20 * MINUTE;

/** Teams of `recent` orders of these types that could not be carried out lately. */
export function lateFailures(
  k: SeatKnowledge,
  recent: readonly OrderRecord[],
  types: ReadonlySet<Command['type']>,
): Set<string> {
  const out = new Set<string>();
  for (const o of recent) {
    if (o.status !== 'refused' && o.status !== 'failed') continue;
    if (types.has(o.order.type) && o.endTick >= k.tick - TRY_AGAIN_TICKS) out.add(o.order.unitId);
  }
  return out;
}
