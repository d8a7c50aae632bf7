import { expect, test } from 'vitest';
import { createSolver } from '../../../engine/hydraulics/create.ts';
import { FiniteVolume } from '../../../engine/hydraulics/finite-volume.ts';
import { entryOf } from '../../../engine/hydraulics/frame.ts';
import type { Solver } from '../../../engine/hydraulics/solver.ts';

const HOUR_RAIN_M = 0.1;

/** A valley of slope 1:5 with a deep stream along its middle; `turned` exchanges rows and columns. */
function valley(n: number, turned: boolean, make = createSolver, allTiles = false): Solver {
  const at = (i: number) => {
    const [a, b] = [i % n, Math.floor(i / n)];
    return turned ? { across: b, along: n - 1 - a } : { across: a, along: b };
  };
  const middle = Math.floor(n / 2);
  const bedM = Float64Array.from({ length: n * n }, (_, i) => {
    const { across, along } = at(i);
    return 100 + 4 * Math.abs(across - middle) - 0.4 * along;
  });
  const s = make('fv1', { cols: n, rows: n, cellM: 20, bedM, manning: 0.05, allTiles });
  for (let i = 0; i < n * n; i++) {
    const { across } = at(i);
    // Half of the ground is dry.
    if (Math.abs(across - middle) < n / 4) s.place(i, across === middle ? 4 : 0.01, 0, 0);
  }
  return s;
}

function run(s: Solver, n: number): Solver {
  for (let t = 0; t < 12; t++) {
    for (let i = 0; i < n * n; i++)
      if (s.h[entryOf(s.frame, i)]! > 1e-3) s.addDepth(i, HOUR_RAIN_M / 360);
    expect(s.advance(10).ok).toBe(true);
  }
  return s;
}
const depths = (s: Solver, n: number) => Float64Array.from({ length: n * n }, (_, i) => s.h[entryOf(s.frame, i)]!); // prettier-ignore

test.each([150, 151])(
  'two rates: same bits when turned and with dry tiles computed, %i cells a side',
  (n) => {
    const plain = run(valley(n, false), n);
    expect(plain.cellSteps).toBeLessThan(0.9 * plain.steps * plain.tiles.activeCells);
    const turned = depths(run(valley(n, true), n), n);
    const a = depths(plain, n);
    expect(a.every((h, i) => h === turned[(i % n) * n + (n - 1 - Math.floor(i / n))]!)).toBe(true);
    const all = depths(run(valley(n, false, createSolver, true), n), n);
    expect(a.every((h, i) => h === all[i])).toBe(true);
  },
);

test('two rates keep the water, and stay near one step for all', () => {
  const n = 150;
  const s = valley(n, false);
  const before = s.volumeM3();
  expect(s.advance(120).ok).toBe(true);
  expect(Math.abs(s.volumeM3() / before - 1)).toBeLessThan(1e-13);
  const one = valley(n, false, (_, setup) => new FiniteVolume(setup, 'fv1'));
  expect(one.advance(120).ok).toBe(true);
  const [a, b] = [depths(s, n), depths(one, n)];
  const off = a.reduce((sum, h, i) => sum + Math.abs(h - b[i]!), 0);
  expect(off / b.reduce((sum, h) => sum + h, 0)).toBeLessThan(0.01);
});
