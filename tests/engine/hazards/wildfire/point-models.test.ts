import { describe, expect, it } from 'vitest';
import { containFire } from '../../../../engine/hazards/wildfire/containment.ts';
import {
  activeCrownRos,
  criticalCrownRos,
  crowningIndex,
  crownFire,
  crownFuelBed,
  newCrownFire,
} from '../../../../engine/hazards/wildfire/crown.ts';
import {
  fireEllipse,
  lengthToWidth,
  rosNormal,
  travelTime,
} from '../../../../engine/hazards/wildfire/ellipse.ts';
import { FUEL_MODELS } from '../../../../engine/hazards/wildfire/fuel-models.ts';
import { ignitionProbability } from '../../../../engine/hazards/wildfire/ignition-probability.ts';
import {
  advanceDeadMoisture,
  equilibriumMoisture,
} from '../../../../engine/hazards/wildfire/moisture.ts';
import {
  fuelBed,
  newSurfaceFire,
  surfaceSpread,
} from '../../../../engine/hazards/wildfire/rothermel.ts';
import { spottingFromSurface } from '../../../../engine/hazards/wildfire/spotting.ts';
import {
  coverageLevelNeeded,
  dropLength,
  lineProduction,
  tacticHolds,
  tacticsThatHold,
} from '../../../../engine/hazards/wildfire/suppression-tables.ts';
import {
  assumedWangFuel,
  beaufort,
  WANG_DEFAULT_LAWS,
  WANG_FUEL_FACTORS,
  wangSlopeFactor,
  wangSpread,
  wangWindFactor,
} from '../../../../engine/hazards/wildfire/wang-zhengfei.ts';
import { windAdjustment } from '../../../../engine/hazards/wildfire/wind-adjustment.ts';

const moisture = { dead1h: 0.06, dead10h: 0.07, dead100h: 0.08, liveHerb: 0.6, liveWoody: 0.9 };

describe('ellipse', () => {
  const f = fireEllipse(0.5, 3);

  it('has an arrival time that is convex and grows with distance', () => {
    for (let a = 0; a < 6; a += 0.37) {
      for (let b = 0; b < 6; b += 0.53) {
        const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
        const sum = travelTime(f, ax, ay) + travelTime(f, bx, by);
        expect(travelTime(f, ax + bx, ay + by)).toBeLessThanOrEqual(sum * (1 + 1e-12));
        expect(travelTime(f, 3 * ax, 3 * ay) / travelTime(f, ax, ay)).toBeCloseTo(3, 10);
      }
    }
    expect(travelTime(f, f.headMS, 0)).toBeCloseTo(1, 12);
    expect(travelTime(f, -f.backMS, 0)).toBeCloseTo(1, 10);
    expect(travelTime(fireEllipse(0, 1), 1, 0)).toBe(Infinity);
  });

  it('moves its front, seen along the normal, as the support of the ellipse', () => {
    for (let psi = 0; psi < 3.2; psi += 0.1) {
      let support = -Infinity;
      for (let u = 0; u < 6.2832; u += 0.0005) {
        const along = f.c + f.a * Math.cos(u);
        support = Math.max(support, along * Math.cos(psi) + f.h * Math.sin(u) * Math.sin(psi));
      }
      // The sampled maximum lies below the true one by less than (step)^2 / 8.
      expect(rosNormal(f, psi)).toBeCloseTo(support, 6);
    }
  });

  it('is a circle without wind under both laws and never longer than 8', () => {
    // Anderson's fit gives exactly 1 at no wind.
    expect(lengthToWidth('anderson', 0)).toBeCloseTo(1, 12);
    expect(lengthToWidth('behave-plus', 0)).toBe(1);
    expect(lengthToWidth('anderson', 30)).toBe(8);
    expect(lengthToWidth('behave-plus', 30)).toBe(8);
  });
});

describe('moisture of dead fuel', () => {
  it('is higher in moister and in cooler air, without a jump where the fits meet', () => {
    for (let h = 1; h < 100; h++) {
      expect(equilibriumMoisture(25, h + 1)).toBeGreaterThan(equilibriumMoisture(25, h) - 0.002);
      expect(equilibriumMoisture(35, h)).toBeLessThanOrEqual(equilibriumMoisture(15, h));
    }
    for (const h of [10, 50]) {
      const jump = equilibriumMoisture(25, h + 1e-9) - equilibriumMoisture(25, h - 1e-9);
      // The published fits meet to within half a percent of moisture.
      expect(Math.abs(jump)).toBeLessThan(0.005);
    }
  });

  it('does not depend on how time is cut into steps', () => {
    const once = advanceDeadMoisture([0.2, 0.2, 0.2], 0.06, 6);
    let often: [number, number, number] = [0.2, 0.2, 0.2];
    for (let i = 0; i < 60; i++) often = advanceDeadMoisture(often, 0.06, 0.1);
    for (const i of [0, 1, 2] as const) expect(often[i]).toBeCloseTo(once[i], 13);
    expect(once[0]).toBeLessThan(once[1]);
    expect(once[1]).toBeLessThan(once[2]);
  });
});

