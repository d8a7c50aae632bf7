import { convoyOnTheRoad } from '../response/movement/convoy.ts';
import type { Point } from '../kernel/grid.ts';
import { find } from './lookup.ts';
import type { FireLine, OrderRecord, UnitState } from './state.ts';
import type { SeatView, UnitView } from './view.ts';
import type { World } from './world.ts';

/** Parts that a seat's view and the truth show alike. */
export function unitView(w: World, u: UnitState): UnitView {
  const order = u.orderId === null ? undefined : find(w.state.orders, u.orderId);
  const spec = w.index.unit.get(u.id)!.spec;
  const convoy = convoyOnTheRoad(w, u);
  return {
    ...(convoy === null ? {} : { convoy }),
    id: u.id,
    status: u.status,
    at: pointView(u.at),
    route: stillShown(u.route, w.state.tick).map(({ mode, line, departTick, arriveTick }) => ({
      mode,
      line: toTheMetre(line),
      departTick,
      arriveTick,
    })),
    orderId: u.orderId,
    orderType: order?.order.type ?? null,
    strength: u.strength,
    etaTick: arrivalOf(u, order, w.state.tick),
    endTick: u.status === 'working' ? u.dueTick : -1,
    shiftLeft: Math.max(0, Math.round(spec.shiftH * 3600) - u.workedTicks),
    kits: u.kits,
    people: u.people,
  };
}

/** The last leg of a journey may be the circle that a drone flies over the place of its order. */
function arrivalOf(u: UnitState, order: OrderRecord | undefined, tick: number): number {
  const last = u.route.at(-1);
  if (last === undefined || u.status === 'working') return -1;
  return order !== undefined && order.etaTick > tick
    ? Math.min(order.etaTick, last.arriveTick)
    : last.arriveTick;
}

export function closureViews(w: World, closed: ReadonlySet<number>): SeatView['closures'] {
  return [...closed]
    .toSorted((a, b) => a - b)
    .map((edgeId) => {
      const line = w.region.roads.edges[edgeId]!.line;
      return { id: edgeId, edgeId, at: line[line.length >> 1]! };
    });
}

/**
 * What lies behind a team is left out every so often, not at every leg: each time the whole list
 * goes to the pages again. The last leg says where it arrived.
 */
const TRIM_TICKS = 600;
/** Pages show a moment that is a little older than the newest view. */
const LAG_TICKS = 60;

function stillShown(route: UnitState['route'], tick: number): UnitState['route'] {
  const before = Math.floor(tick / TRIM_TICKS) * TRIM_TICKS - LAG_TICKS;
  return route.filter((leg, i) => leg.arriveTick > before || i === route.length - 1);
}

/** Legs of journeys are shared and never change: each line is rounded once. */
const rounded = new WeakMap<readonly Point[], readonly Point[]>();

/** A line to the metre: what a map can show, at half the bytes. */
function toTheMetre(line: readonly Point[]): readonly Point[] {
  let out = rounded.get(line);
  if (out === undefined) {
    out = line.map((p) => ({ e: Math.round(p.e), n: Math.round(p.n) }));
    rounded.set(line, out);
  }
  return out;
}

/** A place to the metre: what is there already stays the same object. */
const pointView = (p: Point): Point =>
  Number.isInteger(p.e) && Number.isInteger(p.n) ? p : { e: Math.round(p.e), n: Math.round(p.n) };

/** Orders never change once given: each is rounded once. */
const orderViews = new WeakMap<OrderRecord['order'], OrderRecord['order']>();

/** What was ordered, with its line or place to the metre. */
export function orderView(order: OrderRecord['order']): OrderRecord['order'] {
  let shown = orderViews.get(order);
  if (shown === undefined) {
    shown = order;
    if ('path' in order) shown = { ...order, path: toTheMetre(order.path) };
    else if ('at' in order) shown = { ...order, at: pointView(order.at) };
    orderViews.set(order, shown);
  }
  return shown;
}

/** A fire line to the metre: what a map can show, at half the bytes. */
export const lineView = (line: FireLine): FireLine => ({
  ...line,
  path: line.path.map((p) => ({ e: Math.round(p.e), n: Math.round(p.n) })),
  builtM: Math.round(line.builtM),
  lengthM: Math.round(line.lengthM),
});
