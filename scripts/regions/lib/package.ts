import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Point } from '../../../engine/kernel/grid.ts';
import { encodeGeoTiff } from '../../../server/regions/geotiff-write.ts';
import { romanise } from './pinyin.ts';
import { simplify, type NetEdge, type NetNode } from './road-net.ts';
import { provenanceOf, type FacilityDraft } from './facility-list.ts';
import type { Terrain } from './terrain.ts';
import type { VillagePlace } from './villages.ts';

/** What the files say of the county beside its generated parts. */
export interface RegionHead {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly crs: string;
  readonly seed: string;
  readonly poolLevelM: number | null;
  readonly attribution: readonly { readonly zh: string; readonly en: string }[];
  /** Townships in the order of the terrain's seats. */
  readonly townships: readonly {
    readonly code: string;
    readonly name: string;
    readonly name_en: string;
    readonly population: number;
    readonly status: string;
  }[];
}

export interface RegionParts {
  readonly head: RegionHead;
  readonly terrain: Terrain;
  readonly landCover: Uint8Array;
  readonly boundary: readonly Point[];
  readonly areaKm2: number;
  readonly riverWidths: readonly (readonly number[])[];
  readonly nodes: readonly NetNode[];
  readonly edges: readonly NetEdge[];
  readonly villages: readonly VillagePlace[];
  readonly facilities: readonly FacilityDraft[];
  readonly nodeNear: (at: Point) => number;
}

const NODATA_DM = -32768;
const NODATA_COVER = 0;

const FILES = {
  dem: 'dem.tif',
  landCover: 'landcover.tif',
  boundary: 'boundary.geojson',
  rivers: 'rivers.geojson',
  roads: 'roads.geojson',
  settlements: 'settlements.geojson',
  facilities: 'facilities.geojson',
};

/** Writes the whole package into `dir`. */
export function writePackage(dir: string, parts: RegionParts): void {
  mkdirSync(dir, { recursive: true });
  const put = (name: string, data: string | Buffer): void => writeFileSync(join(dir, name), data);
  put(FILES.dem, demOf(parts));
  put(FILES.landCover, coverOf(parts));
  put(FILES.boundary, collection(parts, 'boundary', [boundaryOf(parts)]));
  put(FILES.rivers, collection(parts, 'rivers', riversOf(parts)));
  put(FILES.roads, collection(parts, 'roads', roadsOf(parts)));
  put(FILES.settlements, collection(parts, 'settlements', settlementsOf(parts)));
  put(FILES.facilities, collection(parts, 'facilities', facilitiesOf(parts)));
  put('region.yaml', regionYaml(parts));
}

const demOf = (p: RegionParts): Buffer =>
  encodeGeoTiff({
    grid: p.terrain.grid,
    crs: p.head.crs,
    values: p.terrain.zDm,
    nodata: NODATA_DM,
    scale: 0.1,
    unit: 'metre',
    description:
      'Bed elevation in decimetres (synthetic terrain), river and pool bathymetry included',
  });

const coverOf = (p: RegionParts): Buffer =>
  encodeGeoTiff({
    grid: p.terrain.grid,
    crs: p.head.crs,
    values: p.landCover,
    nodata: NODATA_COVER,
    description: 'Land cover class 1-11 (synthetic)',
  });

const round = (v: number): number => Math.round(v * 10) / 10 + 0;
const xy = (p: Point): [number, number] => [round(p.e), round(p.n)];

function collection(p: RegionParts, name: string, features: readonly object[]): string {
  const head = {
    type: 'FeatureCollection',
    name,
    crs: { type: 'name', properties: { name: p.head.crs } },
  };
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},"features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
}

const featureOf = (type: string, coordinates: unknown, properties: object): object => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
});

const boundaryOf = (p: RegionParts): object =>
  featureOf('Polygon', [p.boundary.map(xy)], {
    name: p.head.name,
    areaKm2: round(p.areaKm2),
    provenance: 'assumed',
  });

/** Vertices about 120 m apart: enough for a map and for widths. */
const RIVER_STEP = 4;

function riversOf(p: RegionParts): object[] {
  return p.terrain.rivers.map((r, k) => {
    const cells = p.terrain.riverCells[k]!;
    const last = cells.length - 1;
    const keep = cells.map((_, i) => i).filter((i) => i % RIVER_STEP === 0 || i === last);
    const { grid, zDm } = p.terrain;
    return featureOf(
      'LineString',
      keep.map((i) => {
        const c = cells[i]!;
        const row = Math.floor(c / grid.cols);
        return xy({
          e: grid.west + (c - row * grid.cols + 0.5) * grid.cellM,
          n: grid.north - (row + 0.5) * grid.cellM,
        });
      }),
      {
        id: `river-${k + 1}`,
        name: { zh: r.name, en: r.nameEn },
        order: r.order,
        flowsInto:
          r.flowsInto === null
            ? null
            : `river-${1 + p.terrain.rivers.findIndex((q) => q.name === r.flowsInto)}`,
        bedM: keep.map((i) => zDm[cells[i]!]! / 10),
        widthM: keep.map((i) => Math.round(p.riverWidths[k]![i]!)),
        provenance: provenanceOf(r.status),
      },
    );
  });
}

function roadsOf(p: RegionParts): object[] {
  const nodes = p.nodes.map((n) =>
    featureOf('Point', [...xy(n), round(n.elevM)], { kind: 'node', id: n.id }),
  );
  const edges = p.edges.map((e) =>
    featureOf(
      'LineString',
      simplify(e.line, 7).map(([x, y, z]) => [round(x), round(y), round(z)]),
      {
        kind: 'edge',
        id: e.id,
        from: e.a,
        to: e.b,
        class: e.class,
        name: e.name,
        lengthM: round(e.lengthM),
        bridge: e.bridge,
        tunnel: e.tunnel,
        ferry: e.ferry,
      },
    ),
  );
  return [...nodes, ...edges];
}

function settlementsOf(p: RegionParts): object[] {
  const seats = p.terrain.seats.map((s, k) => {
    const t = p.head.townships[k]!;
    return featureOf('Point', xy(s), {
      kind: 'township',
      id: t.code,
      name: { zh: t.name, en: t.name_en },
      population: t.population,
      elevM: round(s.zM),
      nodeId: p.nodeNear(s),
      provenance: provenanceOf(t.status),
    });
  });
  const villages = p.villages.map((v) =>
    featureOf('Point', xy(v), {
      kind: 'village',
      id: v.id,
      name: { zh: v.name, en: romanise(v.name) },
      townshipId: p.head.townships[v.township]!.code,
      population: v.population,
      households: v.households,
      nodeId: p.nodeNear(v),
      provenance: 'assumed',
    }),
  );
  return [...seats, ...villages];
}

const facilitiesOf = (p: RegionParts): object[] =>
  p.facilities.map((f) =>
    featureOf('Point', xy(f), {
      id: f.id,
      kind: f.kind,
      name: { zh: f.zh, en: f.en },
      townshipId: f.township === null ? null : p.head.townships[f.township]!.code,
      nodeId: p.nodeNear(f),
      attributes: f.attributes,
      provenance: f.provenance,
    }),
  );

function regionYaml(p: RegionParts): string {
  const { id, name, crs, poolLevelM, seed, attribution } = p.head;
  return stringify({
    schema: 'sandtable-region/1',
    id,
    name,
    crs,
    grid: { ...p.terrain.grid },
    poolLevelM,
    synthetic: true,
    generator: { command: `npm run region -- ${id}`, seed },
    files: FILES,
    attribution,
  });
}
