import { MinQueue } from '../kernel/queue.ts';
import type { Point } from '../kernel/grid.ts';
import { Access, ASSUMED_OFF_ROAD_M } from './access.ts';
import type { Region } from './region.ts';
import { buildGraph, edgeTimes, metres, NO_WAY, wholeSeconds } from './road-graph.ts';
import type { Graph, Times } from './road-graph.ts';
import type { Route, RouteLeg, RouteRequest, Router, SpeedProfile } from './routing.ts';
import { walkSeconds } from './walking.ts';

/** Longest walk tried straight across country without touching a road, m. */
const STRAIGHT_WALK_M = 3000;

class RoadRouter implements Router {
  readonly #region: Region;
  readonly #graph: Graph;
  readonly #times = new WeakMap<SpeedProfile, Times>();
  readonly #reversed: (readonly Point[] | undefined)[] = [];
  readonly #queue = new MinQueue(1024);
  /** Labels are valid where `#mark` holds the number of the query: nothing is ever refilled. */
  readonly #mark: Int32Array;
  readonly #label: Float64Array;
  /** Least time from a labelled node to the goal, s. */
  readonly #bound: Float64Array;
  readonly #arcEdge: Int32Array;
  readonly #from: Int32Array;
  /** One more than the place of a node among the ends of this query; 0 for all others. */
  readonly #endOf: Uint8Array;
  readonly #starts: Access;
  readonly #ends: Access;
  #query = 0;

  constructor(region: Region) {
    const count = region.roads.nodes.length;
    this.#region = region;
    this.#graph = buildGraph(region);
    this.#mark = new Int32Array(count);
    this.#label = new Float64Array(count);
    this.#bound = new Float64Array(count);
    this.#arcEdge = new Int32Array(count);
    this.#from = new Int32Array(count);
    this.#endOf = new Uint8Array(count);
    this.#starts = new Access(region);
    this.#ends = new Access(region);
  }

  nearestNode(at: Point): { nodeId: number; distanceM: number } {
    const ids = new Int32Array(1);
    const distM = new Float64Array(1);
    const found = this.#graph.index.nearest(at, 1, Infinity, ids, distM);
    return found === 0
      ? { nodeId: -1, distanceM: Infinity }
      : { nodeId: ids[0]!, distanceM: distM[0]! };
  }

