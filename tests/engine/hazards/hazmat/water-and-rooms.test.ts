import { describe, expect, test } from 'vitest';
import { minutesToLethal } from '../../../../engine/hazards/hazmat/enclosure.ts';
import { boomShare, leftOf, placeOf, remaining } from '../../../../engine/hazards/hazmat/slick.ts';
import { lethalLoad, toxicLaw } from '../../../../engine/hazards/hazmat/toxic.ts';
import { kgM3OfPpm } from '../../../../engine/hazards/hazmat/substance.ts';
import { substanceOf } from '../../../../engine/hazards/hazmat/substances.ts';
import { air, driversOf, newRelease, tanker } from '../../../support/hazmat-world.ts';

const drivers = driversOf(air({ windMs: 2 }));
const barge = (currentMS: number) =>
  newRelease(
    {
      substance: 'diesel',
      tanks: [
        tanker({
          spillTo: 'river',
          stockKg: 10_000,
          strength: 'atmospheric',
          hole: { diameterM: 0.08, heightM: 0.1, pipeM: 0 },
        }),
      ],
      river: { riverId: 'river', fromM: 1000, currentMS },
    },
    drivers,
  );

describe('liquid on a river', () => {
  test('drifts with the current and a little of the wind', () => {
    const run = barge(0.5);
    run.advance(1800, drivers, []);
    const front = Math.max(...run.slick().map((p) => p.atM));
    // Half an hour at 0.5 m/s and 3 % of a wind of 2 m/s along it; the first piece came within a step.
    expect(front).toBeGreaterThan(1000 + 0.56 * 1740 - 1);
    expect(front).toBeLessThan(1000 + 0.56 * 1800 + 1);
    const l = run.ledger();
    expect(l.waterKg).toBeGreaterThan(0.8 * l.releasedKg);
    expect(l.releasedKg - l.waterKg - l.airKg).toBeCloseTo(0, 6);
  });

  test('is held by a boom in slow water, taken up there, and not held in fast water', () => {
    const held = (currentMS: number) => {
      const run = barge(currentMS);
      run.advance(600, drivers, [{ kind: 'boom', atM: 1400, share: 0.9 }]);
      run.advance(7200, drivers, [
        { kind: 'recover', tank: 'tanker', rateKgS: 0.5, untilTick: 7200 },
      ]);
      return run.ledger().recoveredKg;
    };
    expect(held(0.3)).toBeGreaterThan(1000);
    expect(held(1)).toBe(0);
    expect(boomShare(0.9, 0.35)).toBeCloseTo(0.9, 12);
    expect(boomShare(0.9, 0.525)).toBeCloseTo(0.45, 12);
  });

  test('of diesel stays for days, by the law of its weathering', () => {
    // (0.31 + 0.018 · 26) √480 % of it in eight hours at 26 °C, worked out by hand.
    expect(remaining(substanceOf('diesel'), 8 * 3600, 299.15)).toBeCloseTo(1 - 0.17045, 4);
    const run = barge(0.3);
    run.advance(8 * 3600, drivers, []);
    const { waterKg, releasedKg } = run.ledger();
    expect(waterKg / releasedKg).toBeGreaterThan(0.8);
  });

  test('lies on the map with all of its mass, wider than a cell', () => {
    const run = barge(0.1);
    run.advance(1800, drivers, []);
    const film = run.slickFilm();
    const grams = film.reduce((sum, x) => sum + x, 0) * run.grid.cellM ** 2;
    // Single precision of the cells.
    expect(grams / 1000 / run.ledger().waterKg).toBeCloseTo(1, 5);
    expect(film.filter((x) => x > 0).length).toBeGreaterThan(3);
  });

  test('begins at the bank where it was spilt, and is in the middle a kilometre on', () => {
    const line = [0, 3000].map((e) => ({ atM: e, e, n: 4000 }));
    const offM = leftOf(line, 1000, { e: 1000, n: 4200 });
    expect(offM).toBe(200);
    const at = (atM: number) =>
      placeOf(line, { atM, massKg: 1, areaM2: 1, held: false, offM }, 1000);
    expect(at(1000)).toEqual({ e: 1000, n: 4200 });
    expect(at(1500)).toEqual({ e: 1500, n: 4100 });
    expect(at(2500)).toEqual({ e: 2500, n: 4000 });
  });

  test('of petrol is soon in the air', () => {
    const run = newRelease(
      {
        substance: 'petrol',
        tanks: [tanker({ spillTo: 'river', stockKg: 2000, strength: 'atmospheric' })],
        river: { riverId: 'river', fromM: 1000, currentMS: 0.5 },
      },
      drivers,
    );
    run.advance(3600, drivers, []);
    expect(run.ledger().airKg).toBeGreaterThan(0.5 * run.ledger().releasedKg);
  });
});

describe('a confined space', () => {
  const workshop = (airChangesH: number) =>
    newRelease(
      {
        substance: 'hydrogen-sulphide',
        tanks: [],
        confined: [
          {
            id: 'pit',
            at: { e: 3000, n: 4515 },
            volumeM3: 40,
            airChangesH,
            sourceKgS: 2e-4,
            untilTick: 1e6,
            startKgM3: 0,
          },
        ],
      },
      drivers,
    );

  test('fills to source over air changes and kills who stays', () => {
    const run = workshop(0.5);
    run.advance(36_000, drivers, []);
    const exact = (2e-4 / 40 / (0.5 / 3600)) * (1 - Math.exp(-5));
    expect(run.confined('pit').kgM3).toBeCloseTo(exact, 9);
    expect(run.confined('pit').load).toBeGreaterThan(1);
    expect(run.confined('pit').oxygenPct).toBeLessThan(20.9);
    expect(() => run.confined('well')).toThrow(/confined is well, must be one of pit/);
  });

  test('clears when it is aired and the source is stopped', () => {
    const run = workshop(0.5);
    run.advance(7200, drivers, []);
    const before = run.confined('pit').kgM3;
    run.advance(9000, drivers, [
      { kind: 'ventilate', confined: 'pit', airChangesH: 12 },
      { kind: 'stopSource', confined: 'pit' },
    ]);
    expect(run.confined('pit').kgM3 / before).toBeCloseTo(Math.exp(-6), 9);
  });

  test('gives minutes to the lethal load', () => {
    const s = substanceOf('hydrogen-sulphide');
    const law = toxicLaw(s, 'ccps')!;
    const at = (ppm: number) => minutesToLethal(law, lethalLoad(law), kgM3OfPpm(s, ppm));
    expect(at(1000)!).toBeLessThan(at(600)!);
    expect(at(1000)! * Math.pow(1000, 1.43)).toBeCloseTo(at(600)! * Math.pow(600, 1.43), -2);
    expect(at(1)).toBeNull();
    expect(minutesToLethal(null, 1, 1)).toBeNull();
  });
});
