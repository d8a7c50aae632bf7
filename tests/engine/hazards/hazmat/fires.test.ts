import { describe, expect, test } from 'vitest';
import { timeToFailureS } from '../../../../engine/hazards/hazmat/domino.ts';
import { air, driversOf, newRelease, SOURCE, tanker } from '../../../support/hazmat-world.ts';

const still = driversOf(air({ windMs: 2 }));
const lit = { kind: 'ignite', at: SOURCE, cause: 'test' } as const;
const at = (m: number) => ({ e: SOURCE.e + m, n: SOURCE.n });
const petrol = () =>
  newRelease(
    {
      substance: 'petrol',
      tanks: [
        tanker({ stockKg: 12_000, strength: 'atmospheric', hole: hole(0.05), bundM2: 150 }),
        tanker({
          id: 'next',
          at: at(9),
          stockKg: 8000,
          strength: 'atmospheric',
          opensAtTick: null,
        }),
      ],
    },
    still,
  );
const hole = (diameterM: number) => ({ diameterM, heightM: 0.1, pipeM: 0 });

describe('fire', () => {
  test('on a pool of petrol burns liquid, warms what is near and goes out when told to', () => {
    const run = petrol();
    run.advance(600, still, []);
    const events = run.advance(900, still, [lit]);
    expect(events.map((e) => e.kind)).toContain('poolFire');
    const near = run.gauge(at(-25)).heatKWM2;
    expect(near).toBeGreaterThan(2);
    expect(near).toBeGreaterThan(3 * run.gauge(at(-100)).heatKWM2);
    expect(run.exposure(at(-25), 900)).toContainEqual({
      hazard: 'hazmat',
      quantity: 'heatKWM2',
      value: near,
    });
    expect(run.ledger().burnedKg).toBeGreaterThan(1000);
    run.advance(960, still, [{ kind: 'extinguish', tank: 'tanker' }]);
    expect(run.gauge(at(-25)).heatKWM2).toBe(0);
    expect(run.gauge(at(-25)).thermalDose).toBeGreaterThan(500);
  });

  test('breaks the next tank in the end, and that one burns too', () => {
    const run = petrol();
    run.advance(600, still, []);
    const events = run.advance(5400, still, [lit]);
    const bursts = events.filter((e) => e.kind === 'tankBurst');
    const burst = bursts.find((e) => e.value === 8000);
    expect(burst).toBeDefined();
    expect(burst!.tick).toBeGreaterThan(700);
    expect(run.sources()[1]!.tankKg).toBe(0);
  });

  test('lasts longer in weaker heat, and none comes below the limit', () => {
    expect(timeToFailureS('atmospheric', 10, 30)).toBe(Infinity);
    expect(timeToFailureS('atmospheric', 20, 30)).toBeGreaterThan(
      timeToFailureS('atmospheric', 60, 30),
    );
    // ln t = -1.13 ln 50 - 2.67e-5 * 100 + 9.9
    expect(timeToFailureS('atmospheric', 50, 100)).toBeCloseTo(239.1, 0);
  });

  test('in a propane cloud flashes back, explodes and leaves a jet', () => {
    const run = newRelease(
      { substance: 'propane', tanks: [tanker({ stockKg: 9000, hole: holeOf(0.08) })] },
      still,
    );
    run.advance(120, still, []);
    expect(run.gauge(at(40)).ofLowerLimit).toBeGreaterThan(1);
    const events = run.advance(120, still, [{ ...lit, at: at(40) }]);
    const kinds = events.map((e) => e.kind);
    expect(kinds).toContain('flashFire');
    expect(kinds).toContain('explosion');
    const { overpressureKPa } = run.gauge(at(100));
    expect(overpressureKPa).toBeGreaterThan(run.gauge(at(400)).overpressureKPa);
    expect(run.exposure(at(100), 120)).toContainEqual({
      hazard: 'hazmat',
      quantity: 'overpressureKPa',
      value: overpressureKPa,
    });
    expect(run.gauge(at(30)).thermalDose).toBeGreaterThan(1e4 - 1);
  });

  test('around a pressure tank ends in a fireball', () => {
    const run = newRelease(
      { substance: 'propane', tanks: [tanker({ stockKg: 9000, hole: holeOf(0.03) })] },
      still,
    );
    run.advance(300, still, []);
    run.advance(360, still, [lit]);
    const events = run.advance(360, still, [{ kind: 'burst', tank: 'tanker' }]);
    expect(events.map((e) => e.kind)).toContain('fireball');
    const heat = run.exposure(at(150), 370).find((x) => x.quantity === 'heatKWM2');
    expect(heat!.value).toBeGreaterThan(2);
    expect(
      run.exposure(at(150), 500).find((x) => x.quantity === 'heatKWM2')?.value ?? 0,
    ).toBeLessThan(heat!.value);
    expect(run.gauge(at(100)).thermalDose).toBeGreaterThan(run.gauge(at(400)).thermalDose);
  });

  test('does not come to chlorine, nor where there is nothing', () => {
    const run = newRelease({}, still);
    expect(run.advance(60, still, [lit])[0]!.kind).toBe('notFlammable');
    const gas = newRelease({
      substance: 'propane',
      tanks: [tanker({ opensAtTick: null, stockKg: 100 })],
    });
    expect(gas.advance(60, still, [lit])[0]!.kind).toBe('nothingToBurn');
  });
});

const holeOf = (diameterM: number) => ({ diameterM, heightM: 0.1, pipeM: 0.5 });
