import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erfc, ierfc } from '../../../../engine/hazards/landslide/erfc.ts';

/** Abramowitz and Stegun, tables 7.1 and 7.3, and NIST DLMF for the tails. */
const KNOWN = [
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047266],
  [3, 2.2090496998585441e-5],
  [5, 1.5374597944280349e-12],
  [10, 2.088487583762545e-45],
] as const;

describe('erfc', () => {
  it.each(KNOWN)('at %d has its published value', (x, expected) => {
    expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(5e-14);
    expect(erfc(-x)).toBeCloseTo(2 - expected, 14);
  });

  it('has its series and its continued fraction meet', () => {
    const slope = (2 / Math.sqrt(Math.PI)) * Math.exp(-4) * 2e-9;
    expect(erfc(2 - 1e-9) - erfc(2 + 1e-9)).toBeCloseTo(slope, 14);
    expect(ierfc(2 - 1e-9) - ierfc(2 + 1e-9)).toBeCloseTo(erfc(2) * 2e-9, 14);
  });

  it('is minus the slope of its integral', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 6, noNaN: true }), (x) => {
        const h = 1e-4;
        const slope = (ierfc(x - h) - ierfc(x + h)) / (2 * h);
        // The difference quotient errs by h² / 6 times the third derivative.
        expect(Math.abs(slope / erfc(x) - 1)).toBeLessThan(1e-6);
      }),
    );
  });
});
