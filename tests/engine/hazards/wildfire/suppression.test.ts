import { describe, expect, test } from 'vitest';
import type { WildfireAction, WildfireRun } from '../../../../engine/hazards/wildfire/contract.ts';
import { cellAt, type Point } from '../../../../engine/kernel/grid.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';
import {
  cellPoint,
  driversOf,
  flatPine,
  newFire,
  summerAir,
} from '../../../support/wildfire-world.ts';

const HOUR = 3600;
const SIZE = 120;
const windy = driversOf(summerAir({ windMs: 9 }));
const CENTRE = cellPoint(60, 60);
const ignite = (at: Point = CENTRE): WildfireAction => ({ kind: 'ignite', at, cause: 'test' });
const column = (cell: number) => cell % SIZE;
const row = (cell: number) => Math.floor(cell / SIZE);
const secureAll = (run: WildfireRun): WildfireAction => ({
  kind: 'secure',
  cells: [...run.flamingCells(run.tick)],
});

/** A fire of three hours, wind from the west. */
function burning(): WildfireRun {
  const run = newFire(flatPine, {}, windy);
  run.advance(3 * HOUR, windy, [ignite()]);
  return run;
}

describe('a line', () => {
  test('drawn across the head stops crown and surface fire, and only that', () => {
    const path = [
      { e: 68.2 * 30, n: 30 },
      { e: 71.7 * 30, n: 119 * 30 },
    ];
    const run = newFire(flatPine, {}, windy);
    run.advance(0, windy, [ignite(), { kind: 'line', path, widthM: 2 }]);
    run.advance(20 * HOUR, windy, []);
    const free = newFire(flatPine, {}, windy);
    free.advance(20 * HOUR, windy, [ignite()]);
    const eastmost = (r: WildfireRun) => Math.max(...[...r.burnedCells(r.tick)].map(column));
    expect(eastmost(free)).toBeGreaterThan(100);
    expect(eastmost(run)).toBeLessThanOrEqual(72);
    expect(Math.max(...[...run.burnedCells(run.tick)].map(row))).toBeGreaterThan(70);
  });

  test('built in pieces around a fire holds it, and the fire goes out', () => {
    const run = newFire(flatPine, {}, windy);
    run.advance(HOUR, windy, [ignite()]);
    const [w, e, s, n] = [50 * 30, 90 * 30, 40 * 30, 80 * 30];
    const corners = [
      { e: w, n: s },
      { e, n: s },
      { e, n },
      { e: w, n },
      { e: w, n: s },
    ];
    const pieces = corners.slice(1).flatMap((to, i): WildfireAction[] => {
      const from = corners[i]!;
      const at = (f: number) => ({
        e: from.e + f * (to.e - from.e),
        n: from.n + f * (to.n - from.n),
      });
      return Array.from({ length: 37 }, (_, k) => ({
        kind: 'line',
        path: [at(k / 37), at((k + 1) / 37)],
        widthM: 1.5,
      }));
    });
    run.advance(HOUR, windy, pieces);
    run.advance(80 * HOUR, windy, []);
    for (const c of run.burnedCells(run.tick)) {
      expect(column(c)).toBeGreaterThanOrEqual(50);
      expect(column(c)).toBeLessThan(90);
    }
    // 40 x 40 cells stand inside of the line and all burn.
    expect(run.burnedCells(run.tick).length).toBe(1600);
    expect(run.isOut(run.tick)).toBe(true);
  });

  test('takes back an arrival that was already expected across it', () => {
    const run = newFire(flatPine, {}, windy);
    run.advance(60, windy, [ignite()]);
    const { e, n } = CENTRE;
    const box = [
      { e: e - 15, n: n - 15 },
      { e: e + 15, n: n - 15 },
      { e: e + 15, n: n + 15 },
      { e: e - 15, n: n + 15 },
      { e: e - 15, n: n - 15 },
    ];
    run.advance(60, windy, [{ kind: 'line', path: box, widthM: 1 }]);
    expect(run.front(60)).toHaveLength(0);
    run.advance(10 * HOUR, windy, []);
    expect(run.burnedCells(run.tick)).toHaveLength(1);
    expect(run.isOut(run.tick)).toBe(true);
  });
});

