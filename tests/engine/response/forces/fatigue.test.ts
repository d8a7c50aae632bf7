import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productivity } from '../../../../engine/response/forces/fatigue.ts';
import { advance, drillScenario, eventsOf, order, startDrill } from '../drill.ts';

const HOUR = 3600;

describe('productivity', () => {
  it('is whole for a fresh team, falls along the table, and stays at its last value', () => {
    expect(productivity(0)).toBe(1);
    expect(productivity(6 * HOUR)).toBe(1);
    expect(productivity(10 * HOUR)).toBeCloseTo(0.825, 12);
    expect(productivity(16 * HOUR)).toBe(0.6);
    expect(productivity(40 * HOUR)).toBe(0.6);
  });

  it('never rises with hours worked', () => {
    fc.assert(
      fc.property(fc.nat(30 * HOUR), fc.nat(30 * HOUR), (a, b) => {
        expect(productivity(Math.max(a, b))).toBeLessThanOrEqual(productivity(Math.min(a, b)));
      }),
    );
  });

  it('shows in the work: the eleventh hour of a line brings less than the second', () => {
    const units = drillScenario().units.map((u) =>
      u.id === 'crew' ? { ...u, shiftH: 20, strength: 4 } : u,
    );
    const w = startDrill({ units });
    const path = [
      { e: 300, n: 3200 },
      { e: 5700, n: 3200 },
    ];
    order(w, { type: 'buildLine', unitId: 'crew', path });
    advance(w, 14 * HOUR);
    const built = eventsOf(w, 'lineExtended');
    const begun = eventsOf(w, 'lineBegun')[0]!.tick;
    const metresAt = (h: number) =>
      built.filter((e) => e.tick <= begun + h * HOUR).at(-1)!.body.builtM;
    const second = metresAt(2) - metresAt(1);
    const eleventh = metresAt(11) - metresAt(10);
    expect(second).toBeGreaterThan(10);
    // 10 to 11 hours of work: 0.825 to 0.79 of a fresh team's; a slice of five minutes is 8 %.
    expect(eleventh / second).toBeGreaterThan(0.72);
    expect(eleventh / second).toBeLessThan(0.9);
  });
});
