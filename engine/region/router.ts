import { MinQueue } from '../kernel/queue.ts';
import type { Point } from '../kernel/grid.ts';
import { indexNodes } from './node-index.ts';
import type { NodeIndex } from './node-index.ts';
import type { Region } from './region.ts';
import type { Route, RouteLeg, RouteRequest, Router, SpeedProfile } from './routing.ts';
import { walkSeconds } from './walking.ts';

/** Road nodes tried at either end of a journey that leaves the road. */
const ACCESS_NODES = 8;
/** Longest walk tried straight across country without touching a road, m. */
const STRAIGHT_WALK_M = 3000;
/** Longest way off the road when a profile sets none, m (assumed: about two hours on foot). */
const ASSUMED_OFF_ROAD_M = 8000;

/** The road graph in compressed rows: arcs of node i are `first[i]` to `first[i + 1]`. */
interface Graph {
  readonly first: Int32Array;
  readonly head: Int32Array;
  readonly edge: Int32Array;
  readonly e: Float64Array;
  readonly n: Float64Array;
  readonly index: NodeIndex;
}

/** Per profile: whole seconds along each edge, and the fastest it can ever go, m/s. */
interface Times {
  readonly ticks: Int32Array;
  readonly topMS: number;
}

const metres = (a: Point, b: Point): number =>
  Math.sqrt((a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n));

/** Rounded up, but for the noise of a sum of quotients. */
const wholeSeconds = (s: number): number => Math.ceil(s - 1e-6);

function buildGraph(region: Region): Graph {
  const { nodes, edges } = region.roads;
  const first = new Int32Array(nodes.length + 1);
  for (const x of edges) {
    first[x.a + 1]!++;
    first[x.b + 1]!++;
  }
  for (let i = 0; i < nodes.length; i++) first[i + 1]! += first[i]!;
  const fill = first.slice();
  const head = new Int32Array(2 * edges.length);
  const edge = new Int32Array(2 * edges.length);
  for (const x of edges) {
    const i = fill[x.a]!++;
    head[i] = x.b;
    edge[i] = x.id;
    const j = fill[x.b]!++;
    head[j] = x.a;
    edge[j] = x.id;
  }
  const e = Float64Array.from(nodes, (node) => node.at.e);
  const n = Float64Array.from(nodes, (node) => node.at.n);
  return { first, head, edge, e, n, index: indexNodes(nodes) };
}

function edgeTimes(region: Region, profile: SpeedProfile): Times {
  const { nodes, edges } = region.roads;
  let topKmH = Math.max(profile.footKmH, profile.ferryKmH);
  const ticks = new Int32Array(edges.length);
  for (const x of edges) {
    const kmH = x.ferry ? profile.ferryKmH : profile.kmH[x.class];
    topKmH = Math.max(topKmH, kmH);
    const lengthM = Math.max(x.lengthM, metres(nodes[x.a]!.at, nodes[x.b]!.at));
    ticks[x.id] = kmH > 0 ? Math.max(1, wholeSeconds((lengthM * 3.6) / kmH)) : 0x7fffffff;
  }
  return { ticks, topMS: topKmH / 3.6 };
}

/** Nodes by which a journey enters or leaves the road, with the walk there in whole seconds. */
class Access {
  readonly ids = new Int32Array(ACCESS_NODES);
  readonly ticks = new Float64Array(ACCESS_NODES);
  readonly #distM = new Float64Array(ACCESS_NODES);
  size = 0;

