import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../engine/kernel/grid.ts';
import { LandCover } from '../../../engine/region/region.ts';
import { decodeTerrain, encodeTerrain } from '../../../engine/protocol/terrain-package.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

const hills = (e: number, n: number): number =>
  700 + 500 * Math.sin(e / 700) * Math.cos(n / 900) - 0.1 * (e / 30);

const region = syntheticRegion({
  cols: 101,
  rows: 83,
  elevationM: hills,
  cover: (e) => (e < 600 ? LandCover.water : LandCover.forestMixed),
  poolLevelM: 172.5,
  villages: [{ at: { e: 1500.4, n: 1200.6 }, name: { zh: '柏树村', en: 'Baishu' } }],
  facilities: [{ kind: 'shelter', at: { e: 900, n: 900 }, name: { zh: '小学', en: 'School' } }],
  rivers: [
    {
      id: 'r1',
      name: { zh: '三合河', en: 'Sanhe river' },
      order: 2,
      line: [
        { e: 40, n: 2400, bedM: 600, widthM: 12.3 },
        { e: 90.2, n: 1200, bedM: 500, widthM: 30 },
      ],
    },
  ],
});
const detail = windowOf(region.grid, { e: 1600, n: 1300 }, 1500, 1200).grid;

function decoded() {
  const read = decodeTerrain(encodeTerrain(region, detail, 4));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('terrain package', () => {
  it('gives back heights and cover of the window to the decimetre', () => {
    const t = decoded();
    expect(t.detail.grid).toEqual(detail);
    const col0 = (detail.west - region.grid.west) / 30;
    const row0 = (region.grid.north - detail.north) / 30;
    for (let row = 0; row < detail.rows; row++)
      for (let col = 0; col < detail.cols; col++) {
        const from = (row0 + row) * region.grid.cols + col0 + col;
        expect(t.detail.elevationDm[row * detail.cols + col]).toBe(region.elevationDm[from]);
        expect(t.detail.landCover[row * detail.cols + col]).toBe(region.landCover[from]);
      }
  });

  it('survives the steepest possible heights', () => {
    const steep = syntheticRegion({ cols: 40, rows: 40 });
    for (let i = 0; i < steep.elevationDm.length; i++)
      steep.elevationDm[i] = (i * 7919) % 2 === 0 ? 32767 : -32768;
    const read = decodeTerrain(encodeTerrain(steep, steep.grid, 1));
    expect(read.ok && read.value.detail.elevationDm).toEqual(steep.elevationDm);
  });

  it('covers the whole county at the coarser step, edges included', () => {
    const { county } = decoded();
    expect(county.grid).toEqual({ cols: 26, rows: 21, cellM: 120, west: 0, north: 83 * 30 });
    let sum = 0;
    for (let r = 4; r < 8; r++)
      for (let c = 8; c < 12; c++) sum += region.elevationDm[r * 101 + c]!;
    expect(county.elevationDm[26 + 2]).toBe(Math.round(sum / 16));
    expect(county.landCover[0]).toBe(LandCover.water);
    expect(county.landCover[25]).toBe(LandCover.forestMixed);
  });

  it('keeps names, classes, widths and positions to the metre', () => {
    const t = decoded();
    expect(t.villages).toEqual([
      { id: 'v-synthetic-1', name: { zh: '柏树村', en: 'Baishu' }, at: { e: 1500, n: 1201 } },
    ]);
    expect(t.facilities[0]).toMatchObject({ kind: 'shelter', name: { zh: '小学' } });
    expect(t.rivers[0]).toMatchObject({
      name: { zh: '三合河' },
      line: [
        { e: 40, n: 2400, widthM: 12.3 },
        { e: 90, n: 1200, widthM: 30 },
      ],
    });
    expect(t.roads[0]).toMatchObject({ class: 'county', bridge: false });
    expect(t.roads[0]!.line).toHaveLength(3);
    expect(t.boundary).toEqual(region.boundary);
    expect(t.poolLevelM).toBe(172.5);
  });

  it('holds nothing of places that a map does not draw', () => {
    const text = new TextDecoder('latin1').decode(encodeTerrain(region, detail));
    for (const word of ['population', 'capacity', 'attributes', 'contentHash'])
      expect(text).not.toContain(word);
  });

  it('stores heights so that they compress to less than half', () => {
    const plain = gzipSync(new Uint8Array(region.elevationDm.buffer)).length;
    const packed = gzipSync(encodeTerrain(region, region.grid, 64)).length;
    expect(packed).toBeLessThan(plain / 2);
  });

  it('says what is wrong with a damaged package', () => {
    const bytes = encodeTerrain(region, detail);
    const message = (b: Uint8Array) => {
      const read = decodeTerrain(b);
      return read.ok ? '' : read.error;
    };
    expect(message(bytes.subarray(0, 4))).toMatch(/shorter/);
    expect(message(bytes.subarray(0, 200))).toMatch(/cut off/);
    expect(message(bytes.subarray(0, bytes.length - 1))).toMatch(/bytes, expected/);
    const other = bytes.slice();
    other[0] = 0;
    expect(message(other)).toMatch(/magic/);
    expect(message(new TextEncoder().encode('STTP\u0004\0\0\0nope'))).toMatch(/not JSON/);
    expect(message(new TextEncoder().encode('STTP\u0002\0\0\0{}'))).toMatch(/header at version/);
  });

  it('refuses a window that is off the cells', () => {
    expect(() => encodeTerrain(region, { ...detail, west: detail.west + 7 })).toThrow(/cells/);
    expect(() => encodeTerrain(region, { ...detail, cols: 500 })).toThrow(/cells/);
  });
});
