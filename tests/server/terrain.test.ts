import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cellAt } from '../../engine/kernel/grid.ts';
import { buildTerrain } from '../../server/http/terrain.ts';
import type { FeatureCollection } from '../../server/http/vectors.ts';
import { simplify } from '../../server/simplify.ts';
import { syntheticRegion } from '../support/synthetic-region.ts';

const region = syntheticRegion({
  cols: 400,
  rows: 300,
  elevationM: (e, n) => 100 + e / 100 + n / 50,
  villages: [{ at: { e: 3000, n: 3000 } }],
});
const hazard = { cols: 50, rows: 40, cellM: 30, west: 3000, north: 6000 };
const terrain = await buildTerrain(region, hazard);
const raster = (kind: string, part: string) =>
  terrain.answer.rasters.find((r) => r.kind === kind && r.part === part)!;
const fileOf = (url: string) => terrain.files.get(url.split('/').at(-1)!)!;

test('the window is the hazard and 2 km around it, at full resolution', () => {
  const { grid } = raster('dem', 'window');
  expect(grid).toEqual({ cols: 184, rows: 174, cellM: 30, west: 990, north: 8010 });
});

test('heights and classes are those of the region at the same place', () => {
  for (const part of ['window', 'county'] as const) {
    const dem = raster('dem', part);
    const bytes = fileOf(dem.url).plain;
    const cover = fileOf(raster('cover', part).url).plain;
    expect(bytes).toHaveLength(dem.grid.cols * dem.grid.rows * 2);
    for (const [e, n] of [
      [1500, 4000],
      [4321, 5432],
    ] as const) {
      const i = cellAt(dem.grid, e, n);
      const at = cellAt(region.grid, e, n);
      // A coarse cell is the mean of 4 x 4; the slope of 0.03 makes at most 2.4 m over 120 m.
      const tolerance = part === 'window' ? 0 : 24;
      expect(Math.abs(bytes.readInt16LE(i * 2) - region.elevationDm[at]!)).toBeLessThanOrEqual(
        tolerance,
      );
      expect(cover[i]).toBe(region.landCover[at]);
    }
  }
});

test('every file is there in three encodings of the same bytes, under the hash of its content', () => {
  const urls = [...terrain.answer.rasters, ...terrain.answer.vectors].map((x) => x.url);
  expect(urls).toHaveLength(9);
  for (const url of urls) {
    expect(url.split('/').at(-2)).toBe(terrain.answer.hash);
    const f = fileOf(url);
    expect(brotliDecompressSync(f.br)).toEqual(f.plain);
    expect(gunzipSync(f.gz)).toEqual(f.plain);
  }
});

test('another window or another region has another hash', async () => {
  const moved = await buildTerrain(region, { ...hazard, west: 3300 });
  const other = await buildTerrain({ ...region, contentHash: 'other' }, hazard);
  expect(new Set([terrain, moved, other].map((t) => t.answer.hash)).size).toBe(3);
});

test('vectors are GeoJSON in metres', () => {
  const read = (kind: string) =>
    JSON.parse(
      fileOf(terrain.answer.vectors.find((v) => v.kind === kind)!.url).plain.toString(),
    ) as FeatureCollection;
  expect(read('settlements').features.map((f) => f.properties['kind'])).toEqual([
    'township',
    'village',
  ]);
  expect(read('settlements').features[1]!.geometry).toEqual({
    type: 'Point',
    coordinates: [3000, 3000],
  });
  expect(read('roads').features[0]!.geometry.type).toBe('LineString');
});

test('a simplified line keeps its ends and strays no further than it may', () => {
  const line = Array.from({ length: 200 }, (_, i) => ({ e: i * 10, n: 40 * Math.sin(i / 8) }));
  const thin = simplify(line, 15);
  expect(thin.length).toBeLessThan(line.length / 3);
  expect([thin[0], thin.at(-1)]).toEqual([line[0], line.at(-1)]);
  const off = (p: { e: number; n: number }) =>
    Math.min(
      ...thin.slice(1).map((b, i) => {
        const a = thin[i]!;
        const t = Math.max(
          0,
          Math.min(
            1,
            ((p.e - a.e) * (b.e - a.e) + (p.n - a.n) * (b.n - a.n)) /
              ((b.e - a.e) ** 2 + (b.n - a.n) ** 2),
          ),
        );
        return Math.hypot(p.e - a.e - t * (b.e - a.e), p.n - a.n - t * (b.n - a.n));
      }),
    );
  expect(Math.max(...line.map(off))).toBeLessThanOrEqual(15);
});
