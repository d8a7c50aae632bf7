import { describe, expect, it } from 'vitest';
import {
  cellAt,
  cellCentre,
  cellCount,
  sameGrid,
  windowOf,
  type GridSpec,
} from '../../../engine/kernel/grid.ts';

const grid: GridSpec = { cols: 40, rows: 30, cellM: 30, west: 500_000, north: 3_450_000 };

describe('grid', () => {
  it('finds every cell from its centre', () => {
    for (let i = 0; i < cellCount(grid); i++) {
      const p = cellCentre(grid, i);
      expect(cellAt(grid, p.e, p.n)).toBe(i);
    }
  });

  it('has row 0 in the north, column 0 in the west, and nothing outside', () => {
    expect(cellAt(grid, 500_001, 3_449_999)).toBe(0);
    expect(cellAt(grid, 500_001, 3_449_969)).toBe(40);
    expect(cellAt(grid, 499_999, 3_449_999)).toBe(-1);
    expect(cellAt(grid, 500_001, 3_450_001)).toBe(-1);
    expect(cellAt(grid, 500_000 + 40 * 30, 3_449_999)).toBe(-1);
    expect(cellAt(grid, 500_001, 3_450_000 - 30 * 30 - 1)).toBe(-1);
  });

  it('cuts a window whose cells are cells of the grid', () => {
    const { grid: w, col0, row0 } = windowOf(grid, { e: 500_600, n: 3_449_550 }, 300, 240);
    expect([w.cols, w.rows, w.cellM]).toEqual([10, 8, 30]);
    for (const i of [0, 9, 79]) {
      const p = cellCentre(w, i);
      const row = Math.floor(i / w.cols) + row0;
      expect(cellAt(grid, p.e, p.n)).toBe(row * grid.cols + (i % w.cols) + col0);
    }
  });

  it('cuts a window at the edges of the grid', () => {
    const { grid: w, col0, row0 } = windowOf(grid, { e: 501_190, n: 3_449_110 }, 600, 600);
    expect(col0 + w.cols).toBe(grid.cols);
    expect(row0 + w.rows).toBe(grid.rows);
    const whole = windowOf(grid, { e: 500_600, n: 3_449_550 }, 1e6, 1e6);
    expect(sameGrid(whole.grid, grid)).toBe(true);
    expect(sameGrid(w, grid)).toBe(false);
  });
});
