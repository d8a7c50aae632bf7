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
  readonly lengthM: number;
}

/** A way before it has been measured. */
export type Found = Omit<Way, 'lengthM'>;

/** Ways over one region's roads as journeys with places and ticks. */
export class Journeys {
  readonly #roads: Region['roads'];
  readonly #reversed: (readonly Point[] | undefined)[] = [];

  constructor(roads: Region['roads']) {
    this.#roads = roads;
  }

  /** Length of the way from end to end, m. */
  lengthM({ nodes, edges, atS, walkS }: Found, { from, to }: RouteRequest): number {
    let lengthM = 0;
    let at = from;
    for (let i = 0; i < nodes.length; i++) {
      const place = this.#roads.nodes[nodes[i]!]!.at;
      if (i > 0) lengthM += this.#roads.edges[edges[i - 1]!]!.lengthM;
      else if (atS[i]! > 0) lengthM += metres(at, place);
      at = place;
    }
    return walkS > 0 ? lengthM + metres(at, to) : lengthM;
  }

  /** The stretches of the way, departing at the tick of the request. */
  legs({ nodes, edges, atS, walkS, endNode }: Way, q: RouteRequest): RouteLeg[] {
    const legs: RouteLeg[] = [];
    let at = q.from;
    let tick = q.departTick;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      const place = this.#roads.nodes[node]!.at;
      const arriveTick = q.departTick + atS[i]!;
      if (i > 0) legs.push(this.#drive(edges[i - 1]!, node, tick, arriveTick));
      else if (arriveTick > tick) legs.push(onFoot([at, place], tick, arriveTick, node));
      tick = arriveTick;
      at = place;
    }
    if (walkS > 0) legs.push(onFoot([at, q.to], tick, tick + walkS, endNode));
    return legs;
  }

  #drive(edgeId: number, endNodeId: number, departTick: number, arriveTick: number): RouteLeg {
    const edge = this.#roads.edges[edgeId]!;
    const line =
      edge.b === endNodeId ? edge.line : (this.#reversed[edgeId] ??= edge.line.toReversed());
    return { mode: edge.ferry ? 'ferry' : 'road', edgeId, line, departTick, arriveTick, endNodeId };
  }
}

const onFoot = (
  line: readonly Point[],
  departTick: number,
  arriveTick: number,
  endNodeId: number,
): RouteLeg => ({ mode: 'foot', edgeId: -1, line, departTick, arriveTick, endNodeId });

/** A way as the journey of one request; many are only asked when they arrive. */
export class Journey implements Route {
  readonly arriveTick: number;
  readonly lengthM: number;
  readonly #journeys: Journeys;
  readonly #way: Way;
  readonly #request: RouteRequest;
  #legs: RouteLeg[] | null = null;

  constructor(journeys: Journeys, way: Way, q: RouteRequest) {
    this.#journeys = journeys;
    this.#way = way;
    this.#request = q;
    this.arriveTick = q.departTick + (way.atS.at(-1) ?? 0) + way.walkS;
    this.lengthM = way.lengthM;
  }

  get legs(): RouteLeg[] {
    return (this.#legs ??= this.#journeys.legs(this.#way, this.#request));
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
