import { describe, expect, it } from 'vitest';
import { runVerifyCase } from '../../../engine/verify/index.ts';

/** The cases at sizes that a unit test can pay; `sandtable verify flood` runs them in full. */
const REDUCED: Record<string, Record<string, number>> = {
  ritter: {},
  stoker: {},
  'lake-at-rest': { cells: 20, timeS: 120 },
  'thacker-radial': {},
  'green-ampt': {},
  'rain-on-plane': {},
  'ea-1': {},
  'ea-3': {},
  'ea-4': { cellM: 50 },
  'ea-5': { cellM: 100 },
};

describe('flood verification', () => {
  it.each(Object.entries(REDUCED))('%s: every row passes', (name, input) => {
    const result = runVerifyCase(name, input);
    if (!result.ok) throw new Error(result.error.expected);
    expect(result.value.rows.filter((r) => !r.ok)).toEqual([]);
    expect(result.value.rows.length).toBeGreaterThan(2);
  });

  it('hands out a profile beside the exact solution', () => {
    const result = runVerifyCase('ritter', { cells: 50 });
    if (!result.ok) throw new Error(result.error.expected);
    expect(result.value.profile?.columns).toContain('exactDepthM');
    expect(result.value.profile?.rows).toHaveLength(50);
  });

  it('really compares: a swing of three periods on few cells is not within 3 %', () => {
    const rough = runVerifyCase('thacker-planar', { cells: 20, periods: 1 });
    expect(rough.ok && rough.value.rows.some((r) => !r.ok)).toBe(true);
  });
});
