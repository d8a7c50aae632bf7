import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRuns, packRuns, readRuns } from '../../../engine/exercise/layer-runs.ts';
import { runsOf } from '../../support/runs-of.ts';

const unpacked = (cols: number, classes: readonly number[]): number[] => {
  const cells = Int32Array.from(classes.flatMap((c, i) => (c > 0 ? [i] : [])));
  const out = classes.map(() => 0);
  for (const { start, length, cls } of runsOf({
    runs: encodeRuns(cols, cells, (i) => classes[i]!),
  }))
    out.fill(cls, start, start + length);
  return out;
};

describe('runs of a layer', () => {
  it('come back as they were, whatever the classes', () => {
    const raster = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.oneof(fc.constant(0), fc.constant(3), fc.nat(255)), { maxLength: 300 }),
    );
    fc.assert(
      fc.property(raster, ([cols, classes]) => {
        expect(unpacked(cols, classes)).toEqual(classes);
      }),
    );
  });

  it('reach the last cell of the largest raster', () => {
    const run = { start: 2 ** 31 - 2, length: 1, cls: 255 };
    expect(runsOf({ runs: packRuns([run]) })).toEqual([run]);
  });

  it('take three bytes where water lies beside water', () => {
    const classes = Array.from({ length: 100 }, (_, i) => 1 + (i % 5));
    const cells = Int32Array.from(classes, (_, i) => i);
    expect(encodeRuns(1000, cells, (i) => classes[i]!)).toHaveLength(300);
  });

  it('may start at any byte of their buffer', () => {
    const inner = packRuns([{ start: 300, length: 200, cls: 2 }]);
    const shifted = new Uint8Array(inner.length + 3);
    shifted.set(inner, 3);
    expect(runsOf({ runs: shifted.subarray(3) })).toEqual([{ start: 300, length: 200, cls: 2 }]);
  });

  it('are refused where they stop halfway or a number has no end', () => {
    const whole = packRuns([{ start: 300, length: 200, cls: 2 }]);
    for (let n = 1; n < whole.length; n++) expect(readRuns(whole.subarray(0, n)).ok).toBe(false);
    expect(readRuns(new Uint8Array(64).fill(255)).ok).toBe(false);
  });

  it('must ascend', () => {
    const run = { start: 5, length: 2, cls: 1 };
    expect(() => packRuns([run, { ...run, start: 6 }])).toThrow('does not follow');
  });
});
