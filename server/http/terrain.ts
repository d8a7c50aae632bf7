import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import type { TerrainAnswer } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';
import { vectorsOf } from './vectors.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Around the hazard's window, so that the edge of the map is not the edge of the fire, m. */
const MARGIN_M = 2000;
/** Cell of the whole county, as a multiple of the region's: 30 m becomes 120 m. */
const COARSE = 4;
/** Brotli level: most of the gain at a tenth of the time of the highest. */
const BROTLI_QUALITY = 5;

export interface TerrainFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gz: Buffer;
}

export interface Terrain {
  readonly answer: TerrainAnswer;
  /** By the last part of the `url`. */
  readonly files: ReadonlyMap<string, TerrainFile>;
}

interface Cut {
  readonly grid: GridSpec;
  readonly col0: number;
  readonly row0: number;
  readonly step: number;
}

function windowCut(region: Region, hazard: GridSpec): Cut {
  const g = region.grid;
  const col = (e: number) => Math.max(0, Math.min(g.cols, Math.round((e - g.west) / g.cellM)));
  const row = (n: number) => Math.max(0, Math.min(g.rows, Math.round((g.north - n) / g.cellM)));
  const col0 = col(hazard.west - MARGIN_M);
  const col1 = col(hazard.west + hazard.cols * hazard.cellM + MARGIN_M);
  const row0 = row(hazard.north + MARGIN_M);
  const row1 = row(hazard.north - hazard.rows * hazard.cellM - MARGIN_M);
  const grid = {
    cols: Math.max(1, col1 - col0),
    rows: Math.max(1, row1 - row0),
    cellM: g.cellM,
    west: g.west + col0 * g.cellM,
    north: g.north - row0 * g.cellM,
  };
  return { grid, col0, row0, step: 1 };
}

function countyCut(region: Region): Cut {
  const { cols, rows, cellM, west, north } = region.grid;
  const grid = {
    cols: Math.max(1, Math.floor(cols / COARSE)),
    rows: Math.max(1, Math.floor(rows / COARSE)),
    cellM: cellM * COARSE,
    west,
    north,
  };
  return { grid, col0: 0, row0: 0, step: COARSE };
}

/** Mean height of the cells under each coarse cell, little-endian Int16 decimetres. */
function demBytes(region: Region, cut: Cut): Buffer {
  const out = Buffer.alloc(cut.grid.cols * cut.grid.rows * 2);
  const { cols } = region.grid;
  for (let row = 0, i = 0; row < cut.grid.rows; row++)
    for (let col = 0; col < cut.grid.cols; col++, i++) {
      let sum = 0;
      for (let y = 0; y < cut.step; y++)
        for (let x = 0; x < cut.step; x++)
          sum +=
            region.elevationDm[
              (cut.row0 + row * cut.step + y) * cols + cut.col0 + col * cut.step + x
            ]!;
      out.writeInt16LE(Math.round(sum / (cut.step * cut.step)), i * 2);
    }
  return out;
}

/** Class of the cell in the middle: a mean of classes would be none. */
function coverBytes(region: Region, cut: Cut): Buffer {
  const out = Buffer.alloc(cut.grid.cols * cut.grid.rows);
  const half = Math.floor(cut.step / 2);
  for (let row = 0, i = 0; row < cut.grid.rows; row++) {
    const from = (cut.row0 + row * cut.step + half) * region.grid.cols + cut.col0 + half;
    for (let col = 0; col < cut.grid.cols; col++, i++)
      out[i] = region.landCover[from + col * cut.step]!;
  }
  return out;
}

async function pack(plain: Buffer, type: string): Promise<TerrainFile> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  const [br, gz] = await Promise.all([brotli(plain, { params }), zip(plain, { level: 6 })]);
  return { type, plain, br, gz };
}

/** Everything a map draws before anybody knows anything: relief, cover, roads, rivers, names. */
export async function buildTerrain(region: Region, hazard: GridSpec): Promise<Terrain> {
  const cuts = { window: windowCut(region, hazard), county: countyCut(region) } as const;
  // The window is in the name: two scenarios in one region have different files.
  const hash = createHash('sha256')
    .update(JSON.stringify([region.contentHash, cuts.window.grid, 'v1']))
    .digest('base64url')
    .slice(0, 22);
  const url = (file: string) => `/api/terrain/${hash}/${file}`;
  const files = new Map<string, TerrainFile>();
  const rasters: TerrainAnswer['rasters'][number][] = [];
  for (const part of ['window', 'county'] as const)
    for (const kind of ['dem', 'cover'] as const) {
      const bytes = kind === 'dem' ? demBytes(region, cuts[part]) : coverBytes(region, cuts[part]);
      files.set(`${kind}-${part}`, await pack(bytes, 'application/octet-stream'));
      rasters.push({ kind, part, grid: cuts[part].grid, url: url(`${kind}-${part}`) });
    }
  const vectors: TerrainAnswer['vectors'][number][] = [];
  for (const [kind, collection] of vectorsOf(region)) {
    const bytes = Buffer.from(JSON.stringify(collection));
    files.set(kind, await pack(bytes, 'application/geo+json'));
    vectors.push({ kind, url: url(kind) });
  }
  const { crs, attribution, poolLevelM } = region;
  return { answer: { hash, crs, attribution, poolLevelM, rasters, vectors }, files };
}
