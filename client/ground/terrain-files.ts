import { cellCount } from '../../engine/kernel/grid.ts';
import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { TerrainAnswer } from '../../engine/protocol/http.ts';
import { FACILITY_KINDS, ROAD_CLASSES } from '../../engine/region/region.ts';
import type { Text } from '../../engine/region/region.ts';
import type { TerrainData, TerrainPlace, TerrainRaster } from './terrain-data.ts';

/** A feature as it comes over the wire; nothing in it is trusted before it was looked at. */
interface Feature {
  readonly id?: unknown;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown };
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Bytes and JSON of one file each, by its address. */
export interface TerrainFiles {
  bytes(url: string): Promise<Uint8Array>;
  json(url: string): Promise<unknown>;
}

const isNumber = (v: unknown): v is number => typeof v === 'number' && Number.isFinite(v);

function pointOf(v: unknown): Point | null {
  if (!Array.isArray(v) || !isNumber(v[0]) || !isNumber(v[1])) return null;
  return { e: v[0], n: v[1] };
}

function lineOf(v: unknown): Point[] {
  return Array.isArray(v) ? v.map(pointOf).filter((p) => p !== null) : [];
}

function nameOf(v: unknown): Text {
  const t = (v ?? {}) as Partial<Text>;
  const zh = typeof t.zh === 'string' ? t.zh : '';
  return { zh, en: typeof t.en === 'string' ? t.en : zh };
}

function featuresOf(json: unknown): readonly Feature[] {
  const list = (json as { features?: unknown } | null)?.features;
  return Array.isArray(list) ? (list as Feature[]) : [];
}

const places = (features: readonly Feature[], kind: string): TerrainPlace[] =>
  features.flatMap((f) => {
    const at = pointOf(f.geometry?.coordinates);
    if (at === null || f.properties?.['kind'] !== kind) return [];
    return [{ id: String(f.id), name: nameOf(f.properties['name']), at }];
  });

const roadsOf = (features: readonly Feature[]): TerrainData['roads'] =>
  features.flatMap((f) => {
    const p = f.properties ?? {};
    const roadClass = ROAD_CLASSES.find((c) => c === p['class']);
    const line = lineOf(f.geometry?.coordinates);
    if (roadClass === undefined || line.length < 2) return [];
    return [
      {
        id: Number(f.id),
        class: roadClass,
        name: String(p['name'] ?? ''),
        bridge: p['bridge'] === true,
        tunnel: p['tunnel'] === true,
        ferry: p['ferry'] === true,
        line,
      },
    ];
  });

const riversOf = (features: readonly Feature[]): TerrainData['rivers'] =>
  features.flatMap((f) => {
    const p = f.properties ?? {};
    const line = lineOf(f.geometry?.coordinates);
    if (line.length < 2) return [];
    const widthM = isNumber(p['widthM']) ? p['widthM'] : 0;
    const order = isNumber(p['order']) ? p['order'] : 1;
    return [{ id: String(f.id), name: nameOf(p['name']), order, widthM, line }];
  });

const facilitiesOf = (features: readonly Feature[]): TerrainData['facilities'] =>
  FACILITY_KINDS.flatMap((kind) => places(features, kind).map((p) => ({ ...p, kind })));

function boundaryOf(features: readonly Feature[]): Point[] {
  const rings = features[0]?.geometry?.coordinates;
  return Array.isArray(rings) ? lineOf(rings[0]) : [];
}

/** Little-endian whatever the machine. */
function int16(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Int16Array(bytes.byteLength >> 1);
  for (let i = 0; i < out.length; i++) out[i] = view.getInt16(2 * i, true);
  return out;
}

async function rasterOf(
  answer: TerrainAnswer,
  part: 'window' | 'county',
  files: TerrainFiles,
): Promise<Result<TerrainRaster, string>> {
  const dem = answer.rasters.find((r) => r.kind === 'dem' && r.part === part);
  const cover = answer.rasters.find((r) => r.kind === 'cover' && r.part === part);
  if (dem === undefined || cover === undefined) return err(`terrain: no ${part} raster`);
  const [heights, classes] = await Promise.all([files.bytes(dem.url), files.bytes(cover.url)]);
  const grid: GridSpec = dem.grid;
  const cells = cellCount(grid);
  if (heights.length !== 2 * cells || classes.length !== cells)
    return err(
      `terrain: ${part} has ${heights.length} and ${classes.length} bytes for ${cells} cells`,
    );
  return ok({ grid, elevationDm: int16(heights), landCover: classes });
}

/** Fetches what an answer of the terrain route names, and holds it against the answer. */
export async function readTerrain(
  answer: TerrainAnswer,
  files: TerrainFiles,
): Promise<Result<TerrainData, string>> {
  const vector = async (kind: TerrainAnswer['vectors'][number]['kind']) => {
    const url = answer.vectors.find((v) => v.kind === kind)?.url;
    return url === undefined ? [] : featuresOf(await files.json(url));
  };
  const [detail, county, roads, rivers, settlements, facilities, boundary] = await Promise.all([
    rasterOf(answer, 'window', files),
    rasterOf(answer, 'county', files),
    vector('roads'),
    vector('rivers'),
    vector('settlements'),
    vector('facilities'),
    vector('boundary'),
  ]);
  if (!detail.ok) return detail;
  if (!county.ok) return county;
  return ok({
    poolLevelM: answer.poolLevelM,
    attribution: answer.attribution,
    detail: detail.value,
    county: county.value,
    boundary: boundaryOf(boundary),
    rivers: riversOf(rivers),
    roads: roadsOf(roads),
    townships: places(settlements, 'township'),
    villages: places(settlements, 'village'),
    facilities: facilitiesOf(facilities),
  });
}
