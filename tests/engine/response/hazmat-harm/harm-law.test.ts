import { describe, expect, test } from 'vitest';
import { substanceOf } from '../../../../engine/hazards/hazmat/substances.ts';
import { lethalLoad, toxicLaw } from '../../../../engine/hazards/hazmat/toxic.ts';
import { NO_TRACK } from '../../../../engine/response/hazmat-harm/breathing.ts';
import {
  anyHarm,
  ASSUMED_GAS,
  both,
  breathe,
  gasHarm,
  heatHarm,
  mixed,
  pressureHarm,
  seriousHarm,
  type HarmShares,
} from '../../../../engine/response/hazmat-harm/harm-law.ts';

const chlorine = toxicLaw(substanceOf('chlorine'), 'ccps')!;
/** kg/m3 of 1 ppm of chlorine at 25 °C. */
const PPM = (70.906e-3 * 101_325) / (8.314462618 * 298.15) / 1e6;
const sum = (h: HarmShares): number => h.dead + h.immediate + h.delayed + h.minor;

describe('breathing', () => {
  test('of 250 ppm of chlorine for half an hour is the load that kills half', () => {
    let t = NO_TRACK;
    for (let i = 0; i < 30; i++) t = breathe(chlorine, t, 250.19 * PPM, null, 60);
    // The printed concentration has five figures, and its square counts.
    expect(t.load).toBeCloseTo(1, 3);
    expect(gasHarm(chlorine, t.load).dead).toBeCloseTo(0.5, 3);
  });

  test('behind walls takes in 1 − e^(−1) of an hour-long cloud at one air change', () => {
    let t = NO_TRACK;
    for (let i = 0; i < 60; i++) t = breathe(null, t, 1, 1, 60);
    expect(t.kgM3).toBeCloseTo(1 - Math.exp(-1), 9);
    expect(t.load).toBe(0);
  });

  test('goes on indoors after the cloud has gone, and ends', () => {
    let t = breathe(chlorine, NO_TRACK, 1e-3, 1, 60);
    const before = t.load;
    t = breathe(chlorine, t, 0, 1, 60);
    expect(t.load).toBeGreaterThan(before);
    for (let i = 0; i < 6000; i++) t = breathe(chlorine, t, 0, 1, 60);
    expect(t.kgM3).toBe(0);
  });
});

describe('classes of harm', () => {
  test('half are gravely hurt at a quarter of the lethal load, and nobody by none', () => {
    expect(seriousHarm(gasHarm(chlorine, ASSUMED_GAS.immediateAt))).toBeCloseTo(0.5, 6);
    expect(anyHarm(gasHarm(chlorine, ASSUMED_GAS.minorAt))).toBeCloseTo(0.5, 6);
    expect(sum(gasHarm(chlorine, 0))).toBe(0);
    expect(sum(gasHarm(null, 5))).toBe(0);
    expect(lethalLoad(chlorine)).toBeGreaterThan(0);
  });

  test.each([
    ['gas', (x: number) => gasHarm(chlorine, x / 10)],
    ['heat', (x: number) => heatHarm(300 * x)],
    ['pressure', (x: number) => pressureHarm(4 * x)],
  ])('by %s are shares, and more of it never does anybody good', (_what, harm) => {
    let last = [0, 0, 0, 0];
    for (let x = 0; x <= 60; x += 0.5) {
      const h = harm(x);
      for (const share of Object.values(h)) expect(share).toBeGreaterThanOrEqual(0);
      const worse = [h.dead, h.dead + h.immediate, h.dead + h.immediate + h.delayed, sum(h)];
      worse.forEach((share, i) => expect(share).toBeGreaterThanOrEqual(last[i]! - 1e-12));
      expect(sum(h)).toBeLessThanOrEqual(1 + 1e-12);
      last = worse;
    }
    // The range above is one that hurts.
    expect(last[3]!).toBeGreaterThan(0.5);
  });

  test('two harms on the same people count once, by the graver', () => {
    const none = gasHarm(null, 0);
    const half: HarmShares = { dead: 0.5, immediate: 0, delayed: 0, minor: 0 };
    const light: HarmShares = { dead: 0, immediate: 0, delayed: 0, minor: 1 };
    expect(both(half, none)).toEqual(half);
    expect(both(half, light)).toEqual({ dead: 0.5, immediate: 0, delayed: 0, minor: 0.5 });
    expect(both(half, half).dead).toBe(0.75);
  });

  test('of groups with different lives are the mean of them', () => {
    const dead: HarmShares = { dead: 1, immediate: 0, delayed: 0, minor: 0 };
    const well: HarmShares = { dead: 0, immediate: 0, delayed: 0, minor: 0 };
    expect(
      mixed([
        [0.3, dead],
        [0.7, well],
      ]).dead,
    ).toBeCloseTo(0.3, 12);
  });
});