describe('a knocked-down fire', () => {
  test('has no flame and no front, but is not out: it smoulders and flames up again', () => {
    const run = burning();
    run.advance(3 * HOUR, windy, [secureAll(run)]);
    expect(run.flamingCells(3 * HOUR)).toHaveLength(0);
    expect(run.front(3 * HOUR)).toHaveLength(0);
    expect(run.isOut(3 * HOUR)).toBe(false);
    expect(run.smoulderingCells(3 * HOUR).length).toBeGreaterThan(3);
    const events = run.advance(12 * HOUR, windy, []);
    expect(events.filter((e) => e.kind === 'reignition').length).toBeGreaterThan(0);
    const first = events.find((e) => e.kind === 'reignition')!;
    const before = burning().burnedCells(3 * HOUR).length;
    expect(run.burnedCells(first.tick - 1).length).toBe(before);
    expect(run.burnedCells(12 * HOUR).length).toBeGreaterThan(before);
  });

  test('that is mopped up stays out', () => {
    const run = burning();
    const perimeter = [...run.flamingCells(3 * HOUR)];
    run.advance(3 * HOUR, windy, [secureAll(run), { kind: 'mopUp', cells: perimeter }]);
    expect(run.isOut(3 * HOUR)).toBe(true);
    const burned = run.burnedCells(3 * HOUR).length;
    const events = run.advance(48 * HOUR, windy, []);
    expect(events).toHaveLength(0);
    expect(run.burnedCells(48 * HOUR).length).toBe(burned);
  });

  test('that nobody mops up goes out by itself in the end, if it does not flame up', () => {
    let out = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const run = newFire(flatPine, {}, windy, seed);
      run.advance(60, windy, [ignite()]);
      run.advance(60, windy, [secureAll(run)]);
      const again = run.advance(14 * HOUR, windy, []).some((e) => e.kind === 'reignition');
      expect(run.isOut(14 * HOUR)).toBe(!again);
      if (!again) out++;
    }
    // 6 % an hour for 12 hours: about half stay out.
    expect(out).toBeGreaterThan(2);
    expect(out).toBeLessThan(11);
  });

  test('on one flank goes on to burn at the other', () => {
    const run = burning();
    const north = [...run.flamingCells(3 * HOUR)].filter((c) => row(c) < 60);
    run.advance(3 * HOUR, windy, [
      { kind: 'secure', cells: north },
      { kind: 'mopUp', cells: north },
    ]);
    expect([...run.flamingCells(3 * HOUR)].every((c) => row(c) >= 60)).toBe(true);
    const south = (r: WildfireRun) => Math.max(...[...r.burnedCells(r.tick)].map(row));
    const before = south(run);
    run.advance(8 * HOUR, windy, []);
    expect(south(run)).toBeGreaterThan(before);
  });
});

describe('water on unburned ground', () => {
  /** Hours from the ignition at the middle to the cell three to the east. */
  const hoursTo = (actions: WildfireAction[], over = driversOf(summerAir({ windMs: 9 }))) => {
    const run = newFire(flatPine, {}, over);
    run.advance(0, over, [ignite(), ...actions]);
    run.advance(60 * HOUR, over, []);
    return run.arrivalTick(60 * SIZE + 63) / HOUR;
  };
  const strip = Array.from({ length: SIZE * 2 }, (_, i) => (i >> 1) * SIZE + 61 + (i & 1));

  test('slows the fire by its factor until it has dried', () => {
    const dry = hoursTo([]);
    const wet = hoursTo([{ kind: 'wet', cells: strip, factor: 0.25, untilTick: 50 * HOUR }]);
    const brief = hoursTo([{ kind: 'wet', cells: strip, factor: 0.25, untilTick: 900 }]);
    // Of three cells' way two are wet: 1 dry and 2 at a quarter of the rate.
    expect(wet / dry).toBeGreaterThan(2.95);
    expect(wet / dry).toBeLessThan(3.05);
    // A quarter of an hour passes at least partly at a quarter of the rate.
    expect(brief).toBeGreaterThan(dry + 0.1);
    expect(brief).toBeLessThan(dry + 0.75 * 0.25);
  });

  test('is refused with a factor that is none', () => {
    const run = newFire();
    const wet: WildfireAction = { kind: 'wet', cells: [5], factor: 0, untilTick: 10 };
    expect(() => run.advance(0, windy, [wet])).toThrow(/wet.factor is 0/);
  });
});

