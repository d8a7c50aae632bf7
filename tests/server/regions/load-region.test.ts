import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeProblem, loadRegion } from '../../../server/regions/load-region.ts';
import { CRS, GRID, edit, writeCover, writeHeights, writeSmallPackage } from './small-package.ts';

let dir: string;
beforeEach(() => {
  dir = writeSmallPackage();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function problems(): Promise<string> {
  const loaded = await loadRegion(dir);
  if (loaded.ok) throw new Error('the broken package was accepted');
  return loaded.error.map(describeProblem).join('\n');
}

const heights = (): Int16Array => Int16Array.from({ length: 1200 }, (_, i) => 2000 + (i % 40) * 10);

describe('a sound package', () => {
  it('comes back as it was written', async () => {
    const loaded = await loadRegion(dir);
    if (!loaded.ok) throw new Error(loaded.error.map(describeProblem).join('\n'));
    const r = loaded.value;
    expect(r.grid).toEqual(GRID);
    expect(r.crs).toBe(CRS);
    expect([...r.elevationDm]).toEqual([...heights()]);
    expect(r.landCover.every((c) => c === 6)).toBe(true);
    expect(r.roads.edges.map((e) => [e.a, e.b, e.line.length])).toEqual([
      [0, 1, 2],
      [1, 2, 2],
    ]);
    expect(r.roads.nodes[1]).toEqual({ id: 1, at: { e: 5000, n: 5100 }, elevM: 220 });
    expect(r.townships.map((t) => t.id)).toEqual(['t1', 't2']);
    expect(r.villages[0]!.at).toEqual({ e: 5000, n: 5100 });
    expect(r.facilities[0]!.attributes).toEqual({ areaM2: 100, capacity: 50 });
    expect(r.rivers[0]!.line[1]).toEqual({ e: 4500, n: 5000, bedM: 200, widthM: 8 });
    expect(r.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });
  it('has a hash that follows its data', async () => {
    const before = await loadRegion(dir);
    const again = await loadRegion(dir);
    const changed = heights();
    changed[7]!++;
    writeHeights(dir, changed);
    const after = await loadRegion(dir);
    if (!before.ok || !again.ok || !after.ok) throw new Error('not loaded');
    expect(again.value.contentHash).toBe(before.value.contentHash);
    expect(after.value.contentHash).not.toBe(before.value.contentHash);
  });
  it('keeps negative heights and steps of the full range', async () => {
    const wild = Int16Array.from({ length: 1200 }, (_, i) => (i % 2 === 0 ? -32767 : 32767));
    writeHeights(dir, wild);
    const loaded = await loadRegion(dir);
    expect(loaded.ok && [...loaded.value.elevationDm]).toEqual([...wild]);
  });
});

describe('rasters that disagree with region.yaml', () => {
  it('refuses another size', async () => {
    writeHeights(dir, new Int16Array(1160), { grid: { ...GRID, rows: 29 } });
    expect(await problems()).toBe(
      'dem.tif at rows: expected 30 as in region.yaml grid.rows, found 29',
    );
  });
  it('refuses another cell size and origin', async () => {
    writeCover(dir, new Uint8Array(1200).fill(6), { grid: { ...GRID, cellM: 25, west: 4401 } });
    const found = await problems();
    expect(found).toContain('landcover.tif at cellM: expected 30');
    expect(found).toContain('landcover.tif at west: expected 4400');
  });
  it('refuses another CRS', async () => {
    writeHeights(dir, heights(), { crs: CRS.replace('lon_0=110', 'lon_0=111') });
    expect(await problems()).toBe(
      'dem.tif at GeoKeys: expected +lon_0=110 as in region.yaml crs, found +lon_0=111',
    );
  });
  it('refuses cells without data and says where', async () => {
    const holed = heights();
    holed[45] = -32768;
    holed[46] = -32768;
    writeHeights(dir, holed);
    expect(await problems()).toBe(
      'dem.tif at row 1, column 5 (4565, 5405): expected a height in every cell, found no data in 2 cells',
    );
  });
  it('refuses heights without their scale', async () => {
    writeHeights(dir, heights(), { scale: undefined });
    expect(await problems()).toContain('expected scale 0.1 (decimetres), found no scale');
  });
  it('refuses an unknown land-cover class and a hole', async () => {
    const cover = new Uint8Array(1200).fill(6);
    cover[3] = 42;
    cover[4] = 0;
    writeCover(dir, cover);
    const found = await problems();
    expect(found).toContain(
      'row 0, column 3 (4505, 5435): expected a land-cover class from 1 to 11, found 42',
    );
    expect(found).toContain('found 0');
  });
  it('refuses samples of the wrong type', async () => {
    writeHeights(dir, new Uint8Array(1200).fill(9) as unknown as Int16Array);
    expect(await problems()).toContain('expected signed 16-bit samples, found Uint8Array');
  });
  it('refuses bytes that are no TIFF', async () => {
    writeFileSync(join(dir, 'dem.tif'), 'not a tiff');
    expect(await problems()).toContain('dem.tif: expected a single-band GeoTIFF');
  });
});

describe('files that are missing or malformed', () => {
  it('names a missing folder, file and field', async () => {
    const nowhere = await loadRegion(join(dir, 'nowhere'));
    expect(!nowhere.ok && describeProblem(nowhere.error[0]!)).toBe(
      'region.yaml: expected a readable file, found ENOENT',
    );
    rmSync(join(dir, 'roads.geojson'));
    expect(await problems()).toBe('roads.geojson: expected a readable file, found ENOENT');
  });
  it('names the field of region.yaml', async () => {
    edit(dir, 'region.yaml', (y) => {
      y.grid.cellM = 'thirty';
      delete y.attribution;
    });
    const found = await problems();
    expect(found).toContain('region.yaml at grid.cellM');
    expect(found).toContain('found "thirty"');
    expect(found).toContain('region.yaml at attribution');
  });
  it('names the feature whose field is wrong', async () => {
    edit(dir, 'facilities.geojson', (f) => {
      f.features[0].properties.kind = 'castle';
    });
    expect(await problems()).toContain('facilities.geojson at features.0.properties.kind');
  });
  it('refuses text that does not parse', async () => {
    writeFileSync(join(dir, 'rivers.geojson'), '{"type":');
    expect(await problems()).toContain('rivers.geojson: expected well-formed text');
  });
  it('refuses file names that leave the folder', async () => {
    edit(dir, 'region.yaml', (y) => {
      y.files.dem = '../../etc/passwd';
    });
    expect(await problems()).toContain('region.yaml at files.dem: expected a file name inside');
  });
  it('refuses GeoJSON in another CRS', async () => {
    edit(dir, 'settlements.geojson', (f) => {
      f.crs.properties.name = 'EPSG:4326';
    });
    expect(await problems()).toContain('settlements.geojson at crs.properties.name');
  });
});

describe('roads, places and rivers that do not fit together', () => {
  it('refuses a road that leaves the grid', async () => {
    edit(dir, 'roads.geojson', (f) => f.features[3].geometry.coordinates.push([9000, 5100, 1]));
    expect(await problems()).toBe(
      'roads.geojson at edge 0: expected a line on the grid, found (9000, 5100)',
    );
  });
  it('refuses an edge to an unknown node', async () => {
    edit(dir, 'roads.geojson', (f) => {
      f.features[4].properties.to = 9;
    });
    const found = await problems();
    expect(found).toContain('roads.geojson at edge 1 to: expected an existing node, found 9');
  });
  it('refuses seats that no road joins', async () => {
    edit(dir, 'roads.geojson', (f) => f.features.pop());
    expect(await problems()).toBe(
      'roads.geojson at node 2: expected a way from the seat of 甲 to the seat of 乙, found none',
    );
  });
  it('accepts seats joined by a ferry', async () => {
    edit(dir, 'roads.geojson', (f) => {
      f.features[4].properties.ferry = true;
    });
    expect((await loadRegion(dir)).ok).toBe(true);
  });
  it('refuses a facility off the grid and one at an unknown node', async () => {
    edit(dir, 'facilities.geojson', (f) => {
      f.features[0].geometry.coordinates = [1, 1];
      f.features[0].properties.nodeId = 77;
    });
    const found = await problems();
    expect(found).toContain(
      'facilities.geojson at shelter-1: expected a point on the grid, found (1, 1)',
    );
    expect(found).toContain(
      'facilities.geojson at shelter-1 nodeId: expected an existing road node, found 77',
    );
  });
  it('refuses ids used twice', async () => {
    edit(dir, 'facilities.geojson', (f) => f.features.push(f.features[0]));
    edit(dir, 'settlements.geojson', (f) => {
      f.features[2].properties.id = 't1';
    });
    const found = await problems();
    expect(found).toContain('facilities.geojson at shelter-1: expected an id used once');
    expect(found).toContain('settlements.geojson at t1: expected an id used once');
  });
  it('refuses gaps in road ids', async () => {
    edit(dir, 'roads.geojson', (f) => {
      f.features[4].properties.id = 5;
    });
    expect(await problems()).toContain(
      'roads.geojson at edge 5: expected edge ids 0 to 1, each once',
    );
  });
  it('refuses villages and facilities of unknown townships', async () => {
    edit(dir, 'settlements.geojson', (f) => {
      f.features[2].properties.townshipId = 't9';
    });
    edit(dir, 'facilities.geojson', (f) => {
      f.features[0].properties.townshipId = 't8';
    });
    const found = await problems();
    expect(found).toContain('v-t1-1 townshipId: expected an existing township, found t9');
    expect(found).toContain('shelter-1 townshipId: expected an existing township, found t8');
  });
  it('refuses a river that rises and one without a bed at every vertex', async () => {
    edit(dir, 'rivers.geojson', (f) => {
      f.features[0].properties.bedM = [200, 210];
    });
    expect(await problems()).toContain(
      'rivers.geojson at features.0.properties.bedM.1: expected at most 200',
    );
    edit(dir, 'rivers.geojson', (f) => {
      f.features[0].properties.bedM = [200];
    });
    expect(await problems()).toContain(
      'features.0.properties.bedM: expected 2 values, one per vertex',
    );
  });
  it('refuses an open boundary', async () => {
    edit(dir, 'boundary.geojson', (f) => f.features[0].geometry.coordinates[0].pop());
    expect(await problems()).toContain(
      'boundary.geojson at features.0.geometry.coordinates.0: expected a closed ring',
    );
  });
});
