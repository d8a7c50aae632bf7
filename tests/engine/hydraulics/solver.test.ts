import { describe, expect, test } from 'vitest';
import { createSolver } from '../../../engine/hydraulics/create.ts';
import { entryOf } from '../../../engine/hydraulics/frame.ts';
import type { Scheme, Solver } from '../../../engine/hydraulics/solver.ts';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';

const N = 70;
const key = keyOf('hydraulics');
const random = (salt: number, share = 1) => Float64Array.from({ length: N * N }, (_, i) => share * drawUniform(key, i, salt)); // prettier-ignore
const bed = random(1, 3);
const manning = random(2, 0.05).map((n) => n + 0.02);
const pond = random(3, 4).map((d, i) => {
  const row = Math.floor(i / N);
  const col = i % N;
  return row > 20 && row < 40 && col > 5 && col < 30 ? d : 0;
});
/** The raster turned by 90 degrees. */
const turned = (a: Float64Array) =>
  Float64Array.from({ length: N * N }, (_, i) => a[(N - 1 - (i % N)) * N + Math.floor(i / N)]!);

function spill(
  scheme: Scheme,
  z: Float64Array,
  h: Float64Array,
  n: Float64Array,
  allTiles = false,
): Solver {
  const s = createSolver(scheme, { cols: N, rows: N, cellM: 10, bedM: z, manning: n, allTiles });
  h.forEach((d, i) => {
    if (d > 0) s.place(i, d, 0, 0);
  });
  expect(s.advance(60).ok).toBe(true);
  return s;
}
const depths = (s: Solver) => Float64Array.from({ length: N * N }, (_, i) => s.h[entryOf(s.frame, i)]!); // prettier-ignore

describe.each(['fv1', 'fv2', 'inertia'] as const)('%s', (scheme) => {
  test('gives the same bits when the ground is turned by 90 degrees, and with dry tiles computed', () => {
    const plain = spill(scheme, bed, pond, manning);
    const other = spill(scheme, turned(bed), turned(pond), turned(manning));
    expect(depths(other)).toEqual(turned(depths(plain)));
    expect(depths(spill(scheme, bed, pond, manning, true))).toEqual(depths(plain));
    expect(plain.tiles.activeCells).toBeLessThan(N * N + 1);
  });

  test('loses no water', () => {
    const s = createSolver(scheme, { cols: N, rows: N, cellM: 10, bedM: bed, manning });
    pond.forEach((d, i) => s.place(i, d, 0, 0));
    const before = s.volumeM3();
    s.advance(90);
    expect(Math.abs(s.volumeM3() / before - 1)).toBeLessThan(1e-12);
  });

  test('a step below a millisecond is a value with the cell, and the water stays', () => {
    const s = createSolver(scheme, { cols: 8, rows: 8, cellM: 0.01, bedM: new Float64Array(64), manning: 0.03 }); // prettier-ignore
    s.place(27, 4000, 0, 0);
    const done = s.advance(1);
    expect(done).toMatchObject({ ok: false, error: { code: 'time-step', cell: 27, step: 0 } });
    expect(s.h[entryOf(s.frame, 27)]).toBe(4000);
  });

  test('a step that a source on dry ground shortens so far names the cell of the source', () => {
    const s = createSolver(scheme, { cols: 8, rows: 8, cellM: 5, bedM: new Float64Array(64), manning: 0.03 }); // prettier-ignore
    s.addPoint(19, 1e6);
    const done = s.advance(1);
    expect(done).toMatchObject({
      ok: false,
      error: { code: 'time-step', field: 'inflow', cell: 19, step: 0 },
    });
  });
});

test('a bed that is no number, and roughness out of range, are refused', () => {
  const make = (bedM: number[], n: number) => () =>
    createSolver('fv1', { cols: 2, rows: 1, cellM: 10, bedM, manning: n });
  expect(make([0, NaN], 0.03)).toThrow(/bedM\[1\] is NaN/);
  expect(make([0, 0], -1)).toThrow(/manning/);
});
