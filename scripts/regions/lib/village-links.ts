import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import { MinHeap } from './heap.ts';
import type { NetEdge } from './road-net.ts';
import type { RoadBuilder } from './road-builder.ts';

/** Which neighbours get a road of their own. */
export interface LinkRule {
  /** Villages this near each other, m, */
  readonly reachM: number;
  /** when the way over existing roads is this many times the straight line */
  readonly worth: number;
  /** and the new road at most this share of the way round. */
  readonly saving: number;
  readonly rounds: number;
  readonly maxExpanded: number;
}

/**
 * Links neighbouring villages whose way round is long, so that the network has loops as real village
 * roads have and a closed road can be gone around. Returns links built.
 */
export function linkVillages(roads: RoadBuilder, places: readonly Point[], rule: LinkRule): number {
  const cells = places.map((p) => cellAt(roads.terrain.grid, p.e, p.n));
  const tried = new Set<string>();
  let built = 0;
  for (let round = 0; round < rule.rounds; round++) {
    const lengths = lengthsBetween(roads, cells, places);
    const wanted = pairs(places, rule.reachM)
      .map(([a, b, straight]) => ({ a, b, straight, way: lengths(a, b) }))
      .map((p) => ({ ...p, ratio: p.way / p.straight }))
      .filter((p) => p.ratio > rule.worth && !tried.has(`${p.a}-${p.b}`))
      .sort((x, y) => y.ratio - x.ratio || x.straight - y.straight || x.a - y.a || x.b - y.b);
    const busy = new Set<number>();
    for (const { a, b, way } of wanted) {
      // One new road at a place and round: the next round sees what it has changed.
      if (busy.has(a) || busy.has(b)) continue;
      tried.add(`${a}-${b}`);
      const path = roads.findVillageRoad(cells[a]!, cells[b]!, rule.maxExpanded);
      if (!path || roads.lengthOf(path) > way * rule.saving) continue;
      roads.lay(path, 'village', '村道');
      busy.add(a);
      busy.add(b);
      built++;
    }
  }
  return built;
}

function pairs(places: readonly Point[], reachM: number): [number, number, number][] {
  const out: [number, number, number][] = [];
  places.forEach((p, a) => {
    for (let b = a + 1; b < places.length; b++) {
      const q = places[b]!;
      const d = Math.hypot(p.e - q.e, p.n - q.n);
      if (d < reachM && d > 400) out.push([a, b, d]);
    }
  });
  return out;
}

/** Shortest road lengths between places on the network as it is now, m. */
function lengthsBetween(
  roads: RoadBuilder,
  cells: readonly number[],
  places: readonly Point[],
): (a: number, b: number) => number {
  const { nodes, edges } = roads.net.contract();
  const nodeOf = new Map(nodes.map((n) => [n.cell, n.id]));
  const table = cells.map((c) => dijkstra(nodes.length, edges, nodeOf.get(c) ?? -1));
  return (a, b) => {
    const node = nodeOf.get(cells[b]!);
    if (node === undefined) return 0;
    const d = table[a]![node]!;
    return Number.isFinite(d) ? d : Math.hypot(places[a]!.e, places[a]!.n);
  };
}

function dijkstra(count: number, edges: readonly NetEdge[], from: number): Float64Array {
  const links: [number, number][][] = Array.from({ length: count }, () => []);
  for (const e of edges) {
    links[e.a]!.push([e.b, e.lengthM]);
    links[e.b]!.push([e.a, e.lengthM]);
  }
  const best = new Float64Array(count).fill(Infinity);
  if (from < 0) return best;
  const heap = new MinHeap();
  best[from] = 0;
  heap.push(0, from);
  const done = new Uint8Array(count);
  while (heap.size > 0) {
    const here = heap.pop();
    if (done[here] === 1) continue;
    done[here] = 1;
    for (const [next, length] of links[here]!) {
      const d = best[here]! + length;
      if (d >= best[next]!) continue;
      best[next] = d;
      heap.push(d, next);
    }
  }
  return best;
}
