import { describe, expect, it } from 'vitest';
import {
  runVerify,
  runVerifyCase,
  VERIFY_CASES,
  VERIFY_MODELS,
} from '../../../engine/verify/index.ts';

describe('verification cases', () => {
  it('have unique names and parameters whose defaults lie in range', () => {
    const names = VERIFY_CASES.map((c) => c.name);
    expect(new Set(names).size).toBe(names.length);
    for (const c of VERIFY_CASES) {
      for (const [name, p] of Object.entries(c.params)) {
        expect(p.default, `${c.name}.${name}`).toBeGreaterThanOrEqual(p.min);
        expect(p.default, `${c.name}.${name}`).toBeLessThanOrEqual(p.max);
      }
    }
    expect(VERIFY_MODELS).toContain('wildfire');
    expect(runVerify('no such model')).toEqual([]);
  });

  // The cases of the point models; those of fire spread over a raster have tests of their own.
  const pointCases = VERIFY_CASES.filter(
    (c) => !c.name.startsWith('spread') && c.model !== 'flood',
  );
  it.each(pointCases.map((c) => [c.name] as const))('%s: every row passes', (name) => {
    const result = runVerifyCase(name);
    if (!result.ok) throw new Error(result.error.expected);
    const bad = result.value.rows.filter((r) => !r.ok);
    expect(bad).toEqual([]);
    expect(result.value.rows.length).toBeGreaterThan(0);
  });

  it('counts every printed number of the reference runs', () => {
    const rows = (name: string) => {
      const result = runVerifyCase(name);
      return result.ok ? result.value.rows.length : 0;
    };
    expect(rows('rothermel-reference')).toBe(66 * 9);
    expect(rows('crown-reference')).toBe(16 * 9);
    expect(rows('spotting-torching-reference')).toBe(3 * 4);
    expect(rows('spotting-surface-reference')).toBe(3 * 2);
    expect(rows('ignition-probability-reference')).toBe(4);
    expect(rows('wind-adjustment-reference')).toBe(3 + 4 * 2);
    expect(rows('containment-reference')).toBe(4 * 5);
  });

  it('really compare: a tolerance far below the printed digits fails some rows', () => {
    const wrong = runVerifyCase('wang-zhengfei-factors', { windTolerance: 0.001 });
    expect(wrong.ok && wrong.value.rows.some((r) => !r.ok)).toBe(true);
  });

  it('run elsewhere in their range, with a profile beside the exact solution', () => {
    const circle = runVerifyCase('containment-circle-exact', { rateRatio: 1.3, rosMS: 0.1 });
    expect(circle.ok && circle.value.rows.every((r) => r.ok)).toBe(true);
    const ellipse = runVerifyCase('ellipse-growth-exact', { ratio: 7.5, headings: 24 });
    if (!ellipse.ok) throw new Error(ellipse.error.expected);
    expect(ellipse.value.rows.filter((r) => !r.ok)).toEqual([]);
    expect(ellipse.value.profile?.rows).toHaveLength(24);
    const lag = runVerifyCase('moisture-lag-exact', { hours: 500, steps: 7 });
    expect(lag.ok && lag.value.rows.every((r) => r.ok)).toBe(true);
  });

  it('refuse what they do not know, with the field and the range', () => {
    const refused = (name: string, input: Record<string, unknown>) => {
      const result = runVerifyCase(name, input);
      return result.ok ? 'accepted' : `${result.error.code} ${result.error.field}`;
    };
    expect(refused('nothing', {})).toBe('unknown-case case');
    expect(refused('ellipse-growth-exact', { speed: 1 })).toBe('unknown-parameter speed');
    expect(refused('ellipse-growth-exact', { ratio: 'wide' })).toBe('not-a-number ratio');
    expect(refused('ellipse-growth-exact', { ratio: 9 })).toBe('out-of-range ratio');
  });
});
