import { describe, expect, test } from 'vitest';
import {
  DeadMoistureField,
  insolation,
  sunDirection,
} from '../../../../engine/hazards/wildfire/dead-moisture-field.ts';
import { COVER_FUELS, burns, coverFuel } from '../../../../engine/hazards/wildfire/fuel-map.ts';
import { fuelModel } from '../../../../engine/hazards/wildfire/fuel-models.ts';
import { groundOf, moistureClassOf } from '../../../../engine/hazards/wildfire/ground.ts';
import { ASSUMED_WIND_POSITIONS } from '../../../../engine/hazards/wildfire/terrain-wind.ts';
import { LandCover, type Region } from '../../../../engine/region/region.ts';
import type { Drivers } from '../../../../engine/hazards/weather.ts';
import { SPOTTING_CASES } from '../../../../engine/verify/wildfire-spotting.ts';
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
const SIZE = 120;

/** Area after some hours of a fire that starts in the middle, ha. */
function area(hours: number, drivers: Drivers, region: Region = flatPine, over = {}): number {
  const run = newFire(region, over, drivers);
  run.advance(hours * HOUR, drivers, [{ kind: 'ignite', at: cellPoint(60, 60), cause: 'test' }]);
  return run.burnedAreaHa(hours * HOUR);
}

/** Ground that rises to the north at that slope. */
const rising = (slope: number) =>
  syntheticRegion({
    id: `rising ${slope}`,
    cols: SIZE,
    rows: SIZE,
    elevationM: (_, n) => slope * n,
  });

describe('the fuel map', () => {
  test('gives every land cover class a fuel, and says that it is assumed', () => {
    for (const cover of Object.values(LandCover)) {
      const f = coverFuel(cover);
      expect(f.provenance).toBe('assumed');
      expect(f.why.length).toBeGreaterThan(5);
      expect(fuelModel(f.fuel) !== undefined).toBe(burns(f));
      if (burns(f)) expect(f.openFlameS).toBeGreaterThan(0);
    }
    expect(COVER_FUELS).toHaveLength(Object.values(LandCover).length);
    expect(() => coverFuel(77)).toThrow(/77/);
  });
});

describe('ground classes', () => {
  const ridges = syntheticRegion({
    id: 'ridges',
    cols: SIZE,
    rows: SIZE,
    elevationM: (e) => 500 + 150 * Math.sin(e / 300),
  });
  const ground = groundOf(ridges, paramsFor(ridges));

  test('hold the slope of the terrain, uphill and to a tenth', () => {
    for (let c = 2; c < SIZE - 2; c++) {
      const g = ground.classes[ground.classOf[60 * SIZE + c]!]!;
      const e = (c + 0.5) * 30;
      const exact = (ridges.elevationDm[c + 1]! - ridges.elevationDm[c - 1]!) / 10 / 60;
      expect(Math.abs(g.slopeE - exact), `at ${e}`).toBeLessThanOrEqual(0.0501);
      expect(g.slopeN).toBeCloseTo(0, 10);
    }
  });

  test('know ridges from valleys', () => {
    const factorAt = (e: number) =>
      ASSUMED_WIND_POSITIONS[
        ground.classes[ground.classOf[60 * SIZE + Math.floor(e / 30)]!]!.position
      ]!.factor;
    expect(factorAt(300 * (Math.PI / 2 + 2 * Math.PI))).toBeGreaterThan(1);
    expect(factorAt(300 * (1.5 * Math.PI))).toBeLessThan(1);
  });

  test('are prepared once for a region, a window and a cell size', () => {
    expect(groundOf(ridges, paramsFor(ridges))).toBe(ground);
    expect(groundOf(ridges, paramsFor(ridges, { coarsen: 2 }))).not.toBe(ground);
    expect(groundOf(ridges, paramsFor(ridges, { coarsen: 3 })).grid).toMatchObject({
      cols: 40,
      rows: 40,
      cellM: 90,
      west: 0,
      north: 3600,
    });
  });

  test('take the water surface and not its bed for the slope of the banks', () => {
    const lake = syntheticRegion({
      id: 'lake',
      cols: SIZE,
      rows: SIZE,
      poolLevelM: 175,
      elevationM: (e) => (e < 1800 ? 100 : 175),
      cover: (e) => (e < 1800 ? LandCover.water : LandCover.grass),
    });
    const g = groundOf(lake, paramsFor(lake));
    expect(g.classes[g.classOf[60 * SIZE + 60]!]!.slopeE).toBe(0);
    expect(g.classOf[60 * SIZE + 59]).toBe(0);
  });
});

