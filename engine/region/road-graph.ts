import type { Point } from '../kernel/grid.ts';
import { indexNodes } from './node-index.ts';
import type { NodeIndex } from './node-index.ts';
import type { Region } from './region.ts';
import type { SpeedProfile } from './routing.ts';

/** Time along an edge that a profile cannot use. */
export const NO_WAY = 0x7fffffff;

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

/** Whole seconds along each edge for a profile. */
export function edgeTimes(region: Region, profile: SpeedProfile): Int32Array {
  const { nodes, edges } = region.roads;
  const ticks = new Int32Array(edges.length);
  for (const x of edges) {
    const kmH = x.ferry ? profile.ferryKmH : profile.kmH[x.class];
    const lengthM = Math.max(x.lengthM, metres(nodes[x.a]!.at, nodes[x.b]!.at));
    ticks[x.id] = kmH > 0 ? Math.max(1, wholeSeconds((lengthM * 3.6) / kmH)) : NO_WAY;
  }
  return ticks;
}
