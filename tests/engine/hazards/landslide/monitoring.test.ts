import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceCreep,
  ASSUMED_CREEP,
  checkCreep,
  creepDrive,
  newCreep,
  timeToFailureS,
} from '../../../../engine/hazards/landslide/creep.ts';
import {
  forecastFailure,
  speedsOf,
  suggestedLevel,
  tangentAngleDeg,
} from '../../../../engine/hazards/landslide/inverse-velocity.ts';
import {
  checkPoint,
  lifeS,
  takeReading,
  type MonitoringPoint,
  type Reading,
} from '../../../../engine/hazards/landslide/sensors.ts';
import {
  ASSUMED_POST,
  checkPost,
  crackChance,
  walkRound,
  type VolunteerPost,
} from '../../../../engine/hazards/landslide/volunteers.ts';
import { keyOf } from '../../../../engine/kernel/random.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const keys = { noise: keyOf('noise'), knock: keyOf('knock'), life: keyOf('life') };
const POINT: MonitoringPoint = {
  id: 'gnss-1',
  at: { e: 50, n: 50 },
  slideId: 's',
  share: 1,
  intervalS: HOUR,
  noiseM: 0,
  knocksPerYear: 0,
  knockM: 0.02,
  meanLifeS: 1e12,
};

/** Readings of a slide that fails under a factor of safety of 1, and when it does. */
function failing(over: Partial<MonitoringPoint> = {}, index = 0) {
  const creep = newCreep(ASSUMED_CREEP);
  const failsAtS = timeToFailureS(ASSUMED_CREEP, creep, 1);
  const state = { next: 0, offsetM: 0 };
  const readings: Reading[] = [];
  for (let t = 0; t < failsAtS; t += HOUR) {
    const r = takeReading({ ...POINT, ...over }, index, state, creep.displacementM, keys);
    if (r !== null) readings.push(r);
    advanceCreep(ASSUMED_CREEP, creep, 1, t, HOUR);
  }
  return { creep, failsAtS, readings };
}

describe('a creeping slope', () => {
  it('fails at the time that follows from its law, whatever the steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 * DAY }), { maxLength: 40 }), (steps) => {
        const one = newCreep(ASSUMED_CREEP);
        const many = newCreep(ASSUMED_CREEP);
        const total = steps.reduce((a, b) => a + b, 0);
        let at = 0;
        for (const dt of steps) {
          advanceCreep(ASSUMED_CREEP, many, 1, at, dt);
          at += dt;
        }
        advanceCreep(ASSUMED_CREEP, one, 1, 0, total);
        expect(many.displacementM).toBeCloseTo(one.displacementM, 9);
        expect(many.failedAtS).toBeCloseTo(one.failedAtS, 3);
      }),
    );
  });

  it('lets go at its failure speed and then stands', () => {
    const { creep, failsAtS } = failing();
    advanceCreep(ASSUMED_CREEP, creep, 1, Math.floor(failsAtS / HOUR) * HOUR, DAY);
    expect(creep.failedAtS).toBeGreaterThan(failsAtS - HOUR);
    expect(creep.speedMS).toBeCloseTo(ASSUMED_CREEP.failureMS, 12);
  });

  it('dies away when safety is back', () => {
    const creep = newCreep(ASSUMED_CREEP);
    advanceCreep(ASSUMED_CREEP, creep, 1, 0, 4 * DAY);
    const fast = creep.speedMS;
    expect(fast).toBeGreaterThan(2 * ASSUMED_CREEP.backgroundMS);
    advanceCreep(ASSUMED_CREEP, creep, 1.2, 4 * DAY, 30 * DAY);
    expect(creep.speedMS).toBeLessThan(1.01 * ASSUMED_CREEP.backgroundMS);
    expect(creepDrive(ASSUMED_CREEP, 1.05)).toBe(0);
    expect(creepDrive(ASSUMED_CREEP, 0.2)).toBe(4);
  });
});

