import proj4 from 'proj4';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { UnitOrder } from '../../engine/exercise/commands/command.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { ReportInput } from './input.ts';
import { cellsOf, outlines, signedArea2 } from './perimeter.ts';

interface Feature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}

/** Degrees with seven decimals: a centimetre. */
const DECIMALS = 1e7;

type Coordinates = readonly [lon: number, lat: number];

/** Where an order leads: a point, a line, or null for one that goes nowhere. */
function orderGeometry(
  o: UnitOrder,
  village: (id: string) => Point | undefined,
): { type: 'Point' | 'LineString'; points: readonly Point[] } | null {
  if ('path' in o) return { type: 'LineString', points: o.path };
  if ('at' in o) return { type: 'Point', points: [o.at] };
  if ('to' in o) return { type: 'Point', points: [o.to] };
  const at = 'villageId' in o ? village(o.villageId) : undefined;
  return at === undefined ? null : { type: 'Point', points: [at] };
}

/**
 * Orders, routes, sites of incidents and the edge of the hazard at the key moments, in WGS84 as
 * GeoJSON (RFC 7946) wants it. `what` tells the features apart; times are ticks, seconds.
 */
export function mapGeoJson(i: ReportInput, events: readonly ExerciseEvent[]): FeatureCollection {
  const project = proj4(i.ground.crs, 'WGS84');
  const at = (p: Point): Coordinates => {
    const [lon, lat] = project.forward([p.e, p.n]) as [number, number];
    return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
  };
  const villages = new Map(i.ground.villages.map((v) => [v.id, v.at]));
  const feature = (
    type: string,
    coordinates: unknown,
    properties: Feature['properties'],
  ): Feature => ({ type: 'Feature', geometry: { type, coordinates }, properties });
  const orders = events.flatMap(({ id, tick, body: b }): Feature[] => {
    if (b.type !== 'orderIssued' && b.type !== 'orderRefused') return [];
    const g = orderGeometry(b.order, (v) => villages.get(v));
    if (g === null) return [];
    const properties = {
      what: 'order',
      event: id,
      tick,
      seat: b.seatId,
      order: b.order.type,
      unit: b.order.unitId,
      refused: b.type === 'orderRefused',
    };
    const points = g.points.map(at);
    return [feature(g.type, g.type === 'Point' ? points[0] : points, properties)];
  });
  const moments = i.maps.flatMap((m): Feature[] => {
    const { tick } = m.moment;
    return [
      ...m.layers.flatMap((l): Feature[] => {
        if (l.id === 'forecast') return [];
        const polygons = polygonsOf(
          outlines(
            l.grid,
            cellsOf(l.runs, () => true),
          ),
          at,
        );
        const properties = { what: 'perimeter', layer: l.id, tick };
        return polygons.length === 0 ? [] : [feature('MultiPolygon', polygons, properties)];
      }),
      ...m.routes
        .filter((r) => r.line.length > 1)
        .map((r) => feature('LineString', r.line.map(at), { what: 'route', unit: r.unitId, tick })),
      ...m.lines
        .filter((l) => l.length > 1)
        .map((l) => feature('LineString', l.map(at), { what: 'fireLine', tick })),
      ...m.incidents.map((x) =>
        feature('Point', at(x.at), { what: 'incident', incident: x.id, name: x.name.zh, tick }),
      ),
      ...m.sites.map((s) => feature('Point', at(s.at), { what: 'site', site: s.id, tick })),
    ];
  });
  return { type: 'FeatureCollection', features: [...orders, ...moments] };
}

/** Outer rings with the holes that lie in them. */
function polygonsOf(
  rings: readonly (readonly Point[])[],
  at: (p: Point) => Coordinates,
): readonly (readonly (readonly Coordinates[])[])[] {
  const outer = rings.filter((r) => signedArea2(r) > 0).map((ring) => ({ ring, holes: [ring] }));
  for (const hole of rings.filter((r) => signedArea2(r) < 0)) {
    const holders = outer.filter((o) => within(inside(hole), o.ring));
    // The smallest ring around a hole is its own.
    const own = holders.toSorted((a, b) => signedArea2(a.ring) - signedArea2(b.ring))[0];
    own?.holes.push(hole);
  }
  return outer.map((o) => o.holes.map((r) => r.map(at)));
}

/** A point beside the first edge of a clockwise ring, within it and off every corner. */
function inside(ring: readonly Point[]): Point {
  const [a, b] = [ring[0]!, ring[1]!];
  const length = Math.abs(b.e - a.e) + Math.abs(b.n - a.n);
  const step = Math.min(1, length / 4);
  const mid = { e: (a.e + b.e) / 2, n: (a.n + b.n) / 2 };
  // To the right of the way: a hole runs clockwise around what is not burned.
  return {
    e: mid.e + ((b.n - a.n) / length) * step,
    n: mid.n - ((b.e - a.e) / length) * step,
  };
}

function within(p: Point, ring: readonly Point[]): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]!;
    const b = ring[i]!;
    if (a.n > p.n === b.n > p.n) continue;
    if (p.e < a.e + ((p.n - a.n) / (b.n - a.n)) * (b.e - a.e)) odd = !odd;
  }
  return odd;
}