describe('the front', () => {
  test('is fiercest at the head and weak at the rear', () => {
    const run = burning();
    const front = run.front(3 * HOUR);
    const head = front.reduce((a, b) => (column(b.cell) > column(a.cell) ? b : a));
    const rear = front.reduce((a, b) => (column(b.cell) < column(a.cell) ? b : a));
    expect(head.intensityKWM).toBeGreaterThan(3 * rear.intensityKWM);
    expect(head.flameLengthM).toBeGreaterThan(1.5 * rear.flameLengthM);
    expect(head.arrivalTick).toBe(run.arrivalTick(head.cell));
    expect(cellAt(run.grid, head.at.e, head.at.n)).toBe(head.cell);
  });

  test('lies at cells that have fuel beside them', () => {
    const run = burning();
    for (const f of run.front(3 * HOUR)) {
      const beside = [-SIZE - 1, -SIZE, -SIZE + 1, -1, 1, SIZE - 1, SIZE, SIZE + 1];
      expect(beside.some((d) => run.isBurnable(f.cell + d))).toBe(true);
    }
  });
});

describe('a place near the fire', () => {
  test('meets flame at it, heat beside it, smoke downwind of it, and nothing far upwind', () => {
    const run = burning();
    const front = run.front(3 * HOUR);
    const head = front.reduce((a, b) => (column(b.cell) > column(a.cell) ? b : a)).at;
    const value = (at: Point, quantity: string) =>
      run.exposure(at, 3 * HOUR).find((x) => x.quantity === quantity)?.value ?? 0;
    expect(value(head, 'flameLengthM')).toBeGreaterThan(1);
    const beside = { e: head.e + 60, n: head.n };
    const further = { e: head.e + 150, n: head.n };
    expect(value(beside, 'flameLengthM')).toBe(0);
    expect(value(beside, 'heatKWM2')).toBeGreaterThan(value(further, 'heatKWM2'));
    expect(value({ e: head.e + 600, n: head.n }, 'smoke')).toBeGreaterThan(0.02);
    expect(run.exposure({ e: CENTRE.e - 900, n: CENTRE.n + 900 }, 3 * HOUR)).toHaveLength(0);
  });
});

describe('an ignition', () => {
  test('takes only where something can burn', () => {
    const rock = syntheticRegion({
      id: 'rock',
      cols: SIZE,
      rows: SIZE,
      cover: (e) => (e < 1800 ? LandCover.bareRock : LandCover.grass),
    });
    const run = newFire(rock);
    const events = run.advance(0, windy, [
      ignite(cellPoint(10, 60)),
      ignite({ e: -50, n: 0 }),
      ignite(cellPoint(90, 60)),
      ignite(cellPoint(90, 60)),
    ]);
    expect(events.map((e) => e.kind)).toEqual([
      'ignitionFailed',
      'ignitionFailed',
      'ignition',
      'ignition',
    ]);
    expect(run.burnedCells(0)).toHaveLength(1);
    expect(run.fuelAt(60 * SIZE + 10)).toBe(99);
    expect(run.isBurnable(60 * SIZE + 10)).toBe(false);
    expect(run.advance(0, windy, [ignite(cellPoint(90, 60))])[0]!.kind).toBe('ignitionFailed');
  });

  test('between line and fire burns the strip out', () => {
    const run = newFire(flatPine, {}, windy);
    run.advance(HOUR, windy, [ignite(cellPoint(30, 60))]);
    const path = [
      { e: 60 * 30, n: 30 },
      { e: 60 * 30, n: 119 * 30 },
    ];
    const burnOut = Array.from({ length: 9 }, (_, k) => ignite(cellPoint(59, 56 + k)));
    run.advance(HOUR, windy, [{ kind: 'line', path, widthM: 3 }, ...burnOut]);
    run.advance(30 * HOUR, windy, []);
    expect(Math.max(...[...run.burnedCells(run.tick)].map(column))).toBe(59);
  });
});
