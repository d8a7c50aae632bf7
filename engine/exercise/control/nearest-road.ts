import type { Point } from '../../kernel/grid.ts';
import type { RoadEdge } from '../../region/region.ts';

/** Distance from a point to a segment, m. */
function distanceM(p: Point, a: Point, b: Point): number {
  const de = b.e - a.e;
  const dn = b.n - a.n;
  const length2 = de * de + dn * dn;
  const along = length2 === 0 ? 0 : ((p.e - a.e) * de + (p.n - a.n) * dn) / length2;
  const t = Math.max(0, Math.min(1, along));
  const e = a.e + t * de - p.e;
  const n = a.n + t * dn - p.n;
  return Math.sqrt(e * e + n * n);
}

/** The road nearest to a point, within `withinM`; null when there is none. */
export function nearestRoad(
  edges: readonly RoadEdge[],
  p: Point,
  withinM: number,
): RoadEdge | null {
  let best: RoadEdge | null = null;
  let bestM = withinM;
  for (const edge of edges)
    for (let i = 1; i < edge.line.length; i++) {
      const d = distanceM(p, edge.line[i - 1]!, edge.line[i]!);
      if (d <= bestM && (best === null || d < bestM)) {
        best = edge;
        bestM = d;
      }
    }
  return best;
}
