import type { Point } from '../kernel/grid.ts';
import { indexNodes } from './node-index.ts';
import type { NodeIndex } from './node-index.ts';
import type { Region } from './region.ts';
import type { SpeedProfile } from './routing.ts';

/**
 * Every stretch counts for so much more than it takes, s: of equally quick ways the one with the
 * fewest stretches is taken, in whatever order they are looked at. A power of two, so that sums
 * are exact; a million stretches would add up to a second.
 */
const STRETCH_S = 1 / (1 << 20);

/** Whole seconds of a sum of stretches. */
export const secondsOf = (label: number): number => Math.floor(label);

/** The road graph in compressed rows: arcs of node i are `first[i]` to `first[i + 1]`. */
export interface Graph {
  readonly first: Int32Array;
  readonly head: Int32Array;
  readonly edge: Int32Array;
  readonly index: NodeIndex;
}

export const metres = (a: Point, b: Point): number =>
  Math.sqrt((a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n));

/** Rounded up, but for the noise of a sum of quotients. */
export const wholeSeconds = (s: number): number => Math.ceil(s - 1e-6);

/** Edges by the node that they leave, in one array, both ways. */
export function buildGraph(region: Region): Graph {
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
  return { first, head, edge, index: indexNodes(nodes) };
}

/** Whole seconds along each edge for a profile, and `STRETCH_S`; Infinity where it cannot go. */
export function edgeTimes(region: Region, profile: SpeedProfile): Float64Array {
  const { nodes, edges } = region.roads;
  const seconds = new Float64Array(edges.length).fill(Infinity);
  for (const x of edges) {
    const kmH = x.ferry ? profile.ferryKmH : profile.kmH[x.class];
    const lengthM = Math.max(x.lengthM, metres(nodes[x.a]!.at, nodes[x.b]!.at));
    if (kmH > 0) seconds[x.id] = Math.max(1, wholeSeconds((lengthM * 3.6) / kmH)) + STRETCH_S;
  }
  return seconds;
}
