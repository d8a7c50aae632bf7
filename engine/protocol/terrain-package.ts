import * as z from 'zod';
import { cellCount } from '../kernel/grid.ts';
import type { GridSpec, Point } from '../kernel/grid.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { FACILITY_KINDS, ROAD_CLASSES } from '../region/region.ts';
import type { FacilityKind, Region, RoadClass, Text } from '../region/region.ts';
import { lineReader, lineWriter } from './terrain-lines.ts';
import type { StoredLines } from './terrain-lines.ts';
import { coarsen, cut, packHeights, unpackHeights } from './terrain-raster.ts';
import type { TerrainRaster } from './terrain-raster.ts';

export type { TerrainRaster } from './terrain-raster.ts';

/** Rises when an old reader could no longer read a package. */
export const TERRAIN_VERSION = 1;

export interface TerrainRiver {
  readonly id: string;
  readonly name: Text;
  readonly order: number;
  readonly line: readonly (Point & { readonly widthM: number })[];
}

export interface TerrainRoad {
  readonly id: number;
  readonly class: RoadClass;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly ferry: boolean;
  readonly line: readonly Point[];
}

export interface TerrainPlace {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
}
export interface TerrainFacility extends TerrainPlace {
  readonly kind: FacilityKind;
}

/**
 * What a page needs to draw a place, and no more: ground and cover of a detail window and of the
 * whole county at a coarser step, and the lines and names on it. Nothing in it depends on an
 * exercise beyond the window, so that one package serves every seat.
 */
export interface TerrainPackage {
  readonly regionId: string;
  readonly name: Text;
  readonly crs: string;
  /** Level of the reservoir surface, m; null without one. */
  readonly poolLevelM: number | null;
  readonly attribution: readonly Text[];
  readonly detail: TerrainRaster;
  readonly county: TerrainRaster;
  readonly boundary: readonly Point[];
  readonly rivers: readonly TerrainRiver[];
  readonly roads: readonly TerrainRoad[];
  readonly townships: readonly TerrainPlace[];
  readonly villages: readonly TerrainPlace[];
  readonly facilities: readonly TerrainFacility[];
}

const textSchema = z.object({ zh: z.string(), en: z.string() });
const pointSchema = z.object({ e: z.number(), n: z.number() });
const placeSchema = z.object({ id: z.string(), name: textSchema, at: pointSchema });
const gridSchema = z.object({
  cols: z.int().min(1).max(20_000),
  rows: z.int().min(1).max(20_000),
  cellM: z.number().positive(),
  west: z.number(),
  north: z.number(),
});

/** Head of the file: all but the numbers, which follow as sections. */
const headerSchema = z.object({
  version: z.literal(TERRAIN_VERSION),
  regionId: z.string(),
  name: textSchema,
  crs: z.string(),
  poolLevelM: z.number().nullable(),
  attribution: z.array(textSchema),
  detail: gridSchema,
  county: gridSchema,
  lines: z.object({ counts: z.array(z.int().nonnegative()), bytes: z.int().nonnegative() }),
  rivers: z.array(z.object({ id: z.string(), name: textSchema, order: z.number() })),
  roads: z.array(
    z.object({
      id: z.int(),
      class: z.enum(ROAD_CLASSES),
      name: z.string(),
      bridge: z.boolean(),
      tunnel: z.boolean(),
      ferry: z.boolean(),
    }),
  ),
  townships: z.array(placeSchema),
  villages: z.array(placeSchema),
  facilities: z.array(placeSchema.extend({ kind: z.enum(FACILITY_KINDS) })),
});
type Header = z.infer<typeof headerSchema>;

const MAGIC = 'STTP';
const HEAD_BYTES = 8;

/** Decimetres in a position are noise on a map; whole metres keep the package small. */
const whole = (p: Point): Point => ({ e: Math.round(p.e), n: Math.round(p.n) });
const place = (p: { id: string; name: Text; at: Point }): TerrainPlace => ({
  id: p.id,
  name: { zh: p.name.zh, en: p.name.en },
  at: whole(p.at),
});

