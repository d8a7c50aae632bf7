import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankWaterTableM, checkPool } from '../../../../engine/hazards/landslide/drawdown.ts';
import {
  factorOfSafety,
  submergedFactorOfSafety,
} from '../../../../engine/hazards/landslide/infinite-slope.ts';
import {
  checkRain,
  pressureHead,
  type PressureSite,
} from '../../../../engine/hazards/landslide/pore-pressure.ts';
import {
  ASSUMED_ZONES,
  checkZone,
  drawSoil,
  meanSoil,
} from '../../../../engine/hazards/landslide/soil.ts';
import { StabilityMap } from '../../../../engine/hazards/landslide/stability-map.ts';
import { unstableBodies } from '../../../../engine/hazards/landslide/unstable-bodies.ts';
import { specificCatchmentM } from '../../../../engine/hazards/landslide/wetness.ts';
import { keyOf } from '../../../../engine/kernel/random.ts';

const HOUR = 3600;
const rain = [
  ...Array.from({ length: 24 }, (_, h) => ({ fromS: h * HOUR, rateMS: (h % 5) * 2e-6 })),
  { fromS: 24 * HOUR, rateMS: 0 },
];
const RULES = {
  base: 'infinite',
  depthShares: [0.5, 1],
  suction: false,
  waterUnitWeightNM3: 9810,
} as const;

/** Cells of many slopes, depths, water tables and all zones, spread evenly and without chance. */
function someCells(n: number) {
  const part = (i: number, by: number) => (i * by) % 1;
  const angles = Array.from({ length: n }, (_, i) => ((5 + 45 * part(i, 0.618)) * Math.PI) / 180);
  const depthM = Float64Array.from(angles, (_, i) => 0.5 + 6 * part(i, 0.377));
  return {
    zone: Uint8Array.from(angles, (_, i) => 1 + (i % ASSUMED_ZONES.length)),
    sinSlope: Float64Array.from(angles, Math.sin),
    cosSlope: Float64Array.from(angles, Math.cos),
    depthM,
    waterTableM: Float64Array.from(depthM, (z, i) => z * part(i, 0.7137)),
  };
}

