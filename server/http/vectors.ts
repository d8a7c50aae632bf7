import type { Point } from '../../engine/kernel/grid.ts';
import type { TerrainAnswer } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';
import { simplify } from '../simplify.ts';

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