describe('fire and weather', () => {
  const calm = driversOf(summerAir({ windMs: 2 }));

  test('wind, slope and dryness each make it larger', () => {
    const base = area(6, calm);
    expect(area(6, driversOf(summerAir({ windMs: 8 })))).toBeGreaterThan(1.5 * base);
    expect(area(6, calm, rising(0.5))).toBeGreaterThan(1.5 * base);
    expect(area(6, driversOf(summerAir({ windMs: 2, relativeHumidityPct: 90 })))).toBeLessThan(
      0.9 * base,
    );
  });

  test('a slope draws it uphill', () => {
    const run = newFire(rising(0.6), {}, calm);
    run.advance(5 * HOUR, calm, [{ kind: 'ignite', at: cellPoint(60, 60), cause: 'test' }]);
    const rows = [...run.burnedCells(run.tick)].map((c) => Math.floor(c / SIZE));
    expect(60 - Math.min(...rows)).toBeGreaterThan(2 * (Math.max(...rows) - 60));
  });

  test('rain stops it, and it resumes when the fuel has dried within the life of its embers', () => {
    const shower = driversOf(
      summerAir(),
      summerAir({ tick: 4 * HOUR, rainMmH: 5, relativeHumidityPct: 98 }),
      summerAir({ tick: 8 * HOUR, relativeHumidityPct: 25 }),
    );
    const run = newFire(flatPine, {}, shower);
    run.advance(6 * HOUR, shower, [{ kind: 'ignite', at: cellPoint(60, 60), cause: 'test' }]);
    const stopped = run.burnedCells(run.tick).length;
    run.advance(8 * HOUR, shower, []);
    expect(run.burnedCells(run.tick).length).toBe(stopped);
    expect(run.flamingCells(run.tick)).toHaveLength(0);
    expect(run.smoulderingCells(run.tick).length).toBeGreaterThan(0);
    expect(run.isOut(run.tick)).toBe(false);
    run.advance(16 * HOUR, shower, []);
    expect(run.burnedCells(run.tick).length).toBeGreaterThan(stopped);
  });

  test('a day of rain puts it out', () => {
    const wet = driversOf(
      summerAir(),
      summerAir({ tick: 2 * HOUR, rainMmH: 5, relativeHumidityPct: 98 }),
    );
    const run = newFire(flatPine, {}, wet);
    run.advance(26 * HOUR, wet, [{ kind: 'ignite', at: cellPoint(60, 60), cause: 'test' }]);
    expect(run.isOut(run.tick)).toBe(true);
  });

  test("Wang Zhengfei's law gives another fire of the same order", () => {
    const ratio = area(6, calm, flatPine, { spreadLaw: 'wang-zhengfei' }) / area(6, calm);
    expect(ratio).not.toBeCloseTo(1, 2);
    expect(ratio).toBeGreaterThan(0.05);
    expect(ratio).toBeLessThan(20);
  });

  test('the linear length-to-width law makes it narrower', () => {
    const windy = driversOf(summerAir({ windMs: 9 }));
    const grass = syntheticRegion({ cols: SIZE, rows: SIZE, cover: () => LandCover.grass });
    const anderson = area(1, windy, grass);
    expect(area(1, windy, grass, { lengthToWidth: 'behave-plus' })).toBeLessThan(0.9 * anderson);
  });

  test('crowns carry it faster where they are lit', () => {
    const windy = driversOf(summerAir({ windMs: 9 }));
    expect(area(4, windy)).toBeGreaterThan(1.5 * area(4, windy, flatPine, { crownFire: false }));
  });
});

