import { describe, expect, test } from 'vitest';
import { cellAt } from '../../../../engine/kernel/grid.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import { wildfireModel } from '../../../../engine/hazards/wildfire/model.ts';
import { NOT_REACHED } from '../../../../engine/hazards/wildfire/run.ts';
import type { WildfireAction } from '../../../../engine/hazards/wildfire/contract.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';
import {
  cellPoint,
  driversOf,
  flatPine,
  newFire,
  paramsFor,
  summerAir,
} from '../../../support/wildfire-world.ts';

const HOUR = 3600;
const MIDDLE = cellPoint(60, 60);
const ignite = (at = MIDDLE): WildfireAction => ({ kind: 'ignite', at, cause: 'test' });

/** Hills with patches of shrub, grass and rock; weather that turns and a shower. */
const hills = syntheticRegion({
  id: 'hills',
  cols: 120,
  rows: 120,
  elevationM: (e, n) => 600 + 200 * Math.sin(e / 500) * Math.cos(n / 400),
  cover: (e, n) => {
    const patch = (Math.floor(e / 270) * 7 + Math.floor(n / 330) * 5) % 9;
    if (patch === 0) return LandCover.shrub;
    if (patch === 1) return LandCover.grass;
    return patch === 2 ? LandCover.bareRock : LandCover.forestPine;
  },
});
const turning = driversOf(
  summerAir({ windMs: 7 }),
  summerAir({ tick: 2500, windMs: 9, windFromDeg: 200 }),
  summerAir({ tick: 9000, windMs: 3, relativeHumidityPct: 80, rainMmH: 2 }),
  summerAir({ tick: 14_400, windMs: 8, windFromDeg: 300 }),
);
const spotting = { spotting: true };

/** What a crew might do to a fire that has run for an hour. */
const orders = (cells: readonly number[]): WildfireAction[] => [
  { kind: 'secure', cells: cells.slice(0, 12) },
  { kind: 'mopUp', cells: cells.slice(0, 4) },
  { kind: 'wet', cells: cells.map((c) => c + 3), factor: 0.2, untilTick: 2 * HOUR },
  { kind: 'line', path: [cellPoint(50, 40), cellPoint(75, 55)], widthM: 2 },
];