describe('wind adjustment', () => {
  it('counts a canopy from 6 ft of height and a fill of 5 %', () => {
    const site = { fuelDepthM: 0.3, canopyHeightM: 15 };
    expect(windAdjustment({ ...site, canopyCover: 0.29, crownRatio: 0.5 }).sheltered).toBe(false);
    expect(windAdjustment({ ...site, canopyCover: 0.31, crownRatio: 0.5 }).sheltered).toBe(true);
    const low = { ...site, canopyHeightM: 1.8, canopyCover: 0.8 };
    expect(windAdjustment(low).sheltered).toBe(false);
    expect(windAdjustment({ ...low, canopyHeightM: 1.9 }).sheltered).toBe(true);
  });
});

describe('crown fire', () => {
  const crownBed = crownFuelBed(moisture);
  const canopy = { baseHeightM: 1, heightM: 18, bulkDensityKgM3: 0.15, foliarMoisturePct: 100 };
  const at = (fuel: number, windMS: number, change = {}, slopeN = 0) => {
    const bed = fuelBed(fuel, moisture);
    const surface = newSurfaceFire();
    surfaceSpread(bed, 0, 0.2 * windMS, 0, slopeN, surface);
    const out = newCrownFire();
    const wind = { windE: 0, windN: windMS, windFactor: 0.2, slopeE: 0, slopeN };
    crownFire({ bed, crownBed, canopy: { ...canopy, ...change }, ...wind }, surface, out);
    return { ...out, surfaceRosMS: surface.rosMS };
  };

  it('becomes active exactly at the crowning index', () => {
    const index = crowningIndex(crownBed, 0.15);
    expect(activeCrownRos(crownBed, index)).toBeCloseTo(criticalCrownRos(0.15), 12);
    expect(at(10, index * 0.999).type).toBe('torching');
    expect(at(10, index * 1.001).type).toBe('active');
    expect(at(10, index * 0.999).crownFractionBurned).toBeGreaterThan(0.99);
  });

  it('stays on the ground below high crowns and burns them conditionally in a gale', () => {
    expect(at(8, 3, { baseHeightM: 12 }).type).toBe('surface');
    expect(at(8, 15, { baseHeightM: 12 }).type).toBe('conditional');
  });

  it('never slows the surface fire down', () => {
    for (const fuel of FUEL_MODELS) {
      for (const wind of [0, 2, 6, 12, 20]) {
        for (const slope of [0, 0.6]) {
          const fire = at(fuel.number, wind, {}, slope);
          expect(fire.rosMS).toBeGreaterThanOrEqual(fire.surfaceRosMS);
          expect(fire.crownFractionBurned).toBeGreaterThanOrEqual(0);
          expect(fire.crownFractionBurned).toBeLessThanOrEqual(1);
          expect(fire.flameLengthM).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

describe('spotting and ignition', () => {
  it('carry brands across a 30 m break, and none without wind or fire', () => {
    expect(spottingFromSurface(2000, 6, 3).distanceM).toBeGreaterThan(30);
    expect(spottingFromSurface(2000, 0, 3).distanceM).toBe(0);
    expect(spottingFromSurface(0, 6, 3).distanceM).toBe(0);
    expect(spottingFromSurface(2000, 6, 0).distanceM).toBeGreaterThan(0);
  });

  it('light dry fuel more often than moist, and keep within 0 and 1', () => {
    let last = 1;
    for (let m = 0; m <= 1; m += 0.01) {
      const p = ignitionProbability(m, 30);
      expect(p).toBeLessThanOrEqual(last);
      expect(p).toBeGreaterThanOrEqual(0);
      last = p;
    }
    expect(last).toBe(0);
  });
});

describe('Wang Zhengfei', () => {
  const air = { temperatureC: 25, windMS: 4, relativeHumidityPct: 40 };

  it('multiplies its factors', () => {
    // R0 by hand: 0.03*25 + 0.05*(4/0.836)^(2/3) + 0.01*60 - 0.3.
    const initial = 0.75 + 0.05 * (4 / 0.836) ** (2 / 3) + 0.6 - 0.3;
    const expected = (initial * 0.8 * Math.exp(0.1783 * 4)) / 60;
    expect(wangSpread(air, 0.8, 0, 0)).toBeCloseTo(expected, 12);
    expect(beaufort(0.836)).toBeCloseTo(1, 12);
  });

  it('slows against the wind and downhill, and cuts steep slopes', () => {
    expect(wangSpread(air, 1, 180, 0)).toBeLessThan(wangSpread(air, 1, 90, 0));
    expect(wangSpread(air, 1, 0, -10)).toBeLessThan(wangSpread(air, 1, 0, 0));
    expect(wangSlopeFactor(42, 'reciprocal')).toBe(wangSlopeFactor(80, 'reciprocal'));
    expect(wangSlopeFactor(-10, 'reciprocal')).toBeCloseTo(0.64, 2);
    expect(wangSlopeFactor(-10, 'table')).toBe(0.83);
    expect(wangSlopeFactor(-25, 'table')).toBeCloseTo(0.335, 12);
    expect(wangSlopeFactor(-60, 'table')).toBe(0.21);
    expect(wangSlopeFactor(0, 'table')).toBe(1);
  });

  it('reads the wind table at and between its entries, ahead and against', () => {
    expect(wangWindFactor('table', 0)).toBe(1);
    expect(wangWindFactor('table', 3)).toBeCloseTo(1.7, 12);
    expect(wangWindFactor('table', 3.5)).toBeCloseTo(1.85, 12);
    expect(wangWindFactor('table', 20)).toBe(8.5);
    expect(wangWindFactor('table', -3)).toBeCloseTo(1 / 1.7, 12);
  });

  it('has other initial laws and refuses the moisture law without a moisture', () => {
    const by = (initial: 'moisture' | 'no-humidity', extra = {}) =>
      wangSpread({ ...air, ...extra }, 1, 90, 0, { ...WANG_DEFAULT_LAWS, initial }) * 60;
    expect(by('moisture', { fuelMoisturePct: 10 })).toBeCloseTo(1.0372 * Math.exp(-0.57), 10);
    expect(by('no-humidity')).toBeCloseTo(0.053 * 25 + 0.048 * beaufort(4) - 0.275, 10);
    expect(() => by('moisture')).toThrow(/moisture/);
  });

  it('knows a fuel factor for every fuel model', () => {
    for (const m of FUEL_MODELS) {
      expect(WANG_FUEL_FACTORS[assumedWangFuel(m.number)]).toBeGreaterThan(0);
    }
  });
});

describe('suppression tables', () => {
  it('let a fire defeat hands, machines and indirect line one after another', () => {
    expect(tacticsThatHold(1, 200)).toEqual(['hand-tools', 'machines', 'indirect']);
    expect(tacticsThatHold(2, 1000)).toEqual(['machines', 'indirect']);
    expect(tacticsThatHold(3, 3000)).toEqual(['indirect']);
    expect(tacticsThatHold(4, 5000)).toEqual([]);
    expect(tacticHolds('hand-tools', 1.3, 100)).toMatchObject({
      holds: false,
      limit: { flameLengthM: 4 * 0.3048 },
    });
  });

  it('know a line rate for every fuel model, Type I faster than Type II', () => {
    for (const m of FUEL_MODELS) {
      const first = lineProduction(m.number, 'type-1')!;
      const second = lineProduction(m.number, 'type-2')!;
      expect(first.crewMH).toBeGreaterThan(second.crewMH);
      expect(first.perPersonMS * 20 * 3600).toBeCloseTo(first.crewMH, 9);
    }
    expect(lineProduction(8, 'type-1')!.crewMH).toBeCloseTo(7 * 20.1168, 9);
    expect(lineProduction(8, 'type-1', true)!.crewMH).toBeCloseTo(40 * 20.1168, 9);
    expect(lineProduction(98, 'type-1')).toBeUndefined();
    expect(lineProduction(150, 'type-1')).toBeUndefined();
  });

  it('size a drop by its coverage level', () => {
    // Level 2 is 0.815 L/m2: 3000 L in a band of 10 m reach 368 m.
    expect(dropLength(3000, 2, 10)).toBeCloseTo(3000 / (2 * 0.40746 * 10), 2);
    expect(coverageLevelNeeded(1)).toBeLessThan(coverageLevelNeeded(10));
    expect(coverageLevelNeeded(10)).toBeLessThan(coverageLevelNeeded(4));
  });
});

describe('containment', () => {
  const fire = {
    initialAreaM2: 4000,
    rosMS: 0.05,
    lengthToWidth: 3,
    lineRateMS: 0.3,
    attackDelayS: 3600,
    workS: 8 * 3600,
    tactic: 'head',
  } as const;

  it('burns less when crews come earlier, are stronger, or start at the head', () => {
    const area = (change: object) => containFire({ ...fire, ...change }).areaM2;
    expect(containFire(fire).status).toBe('contained');
    expect(area({ attackDelayS: 1800 })).toBeLessThan(area({}));
    expect(area({ lineRateMS: 0.4 })).toBeLessThan(area({}));
    expect(area({})).toBeLessThan(area({ tactic: 'rear' }));
  });

  it('says when the front outruns the crews: then the fire burns as if nobody were there', () => {
    const lost = containFire({ ...fire, lineRateMS: 0.09 });
    expect([lost.status, lost.outrun]).toEqual(['exhausted', true]);
    const none = containFire({ ...fire, lineRateMS: 1e-9 });
    expect(lost.areaM2).toBe(none.areaM2);
    expect(containFire({ ...fire, lineRateMS: 0.09, tactic: 'rear' }).outrun).toBe(false);
  });

  it('refuses what is no fire', () => {
    expect(() => containFire({ ...fire, rosMS: 0 })).toThrow(/rosMS/);
    expect(() => containFire({ ...fire, lengthToWidth: 0.9 })).toThrow(/lengthToWidth/);
    expect(() => containFire({ ...fire, initialAreaM2: NaN })).toThrow(/initialAreaM2/);
  });
});
