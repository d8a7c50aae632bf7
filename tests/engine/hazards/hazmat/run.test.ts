import { describe, expect, test } from 'vitest';
import type { HazmatAction, HazmatRun } from '../../../../engine/hazards/hazmat/contract.ts';
import { hazmatModel } from '../../../../engine/hazards/hazmat/model.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import {
  air,
  driversOf,
  newRelease,
  paramsOf,
  plain,
  SIDE_M,
  SOURCE,
  tanker,
} from '../../../support/hazmat-world.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';

const HOUR = 3600;
/** Hills of 200 m, so that the wind differs from place to place. */
const hills = syntheticRegion({
  id: 'hills',
  cols: 300,
  rows: 300,
  elevationM: (e, n) => 600 + 200 * Math.sin(e / 700) * Math.cos(n / 900),
});
const turning = driversOf(
  air({ windMs: 2 }),
  air({ tick: 1510, windMs: 4, windFromDeg: 320, cloudPct: 30 }),
  air({ tick: 4000, windMs: 0.3, windFromDeg: 200, cloudPct: 0 }),
);
const curtain: HazmatAction = {
  kind: 'waterCurtain',
  tank: 'tanker',
  waterKgS: 60,
  untilTick: 4000,
};
const gone = (run: HazmatRun): number => {
  const l = run.ledger();
  return l.releasedKg - l.poolKg - l.waterKg - l.airKg - l.absorbedKg - l.burnedKg - l.recoveredKg;
};
/** Names of fields that differ in any bit. */
const differingFields = (a: HazmatRun, b: HazmatRun): string[] => {
  const other = b.fields();
  const raw = (x: ArrayBufferView) => Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  return Object.entries(a.fields())
    .filter(([name, array]) => !raw(array).equals(raw(other[name]!)))
    .map(([name]) => name);
};
const bytes = (run: HazmatRun, name: string) => run.fields()[name] as Uint8Array;
const down = (m: number) => ({ e: SOURCE.e + m, n: SOURCE.n });

