import { cellCentre, type GridSpec } from '../../engine/kernel/grid.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { RegionFile } from '../../engine/protocol/region-schema.ts';
import { LandCover } from '../../engine/region/region.ts';
import { decodeGeoTiff, type RasterFile } from './geotiff-read.ts';
import { tmercParameters } from './geotiff-write.ts';
import type { RegionProblem } from './region-problem.ts';

/** Bed elevation, dm; refuses what disagrees with `region.yaml` and cells without data. */
export async function readElevation(
  region: RegionFile,
  bytes: Buffer,
): Promise<Result<Int16Array, RegionProblem[]>> {
  const file = region.files.dem;
  const raster = await decode(file, bytes);
  if (!raster.ok) return raster;
  const problems = mismatches(region, file, raster.value);
  if (!(raster.value.values instanceof Int16Array)) {
    problems.push({
      file,
      path: '',
      expected: 'signed 16-bit samples',
      found: typeName(raster.value.values),
    });
    return err(problems);
  }
  if (raster.value.scale !== 0.1) {
    const found = raster.value.scale === null ? 'no scale' : `scale ${raster.value.scale}`;
    problems.push({ file, path: 'GDAL metadata', expected: 'scale 0.1 (decimetres)', found });
  }
  problems.push(...emptyCells(file, region.grid, raster.value));
  return problems.length > 0 ? err(problems) : ok(raster.value.values);
}

/** Land-cover classes; refuses unknown ones. */
export async function readLandCover(
  region: RegionFile,
  bytes: Buffer,
): Promise<Result<Uint8Array, RegionProblem[]>> {
  const file = region.files.landCover;
  const raster = await decode(file, bytes);
  if (!raster.ok) return raster;
  const problems = mismatches(region, file, raster.value);
  if (!(raster.value.values instanceof Uint8Array)) {
    problems.push({
      file,
      path: '',
      expected: 'unsigned 8-bit samples',
      found: typeName(raster.value.values),
    });
    return err(problems);
  }
  problems.push(...unknownClasses(file, region.grid, raster.value.values));
  return problems.length > 0 ? err(problems) : ok(raster.value.values);
}

async function decode(file: string, bytes: Buffer): Promise<Result<RasterFile, RegionProblem[]>> {
  try {
    return ok(await decodeGeoTiff(bytes));
  } catch (e) {
    const found = e instanceof Error ? e.message : String(e);
    return err([{ file, path: '', expected: 'a single-band GeoTIFF', found }]);
  }
}

const typeName = (values: ArrayLike<number>): string => values.constructor.name;

function mismatches(region: RegionFile, file: string, raster: RasterFile): RegionProblem[] {
  const out: RegionProblem[] = [];
  for (const key of ['cols', 'rows', 'cellM', 'west', 'north'] as const) {
    const want = region.grid[key];
    const have = raster.grid[key];
    if (Math.abs(want - have) > 1e-6) {
      out.push({
        file,
        path: key,
        expected: `${want} as in region.yaml grid.${key}`,
        found: String(have),
      });
    }
  }
  const found = raster.tmerc;
  if (found === null) {
    const expected = `the CRS of region.yaml (${region.crs})`;
    return [...out, { file, path: 'GeoKeys', expected, found: 'no transverse Mercator keys' }];
  }
  const want = tmercParameters(region.crs);
  for (const key of ['lat_0', 'lon_0', 'k', 'x_0', 'y_0'] as const) {
    if (Math.abs(want[key] - found[key]) > 1e-9) {
      const expected = `+${key}=${want[key]} as in region.yaml crs`;
      out.push({ file, path: 'GeoKeys', expected, found: `+${key}=${found[key]}` });
    }
  }
  return out;
}

const place = (grid: GridSpec, cell: number): string => {
  const p = cellCentre(grid, cell);
  return `row ${Math.floor(cell / grid.cols)}, column ${cell % grid.cols} (${p.e}, ${p.n})`;
};

function emptyCells(file: string, grid: GridSpec, raster: RasterFile): RegionProblem[] {
  if (raster.nodata === null) {
    return [{ file, path: 'GDAL_NODATA', expected: 'a declared no-data value', found: 'none' }];
  }
  const values = raster.values as Int16Array;
  const first = values.indexOf(raster.nodata);
  if (first < 0) return [];
  const count = values.reduce((n, v) => (v === raster.nodata ? n + 1 : n), 0);
  const expected = 'a height in every cell';
  return [{ file, path: place(grid, first), expected, found: `no data in ${count} cells` }];
}

const CLASSES = new Set<number>(Object.values(LandCover));

function unknownClasses(file: string, grid: GridSpec, values: Uint8Array): RegionProblem[] {
  const seen = new Uint8Array(256);
  for (let i = 0; i < values.length; i++) seen[values[i]!] = 1;
  const out: RegionProblem[] = [];
  seen.forEach((s, cls) => {
    if (s === 0 || CLASSES.has(cls)) return;
    const path = place(grid, values.indexOf(cls));
    out.push({ file, path, expected: 'a land-cover class from 1 to 11', found: String(cls) });
  });
  return out;
}