  route(q: RouteRequest): Route | null {
    if (q.profile.airKmH !== null) return this.#flight(q, q.profile.airKmH);
    const straightM = metres(q.from, q.to);
    if (straightM < 1) return { legs: [], arriveTick: q.departTick, lengthM: 0 };
    const walkable = Math.min(STRAIGHT_WALK_M, q.profile.offRoadMaxM ?? ASSUMED_OFF_ROAD_M);
    const walk =
      straightM <= walkable
        ? wholeSeconds(walkSeconds(this.#region, q.from, q.to, q.profile.footKmH))
        : Infinity;
    if (q.fromNode >= 0) this.#starts.only(q.fromNode);
    else this.#starts.fill(this.#graph, q.from, q.profile, true, false);
    this.#ends.fill(this.#graph, q.to, q.profile, false, q.closed.size > 0);
    const last = this.#search(q, this.#timesOf(q.profile), walk);
    if (last >= 0) return this.#legs(q, last);
    if (walk === Infinity) return null;
    const arriveTick = q.departTick + walk;
    return {
      legs: [footLeg(q.from, q.to, q.departTick, arriveTick, this.#ends.nodeHere())],
      arriveTick,
      lengthM: straightM,
    };
  }

  #timesOf(profile: SpeedProfile): Times {
    let t = this.#times.get(profile);
    if (t === undefined) {
      t = edgeTimes(this.#region, profile);
      this.#times.set(profile, t);
    }
    return t;
  }

  /**
   * A* in whole seconds; the bound is the straight way at top speed, which no way can beat.
   * Returns the node where the best journey leaves the road, or -1 when none beats `limit`.
   */
  #search(q: RouteRequest, times: Times, limit: number): number {
    const { first, head, edge, e, n } = this.#graph;
    const { ticks, topMS } = times;
    const query = ++this.#query;
    const queue = this.#queue;
    queue.clear();
    const mark = this.#mark;
    const labels = this.#label;
    const bounds = this.#bound;
    const goalE = q.to.e;
    const goalN = q.to.n;
    const bound = (node: number): number => {
      const de = e[node]! - goalE;
      const dn = n[node]! - goalN;
      return Math.sqrt(de * de + dn * dn) / topMS;
    };
    const reach = (node: number, label: number, viaEdge: number, from: number): void => {
      if (mark[node] !== query) {
        mark[node] = query;
        bounds[node] = bound(node);
      } else if (labels[node]! <= label) return;
      labels[node] = label;
      this.#arcEdge[node] = viaEdge;
      this.#from[node] = from;
      queue.push(label + bounds[node]!, node);
    };
    const { ids, size } = this.#ends;
    for (let i = 0; i < size; i++) this.#endOf[ids[i]!] = i + 1;
    const nodes = e.length;
    const starts = this.#starts;
    for (let i = 0; i < starts.size; i++)
      queue.push(starts.leastS[i]! + bound(starts.ids[i]!), nodes + i);
    const anyClosed = q.closed.size > 0;
    let best = limit;
    let last = -1;
    while (queue.peekKey() < best) {
      const node = queue.pop();
      if (node >= nodes) {
        const walk = starts.ticks(node - nodes);
        if (walk < Infinity) reach(starts.ids[node - nodes]!, walk, -1, -1);
        continue;
      }
      const label = labels[node]!;
      if (queue.key > label + bounds[node]!) continue;
      const total = this.#finish(node, label, best);
      if (total < best) {
        best = total;
        last = node;
      }
      for (let i = first[node]!, end = first[node + 1]!; i < end; i++) {
        const x = edge[i]!;
        const t = ticks[x]!;
        if (t === NO_WAY || (anyClosed && q.closed.has(x))) continue;
        reach(head[i]!, label + t, x, node);
      }
    }
    for (let i = 0; i < size; i++) this.#endOf[ids[i]!] = 0;
    return last;
  }

  /** Arrival of a journey that leaves the road at `node`; Infinity when it does not or is too late. */
  #finish(node: number, label: number, best: number): number {
    const i = this.#endOf[node]! - 1;
    return i < 0 || label + this.#ends.leastS[i]! >= best ? Infinity : label + this.#ends.ticks(i);
  }

  #legs(q: RouteRequest, last: number): Route {
    const { nodes, edges } = this.#region.roads;
    const chain: number[] = [];
    let start = last;
    for (let node = last; this.#arcEdge[node]! >= 0; node = this.#from[node]!) {
      chain.push(node);
      start = this.#from[node]!;
    }
    const legs: RouteLeg[] = [];
    let tick = q.departTick + this.#label[start]!;
    let lengthM = 0;
    if (tick > q.departTick) {
      legs.push(footLeg(q.from, nodes[start]!.at, q.departTick, tick, start));
      lengthM += metres(q.from, nodes[start]!.at);
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      const node = chain[i]!;
      const edge = edges[this.#arcEdge[node]!]!;
      const arriveTick = q.departTick + this.#label[node]!;
      legs.push({
        mode: edge.ferry ? 'ferry' : 'road',
        edgeId: edge.id,
        line: edge.b === node ? edge.line : this.#backwards(edge.id),
        departTick: tick,
        arriveTick,
        endNodeId: node,
      });
      tick = arriveTick;
      lengthM += edge.lengthM;
    }
    const end = nodes[last]!.at;
    for (let i = 0; i < this.#ends.size; i++) {
      if (this.#ends.ids[i] !== last || this.#ends.ticks(i) === 0) continue;
      const arriveTick = tick + this.#ends.ticks(i);
      legs.push(footLeg(end, q.to, tick, arriveTick, this.#ends.nodeHere()));
      lengthM += metres(end, q.to);
      tick = arriveTick;
    }
    return { legs, arriveTick: tick, lengthM };
  }

  #backwards(edgeId: number): readonly Point[] {
    return (this.#reversed[edgeId] ??= this.#region.roads.edges[edgeId]!.line.toReversed());
  }

  #flight(q: RouteRequest, airKmH: number): Route {
    const lengthM = metres(q.from, q.to);
    const arriveTick = q.departTick + wholeSeconds((lengthM * 3.6) / airKmH);
    if (lengthM < 1) return { legs: [], arriveTick: q.departTick, lengthM: 0 };
    const line = [q.from, q.to];
    const leg = { mode: 'air' as const, edgeId: -1, line, departTick: q.departTick, arriveTick };
    return { legs: [{ ...leg, endNodeId: -1 }], arriveTick, lengthM };
  }
}

const footLeg = (
  from: Point,
  to: Point,
  departTick: number,
  arriveTick: number,
  endNodeId: number,
): RouteLeg => ({ mode: 'foot', edgeId: -1, line: [from, to], departTick, arriveTick, endNodeId });

const routers = new WeakMap<Region, Router>();

/**
 * Shortest-time router over a region's roads; one for each region, made on first use. Edge times
 * are rounded up to whole seconds, so labels are integers and equal inputs give equal journeys.
 */
export function createRouter(region: Region): Router {
  let r = routers.get(region);
  if (r === undefined) {
    r = new RoadRouter(region);
    routers.set(region, r);
  }
  return r;
}
