import type { Point } from '../../engine/kernel/grid.ts';
import type { TerrainAnswer } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';

type Kind = TerrainAnswer['vectors'][number]['kind'];

interface Feature {
  readonly type: 'Feature';
  readonly id: string | number;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}

/** What a drawn line may be off by, m: half a cell of the relief under it. */
const TOLERANCE_M = 15;

const metres = (v: number): number => Math.round(v);
const at = (p: Point): readonly [number, number] => [metres(p.e), metres(p.n)];

/** Distance of `p` from the segment a–b, squared. */
function offSquared(p: Point, a: Point, b: Point): number {
  const dx = b.e - a.e;
  const dy = b.n - a.n;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : ((p.e - a.e) * dx + (p.n - a.n) * dy) / length;
  const u = Math.max(0, Math.min(1, t));
  const ex = p.e - a.e - u * dx;
  const ey = p.n - a.n - u * dy;
  return ex * ex + ey * ey;
}

/** Douglas and Peucker's simplification: ends stay, no vertex left out is off by more. */
export function simplify(line: readonly Point[], toleranceM: number): readonly Point[] {
  if (line.length <= 2) return line;
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const [from, to] = part;
    let worst = toleranceM * toleranceM;
    let split = -1;
    for (let i = from + 1; i < to; i++) {
      const off = offSquared(line[i]!, line[from]!, line[to]!);
      if (off > worst) {
        worst = off;
        split = i;
      }
    }
    if (split < 0) continue;
    keep[split] = 1;
    stack.push([from, split], [split, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

const lineString = (line: readonly Point[]): Feature['geometry'] => ({
  type: 'LineString',
  coordinates: simplify(line, TOLERANCE_M).map(at),
});
const point = (p: Point): Feature['geometry'] => ({ type: 'Point', coordinates: at(p) });
const feature = (
  id: string | number,
  geometry: Feature['geometry'],
  properties: Feature['properties'],
): Feature => ({ type: 'Feature', id, geometry, properties });
const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

function roads(region: Region): FeatureCollection {
  return collection(
    region.roads.edges.map((e) =>
      feature(e.id, lineString(e.line), {
        class: e.class,
        name: e.name,
        bridge: e.bridge,
        tunnel: e.tunnel,
        ferry: e.ferry,
      }),
    ),
  );
}

function rivers(region: Region): FeatureCollection {
  return collection(
    region.rivers.map((r) => {
      const width = r.line.reduce((sum, v) => sum + v.widthM, 0) / Math.max(1, r.line.length);
      return feature(r.id, lineString(r.line), {
        name: r.name,
        order: r.order,
        widthM: metres(width),
      });
    }),
  );
}

function settlements(region: Region): FeatureCollection {
  return collection([
    ...region.townships.map((t) =>
      feature(t.id, point(t.seat), {
        kind: 'township',
        name: t.name,
        population: t.population,
        provenance: t.provenance,
      }),
    ),
    ...region.villages.map((v) =>
      feature(v.id, point(v.at), {
        kind: 'village',
        name: v.name,
        population: v.population,
        townshipId: v.townshipId,
        provenance: v.provenance,
      }),
    ),
  ]);
}

function facilities(region: Region): FeatureCollection {
  return collection(
    region.facilities.map((f) =>
      feature(f.id, point(f.at), { kind: f.kind, name: f.name, provenance: f.provenance }),
    ),
  );
}

function boundary(region: Region): FeatureCollection {
  const ring = simplify(region.boundary, TOLERANCE_M).map(at);
  const closed = ring.length > 0 ? [...ring, ring[0]!] : ring;
  return collection([feature(region.id, { type: 'Polygon', coordinates: [closed] }, {})]);
}

/** GeoJSON of what stands still, for drawing; coordinates are metres of the region's CRS. */
export const vectorsOf = (region: Region): readonly (readonly [Kind, FeatureCollection])[] => [
  ['roads', roads(region)],
  ['rivers', rivers(region)],
  ['settlements', settlements(region)],
  ['facilities', facilities(region)],
  ['boundary', boundary(region)],
];
