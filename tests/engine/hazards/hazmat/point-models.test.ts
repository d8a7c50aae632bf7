import { describe, expect, test } from 'vitest';
import { changeClass, endAt } from '../../../../engine/hazards/hazmat/cloud.ts';
import { puffAt } from '../../../../engine/hazards/hazmat/cloud-spread.ts';
import { erf } from '../../../../engine/hazards/hazmat/error-function.ts';
import { isDensePlume, densePlume } from '../../../../engine/hazards/hazmat/dense-gas.ts';
import { flashShare } from '../../../../engine/hazards/hazmat/discharge.ts';
import { windAt, windGround, windVector } from '../../../../engine/hazards/hazmat/ground-wind.ts';
import { emptyPool, pour, stepPool, type PoolAir } from '../../../../engine/hazards/hazmat/pool.ts';
import { SIGMA_SETS, sigmaY, sigmaZ } from '../../../../engine/hazards/hazmat/sigma.ts';
import { stabilityFrom, type Stability } from '../../../../engine/hazards/hazmat/stability.ts';
import type { Datum } from '../../../../engine/hazards/hazmat/substance.ts';
import { liquidDensity, vapourPressurePa } from '../../../../engine/hazards/hazmat/substance.ts';
import { SUBSTANCES, substanceOf } from '../../../../engine/hazards/hazmat/substances.ts';
import { drain, outflowOf, type TankSpec } from '../../../../engine/hazards/hazmat/tank.ts';
import { aeglKgM3, toxicLaw } from '../../../../engine/hazards/hazmat/toxic.ts';
import { ppmOf } from '../../../../engine/hazards/hazmat/substance.ts';
import { levelOf, vesselVolume, volumeBelow } from '../../../../engine/hazards/hazmat/vessel.ts';
import { plain } from '../../../support/hazmat-world.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';

/** Every value of a substance that carries unit, source and status. */
function dataOf(v: unknown): Datum<unknown>[] {
  if (typeof v !== 'object' || v === null) return [];
  if ('status' in v) return [v as Datum<unknown>];
  return Object.values(v).flatMap(dataOf);
}

describe('substances', () => {
  test('are the ten, and every value has unit, source and status', () => {
    expect(SUBSTANCES.map((s) => s.id)).toHaveLength(10);
    for (const s of SUBSTANCES) {
      const data = dataOf(s);
      expect(data.length).toBeGreaterThan(12);
      for (const d of data) {
        expect(d.source).not.toBe('');
        expect(d.unit).not.toBe('');
        expect(['published', 'recalled', 'assumed']).toContain(d.status);
      }
    }
  });

  test('have densities and pressures near those of handbooks at 20 C', () => {
    const at20 = (id: string) => {
      const s = substanceOf(id);
      return [liquidDensity(s, 293.15), vapourPressurePa(s, 293.15) / 1000];
    };
    // Handbook: chlorine 1411 kg/m3 and 674 kPa, ammonia 610 and 857, propane 500 and 836. 3 %.
    for (const [id, density, kPa] of [
      ['chlorine', 1411, 674],
      ['ammonia', 610, 857],
      ['propane', 500, 836],
    ] as const) {
      const [rho, p] = at20(id);
      expect(rho! / density).toBeCloseTo(1, 1);
      expect(Math.abs(rho! / density - 1)).toBeLessThan(0.03);
      expect(Math.abs(p! / kPa - 1)).toBeLessThan(0.03);
    }
  });

  test('have guideline levels that fall with time, between the durations too', () => {
    const s = substanceOf('chlorine');
    const ppm = (minutes: number) => ppmOf(s, aeglKgM3(s, 3, minutes)!);
    expect(ppm(60)).toBeCloseTo(20, 9);
    expect(ppm(42)).toBeLessThan(28);
    expect(ppm(42)).toBeGreaterThan(20);
    expect(ppm(1)).toBeCloseTo(50, 9);
    expect(ppm(9999)).toBeCloseTo(7.1, 9);
    expect(aeglKgM3(substanceOf('diesel'), 2, 60)).toBeNull();
  });

  test('have both sets of probits where they were published, and they differ', () => {
    const s = substanceOf('chlorine');
    expect(toxicLaw(s, 'ccps')!.n).toBe(2);
    expect(toxicLaw(s, 'tno')!.n).toBe(2.75);
    expect(toxicLaw(substanceOf('benzene'), 'tno')).toBeNull();
  });
});

