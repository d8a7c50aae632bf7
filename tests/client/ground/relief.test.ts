import { describe, expect, it } from 'vitest';
import { buildField, heightAt } from '../../../client/ground/field.ts';
import { exaggerationFor, paintRelief, shade } from '../../../client/ground/relief.ts';
import { MAP, rgb } from '../../../client/ground/palette.ts';
import { LandCover } from '../../../engine/region/region.ts';

function raster(cols: number, rows: number, h: (c: number, r: number) => number, water = false) {
  const elevationDm = new Int16Array(cols * rows);
  const landCover = new Uint8Array(cols * rows).fill(
    water ? LandCover.water : LandCover.forestPine,
  );
  for (let i = 0; i < elevationDm.length; i++)
    elevationDm[i] = Math.round(10 * h(i % cols, Math.floor(i / cols)));
  return { grid: { cols, rows, cellM: 30, west: 0, north: rows * 30 }, elevationDm, landCover };
}

describe('ground field', () => {
  it('finds the slope of a plane: rise per metre to the east and to the north', () => {
    const f = buildField(
      raster(20, 20, (c, r) => 500 + 6 * c + 3 * r),
      null,
    );
    const inside = 10 * 20 + 10;
    // 6 m a cell of 30 m to the east; rows run south, so 3 m a row is a fall to the north.
    expect(f.slopeE[inside]).toBeCloseTo(0.2, 5);
    expect(f.slopeN[inside]).toBeCloseTo(-0.1, 5);
  });

  it('lays water at the pool level over its bed, and leaves land alone', () => {
    const bed = raster(4, 4, () => 90, true);
    bed.landCover[5] = LandCover.grass;
    const f = buildField(bed, 175);
    expect(f.heightM[0]).toBe(175);
    expect(f.heightM[5]).toBe(90);
    expect(buildField(bed, null).heightM[0]).toBe(90);
  });

  it('gives heights between cell centres, and those of the rim beyond it', () => {
    const f = buildField(
      raster(10, 10, (c) => 100 * c),
      null,
    );
    expect(heightAt(f, 15, 150)).toBeCloseTo(0, 3);
    expect(heightAt(f, 60, 150)).toBeCloseTo(150, 3);
    expect(heightAt(f, -500, 150)).toBeCloseTo(0, 3);
    expect(heightAt(f, 9_000, 150)).toBeCloseTo(900, 3);
  });
});

describe('shaded relief', () => {
  it('is brightest towards the north-west and darkest towards the south-east', () => {
    // Ground that rises to the south-east faces the north-west.
    const facing = { northWest: shade(0.5, -0.5, 1), southEast: shade(-0.5, 0.5, 1) };
    const flat = shade(0, 0, 1);
    expect(flat).toBeCloseTo(0.5, 6);
    expect(facing.northWest).toBeGreaterThan(flat);
    expect(facing.southEast).toBeLessThan(flat * 0.7);
    for (const slope of [0.2, 1, 3, 30]) {
      expect(shade(slope, -slope, 2)).toBeLessThanOrEqual(1);
      expect(shade(-slope, slope, 2)).toBeGreaterThanOrEqual(0);
    }
  });

  it('paints water in the one colour of water, without relief', () => {
    const f = buildField(
      raster(12, 12, (c, r) => 40 * c * r, true),
      10_000,
    );
    const px = paintRelief(f, { west: 60, north: 300, metresPerPx: 10, width: 8, height: 8 });
    const [r, g, b] = rgb(MAP.water);
    for (let i = 0; i < px.length; i += 4)
      expect([px[i], px[i + 1], px[i + 2], px[i + 3]]).toEqual([r, g, b, 255]);
  });

  it('shows no cell edges: neighbouring pixels of smooth ground differ little', () => {
    const f = buildField(
      raster(30, 30, (c, r) => 800 + 60 * Math.sin(c / 4) + 50 * Math.cos(r / 5)),
      null,
    );
    const width = 120;
    const px = paintRelief(f, { west: 150, north: 750, metresPerPx: 4, width, height: 60 });
    let worst = 0;
    for (let i = 4; i < px.length; i += 4)
      if ((i / 4) % width !== 0) worst = Math.max(worst, Math.abs(px[i + 1]! - px[i - 3]!));
    // 120 pixels cross 16 cells; squares would step by 10 and more at each edge.
    expect(worst).toBeLessThanOrEqual(4);
  });

  it('joins windows without a seam', () => {
    const f = buildField(
      raster(40, 40, (c, r) => 30 * c + 20 * Math.sin(r)),
      null,
    );
    const whole = paintRelief(f, { west: 90, north: 900, metresPerPx: 12, width: 40, height: 20 });
    const right = paintRelief(f, {
      west: 90 + 240,
      north: 900,
      metresPerPx: 12,
      width: 20,
      height: 20,
    });
    for (let y = 0; y < 20; y++)
      for (let x = 0; x < 80; x++) expect(right[y * 80 + x]).toBe(whole[y * 160 + 80 + x]);
  });

  it('exaggerates small scales, within bounds', () => {
    expect(exaggerationFor(5)).toBe(exaggerationFor(15));
    expect(exaggerationFor(60)).toBeGreaterThan(exaggerationFor(20));
    expect(exaggerationFor(1000)).toBe(2);
  });
});
