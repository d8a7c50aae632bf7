import { MinQueue } from '../kernel/queue.ts';
import type { Point } from '../kernel/grid.ts';
import { Access, ASSUMED_OFF_ROAD_M } from './access.ts';
import { Landmarks } from './landmarks.ts';
import type { Region } from './region.ts';
import { buildGraph, edgeTimes, metres, secondsOf, wholeSeconds } from './road-graph.ts';
import type { Graph } from './road-graph.ts';
import type { Route, RouteRequest, Router, SpeedProfile } from './routing.ts';
import { walkSeconds } from './walking.ts';
import { flight, Journey, Journeys } from './way.ts';
import type { Found } from './way.ts';
import { WayMemo } from './way-memo.ts';

/** Longest walk tried straight across country without touching a road, m. */
const STRAIGHT_WALK_M = 3000;
/** Ways remembered for each profile: the same few places are asked about again and again. */
const REMEMBERED = 1024;

/** What is worked out once for each profile. */
interface Network {
  /** Seconds along each edge. */
  readonly edgeS: Float64Array;
  readonly landmarks: Landmarks;
  /** By start, goal and closed roads. */
  readonly ways: WayMemo;
}

class RoadRouter implements Router {
  readonly #region: Region;
  readonly #graph: Graph;
  readonly #networks = new WeakMap<SpeedProfile, Network>();
  readonly #journeys: Journeys;
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
    this.#journeys = new Journeys(region.roads);
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

  nodesNear(at: Point, count: number, maxM: number): Int32Array {
    const ids = new Int32Array(count);
    const distM = new Float64Array(count);
    return ids.subarray(0, this.#graph.index.nearest(at, count, maxM, ids, distM));
  }

  route(q: RouteRequest): Route | null {
    if (q.profile.airKmH !== null) return flight(q, q.profile.airKmH);
    if (metres(q.from, q.to) < 1) return { legs: [], arriveTick: q.departTick, lengthM: 0 };
    const network = this.#networkOf(q.profile);
    let way = network.ways.get(q);
    if (way === undefined) {
      const found = this.#quickest(q, network);
      way = { ...found, lengthM: this.#journeys.lengthM(found, q) };
      network.ways.set(q, way);
    }
    return way.walkS === Infinity ? null : new Journey(this.#journeys, way, q);
  }

  #networkOf(profile: SpeedProfile): Network {
    let network = this.#networks.get(profile);
    if (network === undefined) {
      const edgeS = edgeTimes(this.#region, profile);
      const landmarks = new Landmarks(this.#graph, edgeS);
      network = { edgeS, landmarks, ways: new WayMemo(REMEMBERED) };
      this.#networks.set(profile, network);
    }
    return network;
  }

  /** By road, or straight across country where that is quicker. */
  #quickest(q: RouteRequest, network: Network): Found {
    const walkable = Math.min(STRAIGHT_WALK_M, q.profile.offRoadMaxM ?? ASSUMED_OFF_ROAD_M);
    const walkS =
      metres(q.from, q.to) <= walkable
        ? wholeSeconds(walkSeconds(this.#region, q.from, q.to, q.profile.footKmH))
        : Infinity;
    if (q.fromNode >= 0) this.#starts.only(q.fromNode);
    else this.#starts.fill(this.#graph, q.from, q.profile, true, false);
    this.#ends.fill(this.#graph, q.to, q.profile, false, q.closed.size > 0);
    const last = this.#search(network, q.closed, walkS);
    const endNode = this.#ends.nodeHere();
    return last < 0
      ? { nodes: [], edges: [], atS: [], walkS, endNode }
      : this.#wayTo(last, endNode);
  }

  /**
   * A* with the landmarks' bounds. Returns the node where the best journey leaves the road, or -1 when none
   * beats `limit`.
   */
  #search({ edgeS, landmarks }: Network, closed: ReadonlySet<number>, limit: number): number {
    const { first, head, edge } = this.#graph;
    const queue = this.#queue;
    const label = this.#label;
    const bound = this.#bound;
    const { ids, size, leastS } = this.#ends;
    const starts = this.#starts;
    queue.clear();
    this.#query++;
    landmarks.aim(ids, leastS, size);
    for (let i = 0; i < size; i++) this.#endOf[ids[i]!] = i + 1;
    const nodes = label.length;
    for (let i = 0; i < starts.size; i++)
      queue.push(starts.leastS[i]! + landmarks.atLeast(starts.ids[i]!), nodes + i);
    const anyClosed = closed.size > 0;
    let best = limit;
    let last = -1;
    while (queue.peekKey() < best) {
      const node = queue.pop();
      if (node >= nodes) {
        const walk = starts.ticks(node - nodes);
        if (walk < Infinity) this.#reach(landmarks, starts.ids[node - nodes]!, walk, -1, -1);
        continue;
      }
      const soFar = label[node]!;
      if (queue.key > soFar + bound[node]!) continue;
      const total = this.#finish(node, soFar, best);
      if (total < best) {
        best = total;
        last = node;
      }
      for (let i = first[node]!, end = first[node + 1]!; i < end; i++) {
        const x = edge[i]!;
        const s = edgeS[x]!;
        if (s === Infinity || (anyClosed && closed.has(x))) continue;
        this.#reach(landmarks, head[i]!, soFar + s, x, node);
      }
    }
    for (let i = 0; i < size; i++) this.#endOf[ids[i]!] = 0;
    return last;
  }

  #reach(landmarks: Landmarks, node: number, label: number, viaEdge: number, from: number): void {
    if (this.#mark[node] !== this.#query) {
      this.#mark[node] = this.#query;
      this.#bound[node] = landmarks.atLeast(node);
    } else if (this.#label[node]! <= label) return;
    this.#label[node] = label;
    this.#arcEdge[node] = viaEdge;
    this.#from[node] = from;
    this.#queue.push(label + this.#bound[node]!, node);
  }

  /** Arrival of a journey that leaves the road at `node`; Infinity when it does not or is too late. */
  #finish(node: number, label: number, best: number): number {
    const i = this.#endOf[node]! - 1;
    return i < 0 || label + this.#ends.leastS[i]! >= best ? Infinity : label + this.#ends.ticks(i);
  }

  /** Reads the labels of the search backwards from the node where the journey leaves the road. */
  #wayTo(last: number, endNode: number): Found {
    const nodes = [last];
    const edges: number[] = [];
    const atS = [secondsOf(this.#label[last]!)];
    for (let node = last; this.#arcEdge[node]! >= 0;) {
      edges.push(this.#arcEdge[node]!);
      node = this.#from[node]!;
      nodes.push(node);
      atS.push(secondsOf(this.#label[node]!));
    }
    let walkS = 0;
    for (let i = 0; i < this.#ends.size; i++)
      if (this.#ends.ids[i] === last) walkS = this.#ends.ticks(i);
    return { nodes: nodes.reverse(), edges: edges.reverse(), atS: atS.reverse(), walkS, endNode };
  }
}

const routers = new WeakMap<Region, Router>();

/**
 * Shortest-time router over a region's roads; one for each region, made on first use. Edge times
 * are rounded up to whole seconds, so sums are exact and equal inputs give equal journeys.
 */
export function createRouter(region: Region): Router {
  let r = routers.get(region);
  if (r === undefined) {
    r = new RoadRouter(region);
    routers.set(region, r);
  }
  return r;
}