describe('the sun', () => {
  const noon = driversOf(summerAir());

  test('stands high in the south at noon, in the east in the morning, and is down at night', () => {
    const at = (hour: number) => sunDirection(noon, (hour - 12) * HOUR);
    // Day 220: declination 16 degrees; at 31 N the sun stands 15 degrees south of the zenith.
    expect(at(12).up).toBeCloseTo(Math.cos((15 * Math.PI) / 180), 2);
    expect(at(12).n).toBeLessThan(0);
    expect(at(8).e).toBeGreaterThan(0.5);
    expect(at(24).up).toBeLessThan(0);
    expect(insolation(noon, 12 * HOUR, 0)).toEqual([0, 0, 0, 0, 0]);
  });

  test('warms the slope that faces it, less under cloud', () => {
    const [, north, east, south, west] = insolation(noon, -4 * HOUR, 0);
    expect(east!).toBeGreaterThan(west! + 0.3);
    expect(south!).toBeGreaterThan(north! - 0.1);
    expect(insolation(noon, 0, 100)[0]!).toBeLessThan(0.3 * insolation(noon, 0, 0)[0]!);
  });
});

describe('dead fuel moisture', () => {
  const ground = groundOf(flatPine, paramsFor(flatPine));
  const fine = (f: DeadMoistureField, sheltered: boolean) =>
    f.values[3 * moistureClassOf(0, 0, sheltered)]!;

  test('falls by day, rises by night, and fine fuel leads', () => {
    const drivers = driversOf(summerAir({ relativeHumidityPct: 50 }));
    const field = new DeadMoistureField(ground, [0.09, 0.09, 0.09]);
    for (let h = 1; h <= 3; h++) field.advance(h * HOUR, drivers, drivers.weather[0]!);
    const afternoon = fine(field, false);
    expect(afternoon).toBeLessThan(0.09);
    expect(fine(field, true)).toBeGreaterThan(afternoon);
    const k = 3 * moistureClassOf(0, 0, false);
    expect(field.values[k + 1]!).toBeGreaterThan(afternoon);
    expect(field.values[k + 2]!).toBeGreaterThan(field.values[k + 1]!);
    for (let h = 4; h <= 14; h++) field.advance(h * HOUR, drivers, drivers.weather[0]!);
    expect(fine(field, false)).toBeGreaterThan(afternoon);
  });

  test('does not depend on the length of its steps in steady air', () => {
    const night: Drivers = { ...driversOf(summerAir()), startSecondOfDay: 21 * HOUR };
    const one = new DeadMoistureField(ground, [0.06, 0.07, 0.09]);
    one.advance(4 * HOUR, night, night.weather[0]!);
    const many = new DeadMoistureField(ground, [0.06, 0.07, 0.09]);
    for (let h = 1; h <= 4; h++) many.advance(h * HOUR, night, night.weather[0]!);
    for (let i = 0; i < one.values.length; i++)
      expect(many.values[i]!).toBeCloseTo(one.values[i]!, 12);
  });
});

describe('spot fires', () => {
  test.each(SPOTTING_CASES.map((c) => [c.title, c] as const))('%s', (_, c) => {
    for (const r of c.run({ seeds: 300, windMS: 11, cells: 20 }))
      expect(r.ok, `${r.quantity}: ${r.got}`).toBe(true);
  });

  test('are the same fires under another plan, as long as the same cells burn', () => {
    const windy = driversOf(summerAir({ windMs: 10 }));
    const at = cellPoint(20, 60);
    const spots = (line: boolean) => {
      const run = newFire(flatPine, { spotting: true }, windy, 3);
      const north = [
        { e: 30, n: 3500 },
        { e: 3500, n: 3500 },
      ];
      run.advance(0, windy, [{ kind: 'ignite', at, cause: 'test' }]);
      if (line) run.advance(0, windy, [{ kind: 'line', path: north, widthM: 2 }]);
      return run.advance(3 * HOUR, windy, []).filter((e) => e.kind === 'spotFire');
    };
    const free = spots(false);
    expect(free.length).toBeGreaterThan(2);
    expect(spots(true)).toEqual(free);
  });
});
