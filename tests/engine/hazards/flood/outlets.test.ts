import { describe, expect, it } from 'vitest';
import { outletsM3S } from '../../../../engine/hazards/flood/reservoir.ts';

const outlet = { id: 'gate', sillM: 423, widthM: 4, heightM: 2.5, open: 0 };
const curve = [
  [418, 20_000],
  [430, 1_050_000],
] as const;

describe('outletsM3S: what gates fully open pass', () => {
  it('is the orifice under the crest of the dam', () => {
    const dam = { crestM: 430, baseM: 416, lengthM: 110 };
    // 0.6 x 10 m2 x sqrt(2 g (7 - 0.6 x 2.5)), by hand.
    expect(outletsM3S({ outlets: [outlet], dam, curve })).toBeCloseTo(62.33, 1);
    expect(outletsM3S({ outlets: [outlet, outlet], dam: null, curve })).toBeCloseTo(124.65, 1);
  });

  it('is not limited without outlets', () => {
    expect(outletsM3S({ outlets: [], dam: null, curve })).toBe(Infinity);
  });
});
