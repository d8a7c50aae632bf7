import { find } from './lookup.ts';
import type { FireLine, UnitState } from './state.ts';
import type { SeatView, UnitView } from './view.ts';
import type { World } from './world.ts';

/** Parts that a seat's view and the truth show alike. */
export function unitView(w: World, u: UnitState): UnitView {
  const order = u.orderId === null ? undefined : find(w.state.orders, u.orderId);
  const last = u.route.at(-1);
  const spec = w.index.unit.get(u.id)!.spec;
  return {
    id: u.id,
    status: u.status,
    at: u.at,
    route: u.route.map(({ mode, line, departTick, arriveTick }) => ({
      mode,
      line,
      departTick,
      arriveTick,
    })),
    orderId: u.orderId,
    orderType: order?.order.type ?? null,
    strength: u.strength,
    etaTick: last?.arriveTick ?? -1,
    endTick: u.status === 'working' ? u.dueTick : -1,
    shiftLeft: Math.max(0, Math.round(spec.shiftH * 3600) - u.workedTicks),
    kits: u.kits,
    people: u.people,
  };
}

export function closureViews(w: World, closed: ReadonlySet<number>): SeatView['closures'] {
  return [...closed]
    .toSorted((a, b) => a - b)
    .map((edgeId) => {
      const line = w.region.roads.edges[edgeId]!.line;
      return { id: edgeId, edgeId, at: line[line.length >> 1]! };
    });
}

/** A fire line to the metre: what a map can show, at half the bytes. */
export const lineView = (line: FireLine): FireLine => ({
  ...line,
  path: line.path.map((p) => ({ e: Math.round(p.e), n: Math.round(p.n) })),
  builtM: Math.round(line.builtM),
  lengthM: Math.round(line.lengthM),
});
