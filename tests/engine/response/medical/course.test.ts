import { describe, expect, it } from 'vitest';
import { ASSUMED_MEDICAL, SURVIVAL } from '../../../../engine/response/medical/assumed.ts';
import { rescaled, survivalHours, worsensAt } from '../../../../engine/response/medical/course.ts';
import { SURVIVAL_KINDS } from '../../../../engine/response/medical/casualty.ts';
import { startIncidents } from '../incident-drill.ts';

describe('the course of a casualty', () => {
  it('reads the survival table at its entries and in between', () => {
    expect(survivalHours('collapse', 0.993)).toBe(0.5);
    expect(survivalHours('collapse', 0.81)).toBe(24);
    // Halfway between 0.81 at 24 h and 0.352 at 48 h.
    expect(survivalHours('collapse', 0.581)).toBeCloseTo(36, 9);
    expect(survivalHours('collapse', 0.07)).toBeNull();
  });

  it.each(SURVIVAL_KINDS)('never brings anybody back to life: %s', (kind) => {
    const shares = SURVIVAL[kind].map(([, share]) => share);
    const hours = SURVIVAL[kind].map(([h]) => h);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
    expect([hours[0], shares[0]]).toEqual([0, 1]);
  });

  it('takes half of the untreated gravely hurt within the median, and hurts nobody lightly hurt', () => {
    const w = startIncidents([]);
    const n = 4000;
    let dead = 0;
    for (let person = 0; person < n; person++)
      if (
        worsensAt(w, { groupId: 'g', person }, 'immediate', 0) <= ASSUMED_MEDICAL.immediateMedianS
      )
        dead++;
    // Binomial with p = 1/2: three standard deviations are 1.5 sqrt(n) = 95.
    expect(Math.abs(dead - n / 2)).toBeLessThan(95);
    expect(worsensAt(w, { groupId: 'g', person: 0 }, 'minor', 0)).toBe(-1);
  });

  it('carries the remaining life over to another rate exactly', () => {
    expect(rescaled(4600, 'waiting', 'treated', 1000)).toBe(1000 + 3600 * 4);
    expect(rescaled(1000 + 14_400, 'treated', 'ambulance', 1000)).toBe(15_400);
    expect(rescaled(-1, 'waiting', 'treated', 1000)).toBe(-1);
  });
});
