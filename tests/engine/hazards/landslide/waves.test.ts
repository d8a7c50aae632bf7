import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basinWave,
  channelWave,
  impactNumbers,
  slideSpeed,
  slingerlandVoight,
} from '../../../../engine/hazards/landslide/impulse-wave.ts';
import { runUp } from '../../../../engine/hazards/landslide/run-up.ts';
import {
  distanceToShare,
  energyLineReach,
  terminalSpeed,
} from '../../../../engine/hazards/landslide/voellmy.ts';
import { VAW_EXAMPLE_1 } from '../../../../engine/verify/wave-formulas.ts';

describe('an impulse wave', () => {
  it('falls with distance, and aside of the axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 5000 }), fc.integer({ min: 0, max: 80 }), (r, g) => {
        const crest = (radius: number, gamma: number) =>
          basinWave(VAW_EXAMPLE_1, radius, gamma).firstCrestM;
        expect(crest(r + 50, g)).toBeLessThan(crest(r, g));
        expect(crest(r, g + 5)).toBeLessThan(crest(r, g));
        expect(crest(r, -g)).toBe(crest(r, g));
      }),
    );
  });

  it('says each number that lies outside of the tests, with its range', () => {
    const slow = { ...VAW_EXAMPLE_1, speedMS: 5 };
    const flags = channelWave(slow, 100).outOfRange;
    expect(flags.map((f) => f.quantity)).toEqual(['F', 'P', 'X']);
    expect(flags[0]).toMatchObject({ min: 0.86, max: 6.83 });
    expect(basinWave(VAW_EXAMPLE_1, 100, 0).outOfRange.map((f) => f.quantity)).toEqual(['r']);
    expect(basinWave(VAW_EXAMPLE_1, 2000, 120).outOfRange.map((f) => f.quantity)).toEqual([
      'r/h',
      'gammaDeg',
    ]);
  });

  it('has a volume whose mass number is bulk density over water times V over b h²', () => {
    // 1700/1000 x 220 000 / (100 x 80²), exact.
    expect(impactNumbers(VAW_EXAMPLE_1).relativeMass).toBeCloseTo(0.584375, 12);
  });

  it('by Slingerland and Voight grows with the power 0.71 of the kinetic energy', () => {
    const twice = { ...VAW_EXAMPLE_1, speedMS: 58 * Math.SQRT2 };
    expect(slingerlandVoight(twice) / slingerlandVoight(VAW_EXAMPLE_1)).toBeCloseTo(2 ** 0.71, 10);
  });

  it('needs a slope above the friction of the bed', () => {
    expect(slideSpeed(100, 20, 25)).toBe(0);
    expect(slideSpeed(100, 90, 25)).toBeCloseTo(Math.sqrt(2 * 9.81 * 100), 6);
  });
});

describe('run-up', () => {
  it('flags waves and banks outside of the tests and waves that break', () => {
    const wave = { amplitudeM: 3, heightM: 3, lengthM: 800, waterDepthM: 80, bankDeg: 30 };
    expect(runUp(wave).outOfRange).toEqual([]);
    expect(runUp({ ...wave, amplitudeM: 0.1 }).outOfRange[0]?.quantity).toBe('a/h');
    expect(runUp({ ...wave, bankDeg: 5 }).outOfRange.map((f) => f.quantity)).toContain('bankDeg');
    expect(runUp({ ...wave, bankDeg: 3 }).outOfRange.map((f) => f.quantity)).toContain(
      'Synolakis H/h',
    );
  });
});

describe('Voellmy', () => {
  const law = { mu: 0.2, xiMS2: 500 };

  it('comes to 90 % of its steady speed as a march of the equation of motion does', () => {
    const slope = Math.PI / 6;
    const end = terminalSpeed(law, slope, 5);
    let [v, s] = [0, 0];
    const dt = 1e-4;
    while (v < 0.9 * end) {
      const g = 9.81;
      const a = g * (Math.sin(slope) - law.mu * Math.cos(slope)) - (g * v * v) / (law.xiMS2 * 5);
      s += (v + 0.5 * a * dt) * dt;
      v += a * dt;
    }
    // The march ends at most one step late: 30 m/s times 1e-4 s, and errs by as much.
    expect(distanceToShare(law, slope, 5, 0.9)).toBeCloseTo(s, 1);
  });

  it('holds below the friction angle, where the energy line gives the reach', () => {
    expect(terminalSpeed(law, 0.15, 5)).toBe(0);
    expect(energyLineReach(100, Math.atan(0.2))).toBeCloseTo(500, 9);
  });
});
