import { describe, expect, it } from 'vitest';
import { runVerify, runVerifyCase } from '../../../engine/verify/index.ts';

const rowsOf = (name: string, input: Record<string, number> = {}) => {
  const result = runVerifyCase(name, input);
  if (!result.ok) throw new Error(result.error.expected);
  return result.value.rows;
};
const failed = (name: string, input: Record<string, number>) =>
  rowsOf(name, input).filter((r) => !r.ok);

describe('verification of hazardous releases', () => {
  it('counts every printed number', () => {
    const count = (name: string) => rowsOf(name).length;
    expect(count('sigma-briggs')).toBe(6);
    expect(count('plume-points')).toBe(3);
    expect(count('plume-reach')).toBe(6);
    expect(count('fireball-propane')).toBe(4);
    expect(count('chlorine-lethal')).toBe(4);
    expect(count('cloud-is-plume')).toBe(30);
    expect(runVerify('hazmat').filter((r) => !r.ok)).toEqual([]);
  });

  it('holds elsewhere in the range of the parameters', () => {
    for (const windMS of [1, 6, 15]) expect(failed('cloud-is-plume', { windMS })).toEqual([]);
    for (const windMS of [0, 7]) expect(failed('mass-balance', { windMS, hours: 5 })).toEqual([]);
    expect(failed('tank-torricelli', { stepS: 40, holeM: 0.02, heightM: 15 })).toEqual([]);
    expect(failed('tank-gas-blowdown', { pressureMPa: 18, stepS: 20 })).toEqual([]);
    expect(failed('pool-fire-view', { distance: 1.5, height: 2 })).toEqual([]);
    expect(failed('plume-finite-release', { durationS: 60, windMS: 8 })).toEqual([]);
  });

  it('really compares: a tighter tolerance fails where a number is printed short', () => {
    // 566 m is printed where the formula gives 565.45.
    expect(failed('plume-reach', { tolerance: 1e-6 }).map((r) => r.expected)).toEqual([566]);
    expect(failed('dense-lng-example', { airKgM3: 1.4 }).length).toBeGreaterThan(0);
  });
});
