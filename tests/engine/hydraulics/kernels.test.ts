import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSolver } from '../../../engine/hydraulics/create.ts';
import { entryOf } from '../../../engine/hydraulics/frame.ts';
import { compiledKernels } from '../../../engine/hydraulics/kernels/compiled.ts';
import type { Scheme, Solver } from '../../../engine/hydraulics/solver.ts';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import { compiledFile } from '../../../scripts/kernels.ts';

const [COLS, ROWS] = [61, 45];
const key = keyOf('kernels');
const at = (salt: number) => (_: unknown, i: number) => drawUniform(key, i, salt);
const raster = (salt: number) => Float64Array.from({ length: COLS * ROWS }, at(salt));

/** Ponds, films and dry ground on rough steps, with every kind of face and source. */
function spill(scheme: Scheme, plain: boolean, reliefM: number): Solver {
  const bedM = raster(1).map((x, i) => x * 3 + (reliefM * (i % COLS)) / COLS);
  const manning = raster(2).map((x) => 0.02 + 0.05 * x);
  const excluded = raster(4).map((x) => (x < 0.03 ? 1 : 0));
  const s = createSolver(scheme, { cols: COLS, rows: ROWS, cellM: 10, bedM, manning, excluded, plain }); // prettier-ignore
  raster(3).forEach((x, i) => {
    const row = Math.floor(i / COLS);
    // No water on cells that take no part: their bed is a wall of 100 km.
    if (excluded[i] === 1) return;
    if (row > 8 && row < 30) s.place(i, 4 * x, 0, -1);
    else if (row > 36) s.place(i, 1e-5 * x, 0, 0);
  });
  const { frame } = s;
  s.addPoint(14 * COLS + 20, 40);
  s.addPoint(20 * COLS + 12, -25);
  for (let r = 10; r < 18; r++) {
    const west = entryOf(frame, r * COLS) - 1;
    s.addFace({ kind: 'inflow', axis: 'x', entry: west, inside: 'greater', flowM2S: 2 });
    const east = entryOf(frame, r * COLS + COLS - 1);
    s.addFace({ kind: 'free', axis: 'x', entry: east, inside: 'lesser', slope: r % 2 ? 0.01 : null }); // prettier-ignore
  }
  for (let c = 5; c < 50; c++) {
    const north = entryOf(frame, c) - frame.stride;
    s.addFace({ kind: 'stage', axis: 'y', entry: north, inside: 'greater', levelM: 4, still: c % 2 === 0 }); // prettier-ignore
    const levee = { crestM: 6, openShare: c % 3 === 0 ? 0.5 : 0, sillM: c % 2 ? 1 : -10 };
    s.addFace({ kind: 'crest', axis: 'y', entry: entryOf(frame, 31 * COLS + c), ...levee, coefficient: 1.7, lengthFactor: 0.8 }); // prettier-ignore
  }
  expect(s.advance(3).ok).toBe(true);
  s.addDepth(40, 0.1);
  expect(s.advance(1).ok).toBe(true);
  return s;
}

const CASES = (['fv1', 'fv2', 'inertia'] as const).flatMap((scheme) =>
  [0, 60].map((reliefM) => [scheme, reliefM] as const),
);

test.each(CASES)(
  'compiled and plain kernels give the same bits: %s, relief %i m',
  (scheme, reliefM) => {
    // prettier-ignore
    expect(compiledKernels(8)).not.toBeNull();
    const compiled = spill(scheme, false, reliefM);
    const plain = spill(scheme, true, reliefM);
    for (const [name, a] of Object.entries(plain.arrays())) {
      const b = compiled.arrays()[name]!;
      // Object.is tells -0 from 0.
      const other = a.findIndex((x, i) => !Object.is(x, b[i]!));
      expect({ name, other }).toEqual({ name, other: -1 });
    }
    expect(compiled.counters()).toEqual(plain.counters());
  },
);

test('the compiled kernels are those of the sources (npm run kernels)', () => {
  const kept = new URL('../../../engine/hydraulics/kernels/compiled-bytes.ts', import.meta.url);
  expect(readFileSync(kept, 'utf8') === compiledFile()).toBe(true);
});
