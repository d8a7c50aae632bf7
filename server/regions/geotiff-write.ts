import { deflateSync } from 'node:zlib';
import type { GridSpec } from '../../engine/kernel/grid.ts';

/** A single-band raster to write as GeoTIFF. */
export interface RasterToWrite {
  readonly grid: GridSpec;
  /** PROJ string of the CRS; only transverse Mercator on WGS84 is written as GeoTIFF keys. */
  readonly crs: string;
  readonly values: Int16Array | Uint8Array;
  readonly nodata: number;
  /** Factor from stored values to `unit`, written as GDAL scale metadata. */
  readonly scale?: number;
  readonly unit?: string;
  readonly description: string;
}

type Entry = readonly [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[] | string];

const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const ASCII = 2;
const ROWS_PER_STRIP = 64;

/**
 * Little-endian TIFF in strips of 64 rows, DEFLATE with horizontal differencing, with GeoTIFF keys
 * for a user-defined transverse Mercator and GDAL's no-data, scale and unit metadata.
 */
export function encodeGeoTiff(raster: RasterToWrite): Buffer {
  const strips = stripsOf(raster);
  const bits = raster.values.BYTES_PER_ELEMENT * 8;
  const { grid } = raster;
  const keys = geoKeys(raster.crs);
  const entries: Entry[] = [
    [256, LONG, [grid.cols]],
    [257, LONG, [grid.rows]],
    [258, SHORT, [bits]],
    [259, SHORT, [8]],
    [262, SHORT, [1]],
    [270, ASCII, raster.description],
    [273, LONG, strips.map(() => 0)],
    [277, SHORT, [1]],
    [278, LONG, [ROWS_PER_STRIP]],
    [279, LONG, strips.map((s) => s.length)],
    [284, SHORT, [1]],
    [317, SHORT, [2]],
    [339, SHORT, [raster.values instanceof Int16Array ? 2 : 1]],
    [33550, DOUBLE, [grid.cellM, grid.cellM, 0]],
    [33922, DOUBLE, [0, 0, 0, grid.west, grid.north, 0]],
    [34735, SHORT, keys.directory],
    [34736, DOUBLE, keys.doubles],
    [34737, ASCII, keys.ascii],
    [42112, ASCII, gdalMetadata(raster)],
    [42113, ASCII, String(raster.nodata)],
  ];
  return assemble(entries, strips);
}

function stripsOf(raster: RasterToWrite): Buffer[] {
  const { cols, rows } = raster.grid;
  const strips: Buffer[] = [];
  for (let row = 0; row < rows; row += ROWS_PER_STRIP) {
    const part = raster.values.slice(row * cols, Math.min(rows, row + ROWS_PER_STRIP) * cols);
    for (let r = 0; r * cols < part.length; r++) {
      for (let k = (r + 1) * cols - 1; k > r * cols; k--) part[k]! -= part[k - 1]!;
    }
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    strips.push(deflateSync(bytes, { level: 9 }));
  }
  return strips;
}

function gdalMetadata(raster: RasterToWrite): string {
  const items = [
    raster.scale === undefined
      ? ''
      : `<Item name="SCALE" sample="0" role="scale">${raster.scale}</Item>`,
    raster.scale === undefined ? '' : '<Item name="OFFSET" sample="0" role="offset">0</Item>',
    raster.unit === undefined
      ? ''
      : `<Item name="UNITTYPE" sample="0" role="unittype">${raster.unit}</Item>`,
  ];
  return `<GDALMetadata>${items.join('')}</GDALMetadata>`;
}

/** Parameters of `+proj=tmerc … +datum=WGS84` by name. */
export function tmercParameters(
  crs: string,
): Record<'lat_0' | 'lon_0' | 'k' | 'x_0' | 'y_0', number> {
  const value = (name: string): number => {
    const m = new RegExp(`\\+${name}=(-?[0-9.]+)`).exec(crs);
    if (!m) throw new Error(`CRS without +${name}: ${crs}`);
    return Number(m[1]);
  };
  if (!/\+proj=tmerc\b/.test(crs) || !/\+datum=WGS84\b/.test(crs)) {
    throw new Error(`not a transverse Mercator on WGS84: ${crs}`);
  }
  return {
    lat_0: value('lat_0'),
    lon_0: value('lon_0'),
    k: value('k'),
    x_0: value('x_0'),
    y_0: value('y_0'),
  };
}

/** GeoKeys of a user-defined projected CRS: GeoTIFF 1.1, section 7. */
function geoKeys(crs: string): { directory: number[]; doubles: number[]; ascii: string } {
  const p = tmercParameters(crs);
  const doubles = [p.lat_0, p.lon_0, p.k, p.x_0, p.y_0];
  const ascii = `${crs}|`;
  const keys: [number, number, number, number][] = [
    [1024, 0, 1, 1], // GTModelType: projected
    [1025, 0, 1, 1], // GTRasterType: pixel is area
    [1026, 34737, ascii.length, 0], // GTCitation
    [2048, 0, 1, 4326], // GeodeticCRS
    [2054, 0, 1, 9102], // GeogAngularUnits: degree
    [3072, 0, 1, 32767], // ProjectedCRS: user-defined
    [3074, 0, 1, 32767], // Projection: user-defined
    [3075, 0, 1, 1], // ProjMethod: transverse Mercator
    [3076, 0, 1, 9001], // ProjLinearUnits: metre
    [3080, 34736, 1, 1], // ProjNatOriginLong
    [3081, 34736, 1, 0], // ProjNatOriginLat
    [3082, 34736, 1, 3], // ProjFalseEasting
    [3083, 34736, 1, 4], // ProjFalseNorthing
    [3092, 34736, 1, 2], // ProjScaleAtNatOrigin
  ];
  return { directory: [1, 1, 1, keys.length, ...keys.flat()], doubles, ascii };
}

const SIZE: Readonly<Record<number, number>> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };

function assemble(entries: readonly Entry[], strips: readonly Buffer[]): Buffer {
  const ifdBytes = 2 + entries.length * 12 + 4;
  const payloads = entries.map(([, type, values]) => payloadOf(type, values));
  let at = 8 + ifdBytes;
  const offsets = payloads.map((p) => {
    if (p.length <= 4) return 0;
    const here = at;
    at += p.length + (p.length % 2);
    return here;
  });
  let stripAt = at;
  const stripOffsets = strips.map((s) => {
    const here = stripAt;
    stripAt += s.length;
    return here;
  });
  const stripEntry = entries.findIndex(([tag]) => tag === 273);
  payloads[stripEntry] = payloadOf(LONG, stripOffsets);
  const head = Buffer.alloc(at);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type], k) => {
    const payload = payloads[k]!;
    const p = 10 + k * 12;
    head.writeUInt16LE(tag, p);
    head.writeUInt16LE(type, p + 2);
    head.writeUInt32LE(payload.length / SIZE[type]!, p + 4);
    if (payload.length <= 4) payload.copy(head, p + 8);
    else {
      head.writeUInt32LE(offsets[k]!, p + 8);
      payload.copy(head, offsets[k]!);
    }
  });
  return Buffer.concat([head, ...strips]);
}

function payloadOf(type: number, values: readonly number[] | string): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const out = Buffer.alloc(values.length * SIZE[type]!);
  values.forEach((v, k) => {
    if (type === SHORT) out.writeUInt16LE(v, k * 2);
    else if (type === LONG) out.writeUInt32LE(v, k * 4);
    else out.writeDoubleLE(v, k * 8);
  });
  return out;
}