describe('a release', () => {
  test('begins at its tick, drifts with the wind and poisons what is downwind', () => {
    const drivers = driversOf(air());
    const run = newRelease({ tanks: [tanker({ opensAtTick: 600 })] }, drivers);
    run.advance(600, drivers, []);
    expect(run.ledger().releasedKg).toBe(0);
    const events = run.advance(HOUR, drivers, []);
    expect(events[0]).toMatchObject({ tick: 600, kind: 'releaseStarted' });
    const near = run.gauge(down(500));
    const far = run.gauge(down(3000));
    expect(near.ppm).toBeGreaterThan(far.ppm);
    expect(far.ppm).toBeGreaterThan(1);
    expect(run.gauge(down(-1000)).ppm).toBe(0);
    expect(run.gauge({ e: SOURCE.e + 1000, n: SOURCE.n + 2500 }).ppm).toBeLessThan(0.01);
    expect(near.outdoorLoad).toBeGreaterThan(near.indoorLoad);
    expect(near.indoorLoad).toBeGreaterThan(0);
    expect(run.deathShare(down(150), 'outdoor')).toBeGreaterThan(
      run.deathShare(down(150), 'indoor'),
    );
    expect(run.exposure(down(500), HOUR)).toContainEqual({
      hazard: 'hazmat',
      quantity: 'toxicLoad',
      value: near.outdoorLoad,
    });
  });

  test('runs the same whether it is advanced in one step or in many', () => {
    const once = newRelease({}, turning, hills);
    once.advance(2 * HOUR, turning, []);
    const often = newRelease({}, turning, hills);
    for (let t = 0; t < 2 * HOUR;) often.advance((t = Math.min(2 * HOUR, t + 173)), turning, []);
    expect(often.hash()).toBe(once.hash());
    expect(differingFields(often, once)).toEqual([]);
  });

  test.each([600, 1777, 4100])('goes on the same to the bit after a save at %i s', (at) => {
    const run = newRelease({}, turning, hills);
    run.advance(at, turning, []);
    run.advance(at, turning, [curtain]);
    const bytes = run.save();
    const loaded = newRelease({}, turning, hills);
    loaded.load(bytes);
    const fork = run.fork();
    expect(loaded.hash()).toBe(run.hash());
    expect(loaded.save()).toEqual(bytes);
    for (const r of [run, loaded, fork]) {
      r.advance(at + 500, structuredClone(turning), [{ kind: 'plug', tank: 'tanker', share: 0.4 }]);
      r.advance(2 * HOUR, turning, []);
    }
    expect(loaded.hash()).toBe(run.hash());
    expect(fork.hash()).toBe(run.hash());
    expect(differingFields(loaded, run)).toEqual([]);
  });

  test('is not changed by a fork that runs ahead under other orders', () => {
    const run = newRelease({}, turning);
    run.advance(HOUR, turning, []);
    const before = run.hash();
    const fork = run.fork();
    fork.advance(2 * HOUR, turning, [{ kind: 'closeValve', tank: 'tanker' }]);
    expect(run.hash()).toBe(before);
    run.advance(2 * HOUR, turning, []);
    expect(fork.hash()).not.toBe(run.hash());
    expect(fork.ledger().releasedKg).toBeLessThan(run.ledger().releasedKg);
  });

  test('loses no kilogram, whatever is done', () => {
    const windy = driversOf(air({ windMs: 5 }));
    const run = newRelease({ substance: 'ammonia', tanks: [tanker({ stockKg: 9000 })] }, windy);
    run.advance(900, windy, [curtain]);
    run.advance(1500, windy, [
      { kind: 'foam', tank: 'tanker', factor: 0.2, untilTick: 5000 },
      { kind: 'transfer', tank: 'tanker', rateKgS: 1.5, untilTick: 3000 },
      { kind: 'recover', tank: 'tanker', rateKgS: 0.3, untilTick: 3000 },
    ]);
    run.advance(2000, windy, [{ kind: 'ignite', at: SOURCE, cause: 'test' }]);
    run.advance(3 * HOUR, windy, [{ kind: 'burst', tank: 'tanker' }]);
    const l = run.ledger();
    expect(Math.abs(gone(run))).toBeLessThan(1e-9 * l.releasedKg);
    expect(l.stockKg - l.tankKg - l.transferredKg - l.releasedKg).toBeCloseTo(0, 8);
    for (const kg of [l.absorbedKg, l.transferredKg, l.recoveredKg, l.leftWindowKg])
      expect(kg).toBeGreaterThan(0);
  });

  test('stops when the valve is closed, if there is one', () => {
    const rates = (closable: boolean) => {
      const drivers = driversOf(air());
      const run = newRelease({ tanks: [tanker({ closable })] }, drivers);
      run.advance(300, drivers, []);
      const before = run.ledger().releasedKg;
      const events = run.advance(1200, drivers, [{ kind: 'closeValve', tank: 'tanker' }]);
      return { more: run.ledger().releasedKg - before, kind: events[0]!.kind };
    };
    expect(rates(true)).toEqual({ more: 0, kind: 'releaseStopped' });
    expect(rates(false).kind).toBe('notClosable');
    expect(rates(false).more).toBeGreaterThan(1000);
  });

  test('gets weaker by curtain, foam and bund', () => {
    const drivers = driversOf(air());
    const emitted = (actions: readonly HazmatAction[]) => {
      const run = newRelease({ substance: 'ammonia', tanks: [tanker({ stockKg: 9000 })] }, drivers);
      run.advance(1800, drivers, actions);
      return run.ledger().airKg;
    };
    const plainly = emitted([]);
    expect(emitted([{ ...curtain, untilTick: 9999 }])).toBeLessThan(0.8 * plainly);
    expect(emitted([{ kind: 'foam', tank: 'tanker', factor: 0.1, untilTick: 9999 }])).toBeLessThan(
      plainly,
    );
    expect(emitted([{ kind: 'bund', tank: 'tanker', areaM2: 10 }])).toBeLessThan(plainly);
  });

  test('stays where it is in a calm, says so, and divides by no wind', () => {
    const calm = driversOf(air({ windMs: 0 }));
    const run = newRelease({}, calm);
    run.advance(HOUR, calm, []);
    const at = run.gauge(down(60));
    expect(at.ppm).toBeGreaterThan(1);
    expect(at.valid).toBe(false);
    expect(run.notes()).toContain('calm:spreadAsAt0.5ms');
    expect(run.gauge(down(60)).ppm).toBeCloseTo(run.gauge(down(-60)).ppm, 6);
    for (const z of run.zones('tanker'))
      for (const p of z.confidence) expect(Number.isFinite(p.e + p.n)).toBe(true);
    expect(run.fields().invalid!.every((b) => (b & 1) === 1)).toBe(true);
  });

  test('marks a valley floor on a clear night, where cold air drains', () => {
    const night = { ...driversOf(air({ windMs: 2, cloudPct: 0 })), startSecondOfDay: 0 };
    const run = newRelease({}, night, hills);
    run.advance(600, night, []);
    const drained = bytes(run, 'invalid').reduce((n, b) => n + ((b & 2) >> 1), 0);
    expect(drained).toBeGreaterThan(1000);
    expect(drained).toBeLessThan(60_000);
    expect(run.notes()).toContain('stability:F');
  });

  test('has zones that nest, within their confidence line', () => {
    const drivers = driversOf(air());
    const run = newRelease({}, drivers);
    run.advance(1800, drivers, []);
    const zones = run.zones('tanker');
    expect(zones.map((z) => z.level)).toEqual([3, 2, 1]);
    expect(zones[0]!.reachM).toBeLessThan(zones[1]!.reachM);
    expect(zones[1]!.reachM).toBeLessThan(zones[2]!.reachM);
    const east = (list: readonly { e: number }[]) => Math.max(...list.map((p) => p.e));
    const north = (list: readonly { n: number }[]) => Math.max(...list.map((p) => p.n));
    for (const z of zones) {
      expect(east(z.outline)).toBeCloseTo(SOURCE.e + z.reachM, 6);
      expect(north(z.confidence)).toBeGreaterThan(north(z.outline));
    }
    const section = run.section(down(0), down(4000), 41);
    expect(section[10]).toBe(run.gauge(down(1000)).kgM3);
  });
});

