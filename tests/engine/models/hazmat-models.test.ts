import { describe, expect, it } from 'vitest';
import { findModel } from '../../../engine/models/index.ts';

function values(name: string, input: object): Record<string, unknown> {
  const result = findModel(name)!.evaluate(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.values;
}
const notes = (name: string, input: object): string => {
  const result = findModel(name)!.evaluate(input);
  return result.ok ? result.value.notes.map((n) => n.en).join(' ') : 'refused';
};
const refusal = (name: string, input: object): string => {
  const result = findModel(name)!.evaluate(input);
  return result.ok ? '' : `${result.error[0]!.field}: ${result.error[0]!.message}`;
};

const tank = {
  substance: 'chlorine',
  diameterM: 2,
  stockKg: 20_000,
  temperatureC: 20,
  holeDiameterM: 0.025,
};
const plume = { substance: 'chlorine', rateKgS: 1, windMS: 5, stability: 'D', xM: 1000 };

describe('models of hazardous releases', () => {
  it('give what was worked out by hand', () => {
    expect(values('sigma', { sigmaSet: 'briggs-urban', stability: 'D', xM: 1000 })).toMatchObject({
      sigmaYM: expect.closeTo(135.225, 3),
      sigmaZM: expect.closeTo(122.788, 3),
    });
    expect(values('plume', { ...plume, levelPpm: 20 })['reachM']).toBeCloseTo(565.45, 1);
    const puff = { substance: 'chlorine', massKg: 1, windMS: 2, stability: 'F', afterS: 250 };
    expect(values('puff', { ...puff, xM: 500 })['mgM3']).toBeCloseTo(2250.05, 1);
    expect(values('fireball', { substance: 'propane', massKg: 20_000, xM: 300 })).toMatchObject({
      heatNormalKWM2: expect.closeTo(11.443, 3),
      heatVerticalKWM2: expect.closeTo(10.648, 3),
    });
    const half = values('toxic-load', { substance: 'chlorine', ppm: 250.19, minutes: 30 });
    expect(half['deathShareOutdoor']).toBeCloseTo(0.5, 3);
    expect(half['deathShareIndoor']).toBeLessThan(0.001);
  });

  it('empty a tank over time, and say when the flow ends', () => {
    const before = values('discharge', tank);
    const after = values('discharge', { ...tank, afterS: 300 });
    expect(before['phase']).toBe('liquid');
    expect(after['massKg']).toBeCloseTo(20_000 - 300 * (before['rateKgS'] as number), -2);
    expect(before['flowEndsS']).toBeGreaterThan(300);
    expect(values('discharge', { ...tank, holeDiameterM: 0 })['rateKgS']).toBe(0);
  });

  it('refuse a tank that cannot be, with field, value and range', () => {
    expect(refusal('discharge', { ...tank, holeDiameterM: 3 })).toMatch(
      /^holeDiameterM: tank.hole.diameterM is 3, must be from 0 to 2 m/,
    );
    expect(refusal('discharge', { ...tank, stockKg: 1e6 })).toMatch(/^stockKg: .* is 1000000/);
    expect(refusal('discharge', { ...tank, temperatureC: 200 })).toMatch(/^temperatureC: /);
    expect(refusal('discharge', { ...tank, stockKg: -1 })).toMatch(/^stockKg: must be from 0/);
    expect(refusal('plume', { ...plume, substance: 'air' })).toMatch(/must be one of chlorine/);
    expect(refusal('plume', { ...plume, windMS: 0 })).toMatch(/^windMS: must be from 0.5 to 40/);
  });

  it('warn where they leave their range', () => {
    expect(notes('plume', plume)).toBe('');
    expect(notes('plume', { ...plume, xM: 50 })).toMatch(/100 m to 10 km/);
    expect(notes('plume', { ...plume, windMS: 0.6 })).toMatch(/near calm/);
    const light = { amountM3: 1, gasKgM3: 0.7, windMS: 3, xM: 200 };
    expect(notes('dense-gas', light)).toMatch(/lighter than air/);
    expect(notes('blast', { substance: 'propane', massKg: 100, xM: 50, yieldShare: 0.2 })).toMatch(
      /3-10/,
    );
    const benzene = { substance: 'benzene', minutes: 30, ppm: 100, probits: 'tno' };
    expect(notes('toxic-load', benzene)).toMatch(/CCPS is used/);
    const hot = { substance: 'benzene', temperatureC: 90, windMS: 3, diameterM: 5 };
    expect(notes('evaporation', hot)).toMatch(/boils/);
  });
});