describe('a map of stability', () => {
  const cells = someCells(2000);
  const soils = ASSUMED_ZONES.map(meanSoil);

  it.each(['infinite', 'finite'] as const)('of %s soil agrees with the formulas', (base) => {
    const map = new StabilityMap(cells, { ...RULES, base });
    const out = new Float32Array(cells.zone.length);
    for (const timeS of [0, 5 * HOUR, 20 * HOUR, 40 * HOUR]) {
      map.factorOfSafety(soils, rain, timeS, out);
      out.forEach((got, i) => {
        const s = soils[cells.zone[i]! - 1]!;
        const slopeRad = Math.asin(cells.sinSlope[i]!);
        const safeties = RULES.depthShares.map((share) => {
          const depthM = share * cells.depthM[i]!;
          const site: PressureSite = {
            slopeRad,
            depthM,
            // No suction: a water table below the slip surface leaves it at no pressure.
            waterTableM: Math.min(cells.waterTableM[i]!, depthM),
            conductivityMS: s.conductivityMS,
            diffusivityM2S: s.diffusivityM2S,
            steadyRateMS: 0,
            baseDepthM: base === 'finite' ? cells.depthM[i]! : null,
          };
          const soil = {
            ...s,
            frictionRad: (s.frictionDeg * Math.PI) / 180,
            waterUnitWeightNM3: 9810,
          };
          return factorOfSafety(soil, slopeRad, depthM, pressureHead(site, rain, timeS));
        });
        // Straight interpolation over 1/64 in ln k, and single precision of the result.
        expect(Math.abs(got - Math.min(...safeties))).toBeLessThan(1e-4);
      });
    }
  });

  it('gives the same draw of soil for the same key, zone and member, near its mean', () => {
    const key = keyOf('soil');
    const zone = ASSUMED_ZONES[0]!;
    expect(drawSoil(zone, 0, 7, key)).toEqual(drawSoil(zone, 0, 7, key));
    const draws = Array.from({ length: 2000 }, (_, m) => drawSoil(zone, 0, m, key));
    const mean = draws.reduce((sum, d) => sum + d.cohesionPa, 0) / draws.length;
    // Standard error 0.35 / √2000 = 0.8 %.
    expect(Math.abs(mean / zone.cohesionPa.mean - 1)).toBeLessThan(0.025);
  });

  it('turns scatter into a probability between none and certain', () => {
    const map = new StabilityMap(cells, RULES);
    const p = new Float32Array(cells.zone.length);
    map.failureProbability(ASSUMED_ZONES, rain, 24 * HOUR, 20, keyOf('p'), p);
    expect(p.some((x) => x > 0 && x < 1)).toBe(true);
    expect(p.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it('finds bodies of cells that fail together, with their volume', () => {
    const grid = { cols: 4, rows: 3, cellM: 10, west: 0, north: 0 };
    const fs = Float32Array.from([0.9, 0.9, 2, 0.9, 2, 0.9, 2, 2, 0.9, 2, 2, 0.9]);
    const bodies = unstableBodies(grid, fs, new Float64Array(12).fill(2), 1, 2);
    expect(bodies).toEqual([{ first: 0, cells: [0, 1, 5], areaM2: 300, volumeM3: 600 }]);
  });
});

describe('slopes', () => {
  const soil = {
    cohesionPa: 5000,
    frictionRad: 0.5,
    unitWeightNM3: 20_000,
    waterUnitWeightNM3: 9810,
  };

  it('are safer dry than wet, and by a buoyant weight under a still pool', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1.2, noNaN: true }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        (slope, z) => {
          const dry = factorOfSafety(soil, slope, z, 0);
          const wet = factorOfSafety(soil, slope, z, z * Math.cos(slope) ** 2);
          const under = submergedFactorOfSafety(soil, slope, z, 30 + z, 30);
          expect(wet).toBeLessThanOrEqual(dry);
          // Without seepage water only takes weight away; friction over slope stays.
          expect(under).toBeGreaterThanOrEqual(Math.min(10, dry));
        },
      ),
    );
  });

  it('keep cohesion only where water lifts the soil', () => {
    const fs = factorOfSafety(soil, 0.5, 2, 50);
    expect(fs).toBeCloseTo(5000 / (20_000 * 2 * Math.sin(0.5) * Math.cos(0.5)), 12);
  });

  it('lag behind a falling pool', () => {
    const pool = [
      { atS: 0, levelM: 175 },
      { atS: 20 * 86_400, levelM: 155 },
    ];
    const at = (x: number) => bankWaterTableM(x, 1e-3, pool, 20 * 86_400);
    expect(at(0)).toBe(155);
    expect(at(30)).toBeGreaterThan(157);
    expect(at(1e5)).toBeCloseTo(175, 9);
  });

  it('gather all the water of a basin with a hollow in it', () => {
    const grid = { cols: 9, rows: 9, cellM: 5, west: 0, north: 0 };
    // A tilted V with a pit; every cell drains through the middle of the lower edge.
    const z = Float64Array.from({ length: 81 }, (_, i) => {
      const [r, c] = [Math.floor(i / 9), i % 9];
      return i === 40 ? -50 : 3 * Math.abs(c - 4) + (8 - r) + (r === 8 && c !== 4 ? 50 : 0);
    });
    // Cells of the other edges drain outward only where they are the lowest; none here.
    for (const i of [0, 8, 9, 17, 18, 26, 27, 35, 36, 44, 45, 53, 54, 62, 63, 71]) z[i] = 90;
    for (let c = 0; c < 9; c++) z[c] = 90;
    const area = specificCatchmentM(grid, z);
    expect(area[8 * 9 + 4]!).toBeCloseTo(Math.max(...area), 9);
    expect(area[8 * 9 + 4]! * 5).toBeGreaterThan(40 * 25);
  });
});

describe('wrong numbers', () => {
  it('are named with value and range', () => {
    const zone = ASSUMED_ZONES[0]!;
    const steep = { ...zone, frictionDeg: { ...zone.frictionDeg, mean: 75 } };
    expect(() => checkZone(steep)).toThrow(
      'zones.badong-colluvium.frictionDeg.mean is 75, must be from 1 to 60',
    );
    expect(() => checkZone({ ...zone, cohesionPa: { ...zone.cohesionPa, cv: NaN } })).toThrow(
      'cohesionPa.cv is NaN',
    );
    expect(() => checkRain([{ fromS: 0, rateMS: -1 }])).toThrow('rain[0].rateMS is -1');
    expect(() =>
      checkRain([
        { fromS: 5, rateMS: 0 },
        { fromS: 5, rateMS: 0 },
      ]),
    ).toThrow('rain[1].fromS is 5, must be above 5');
    expect(() => checkPool([])).toThrow('pool has no entry');
    expect(() => factorOfSafety(meanSoilSlope, 0.5, 0, 0)).toThrow('depthM is 0');
  });
});

const meanSoilSlope = {
  cohesionPa: 0,
  frictionRad: 0.5,
  unitWeightNM3: 20_000,
  waterUnitWeightNM3: 9810,
};