describe('close to a source', () => {
  const small = { diameterM: 0.014, heightM: 0.4, pipeM: 0.3 };
  const along = (run: HazmatRun, m: number): number =>
    run.gauge({ e: SOURCE.e + m, n: SOURCE.n }).ppm;

  test.each([
    // At 4 m/s the first minute of gas lies across the end of the curves of dense gas.
    ['chlorine', 1.5],
    ['chlorine', 4],
    ['ammonia', 2],
  ])('%s at %d m/s is thickest at the tank and thins with every step away', (substance, windMs) => {
    const day = driversOf(air({ windMs }));
    const run = newRelease({ substance, tanks: [tanker({ hole: small, stockKg: 9000 })] }, day);
    run.advance(1800, day, []);
    const ppm = [10, 25, 50, 75, 100, 150, 200, 300, 500].map((m) => along(run, m));
    expect(ppm).toEqual(ppm.toSorted((a, b) => b - a));
    // A jet of a kilogram a second fills the air beside it: a hundredth of it is gas, at the least.
    expect(ppm[0]).toBeGreaterThan(1e4);
    expect(ppm[3]! / ppm[6]!).toBeGreaterThan(1.5);
  });
});

describe('over a pool', () => {
  const day = driversOf(air({ windMs: 0.8, temperatureC: 26 }));
  const most = (substance: string, temperatureC: number): number => {
    const tank = tanker({ stockKg: 9000, temperatureC, strength: 'atmospheric' });
    const run = newRelease({ substance, tanks: [tank] }, day);
    run.advance(1800, day, []);
    return Math.max(
      ...[0, 5, 10, 20, 40].map((m) => run.gauge({ e: SOURCE.e + m, n: SOURCE.n }).ofLowerLimit),
    );
  };

  test('diesel stays below its flammability limit on a warm day, petrol and hot diesel do not', () => {
    // Saturated at 26 C, by Antoine: 0.12 of the limit.
    expect(most('diesel', 26)).toBeCloseTo(0.12, 2);
    expect(most('diesel', 85)).toBeGreaterThan(0.2);
    expect(most('petrol', 26)).toBeGreaterThan(1);
  });
});