/** JSON in ASCII alone, so that a character is a byte and no text codec is needed. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function headerOf(region: Region, detail: GridSpec, county: GridSpec, lines: StoredLines): Header {
  return {
    version: TERRAIN_VERSION,
    regionId: region.id,
    name: region.name,
    crs: region.crs,
    poolLevelM: region.poolLevelM,
    attribution: [...region.attribution],
    detail,
    county,
    lines,
    rivers: region.rivers.map(({ id, name, order }) => ({ id, name, order })),
    roads: region.roads.edges.map((r) => ({
      id: r.id,
      class: r.class,
      name: r.name,
      bridge: r.bridge,
      tunnel: r.tunnel,
      ferry: r.ferry,
    })),
    townships: region.townships.map((t) => place({ id: t.id, name: t.name, at: t.seat })),
    villages: region.villages.map(place),
    facilities: region.facilities.map((f) => ({ ...place(f), kind: f.kind })),
  };
}

/**
 * Packs a region for drawing. `detail` is a window on the cells of `region.grid` (see `windowOf`);
 * the whole county follows at `countyStep` times the cell size (1 to 64). Bytes: magic, length of
 * the header, header (JSON), detail heights, county heights, detail cover, county cover, lines.
 * Heights are stored as differences from their neighbours: the file is meant to be compressed on
 * the way. Throws when the window does not lie on the region's cells.
 */
export function encodeTerrain(region: Region, detail: GridSpec, countyStep = 4): Uint8Array {
  const near = cut(region, detail);
  const far = coarsen(region, countyStep);
  const writer = lineWriter();
  writer.add(region.boundary);
  for (const r of region.rivers) writer.add(r.line, (i) => r.line[i]!.widthM);
  for (const r of region.roads.edges) writer.add(r.line);
  const lines = writer.finish();
  const json = asciiJson(headerOf(region, near.grid, far.grid, lines.stored));
  const parts = [
    packHeights(near),
    packHeights(far),
    near.landCover,
    far.landCover,
    lines.bytes,
  ] as const;
  let at = HEAD_BYTES + json.length;
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, at));
  for (let i = 0; i < MAGIC.length; i++) out[i] = MAGIC.charCodeAt(i);
  new DataView(out.buffer).setUint32(4, json.length, true);
  for (let i = 0; i < json.length; i++) out[HEAD_BYTES + i] = json.charCodeAt(i);
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

function readHeader(bytes: Uint8Array): Result<{ header: Header; end: number }, string> {
  if (bytes.length < HEAD_BYTES) return err('terrain package: shorter than its head');
  for (let i = 0; i < MAGIC.length; i++)
    if (bytes[i] !== MAGIC.charCodeAt(i)) return err('terrain package: expected magic STTP');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEAD_BYTES + view.getUint32(4, true);
  if (end > bytes.length) return err('terrain package: header is cut off');
  const chunks: string[] = [];
  for (let i = HEAD_BYTES; i < end; i += 8192)
    chunks.push(String.fromCharCode(...bytes.subarray(i, Math.min(end, i + 8192))));
  let json: unknown;
  try {
    json = JSON.parse(chunks.join(''));
  } catch {
    return err('terrain package: header is not JSON');
  }
  const parsed = headerSchema.safeParse(json);
  if (parsed.success) return ok({ header: parsed.data, end });
  const issue = parsed.error.issues[0];
  return err(`terrain package: header at ${issue?.path.join('.')}: ${issue?.message}`);
}

/** Reads a package, or says in one line what is wrong with it. */
export function decodeTerrain(bytes: Uint8Array): Result<TerrainPackage, string> {
  const head = readHeader(bytes);
  if (!head.ok) return head;
  const { header, end } = head.value;
  const cells = { detail: cellCount(header.detail), county: cellCount(header.county) };
  const expected = end + 3 * (cells.detail + cells.county) + header.lines.bytes;
  if (expected !== bytes.length)
    return err(`terrain package: ${bytes.length} bytes, expected ${expected}`);
  let at = end;
  const take = (n: number): Uint8Array => bytes.subarray(at, (at += n));
  const detailDm = unpackHeights(take(2 * cells.detail), header.detail);
  const countyDm = unpackHeights(take(2 * cells.county), header.county);
  const detailCover = take(cells.detail).slice();
  const countyCover = take(cells.county).slice();
  const lines = lineReader(header.lines, take(header.lines.bytes));
  if (lines.count !== 1 + header.rivers.length + header.roads.length)
    return err('terrain package: lines do not match rivers and roads');
  const { lines: _stored, version: _version, ...rest } = header;
  return ok({
    ...rest,
    detail: { grid: header.detail, elevationDm: detailDm, landCover: detailCover },
    county: { grid: header.county, elevationDm: countyDm, landCover: countyCover },
    boundary: lines.next(),
    rivers: header.rivers.map((r) => ({ ...r, line: lines.nextWithWidth() })),
    roads: header.roads.map((r) => ({ ...r, line: lines.next() })),
  });
}
