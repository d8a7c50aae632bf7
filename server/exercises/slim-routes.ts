import type { SeatView, UnitView } from '../../engine/exercise/view.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import { simplify } from '../simplify.ts';

type Leg = UnitView['route'][number];

/** What a drawn route may be off by, m: two or three pixels of the map as it opens. */
const LINE_M = 60;
/** What a team drawn on its route may be ahead or behind, s of simulated time. */
const TIME_S = 20;

/** Legs that ended longer ago than this are dropped, s; a page's clock may run a little behind. */
const PAST_S = 120;

const lengthOf = (line: readonly Point[]): number => {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const de = line[i]!.e - line[i - 1]!.e;
    const dn = line[i]!.n - line[i - 1]!.n;
    sum += Math.sqrt(de * de + dn * dn);
  }
  return sum;
};

/** True when one leg from first to last, run at one speed, passes the joints at about their time. */
function runsEven(legs: readonly Leg[]): boolean {
  const from = legs[0]!.departTick;
  const lengths = legs.map((l) => lengthOf(l.line));
  const total = lengths.reduce((a, b) => a + b, 0);
  const ticks = legs.at(-1)!.arriveTick - from;
  let at = 0;
  return legs.every((leg, i) => {
    if (i > 0 && leg.departTick !== legs[i - 1]!.arriveTick) return false;
    at += lengths[i]!;
    const even = total === 0 ? 0 : (at / total) * ticks;
    return i === legs.length - 1 || Math.abs(from + even - leg.arriveTick) <= TIME_S;
  });
}

function joined(legs: readonly Leg[]): Leg {
  const line = legs.flatMap((l, i) => (i === 0 ? l.line : l.line.slice(1)));
  return {
    mode: legs[0]!.mode,
    line: simplify(line, LINE_M).map((p) => ({ e: Math.round(p.e), n: Math.round(p.n) })),
    departTick: legs[0]!.departTick,
    arriveTick: legs.at(-1)!.arriveTick,
  };
}

/**
 * A route as it is drawn: neighbouring legs of about one speed become one, and lines lose vertices
 * that nobody sees. A road route is hundreds of short edges; whole, forty of them were nine tenths
 * of what a page gets when it joins.
 */
export function slimRoute(route: readonly Leg[]): readonly Leg[] {
  const out: Leg[] = [];
  for (let from = 0; from < route.length;) {
    let to = from + 1;
    while (to < route.length && route[to]!.mode === route[from]!.mode) {
      if (!runsEven(route.slice(from, to + 1))) break;
      to++;
    }
    out.push(joined(route.slice(from, to)));
    from = to;
  }
  return out;
}

/** Slims the routes of views of one run; a route that stands is worked out once. */
export class RouteSlimmer {
  readonly #known = new Map<string, { key: string; route: readonly Leg[] }>();

  slim(view: SeatView): SeatView {
    const past = view.tick - PAST_S;
    const ahead = (u: UnitView) => this.#of(u).filter((l) => l.arriveTick >= past);
    return { ...view, units: view.units.map((u) => ({ ...u, route: ahead(u) })) };
  }

  #of(u: UnitView): readonly Leg[] {
    const first = u.route[0];
    const last = u.route.at(-1);
    if (first === undefined || last === undefined) return u.route;
    const end = last.line.at(-1);
    const key = `${first.departTick}|${last.arriveTick}|${u.route.length}|${end?.e}|${end?.n}`;
    const known = this.#known.get(u.id);
    if (known?.key === key) return known.route;
    const route = slimRoute(u.route);
    this.#known.set(u.id, { key, route });
    return route;
  }
}
