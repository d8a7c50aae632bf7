import { describe, expect, it } from 'vitest';
import { inverseVelocity } from '../../client/panels/instruments/inverse-velocity.ts';

const TEN_MIN = 600;
const FAILS = 72 * TEN_MIN;
/** 1/v falls in a straight line to `FAILS`: the displacement is a logarithm. */
const at = (tick: number) => ({
  id: tick,
  value: tick < FAILS ? 20 * Math.log(FAILS / (FAILS - tick)) : 85.5,
});
const readings = (n: number) => Array.from({ length: n }, (_, i) => at(i * TEN_MIN));

describe('what a displacement curve says by 1/v', () => {
  it('names the failure while the curve accelerates', () => {
    const { failure, endedTick } = inverseVelocity(readings(61));
    expect(Math.abs(failure!.tick - FAILS)).toBeLessThan(0.03 * FAILS);
    expect(endedTick).toBeNull();
  });

  it('says that the curve has ended, and forecasts no more, once the slide has gone', () => {
    const { failure, endedTick } = inverseVelocity([
      ...readings(76),
      ...Array.from({ length: 4 }, (_, i) => ({ id: (76 + i) * TEN_MIN, value: null })),
    ]);
    expect(failure).toBeNull();
    expect(endedTick).toBe(FAILS);
  });
});