describe('the inverse-velocity forecast', () => {
  it('names the hour of failure when instruments are perfect', () => {
    const { readings, failsAtS } = failing();
    for (const part of [0.5, 0.7, 0.9]) {
      const seen = readings.slice(0, Math.floor(part * readings.length));
      const f = forecastFailure(speedsOf(seen, 6), 8)!;
      // Failure is at a finite speed; the line goes on to 1/v = 0, 1/(A v) = 18 s later, and a mean
      // speed of six hours is a little slow. Half an hour in all.
      expect(Math.abs(f.failureAtS - failsAtS)).toBeLessThan(HOUR / 2);
      expect(f.r2).toBeGreaterThan(0.999);
    }
  });

  it('errs with noise, and says by how much', () => {
    const { readings, failsAtS } = failing({ noiseM: 0.0003 });
    const late = readings.slice(0, Math.floor(0.9 * readings.length));
    const f = forecastFailure(speedsOf(late, 12), 6)!;
    const error = Math.abs(f.failureAtS - failsAtS);
    expect(error).toBeGreaterThan(60);
    expect(error).toBeLessThan(DAY);
    expect(f.errorS).toBeGreaterThan(60);
    // The slope has moved by 11 mm in five days: 5 mm of noise in a reading hide that.
    const blind = failing({ noiseM: 0.005 }).readings.slice(0, late.length);
    expect(forecastFailure(speedsOf(blind, 12), 6)).toBeNull();
  });

  it('stays silent for a slope that does not fail, most of the time', () => {
    let silent = 0;
    for (let i = 0; i < 100; i++) {
      const state = { next: 0, offsetM: 0 };
      const readings = Array.from({ length: 24 * 6 }, (_, k) =>
        takeReading({ ...POINT, noiseM: 0.002 }, i, state, k * 1e-6, keys),
      ).filter((r) => r !== null);
      if (forecastFailure(speedsOf(readings, 24), 5) === null) silent++;
    }
    // Pure noise would have to give five forward speeds in a row that rise.
    expect(silent).toBeGreaterThan(80);
    expect(silent).toBeLessThan(100);
  });

  it('suggests levels by the tangent angle', () => {
    expect(tangentAngleDeg(2, 2)).toBeCloseTo(45, 12);
    expect([1, 2, 3, 6, 12].map((k) => suggestedLevel(k, 1))).toEqual([
      'none',
      'blue',
      'yellow',
      'orange',
      'red',
    ]);
  });
});

describe('an instrument', () => {
  it('dies: half of them within ln 2 of the mean life', () => {
    const p = { ...POINT, meanLifeS: 100 * DAY };
    const lives = Array.from({ length: 1000 }, (_, i) => lifeS(p, i, keys));
    const dead = lives.filter((s) => s < Math.log(2) * p.meanLifeS).length;
    // Standard deviation of the count is 16.
    expect(Math.abs(dead - 500)).toBeLessThan(64);
    const state = { next: Math.ceil(lives[3]! / HOUR), offsetM: 0 };
    expect(takeReading(p, 3, state, 1, keys)).toBeNull();
  });

  it('is knocked and then shows a movement that was none', () => {
    const p = { ...POINT, knocksPerYear: 50 };
    const state = { next: 0, offsetM: 0 };
    let jumps = 0;
    let last = 0;
    for (let k = 0; k < 365 * 24; k++) {
      const r = takeReading(p, 0, state, 0, keys)!;
      if (r.displacementM !== last) jumps++;
      last = r.displacementM;
    }
    expect(jumps).toBeGreaterThan(25);
    expect(jumps).toBeLessThan(80);
  });

  it('is refused off the grid, and with numbers that no instrument has', () => {
    const grid = { cols: 10, rows: 10, cellM: 10, west: 0, north: 100 };
    checkPoint(POINT, grid);
    expect(() => checkPoint({ ...POINT, at: { e: 150, n: 50 } }, grid)).toThrow(
      'points.gnss-1.at is (150, 50), must be on the grid: e 0 to 100, n 0 to 100',
    );
    expect(() => checkPoint({ ...POINT, noiseM: -1 }, grid)).toThrow(
      'points.gnss-1.noiseM is -1, must be from 0 to 1',
    );
    expect(() => checkCreep('slides.a.creep', { ...ASSUMED_CREEP, onsetSafety: 1 })).toThrow(
      'slides.a.creep.onsetSafety is 1',
    );
  });
});

describe('a volunteer', () => {
  const post: VolunteerPost = { id: 'v1', slideId: 's', ...ASSUMED_POST };
  const noon = 12 * HOUR;
  const rounds = (displacementM: number) =>
    Array.from({ length: 2000 }, (_, k) => walkRound(post, 0, k, 0, noon, displacementM, 7));

  it('sees wide cracks more often, and half of them at the stated movement', () => {
    expect(crackChance(post, 0)).toBe(0);
    const seen = rounds(post.halfSeenM).filter((r) => r !== null).length;
    expect(Math.abs(seen - 1000)).toBeLessThan(100);
  });

  it('seldom reports cracks that are none of the slide', () => {
    const reports = rounds(0).filter((r) => r !== null);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.length).toBeLessThan(15);
    expect(reports.every((r) => !r.genuine && r.arrivesAtS > r.seenAtS)).toBe(true);
  });

  it('does not walk at night', () => {
    expect(walkRound(post, 0, 1, 12 * HOUR, noon, 10, 7)).toBeNull();
    expect(() => checkPost({ ...post, falseChance: 2 })).toThrow('volunteers.v1.falseChance is 2');
  });
});
