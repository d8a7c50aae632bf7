import { describe, expect, it } from 'vitest';
import { readTerrain } from '../../../client/ground/terrain-files.ts';
import type { TerrainFiles } from '../../../client/ground/terrain-files.ts';
import { groundHeight, prepareGround } from '../../../client/ground/terrain-source.ts';
import { windowOf } from '../../../engine/kernel/grid.ts';
import { LandCover } from '../../../engine/region/region.ts';
import { buildTerrain } from '../../../server/http/terrain.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

/** What the server serves is what the map reads: both ends of the terrain route in one test. */
const region = syntheticRegion({
  cols: 320,
  rows: 280,
  elevationM: (e, n) => 600 + e / 20 - n / 40,
  cover: (e) => (e < 600 ? LandCover.water : LandCover.forestMixed),
  poolLevelM: 175,
  villages: [{ at: { e: 4500, n: 4200 }, name: { zh: '柏树村', en: 'Baishu Village' } }],
  facilities: [{ kind: 'depot', at: { e: 4000, n: 3900 }, name: { zh: '物资库', en: 'Depot' } }],
  rivers: [
    {
      id: 'r1',
      name: { zh: '三合河', en: 'Sanhe River' },
      order: 2,
      line: [
        { e: 300, n: 8000, bedM: 600, widthM: 20 },
        { e: 900, n: 2000, bedM: 500, widthM: 40 },
      ],
    },
  ],
});
const hazard = windowOf(region.grid, { e: 5000, n: 4200 }, 1500, 1500).grid;
const terrain = await buildTerrain(region, hazard);

function filesOf(change: (name: string, b: Uint8Array) => Uint8Array = (_, b) => b): TerrainFiles {
  const plain = (url: string): Uint8Array => {
    const name = url.split('/').at(-1)!;
    const file = terrain.files.get(name);
    if (file === undefined) throw new Error(`no file ${url}`);
    return change(name, new Uint8Array(file.plain));
  };
  return {
    bytes: async (url) => plain(url),
    json: async (url) => JSON.parse(new TextDecoder().decode(plain(url))),
  };
}

describe('terrain of the server, read by the map', () => {
  it('has the heights of the region, to the decimetre', async () => {
    const data = await readTerrain(terrain.answer, filesOf());
    if (!data.ok) throw new Error(data.error);
    const ground = prepareGround(data.value);
    for (const p of [
      { e: 5005, n: 4215 },
      { e: 4600, n: 3700 },
    ])
      expect(groundHeight(ground, p)).toBeCloseTo(600 + p.e / 20 - p.n / 40, 0);
    // Outside the window the coarser raster answers.
    expect(groundHeight(ground, { e: 9000, n: 600 })).toBeCloseTo(600 + 450 - 15, -1);
    expect(data.value.poolLevelM).toBe(175);
  });

  it('has names, classes and places', async () => {
    const data = await readTerrain(terrain.answer, filesOf());
    if (!data.ok) throw new Error(data.error);
    expect(data.value.villages).toEqual([
      {
        id: 'v-synthetic-1',
        name: { zh: '柏树村', en: 'Baishu Village' },
        at: { e: 4500, n: 4200 },
      },
    ]);
    expect(data.value.facilities).toMatchObject([{ kind: 'depot', name: { zh: '物资库' } }]);
    expect(data.value.townships).toHaveLength(1);
    expect(data.value.roads).toMatchObject([{ class: 'county', bridge: false }]);
    expect(data.value.rivers).toMatchObject([{ name: { zh: '三合河' }, widthM: 30, order: 2 }]);
    expect(data.value.boundary.length).toBeGreaterThanOrEqual(4);
  });

  it('is refused when a raster does not have the promised size', async () => {
    const short = filesOf((name, b) => (name === 'dem-county' ? b.subarray(2) : b));
    const data = await readTerrain(terrain.answer, short);
    expect(data).toEqual({ ok: false, error: expect.stringContaining('county has') });
    const none = { ...terrain.answer, rasters: terrain.answer.rasters.slice(0, 2) };
    expect(await readTerrain(none, filesOf())).toMatchObject({ ok: false });
  });

  it('drops features that make no sense and keeps the others', async () => {
    const files = filesOf();
    const json = async (url: string): Promise<unknown> =>
      url.endsWith('/roads')
        ? {
            features: [
              { id: 1, geometry: { coordinates: [[0, 0]] }, properties: { class: 'county' } },
              {
                id: 2,
                geometry: {
                  coordinates: [
                    [0, 0],
                    [9, 9],
                  ],
                },
                properties: { class: 'path' },
              },
              {
                id: 3,
                geometry: {
                  coordinates: [
                    [0, 0],
                    [9, 9],
                  ],
                },
                properties: { class: 'village' },
              },
              { id: 4 },
            ],
          }
        : url.endsWith('/rivers')
          ? 'nonsense'
          : files.json(url);
    const data = await readTerrain(terrain.answer, { ...files, json });
    if (!data.ok) throw new Error(data.error);
    expect(data.value.roads.map((r) => r.id)).toEqual([3]);
    expect(data.value.rivers).toEqual([]);
  });
});
