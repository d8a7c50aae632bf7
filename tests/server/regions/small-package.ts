import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { encodeGeoTiff } from '../../../server/regions/geotiff-write.ts';

export const CRS =
  '+proj=tmerc +lat_0=31 +lon_0=110 +k=1 +x_0=5000 +y_0=5000 +datum=WGS84 +units=m +no_defs';
export const GRID = { cols: 40, rows: 30, cellM: 30, west: 4400, north: 5450 };

const FILES = {
  dem: 'dem.tif',
  landCover: 'landcover.tif',
  boundary: 'boundary.geojson',
  rivers: 'rivers.geojson',
  roads: 'roads.geojson',
  settlements: 'settlements.geojson',
  facilities: 'facilities.geojson',
};

const text = (zh: string) => ({ zh, en: zh });
const feature = (type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
});
const collection = (features: object[]) => ({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: CRS } },
  features,
});

/** A valid package of 1.2 × 0.9 km: two seats on one road, a river, a village, a shelter. */
export function writeSmallPackage(): string {
  const dir = mkdtempSync(join(tmpdir(), 'region-'));
  const heights = Int16Array.from({ length: 1200 }, (_, i) => 2000 + (i % 40) * 10);
  writeHeights(dir, heights);
  writeCover(dir, new Uint8Array(1200).fill(6));
  const put = (name: string, data: object): void =>
    writeFileSync(join(dir, name), JSON.stringify(data));
  put(
    FILES.boundary,
    collection([
      feature(
        'Polygon',
        [
          [
            [4500, 4700],
            [5500, 4700],
            [5500, 5400],
            [4500, 5400],
            [4500, 4700],
          ],
        ],
        {
          name: text('试'),
          areaKm2: 0.7,
          provenance: 'assumed',
        },
      ),
    ]),
  );
  put(
    FILES.rivers,
    collection([
      feature(
        'LineString',
        [
          [5500, 5000],
          [4500, 5000],
        ],
        {
          id: 'river-1',
          name: text('河'),
          order: 1,
          flowsInto: null,
          bedM: [230, 200],
          widthM: [5, 8],
          provenance: 'assumed',
        },
      ),
    ]),
  );
  const road = {
    kind: 'edge',
    class: 'county',
    name: '路',
    bridge: false,
    tunnel: false,
    ferry: false,
  };
  put(
    FILES.roads,
    collection([
      feature('Point', [4600, 5100, 205], { kind: 'node', id: 0 }),
      feature('Point', [5000, 5100, 220], { kind: 'node', id: 1 }),
      feature('Point', [5400, 5100, 235], { kind: 'node', id: 2 }),
      feature(
        'LineString',
        [
          [4600, 5100, 205],
          [5000, 5100, 220],
        ],
        { ...road, id: 0, from: 0, to: 1, lengthM: 400.3 },
      ),
      feature(
        'LineString',
        [
          [5000, 5100, 220],
          [5400, 5100, 235],
        ],
        { ...road, id: 1, from: 1, to: 2, lengthM: 400.3 },
      ),
    ]),
  );
  put(
    FILES.settlements,
    collection([
      feature('Point', [4600, 5100], {
        kind: 'township',
        id: 't1',
        name: text('甲'),
        population: 10,
        elevM: 205,
        nodeId: 0,
        provenance: 'assumed',
      }),
      feature('Point', [5400, 5100], {
        kind: 'township',
        id: 't2',
        name: text('乙'),
        population: 20,
        elevM: 235,
        nodeId: 2,
        provenance: 'assumed',
      }),
      feature('Point', [5000, 5100], {
        kind: 'village',
        id: 'v-t1-1',
        name: text('丙'),
        townshipId: 't1',
        population: 10,
        households: 3,
        nodeId: 1,
        provenance: 'assumed',
      }),
    ]),
  );
  put(
    FILES.facilities,
    collection([
      feature('Point', [5000, 5110], {
        id: 'shelter-1',
        kind: 'shelter',
        name: text('所'),
        townshipId: 't1',
        nodeId: 1,
        attributes: { areaM2: 100, capacity: 50 },
        provenance: 'assumed',
      }),
    ]),
  );
  writeFileSync(
    join(dir, 'region.yaml'),
    stringify({
      schema: 'sandtable-region/1',
      id: 'small',
      name: text('小'),
      crs: CRS,
      grid: GRID,
      poolLevelM: null,
      synthetic: true,
      generator: { command: 'test', seed: '1' },
      files: FILES,
      attribution: [text('合成')],
    }),
  );
  return dir;
}

export function writeHeights(dir: string, values: Int16Array, change: object = {}): void {
  const raster = {
    grid: GRID,
    crs: CRS,
    values,
    nodata: -32768,
    scale: 0.1,
    unit: 'metre',
    description: 'test',
    ...change,
  };
  writeFileSync(join(dir, FILES.dem), encodeGeoTiff(raster));
}

export function writeCover(dir: string, values: Uint8Array, change: object = {}): void {
  const raster = { grid: GRID, crs: CRS, values, nodata: 0, description: 'test', ...change };
  writeFileSync(join(dir, FILES.landCover), encodeGeoTiff(raster));
}

type Loose = any;

/** Rewrites one GeoJSON or YAML file of a package through a change made in place. */
export function edit(dir: string, file: string, change: (data: Loose) => void): void {
  const path = join(dir, file);
  const yaml = file.endsWith('.yaml');
  const source = readFileSync(path, 'utf8');
  const data: Loose = yaml ? parse(source) : JSON.parse(source);
  change(data);
  writeFileSync(path, yaml ? stringify(data) : JSON.stringify(data));
}
