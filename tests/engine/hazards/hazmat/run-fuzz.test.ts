import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HazmatAction, HazmatRun } from '../../../../engine/hazards/hazmat/contract.ts';
import { air, driversOf, newRelease, SOURCE, tanker } from '../../../support/hazmat-world.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const tank = 'tanker';
const action = fc.oneof(
  fc.constant<HazmatAction>({ kind: 'closeValve', tank }),
  fc.constant<HazmatAction>({ kind: 'open', tank }),
  fc.constant<HazmatAction>({ kind: 'burst', tank }),
  fc.constant<HazmatAction>({ kind: 'extinguish', tank }),
  share.map((s): HazmatAction => ({ kind: 'plug', tank, share: s })),
  share.map((s): HazmatAction => ({ kind: 'transfer', tank, rateKgS: 5 * s, untilTick: 6000 })),
  share.map((s): HazmatAction => ({ kind: 'recover', tank, rateKgS: s, untilTick: 6000 })),
  share.map((s): HazmatAction => ({ kind: 'foam', tank, factor: s, untilTick: 6000 })),
  share.map((s): HazmatAction => ({
    kind: 'waterCurtain',
    tank,
    waterKgS: 100 * s,
    untilTick: 6000,
  })),
  share.map((s): HazmatAction => ({ kind: 'bund', tank, areaM2: 1 + 400 * s })),
  share.map((s): HazmatAction => ({
    kind: 'ignite',
    at: { e: SOURCE.e + 60 * s, n: SOURCE.n },
    cause: 'test',
  })),
);
const step = fc.record({
  ticks: fc.integer({ min: 0, max: 900 }),
  actions: fc.array(action, { maxLength: 2 }),
  restore: fc.constantFrom('no', 'load', 'fork'),
});
const weather = fc
  .tuple(share, share, share)
  .map(([wind, turn, when]) =>
    driversOf(
      air({ windMs: 6 * wind }),
      air({ tick: 1 + Math.floor(2000 * when), windMs: 2, windFromDeg: 360 * turn, cloudPct: 0 }),
    ),
  );

const lost = (run: HazmatRun): number => {
  const l = run.ledger();
  const there = l.poolKg + l.waterKg + l.airKg + l.absorbedKg + l.burnedKg + l.recoveredKg;
  return Math.max(
    Math.abs(l.releasedKg - there),
    Math.abs(l.stockKg - l.tankKg - l.transferredKg - l.releasedKg),
  );
};

test('a release that is saved, loaded and forked on its way ends like one that is not, and loses nothing', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 7 }),
      weather,
      fc.constantFrom('propane', 'chlorine', 'petrol', 'ammonia', 'methanol'),
      (steps, drivers, substance) => {
        const make = () =>
          newRelease({ substance, coarsen: 5, tanks: [tanker({ stockKg: 7000 })] }, drivers);
        const plainRun = make();
        let other: HazmatRun = make();
        for (const s of steps) {
          if (s.restore === 'load') {
            const fresh = make();
            fresh.load(other.save());
            other = fresh;
          } else if (s.restore === 'fork') other = other.fork();
          const to = plainRun.tick + s.ticks;
          plainRun.advance(to, drivers, s.actions);
          other.advance(to, structuredClone(drivers), s.actions);
          expect(other.hash()).toBe(plainRun.hash());
          expect(lost(plainRun)).toBeLessThan(1e-9 * 7000);
        }
        for (const s of plainRun.sources()) expect(s.tankKg).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 40 },
  );
});
