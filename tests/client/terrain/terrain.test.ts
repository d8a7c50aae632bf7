import { describe, expect, it } from 'vitest';
import { buildField } from '../../../client/ground/field.ts';
import { heightMesh } from '../../../client/terrain/height-mesh.ts';
import { qualityOf } from '../../../client/terrain/quality.ts';
import { groundHit, inSight } from '../../../client/terrain/sight.ts';

function field(cols: number, rows: number, h: (c: number, r: number) => number) {
  const elevationDm = Int16Array.from({ length: cols * rows }, (_, i) =>
    Math.round(10 * h(i % cols, Math.floor(i / cols))),
  );
  const grid = { cols, rows, cellM: 30, west: 0, north: rows * 30 };
  return buildField({ grid, elevationDm, landCover: new Uint8Array(cols * rows) }, null);
}

describe('height mesh', () => {
  it('stands at cell centres, x east, y up, z south', () => {
    const mesh = heightMesh(
      field(4, 3, (c, r) => 100 * c + r),
      { e: 0, n: 0 },
      512,
    );
    expect([mesh.cols, mesh.rows]).toEqual([4, 3]);
    expect([...mesh.positions.subarray(0, 3)]).toEqual([15, 0, -75]);
    expect(mesh.positions.at(-2)).toBeCloseTo(302, 4);
    expect([mesh.uvs[0], mesh.uvs[1]]).toEqual([1 / 8, Math.fround(1 - 1 / 6)]);
    expect(mesh.indices).toHaveLength(3 * 2 * 6);
  });

  it('faces up: every triangle turns counter-clockwise seen from above', () => {
    const m = heightMesh(
      field(5, 5, () => 0),
      { e: 60, n: 60 },
      512,
    );
    const at = (i: number) => [m.positions[3 * i]!, m.positions[3 * i + 2]!] as const;
    for (let i = 0; i < m.indices.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => at(m.indices[i + k]!));
      const turn = (b![0] - a![0]) * (c![1] - a![1]) - (b![1] - a![1]) * (c![0] - a![0]);
      // z runs south, so counter-clockwise from above has a negative cross product in (x, z).
      expect(turn).toBeLessThan(0);
    }
  });

  it('thins a large raster to the limit and keeps its last row and column', () => {
    const m = heightMesh(
      field(1300, 700, (c) => c),
      { e: 0, n: 0 },
      512,
    );
    expect(Math.max(m.cols, m.rows)).toBeLessThanOrEqual(512);
    expect(m.positions[3 * (m.cols - 1)]).toBeCloseTo(1299.5 * 30, 1);
    expect(m.positions[3 * (m.cols - 1) + 1]).toBeCloseTo(1299, 3);
  });

  it('passes under a finer mesh where it is told to', () => {
    const m = heightMesh(
      field(4, 4, () => 500),
      { e: 0, n: 0 },
      4,
      (e) => (e > 60 ? 350 : 12),
    );
    expect(m.positions[1]).toBe(488);
    expect(m.positions[3 * 3 + 1]).toBe(150);
  });
});

describe('line of sight over the drawn ground', () => {
  const ridge = (x: number): number => (Math.abs(x - 500) < 50 ? 400 : 100);
  it('meets flat ground where geometry says', () => {
    const dir = { x: Math.SQRT1_2, y: -Math.SQRT1_2, z: 0 };
    const hit = groundHit({ x: 0, y: 300, z: 0 }, dir, 5000, () => 100)!;
    expect(hit.x).toBeCloseTo(200, 2);
    expect(hit.y).toBeCloseTo(100, 2);
  });
  it('finds no ground in the sky', () => {
    expect(groundHit({ x: 0, y: 300, z: 0 }, { x: 1, y: 0.1, z: 0 }, 5000, () => 100)).toBeNull();
  });
  it('stops at the ridge in front of the valley', () => {
    const hit = groundHit({ x: 0, y: 300, z: 0 }, { x: 1, y: -0.05, z: 0 }, 2000, ridge)!;
    expect(hit.x).toBeCloseTo(450, 0);
  });
  it('hides what lies behind a ridge and shows what stands on it', () => {
    const eye = { x: 0, y: 350, z: 0 };
    expect(inSight(eye, { x: 1000, y: 100, z: 0 }, ridge)).toBe(false);
    expect(inSight(eye, { x: 500, y: 400, z: 0 }, ridge)).toBe(true);
    expect(inSight({ ...eye, y: 2000 }, { x: 1000, y: 100, z: 0 }, ridge)).toBe(true);
  });
});

it('draws less where a processor stands in for the graphics card', () => {
  const card = qualityOf('ANGLE (Intel, Mesa Intel(R) UHD Graphics 630, OpenGL 4.6)');
  expect(qualityOf('')).toEqual(card);
  for (const name of [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
  ])
    expect(qualityOf(name).nearSide, name).toBeLessThan(card.nearSide / 2);
});
