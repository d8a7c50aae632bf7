import { MinQueue } from '../kernel/queue.ts';
import type { Graph } from './road-graph.ts';

/** Landmarks of a road network: more bound better and cost more for every node looked at. */
const LANDMARKS = 8;
/** Stands for "cannot be reached": larger than any journey, s, and safe to subtract from itself. */
const FAR_S = 1e9;

/**
 * Lower bounds on journey times by the triangle inequality: whoever is 50 minutes from a landmark
 * is at least 20 minutes from a place that is 30 minutes from it. They hold with all roads open,
 * and closing roads only makes journeys longer. (A. Goldberg and C. Harrelson, "Computing the
 * shortest path: A* search meets graph theory", SODA 2005.)
 */
export class Landmarks {
  /** Seconds from landmark i to node v at `v * LANDMARKS + i`; roads serve both directions. */
  readonly #seconds: Float64Array;
  readonly #nearest = new Float64Array(LANDMARKS);
  readonly #farthest = new Float64Array(LANDMARKS);

  /** @param edgeS seconds along each edge, Infinity where there is no way. */
  constructor(graph: Graph, edgeS: Float64Array) {
    const nodes = graph.first.length - 1;
    this.#seconds = new Float64Array(nodes * LANDMARKS).fill(FAR_S);
    const inReach = new Float64Array(nodes);
    let landmark = inLargestPart(graph, edgeS);
    // Each landmark as far as can be from those before it; the first only shows where the rim is.
    const fromAll = new Float64Array(nodes).fill(FAR_S);
    for (let i = -1; i < LANDMARKS && landmark >= 0; i++) {
      timesFrom(graph, edgeS, landmark, inReach);
      if (i >= 0) for (let v = 0; v < nodes; v++) this.#seconds[v * LANDMARKS + i] = inReach[v]!;
      landmark = -1;
      let most = -1;
      for (let v = 0; v < nodes; v++) {
        if (inReach[v] === FAR_S) continue;
        if (i >= 0) fromAll[v] = Math.min(fromAll[v]!, inReach[v]!);
        const far = i >= 0 ? fromAll[v]! : inReach[v]!;
        if (far > most) {
          most = far;
          landmark = v;
        }
      }
    }
  }

  /** Sets the goal: any of the first `size` nodes of `ids`, with at least `extraS[i]` still to go. */
  aim(ids: Int32Array, extraS: Float64Array, size: number): void {
    for (let i = 0; i < LANDMARKS; i++) {
      let nearest = Infinity;
      let farthest = -Infinity;
      for (let k = 0; k < size; k++) {
        const s = this.#seconds[ids[k]! * LANDMARKS + i]!;
        nearest = Math.min(nearest, s + extraS[k]!);
        farthest = Math.max(farthest, s - extraS[k]!);
      }
      this.#nearest[i] = nearest;
      this.#farthest[i] = farthest;
    }
  }

  /** Seconds that the way from a node to the goal takes at least. */
  atLeast(node: number): number {
    let most = 0;
    for (let i = 0, at = node * LANDMARKS; i < LANDMARKS; i++, at++) {
      const s = this.#seconds[at]!;
      const outward = s - this.#farthest[i]!;
      const inward = this.#nearest[i]! - s;
      if (outward > most) most = outward;
      if (inward > most) most = inward;
    }
    return most;
  }
}

/** Seconds from one node to all others. */
function timesFrom(graph: Graph, edgeS: Float64Array, from: number, out: Float64Array): void {
  const { first, head, edge } = graph;
  out.fill(FAR_S);
  out[from] = 0;
  const queue = new MinQueue(256);
  queue.push(0, from);
  while (queue.size > 0) {
    const v = queue.pop();
    if (queue.key > out[v]!) continue;
    for (let i = first[v]!; i < first[v + 1]!; i++) {
      const s = out[v]! + edgeS[edge[i]!]!;
      if (s >= out[head[i]!]!) continue;
      out[head[i]!] = s;
      queue.push(s, head[i]!);
    }
  }
}

/** A node of the largest part of the network that hangs together; -1 when there are no nodes. */
function inLargestPart(graph: Graph, edgeS: Float64Array): number {
  const { first, head, edge } = graph;
  const nodes = first.length - 1;
  const seen = new Uint8Array(nodes);
  const stack = new Int32Array(nodes);
  let best = -1;
  let most = 0;
  for (let start = 0; start < nodes; start++) {
    if (seen[start] === 1) continue;
    let count = 0;
    let size = 0;
    stack[size++] = start;
    seen[start] = 1;
    while (size > 0) {
      const v = stack[--size]!;
      count++;
      for (let i = first[v]!; i < first[v + 1]!; i++) {
        const to = head[i]!;
        if (edgeS[edge[i]!] === Infinity || seen[to] === 1) continue;
        seen[to] = 1;
        stack[size++] = to;
      }
    }
    if (count > most) {
      most = count;
      best = start;
    }
  }
  return best;
}