describe('tanks', () => {
  test('know the level of a volume in every shape', () => {
    for (const shape of ['vertical', 'horizontal', 'sphere'] as const) {
      const v = { shape, diameterM: 3, lengthM: 8 };
      const full = vesselVolume(v);
      for (const f of [0, 0.1, 0.5, 0.93, 1])
        expect(volumeBelow(v, levelOf(v, f * full))).toBeCloseTo(f * full, 6);
    }
    const pipe = { shape: 'horizontal', diameterM: 2, lengthM: 6 } as const;
    expect(vesselVolume(pipe)).toBeCloseTo(6 * Math.PI, 9);
  });

  const chlorine = substanceOf('chlorine');
  const tank = (heightM: number, pipeM: number): TankSpec => ({
    vessel: { shape: 'horizontal', diameterM: 2, lengthM: 6 },
    hole: { diameterM: 0.03, heightM, pipeM },
    stockKg: 15_000,
    temperatureK: 293.15,
    phase: 'liquid',
    padPa: 0,
  });
  const full = { massKg: 15_000, temperatureK: 293.15 };
  const area = (Math.PI / 4) * 0.0009;

  test('give liquid below the level, vapour above it, a flashing mixture through a line', () => {
    const flow = (t: TankSpec) => outflowOf(chlorine, t, full, area);
    expect(flow(tank(0.1, 0)).phase).toBe('liquid');
    expect(flow(tank(1.9, 0)).phase).toBe('vapour');
    expect(flow(tank(0.1, 1)).phase).toBe('flashing');
    expect(flow(tank(0.1, 0)).rateKgS).toBeGreaterThan(2 * flow(tank(0.1, 1)).rateKgS);
    expect(flow(tank(0.1, 1)).rateKgS).toBeGreaterThan(2 * flow(tank(1.9, 0)).rateKgS);
  });

  test('that lose vapour cool down to the boiling point, no further', () => {
    const state = { ...full };
    for (let i = 0; i < 40_000; i++) drain(chlorine, tank(1.9, 0), state, 10 * area, 1);
    expect(state.temperatureK).toBeCloseTo(239.1, 1);
    // The heat of the liquid above its boiling point evaporates its share and no more.
    expect(1 - state.massKg / 15_000).toBeCloseTo(flashShare(chlorine, 293.15), 2);
  });
});

describe('pools', () => {
  const on = (over: Partial<PoolAir> = {}): PoolAir => ({
    windMS: 3,
    airK: 293.15,
    groundK: 293.15,
    surface: 'concrete',
    limitM2: Infinity,
    cover: 1,
    ...over,
  });
  const after = (id: string, seconds: number, air: PoolAir, kg = 2000) => {
    const s = substanceOf(id);
    const pool = emptyPool(293.15);
    pour(pool, kg, Math.min(293.15, s.boilingPointK.value));
    let gone = 0;
    for (let t = 0; t < seconds; t += 10) gone += stepPool(s, pool, air, 10);
    return { pool, gone };
  };

  test('of cold gas boil while the ground is warm, and slower later', () => {
    const first = after('chlorine', 120, on()).gone;
    const second = after('chlorine', 240, on()).gone - first;
    expect(first).toBeGreaterThan(1.2 * second);
    // On water the transfer does not fall off.
    expect(after('chlorine', 120, on({ surface: 'water' })).gone).toBeGreaterThan(first);
  });

  test('of petrol cool themselves and give off more in wind', () => {
    const calm = after('petrol', 600, on({ windMS: 1 }));
    const windy = after('petrol', 600, on({ windMS: 8 }));
    expect(windy.gone).toBeGreaterThan(1.5 * calm.gone);
    expect(windy.pool.temperatureK).toBeLessThan(293.15);
    expect(windy.pool.temperatureK).toBeGreaterThan(250);
  });

  test('stay within a bund and under foam', () => {
    const bund = after('benzene', 600, on({ limitM2: 20 }));
    expect(Math.PI * bund.pool.radiusM * bund.pool.radiusM).toBeCloseTo(20, 6);
    expect(after('benzene', 600, on({ cover: 0.1 })).gone).toBeLessThan(
      0.2 * after('benzene', 600, on()).gone,
    );
  });
});

