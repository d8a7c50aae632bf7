import type { Point } from '../kernel/grid.ts';
import type { Region } from './region.ts';
import { metres, wholeSeconds } from './road-graph.ts';
import type { Route, RouteLeg, RouteRequest } from './routing.ts';

/** The quickest way as it is at any time of day: seconds count from the departure. */
export interface Way {
  /** Nodes of the road in order; `edges[i]` leads to `nodes[i + 1]`. Empty for a walk all along. */
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly atS: readonly number[];
  /** The walk after the road; Infinity where there is no way at all. */
  readonly walkS: number;
  /** Node at the goal, or -1. */
  readonly endNode: number;
}

/** Everything that the way depends on besides the profile. */
export function keyOf({ from, fromNode, to, closed }: RouteRequest): string {
  const places = `${fromNode} ${from.e} ${from.n} ${to.e} ${to.n}`;
  return closed.size === 0 ? places : `${places} ${[...closed].sort((a, b) => a - b).join()}`;
}

/** Ways over one region's roads as journeys with places and ticks. */
export class Journeys {
  readonly #roads: Region['roads'];
  readonly #reversed: (readonly Point[] | undefined)[] = [];

  constructor(roads: Region['roads']) {
    this.#roads = roads;
  }

  /** The way as a journey that departs at the tick of the request. */
  along({ nodes, edges, atS, walkS, endNode }: Way, q: RouteRequest): Route {
    const legs: RouteLeg[] = [];
    let at = q.from;
    let tick = q.departTick;
    let lengthM = 0;
    const walk = (to: Point, arriveTick: number, endNodeId: number): void => {
      const line = [at, to];
      legs.push({ mode: 'foot', edgeId: -1, line, departTick: tick, arriveTick, endNodeId });
      lengthM += metres(at, to);
      tick = arriveTick;
    };
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      const place = this.#roads.nodes[node]!.at;
      const arriveTick = q.departTick + atS[i]!;
      if (i > 0) {
        const leg = this.#drive(edges[i - 1]!, node, tick, arriveTick);
        legs.push(leg);
        lengthM += this.#roads.edges[leg.edgeId]!.lengthM;
        tick = arriveTick;
      } else if (arriveTick > tick) walk(place, arriveTick, node);
      at = place;
    }
    if (walkS > 0) walk(q.to, tick + walkS, endNode);
    return { legs, arriveTick: tick, lengthM };
  }

  #drive(edgeId: number, endNodeId: number, departTick: number, arriveTick: number): RouteLeg {
    const edge = this.#roads.edges[edgeId]!;
    const line =
      edge.b === endNodeId ? edge.line : (this.#reversed[edgeId] ??= edge.line.toReversed());
    return { mode: edge.ferry ? 'ferry' : 'road', edgeId, line, departTick, arriveTick, endNodeId };
  }
}

/** Straight through the air. */
export function flight(q: RouteRequest, airKmH: number): Route {
  const lengthM = metres(q.from, q.to);
  const arriveTick = q.departTick + wholeSeconds((lengthM * 3.6) / airKmH);
  if (lengthM < 1) return { legs: [], arriveTick: q.departTick, lengthM: 0 };
  const line = [q.from, q.to];
  const leg = { mode: 'air' as const, edgeId: -1, line, departTick: q.departTick, arriveTick };
  return { legs: [{ ...leg, endNodeId: -1 }], arriveTick, lengthM };
}
