import { describe, expect, it } from 'vitest';
import { firePoints } from '../../client/session/fire-points.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import { packRuns } from '../../engine/exercise/layer-runs.ts';

/** 10 by 10 cells of 100 m with its corner at (0, 1000). */
function layer(runs: readonly (readonly [number, number, number])[]): LayerFrame {
  return {
    id: 'fire-known',
    version: 1,
    grid: { cols: 10, rows: 10, cellM: 100, west: 0, north: 1000 },
    asOfTick: 0,
    runs: packRuns(runs.map(([start, length, cls]) => ({ start, length, cls }))),
  };
}

describe('points of the known fire', () => {
  it('finds the middle and the outermost cells', () => {
    // Rows 2 to 4: columns 3-5, 2-6, 4.
    const points = firePoints(
      layer([
        [23, 3, 1],
        [32, 5, 1],
        [44, 1, 1],
      ]),
    )!;
    expect(points.n).toEqual({ e: 450, n: 750 });
    expect(points.s).toEqual({ e: 450, n: 550 });
    expect(points.w).toEqual({ e: 250, n: 650 });
    expect(points.e).toEqual({ e: 650, n: 650 });
    expect(points.centre).toEqual({ e: 450, n: 650 });
  });

  it('is nothing when nothing is known', () => {
    expect(firePoints(undefined)).toBeNull();
    expect(firePoints(layer([]))).toBeNull();
  });
});