describe('air', () => {
  test('has the stability of the table', () => {
    const name = (wind: number, sun: number, cloud: number) =>
      'ABCDEF'[stabilityFrom(wind, sun, cloud)];
    expect(name(1, 70, 0)).toBe('A');
    expect(name(1, -20, 0)).toBe('F');
    expect(name(2.5, -20, 80)).toBe('E');
    expect(name(4, 50, 0)).toBe('C');
    expect(name(9, 70, 0)).toBe('C');
    expect(name(9, -20, 0)).toBe('D');
    expect(name(1, 70, 100)).toBe('D');
    expect(name(1, 5, 0)).toBe('D');
  });

  test('spreads gas the wider the farther and the less stable it is, in every set', () => {
    for (const set of SIGMA_SETS)
      for (let cls = 0; cls < 6; cls++)
        for (const sigma of [sigmaY, sigmaZ]) {
          const at = (x: number) => sigma(set, cls as Stability, x);
          for (const x of [150, 450, 900, 2500, 8000]) {
            expect(at(1.3 * x), `${set} ${cls}`).toBeGreaterThanOrEqual(at(x));
            if (cls < 5)
              expect(at(x), `${set} ${cls} ${x}`).toBeGreaterThanOrEqual(
                sigma(set, (cls + 1) as Stability, x) * 0.999,
              );
          }
        }
  });

  test('goes over ridges faster than through valleys, and around hills when stable', () => {
    const ridge = syntheticRegion({
      id: 'ridge',
      cols: 200,
      rows: 60,
      elevationM: (e) => 500 + 150 * Math.exp(-(((e - 3000) / 500) ** 2)),
    });
    const ground = windGround(ridge, ridge.grid);
    const out = new Float64Array(2);
    const speed = (e: number, cls: Stability) => {
      windAt(ground, windVector(4, 270), cls, e, 900, out);
      return Math.hypot(out[0]!, out[1]!);
    };
    expect(speed(3000, 3)).toBeCloseTo(5, 9);
    expect(speed(2600, 5)).toBeLessThan(speed(2600, 3));
    expect(speed(300, 5)).toBeCloseTo(speed(300, 3), 3);
    windAt(windGround(plain, plain.grid), windVector(3, 180), 5, 100, 100, out);
    expect(out[1]).toBeCloseTo(3, 9);
  });

  test('takes cold chlorine as dense and a wisp of it as not', () => {
    expect(isDensePlume(densePlume(2, 12, 3))).toBe(true);
    expect(isDensePlume(densePlume(0.0005, 12, 8))).toBe(false);
  });

  test('keeps a cloud as wide as it is when the class changes, though stable curves end below', () => {
    const day = { set: 'briggs-rural', stability: 0, averaging: 1, molarMass: 0.07 } as const;
    const night = { ...day, stability: 5 } as const;
    const el = {
      massKg: 1,
      heightM: 0,
      dense: null,
      tail: endAt(0, 0, 3000, 3000),
      head: endAt(60, 0, 3060, 3060),
    };
    const before = { ...puffAt(el, day, 0.5) };
    changeClass([el], day, night);
    const after = puffAt(el, night, 0.5);
    // To a decimetre: between the ends the mean of two spreads is not quite that of the mean distance.
    expect(after.sy).toBeCloseTo(before.sy, 1);
    expect(after.sz).toBeCloseTo(before.sz, 1);
    expect(after.sz).toBeGreaterThan(500);
  });

  test('has an error function without a seam', () => {
    for (const x of [0, 0.3, 1.7, 2.4999, 2.5, 3.1, 6.5]) expect(erf(-x)).toBe(-erf(x) + 0);
    expect(erf(2.5) - erf(2.4999999)).toBeCloseTo(0, 9);
  });
});