describe('a wildfire run', () => {
  test('reports nothing before it is lit, and burns from where it was lit', () => {
    const run = newFire();
    const drivers = driversOf(summerAir());
    run.advance(HOUR, drivers, []);
    expect(run.isOut(HOUR)).toBe(true);
    expect(run.burnedAreaHa(HOUR)).toBe(0);
    const events = run.advance(3 * HOUR, drivers, [ignite()]);
    expect(events[0]).toMatchObject({ tick: HOUR, kind: 'ignition' });
    expect(run.isOut(3 * HOUR)).toBe(false);
    const cell = cellAt(run.grid, MIDDLE.e, MIDDLE.n);
    expect(run.arrivalTick(cell)).toBe(HOUR);
    expect(run.burnedAreaHa(3 * HOUR)).toBeCloseTo(0.09 * run.burnedCells(3 * HOUR).length, 10);
    expect(run.burnedCells(3 * HOUR).length).toBeGreaterThan(10);
    expect(run.burnedCells(2 * HOUR).length).toBeLessThan(run.burnedCells(3 * HOUR).length);
    expect(run.burnedAreaHa(2 * HOUR)).toBeCloseTo(0.09 * run.burnedCells(2 * HOUR).length, 10);
  });

  test('runs the same whether it is advanced in one step or in many', () => {
    const once = newFire(hills, spotting, turning);
    once.advance(6 * HOUR, turning, [ignite()]);
    const often = newFire(hills, spotting, turning);
    often.advance(0, turning, [ignite()]);
    for (let t = 0; t < 6 * HOUR;) often.advance((t = Math.min(6 * HOUR, t + 173)), turning, []);
    expect(often.hash()).toBe(once.hash());
    expect(often.fields()).toEqual(once.fields());
  });

  test.each([HOUR, 4321, 10_799])('goes on the same to the bit after a save at %i s', (at) => {
    const run = newFire(hills, spotting, turning);
    run.advance(at, turning, [ignite()]);
    const due = orders([...run.flamingCells(at)]);
    run.advance(at, turning, due);
    const bytes = run.save();
    const loaded = newFire(hills, spotting, turning);
    loaded.load(bytes);
    const fork = run.fork();
    expect(loaded.hash()).toBe(run.hash());
    expect(loaded.save()).toEqual(bytes);
    const later = structuredClone(turning);
    const ends = [run, loaded, fork].map((r, i) => {
      const d = i === 1 ? later : turning;
      const cells = [...run.flamingCells(at)].slice(0, 9);
      return { r, d, cells };
    });
    for (const { r, d, cells } of ends) {
      r.advance(3 * HOUR, d, [{ kind: 'secure', cells }]);
      r.advance(9 * HOUR, d, []);
    }
    expect(loaded.hash()).toBe(run.hash());
    expect(fork.hash()).toBe(run.hash());
    expect(loaded.fields()).toEqual(run.fields());
    expect([...loaded.smoulderingCells(9 * HOUR)]).toEqual([...run.smoulderingCells(9 * HOUR)]);
  });

  test('is not changed by a fork that runs ahead under orders and lines', () => {
    const run = newFire(hills, spotting, turning);
    run.advance(HOUR, turning, [ignite()]);
    const before = run.hash();
    const fork = run.fork();
    fork.advance(5 * HOUR, turning, orders([...run.flamingCells(HOUR)]));
    expect(run.hash()).toBe(before);
    const untouched = newFire(hills, spotting, turning);
    untouched.advance(HOUR, turning, [ignite()]);
    untouched.advance(5 * HOUR, turning, []);
    run.advance(5 * HOUR, turning, []);
    expect(run.hash()).toBe(untouched.hash());
    expect(fork.hash()).not.toBe(run.hash());
  });

  test('projects exactly what happens if nothing is done', () => {
    const run = newFire(hills, spotting, turning);
    run.advance(HOUR, turning, [ignite()]);
    const before = run.hash();
    const projected = run.project(4 * HOUR);
    expect(run.hash()).toBe(before);
    run.advance(4 * HOUR, turning, []);
    const arrived = run.fields().arrivalTick!;
    for (let i = 0; i < projected.length; i++)
      expect(projected[i]).toBe(arrived[i] === NOT_REACHED ? -1 : arrived[i]);
  });

  test('differs by seed in its spot fires alone', () => {
    const burnt = (seed: number, spots: boolean) => {
      const run = newFire(hills, { spotting: spots }, turning, seed);
      run.advance(4 * HOUR, turning, [ignite()]);
      return run.fields().arrivalTick;
    };
    expect(burnt(1, false)).toEqual(burnt(2, false));
    expect(burnt(1, true)).not.toEqual(burnt(2, true));
  });

  test('on 90 m cells burns about what it burns on 30 m cells', () => {
    const area = (coarsen: number) => {
      const run = newFire(flatPine, { coarsen });
      run.advance(12 * HOUR, driversOf(summerAir()), [ignite()]);
      return run.burnedAreaHa(12 * HOUR);
    };
    // A fire of some 60 cells of 90 m: its edge is a tenth of it.
    expect(area(3) / area(1)).toBeGreaterThan(0.85);
    expect(area(3) / area(1)).toBeLessThan(1.15);
  });

  test('says which laws it used and what it left', () => {
    const run = newFire(flatPine, { spreadLaw: 'wang-zhengfei', lengthToWidth: 'behave-plus' });
    expect(run.notes()).toContain('spreadLaw:wang-zhengfei');
    expect(run.notes()).toContain('lengthToWidth:behave-plus');
    expect(run.notes()).not.toContain('leftWindow');
    const gale = driversOf(summerAir({ windMs: 18 }));
    const events = run.advance(40 * HOUR, gale, [ignite()]);
    expect(events.some((e) => e.kind === 'leftWindow')).toBe(true);
    expect(run.notes()).toContain('leftWindow');
    expect(run.notes()).toContain('windAboveRange:15ms');
  });

  test('refuses parameters outside of their range, with the name and the range', () => {
    const make = (over: object) => () =>
      wildfireModel.create(
        flatPine,
        { ...paramsFor(flatPine), ...over },
        driversOf(summerAir()),
        new RandomStreams(1),
      );
    expect(make({ deadMoisture: [0.06, 0.9, 0.1] })).toThrow(/deadMoisture\[1\] is 0.9/);
    expect(make({ coarsen: 1.5 })).toThrow(/coarsen/);
    expect(make({ spreadLaw: 'magic' })).toThrow(/spreadLaw/);
    expect(make({ foliarMoisturePct: NaN })).toThrow(/foliarMoisturePct/);
    expect(() => newFire().advance(1.5, driversOf(summerAir()), [])).toThrow(/integer/);
  });

  test('refuses bytes of something else', () => {
    const run = newFire();
    expect(() => run.load(new Uint8Array(64))).toThrow(/not a saved wildfire/);
    expect(() => run.load(newFire(hills, { coarsen: 2 }).save())).toThrow(/expected 120 x 120/);
    expect(() => run.load(newFire().save().slice(0, 60))).toThrow(/cut short/);
  });

  test('sends cells that the fire has not reached apart from those that burned at the start', () => {
    const { scale, offset } = wildfireModel.fields.arrivalTick!.wire!;
    expect(Math.round((NOT_REACHED - offset) / scale)).toBe(0);
    expect(Math.round((0 - offset) / scale)).toBe(1);
  });

  test('tells of the front around a place what the whole front tells, and how far it is', () => {
    const run = newFire(hills, spotting);
    run.advance(0, turning, [ignite()]);
    for (const tick of [1700, 2600, 7000, 12_345]) {
      run.advance(tick, turning, tick === 2600 ? orders([...run.flamingCells(1700)]) : []);
      const asked = tick + 40;
      const front = run.front(asked);
      const at = { e: MIDDLE.e + 333, n: MIDDLE.n - 271 };
      for (const [reachM, aheadS] of [
        [150, 0],
        [60, 300],
        [5000, 0],
      ] as const) {
        const near = front.filter((c) => {
          const runM = reachM + c.rosMS * aheadS;
          return Math.abs(c.at.e - at.e) <= runM && Math.abs(c.at.n - at.n) <= runM;
        });
        expect(run.frontNear(asked, at, reachM, aheadS)).toEqual(near);
      }
      const distances = front.map((c) => Math.hypot(c.at.e - at.e, c.at.n - at.n));
      const nearest = Math.min(Infinity, ...distances);
      // Two ways to the same root: the last bit may differ.
      if (nearest < Infinity) expect(run.frontDistanceM(asked, at, 9000)).toBeCloseTo(nearest, 9);
      expect(run.frontDistanceM(asked, at, Math.min(9000, nearest) - 1)).toBe(Infinity);
      expect([...run.burnedLog.since(0)].sort((a, b) => a - b)).toEqual([...run.burnedCells(tick)]);
    }
  });
});
