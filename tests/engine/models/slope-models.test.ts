import { describe, expect, it } from 'vitest';
import { findModel } from '../../../engine/models/index.ts';
import { SLIDE, SOIL } from './samples.ts';

function evaluate(name: string, input: object) {
  const result = findModel(name)!.evaluate(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
function refusals(name: string, input: object): string[] {
  const result = findModel(name)!.evaluate(input);
  return result.ok ? [] : result.error.map((e) => `${e.field}: ${e.message}`);
}

describe('slope models', () => {
  it('give the head at which a slope fails, and fail there', () => {
    const at = (pressureHeadM: number) =>
      evaluate('infinite-slope', { slopeDeg: 30, ...SOIL, depthM: 2, pressureHeadM }).values;
    // By hand, to the printed digits.
    expect(at(1.5)['factorOfSafety']).toBeCloseTo(0.856252, 6);
    const head = at(0)['headAtFailureM'] as number;
    expect(at(head)['factorOfSafety']).toBeCloseTo(1, 9);
    const gentle = { slopeDeg: 5, ...SOIL, cohesionKPa: 100, depthM: 2 };
    expect(evaluate('infinite-slope', gentle).values['headAtFailureM']).toBeNull();
  });

  it('find the least safety after the rain, not in it', () => {
    const { values, notes } = evaluate('transient-pore-pressure', {
      slopeDeg: 30,
      ...SOIL,
      depthM: 2,
      waterTableM: 1.5,
      conductivityMS: 1e-6,
      diffusivityM2S: 1e-4,
      rainMmH: 3.6,
      rainHours: 6,
      hours: 24,
    });
    expect(values['factorOfSafety']).toBeCloseTo(1.094255, 6);
    expect(values['leastAtH']).toBeGreaterThan(6);
    expect(values['leastFactorOfSafety']).toBeLessThan(1.020414);
    expect(notes).toEqual([]);
  });

  it('ask for the base when it is finite', () => {
    const input = {
      slopeDeg: 30,
      ...SOIL,
      depthM: 2,
      waterTableM: 1.5,
      conductivityMS: 1e-6,
      diffusivityM2S: 1e-4,
      rainMmH: 3.6,
      rainHours: 6,
      hours: 24,
      base: 'finite',
    };
    expect(refusals('transient-pore-pressure', input)[0]).toMatch(/^baseDepthM: is needed/);
    expect(refusals('transient-pore-pressure', { ...input, baseDepthM: 2.5 })).toEqual([]);
  });
});

describe('wave models', () => {
  it('take a speed or a fall, and ask for one of them', () => {
    const place = { radiusM: 1000, gammaDeg: 0 };
    expect(refusals('impulse-wave-3d', { ...SLIDE, ...place })[0]).toMatch(/^speedMS: is needed/);
    const fast = evaluate('impulse-wave-3d', { ...SLIDE, ...place, speedMS: 58 });
    expect(fast.values['secondCrestM']).toBeCloseTo(5.559593, 5);
    expect(fast.values['flags']).toBe(0);
    const fallen = evaluate('impulse-wave-3d', { ...SLIDE, ...place, fallM: 200 });
    // 200 m down 40 degrees at 20 degrees of friction.
    expect(fallen.values['speedMS']).toBeCloseTo(
      Math.sqrt(2 * 9.81 * 200 * (1 - Math.tan(Math.PI / 9) / Math.tan((2 * Math.PI) / 9))),
      9,
    );
  });

  it('print a note for every flag, in both languages', () => {
    const { values, notes } = evaluate('impulse-wave-2d', { ...SLIDE, speedMS: 5, distanceM: 100 });
    expect(values['flags']).toBe(3);
    expect(notes).toHaveLength(3);
    expect(notes[0]!.en).toMatch(/^F = 0\.1785 is outside of the tests \(0\.86 to 6\.83\)/);
    expect(notes[0]!.zh).toMatch(/超出试验范围/);
  });

  it('give no Synolakis limit at a wall', () => {
    const { values } = evaluate('run-up', { amplitudeM: 3, waterDepthM: 80, bankDeg: 90 });
    expect(values['unbrokenRelativeHeight']).toBeNull();
    expect(values['eversBoesM']).toBeCloseTo(6 * Math.exp(0.4 * (3 / 80)), 9);
  });

  it('give the steady speed in both frames', () => {
    const input = { slopeDeg: 30, depthM: 5, mu: 0.2, xiMS2: 500 };
    const { values } = evaluate('voellmy-terminal', input);
    expect(values['speedMS']).toBeCloseTo(28.58299, 5);
    expect(values['mapSpeedMS']).toBeCloseTo(28.58299 * Math.cos(Math.PI / 6), 5);
    const held = evaluate('voellmy-terminal', { ...input, slopeDeg: 5 });
    expect(held.notes[0]!.en).toBe('friction holds: no motion');
  });
});