describe('a hazmat run', () => {
  test('refuses parameters outside of their range, with name, value and range', () => {
    const make = (over: object) => () =>
      hazmatModel.create(plain, paramsOf(over), driversOf(air()), new RandomStreams(1));
    const tank = (over: object) => make({ tanks: [tanker(over)] });
    expect(make({ substance: 'kryptonite' })).toThrow(/substance is kryptonite.*one of chlorine/);
    expect(tank({ hole: { diameterM: 3, heightM: 0, pipeM: 0 } })).toThrow(
      /tanks\[0\]\.hole\.diameterM is 3, must be from 0 to 2 m/,
    );
    expect(tank({ temperatureC: 400 })).toThrow(/tanks\[0\]\.temperatureK of chlorine is 673/);
    expect(tank({ stockKg: -5 })).toThrow(/tanks\[0\]\.stockKg is -5, must be from 0 to/);
    expect(tank({ stockKg: 1e6 })).toThrow(/stockKg is 1000000/);
    expect(tank({ opensAtTick: 1.5 })).toThrow(/opensAtTick is 1.5, must be an integer/);
    expect(tank({ spillTo: 'river' })).toThrow(/river is null/);
    expect(make({ airChangesH: NaN })).toThrow(/airChangesH is NaN/);
    expect(make({ tanks: [tanker(), tanker()] })).toThrow(/id tanker is used twice/);
    expect(make({ river: { riverId: 'no', fromM: 0, currentMS: 1 } })).toThrow(
      /riverId is no, must be one of river/,
    );
    const run = newRelease();
    const bad = (a: HazmatAction) => () => run.advance(0, driversOf(air()), [a]);
    expect(bad({ kind: 'closeValve', tank: 'x' })).toThrow(/tank is x, must be one of tanker/);
    expect(bad({ kind: 'plug', tank: 'tanker', share: 2 })).toThrow(/plug.share is 2/);
    expect(() => run.advance(1.5, driversOf(air()), [])).toThrow(/integer/);
  });

  test('refuses bytes of something else', () => {
    const run = newRelease();
    expect(() => run.load(new Uint8Array(64))).toThrow(/not a saved release/);
    expect(() => run.load(newRelease({ coarsen: 2 }).save())).toThrow(/expected 300 x 300/);
    run.advance(600, driversOf(air()), []);
    expect(() => newRelease().load(run.save().slice(0, -9))).toThrow(/cut short/);
  });

  test('shows the innermost zone, and no concentration below nothing', () => {
    const run = newRelease();
    run.advance(600, driversOf(air()), []);
    const fields = run.fields();
    expect(fields.threatZone!.some((z) => z === 3)).toBe(true);
    expect(fields.concentrationMgM3!.every((c) => c >= 0)).toBe(true);
  });

  test('on 90 m cells poisons about the ground that it does on 30 m cells', () => {
    const area = (coarsen: number) => {
      const drivers = driversOf(air());
      const run = newRelease({ coarsen }, drivers);
      run.advance(HOUR, drivers, []);
      const side = run.grid.cellM;
      return bytes(run, 'threatZone').reduce((n, z) => n + (z >= 2 ? side * side : 0), 0);
    };
    expect(area(3) / area(1)).toBeGreaterThan(0.9);
    expect(area(3) / area(1)).toBeLessThan(1.1);
    expect(area(1)).toBeGreaterThan(0.01 * SIDE_M * SIDE_M);
  });
});