  /**
   * From `at` to nearby nodes when `outward`, else from them to `at`. A place that is a node is
   * that node, and its neighbours count too when `detour` says that the road to it may be closed.
   */
  fill(
    region: Region,
    graph: Graph,
    at: Point,
    profile: SpeedProfile,
    outward: boolean,
    detour: boolean,
  ): void {
    const maxM = profile.offRoadMaxM ?? ASSUMED_OFF_ROAD_M;
    const found = graph.index.nearest(at, ACCESS_NODES, maxM, this.ids, this.#distM);
    this.size = 0;
    for (let i = 0; i < found; i++) {
      const id = this.ids[i]!;
      if (this.#distM[i]! < 1 && !detour) {
        this.only(id);
        return;
      }
      const node = region.roads.nodes[id]!.at;
      const s = outward
        ? walkSeconds(region, at, node, profile.footKmH)
        : walkSeconds(region, node, at, profile.footKmH);
      if (s === Infinity) continue;
      this.ids[this.size] = id;
      this.ticks[this.size++] = wholeSeconds(s);
    }
  }

  only(id: number): void {
    this.ids[0] = id;
    this.ticks[0] = 0;
    this.size = 1;
  }
}

class RoadRouter implements Router {
  readonly #region: Region;
  readonly #graph: Graph;
  readonly #times = new WeakMap<SpeedProfile, Times>();
  readonly #reversed: (readonly Point[] | undefined)[] = [];
  readonly #queue = new MinQueue(1024);
  /** Labels are valid where `#mark` holds the number of the query: nothing is ever refilled. */
  readonly #mark: Int32Array;
  readonly #label: Float64Array;
  readonly #arcEdge: Int32Array;
  readonly #from: Int32Array;
  readonly #tail: Float64Array;
  readonly #starts = new Access();
  readonly #ends = new Access();
  #query = 0;

  constructor(region: Region) {
    const count = region.roads.nodes.length;
    this.#region = region;
    this.#graph = buildGraph(region);
    this.#mark = new Int32Array(count);
    this.#label = new Float64Array(count);
    this.#arcEdge = new Int32Array(count);
    this.#from = new Int32Array(count);
    this.#tail = new Float64Array(count).fill(Infinity);
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
    else this.#starts.fill(this.#region, this.#graph, q.from, q.profile, true, false);
    this.#ends.fill(this.#region, this.#graph, q.to, q.profile, false, q.closed.size > 0);
    const last = this.#search(q, this.#timesOf(q.profile), walk);
    if (last >= 0) return this.#legs(q, last);
    if (walk === Infinity) return null;
    const arriveTick = q.departTick + walk;
    return {
      legs: [footLeg(q.from, q.to, q.departTick, arriveTick, this.#nodeAtEnd())],
      arriveTick,
      lengthM: straightM,
    };
  }

  /** The node that the goal of this query is, or -1: the nearest access comes first. */
  #nodeAtEnd(): number {
    return this.#ends.size > 0 && this.#ends.ticks[0] === 0 ? this.#ends.ids[0]! : -1;
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
    const bound = (node: number): number => {
      const de = e[node]! - q.to.e;
      const dn = n[node]! - q.to.n;
      return Math.sqrt(de * de + dn * dn) / topMS;
    };
    const reach = (node: number, label: number, viaEdge: number, from: number): void => {
      if (this.#mark[node] === query && this.#label[node]! <= label) return;
      this.#mark[node] = query;
      this.#label[node] = label;
      this.#arcEdge[node] = viaEdge;
      this.#from[node] = from;
      queue.push(label + bound(node), node);
    };
    const ends = this.#ends;
    for (let i = 0; i < ends.size; i++) this.#tail[ends.ids[i]!] = ends.ticks[i]!;
    const starts = this.#starts;
    for (let i = 0; i < starts.size; i++) reach(starts.ids[i]!, starts.ticks[i]!, -1, -1);
    const anyClosed = q.closed.size > 0;
    let best = limit;
    let last = -1;
    while (queue.peekKey() < best) {
      const node = queue.pop();
      const label = this.#label[node]!;
      if (queue.key > label + bound(node)) continue;
      const total = label + this.#tail[node]!;
      if (total < best) {
        best = total;
        last = node;
      }
      for (let i = first[node]!; i < first[node + 1]!; i++) {
        const x = edge[i]!;
        const t = ticks[x]!;
        if (t === 0x7fffffff || (anyClosed && q.closed.has(x))) continue;
        reach(head[i]!, label + t, x, node);
      }
    }
    for (let i = 0; i < ends.size; i++) this.#tail[ends.ids[i]!] = Infinity;
    return last;
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
      if (this.#ends.ids[i] !== last || this.#ends.ticks[i] === 0) continue;
      const arriveTick = tick + this.#ends.ticks[i]!;
      legs.push(footLeg(end, q.to, tick, arriveTick, this.#nodeAtEnd()));
      lengthM += metres(end, q.to);
      tick = arriveTick;
    }
    return { legs, arriveTick: tick, lengthM };
  }

  #backwards(edgeId: number): readonly Point[] {
    return (this.#reversed[edgeId] ??= [...this.#region.roads.edges[edgeId]!.line].reverse());
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
