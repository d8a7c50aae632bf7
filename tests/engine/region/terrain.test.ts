import { describe, expect, it } from 'vitest';
import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { cellAt, cellCentre } from '../../../engine/kernel/grid.ts';
import { LandCover } from '../../../engine/region/region.ts';
import {
  curvatureDropM,
  elevationM,
  lineOfSight,
  slopeOf,
  visibleForest,
} from '../../../engine/region/terrain.ts';

const grid: GridSpec = { cols: 200, rows: 100, cellM: 30, west: 1000, north: 9000 };

/** Ground given by a height in metres at each cell centre. */
function groundOf(heightM: (p: Point) => number, g = grid) {
  const elevationDm = new Int16Array(g.cols * g.rows);
  for (let i = 0; i < elevationDm.length; i++) {
    elevationDm[i] = Math.round(heightM(cellCentre(g, i)) * 10);
  }
  return { grid: g, elevationDm };
}

describe('elevationM', () => {
  // Bilinear sampling is exact on a plane; 0.05 m is the rounding to decimetres.
  it('returns the height of a plane between cell centres', () => {
    const plane = groundOf((p) => 0.2 * (p.e - 1000) - 0.1 * (p.n - 9000));
    for (const p of [
      { e: 2345.6, n: 7654.3 },
      { e: 1015, n: 8985 },
      { e: 4000, n: 7000 },
    ]) {
      expect(elevationM(plane, p)).toBeCloseTo(0.2 * (p.e - 1000) - 0.1 * (p.n - 9000), 0);
      expect(
        Math.abs(elevationM(plane, p) - (0.2 * (p.e - 1000) - 0.1 * (p.n - 9000))),
      ).toBeLessThan(0.1);
    }
  });
  it('holds the edge height beyond the outermost centres', () => {
    const plane = groundOf((p) => p.e / 10);
    expect(elevationM(plane, { e: 900, n: 8000 })).toBeCloseTo(101.5, 5);
  });
});

describe('slopeOf', () => {
  const cell = cellAt(grid, 4000, 7500);
  it.each([
    ['north', (p: Point) => -0.5 * p.n, 0],
    ['east', (p: Point) => -0.5 * p.e, Math.PI / 2],
    ['south', (p: Point) => 0.5 * (p.n - 9000), Math.PI],
    ['west', (p: Point) => 0.5 * (p.e - 4000), (3 * Math.PI) / 2],
  ] as const)('faces %s when the ground falls that way', (_, height, aspect) => {
    const falling = groundOf((p) => height(p) % 3000);
    const s = slopeOf(falling, cell);
    expect(s.aspectRad).toBeCloseTo(aspect, 3);
    // 0.1 dm of rounding over 240 m of differences.
    expect(s.tangent).toBeCloseTo(0.5, 3);
  });
  it('is level on level ground', () => {
    expect(
      slopeOf(
        groundOf(() => 500),
        cell,
      ),
    ).toEqual({ tangent: 0, aspectRad: 0 });
  });
});

describe('lineOfSight', () => {
  const from = { e: 1500, n: 7500 };
  const to = { e: 6500, n: 7500 };
  it('is open over level ground between raised ends', () => {
    expect(
      lineOfSight(
        groundOf(() => 100),
        from,
        10,
        to,
        10,
      ),
    ).toBe(true);
  });
  it('is closed by a wall higher than the line and open over a lower one', () => {
    const wall = (top: number) => groundOf((p) => (Math.abs(p.e - 4000) < 30 ? top : 100));
    expect(lineOfSight(wall(125), from, 20, to, 20)).toBe(false);
    expect(lineOfSight(wall(115), from, 20, to, 20)).toBe(true);
  });
  it('is closed by the brow of a convex slope and open in a concave one', () => {
    const dome = groundOf((p) => 500 - ((p.e - 4000) / 100) ** 2 * 0.5);
    const bowl = groundOf((p) => 100 + ((p.e - 4000) / 100) ** 2 * 0.5);
    expect(lineOfSight(dome, from, 2, to, 2)).toBe(false);
    expect(lineOfSight(bowl, from, 2, to, 2)).toBe(true);
  });
  it('reads the same from either end', () => {
    const rough = groundOf((p) => 100 + 40 * Math.sin(p.e / 230) * Math.cos(p.n / 310));
    for (let k = 0; k < 40; k++) {
      const a = { e: 1200 + ((k * 997) % 5500), n: 6200 + ((k * 613) % 2600) };
      const b = { e: 1200 + ((k * 1453) % 5500), n: 6200 + ((k * 241) % 2600) };
      expect(lineOfSight(rough, a, 15, b, 15)).toBe(lineOfSight(rough, b, 15, a, 15));
    }
  });
  it('loses the ground behind the horizon: 10 m eyes see 24.2 km over a smooth earth', () => {
    // Tangent distance sqrt(2 R h / (1 - k)) = sqrt(2 · 6371000 · 10 / 0.87) = 12.1 km each way.
    const long: GridSpec = { cols: 2000, rows: 3, cellM: 30, west: 0, north: 90 };
    const sea = groundOf(() => 0, long);
    const eye = { e: 1000, n: 45 };
    expect(lineOfSight(sea, eye, 10, { e: 1000 + 23_900, n: 45 }, 10)).toBe(true);
    expect(lineOfSight(sea, eye, 10, { e: 1000 + 24_600, n: 45 }, 10)).toBe(false);
  });
  it('drops 0.068 m over 1 km, with the square of the distance', () => {
    expect(curvatureDropM(1000)).toBeCloseTo(0.0683, 3);
    expect(curvatureDropM(2000) / curvatureDropM(1000)).toBeCloseTo(4, 10);
  });
});

describe('visibleForest', () => {
  const ridge = groundOf((p) => (Math.abs(p.e - 4000) < 30 ? 400 : 100));
  const landCover = new Uint8Array(grid.cols * grid.rows).fill(LandCover.forestPine);
  const camera = { e: 2500, n: 7500, heightM: 20, rangeM: 10_000 };
  it('sees the near side of a ridge and nothing behind it', () => {
    const view = visibleForest({ ...ridge, landCover }, [camera], 300);
    // The ridge stands at the middle of the raster: 98 of 200 columns lie before it.
    expect(view.share).toBeGreaterThan(0.47);
    expect(view.share).toBeLessThan(0.53);
  });
  it('sees all with a camera on each side, and no more than its range', () => {
    const other = { ...camera, e: 5500 };
    expect(visibleForest({ ...ridge, landCover }, [camera, other], 300).share).toBe(1);
    const near = { ...camera, rangeM: 600 };
    const view = visibleForest({ ...groundOf(() => 100), landCover }, [near], 60);
    // A disc of 600 m radius over 6 × 3 km; 60 m lattice.
    expect(view.share).toBeCloseTo((Math.PI * 0.36) / 18, 2);
  });
  it('counts forest alone', () => {
    const half = landCover.map((c, i) => (i % grid.cols < 100 ? LandCover.dryCrop : c));
    const view = visibleForest({ ...groundOf(() => 100), landCover: half }, [], 300);
    expect(view.samples).toBe(100);
    expect(view.share).toBe(0);
    const bare = landCover.map(() => LandCover.water);
    expect(visibleForest({ ...ridge, landCover: Uint8Array.from(bare) }, [camera], 300).share).toBe(
      0,
    );
  });
});
