/** A flat, square, unpeopled region for checks that need a whole hazard run. */
import { keyOf } from '../kernel/random.ts';
import type { LandCoverClass, Region } from '../region/region.ts';

/** `cells` cells of 30 m a side at 500 m, with the land cover that `coverAt` gives. */
export function testRegion(
  cells: number,
  coverAt: (col: number, row: number) => LandCoverClass,
): Region {
  const landCover = new Uint8Array(cells * cells);
  for (let r = 0, i = 0; r < cells; r++)
    for (let c = 0; c < cells; c++, i++) landCover[i] = coverAt(c, r);
  const side = 30 * cells;
  return {
    id: 'verify',
    name: { zh: '检验场', en: 'Test ground' },
    crs: '+proj=tmerc +lat_0=31 +lon_0=110 +datum=WGS84 +units=m',
    grid: { cols: cells, rows: cells, cellM: 30, west: 0, north: side },
    elevationDm: new Int16Array(cells * cells).fill(5000),
    landCover,
    poolLevelM: null,
    boundary: [
      { e: 0, n: 0 },
      { e: side, n: 0 },
      { e: side, n: side },
      { e: 0, n: side },
    ],
    rivers: [],
    roads: { nodes: [], edges: [] },
    townships: [],
    villages: [],
    facilities: [],
    attribution: [],
    contentHash: String(keyOf(landCover.join())),
  };
}
