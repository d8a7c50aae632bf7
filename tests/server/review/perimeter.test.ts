import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlines, signedArea2 } from '../../../server/review/perimeter.ts';

const grid = { cols: 12, rows: 9, cellM: 30, west: 1000, north: 5000 };
const cell = (col: number, row: number): number => row * grid.cols + col;
const area = (cells: readonly number[]): number =>
  outlines(grid, cells).reduce((n, r) => n + signedArea2(r) / 2, 0);

describe('outlines of cells', () => {
  test('a square is four corners, counter-clockwise with north up', () => {
    const [ring, ...rest] = outlines(grid, [cell(1, 1), cell(2, 1), cell(1, 2), cell(2, 2)]);
    expect(rest).toEqual([]);
    expect(ring!.length).toBe(5);
    expect(signedArea2(ring!) / 2).toBe(60 * 60);
    expect(ring).toContainEqual({ e: 1030, n: 4970 });
  });

  test('a hole runs the other way', () => {
    const around = [
      [1, 1],
      [2, 1],
      [3, 1],
      [1, 2],
      [3, 2],
      [1, 3],
      [2, 3],
      [3, 3],
    ].map(([c, r]) => cell(c!, r!));
    const rings = outlines(grid, around);
    expect(rings.map((r) => Math.sign(signedArea2(r))).toSorted()).toEqual([-1, 1]);
  });

  test('cells that touch at a corner are two rings', () => {
    expect(outlines(grid, [cell(1, 1), cell(2, 2)]).length).toBe(2);
    expect(outlines(grid, [cell(2, 1), cell(1, 2)]).length).toBe(2);
  });

  test('whatever the cells, rings close and enclose exactly their area', () => {
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: grid.cols * grid.rows - 1 }));
    fc.assert(
      fc.property(cells, (set) => {
        expect(area(set)).toBe(set.length * 900);
        for (const ring of outlines(grid, set)) expect(ring[0]).toEqual(ring.at(-1));
      }),
    );
  });
});
