import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import { MinHeap } from '../lib/heap.ts';
import type { NetEdge } from '../lib/road-net.ts';
import type { RoadBuilder } from './roads.ts';

/** Villages this near each other may get a road of their own, m. */
const REACH_M = 4500;
/** … when the way over existing roads is this many times the straight line. */
const WORTH = 3;
/** … and the new road at most this share of the way round. */
const SAVING = 0.55;
const ROUNDS = 2;
const MAX_EXPANDED = 50_000;

/**
 * Links neighbouring villages whose way round is long, so that the network has loops as real village
 * roads have and a closed road can be gone around. Never across the Yangtze. Returns links built.
 */
export function linkVillages(roads: RoadBuilder, places: readonly Point[]): number {
  const cells = places.map((p) => cellAt(roads.terrain.grid, p.e, p.n));
  const tried = new Set<string>();
  let built = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const lengths = lengthsBetween(roads, cells, places);
    const wanted = pairs(places)
      .map(([a, b, straight]) => ({ a, b, straight, way: lengths(a, b) }))
      .map((p) => ({ ...p, ratio: p.way / p.straight }))
      .filter((p) => p.ratio > WORTH && !tried.has(`${p.a}-${p.b}`))
      .sort((x, y) => y.ratio - x.ratio || x.straight - y.straight || x.a - y.a || x.b - y.b);
    const busy = new Set<number>();
    for (const { a, b, way } of wanted) {
      // One new road at a place and round: the next round sees what it has changed.
      if (busy.has(a) || busy.has(b)) continue;
      tried.add(`${a}-${b}`);
      const path = roads.findVillageRoad(cells[a]!, cells[b]!, MAX_EXPANDED);
      if (!path || roads.lengthOf(path) > way * SAVING) continue;
      roads.lay(path, 'village', '村道');
      busy.add(a);
      busy.add(b);
      built++;
    }
  }
  return built;
}

function pairs(places: readonly Point[]): [number, number, number][] {
  const out: [number, number, number][] = [];
  places.forEach((p, a) => {
    for (let b = a + 1; b < places.length; b++) {
      const q = places[b]!;
      const d = Math.hypot(p.e - q.e, p.n - q.n);
      if (d < REACH_M && d > 400) out.push([a, b, d]);
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
