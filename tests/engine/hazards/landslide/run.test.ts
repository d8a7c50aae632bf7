import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LandslideParams } from '../../../../engine/hazards/landslide/contract.ts';
import {
  forecastFailure,
  speedsOf,
} from '../../../../engine/hazards/landslide/inverse-velocity.ts';
import { cellCentre } from '../../../../engine/kernel/grid.ts';
import {
  bankParams,
  bankRegion,
  DAY,
  dryDays,
  HOUR,
  newLandslides,
  rainyDays,
} from '../../../support/landslide-world.ts';

describe('a watched slope', () => {
  it('starts at the safety that it is given and creeps to failure, forecast by its gauge', () => {
    const run = newLandslides();
    expect(run.safetyOf('bank-1')).toBeCloseTo(1.03, 12);
    const events = [];
    let tick = 0;
    while (run.releases().length === 0 && tick < 30 * DAY) {
      tick += 6 * HOUR;
      events.push(...run.advance(tick, dryDays, []));
    }
    const failed = events.find((e) => e.kind === 'slideFailed')!;
    expect(failed.value).toBe(230_000);
    const seen = run.readings('gauge').filter((r) => r.tick < 0.9 * failed.tick);
    const f = forecastFailure(speedsOf(seen, 24), 6)!;
    // A tenth of the time ahead, with instrument noise: within a quarter of what is left, or a day.
    expect(Math.abs(f.failureAtS - failed.tick)).toBeLessThan(DAY);
    expect(run.readings('gauge').at(-1)!.tick).toBeLessThan(failed.tick);
    // The other instrument died of age (or with the slide) and the volunteer had seen cracks.
    expect(run.readings('mortal').length).toBeLessThan(run.readings('gauge').length);
    expect(events.some((e) => e.kind === 'instrumentSilent')).toBe(true);
    expect(run.crackReports(failed.tick).some((r) => r.genuine)).toBe(true);
  });

  it('slides into the reservoir, and says what the wave needs', () => {
    const run = newLandslides();
    const events = run.advance(600, dryDays, [{ kind: 'release', slideId: 'bank-1' }]);
    expect(events.map((e) => e.kind)).toEqual(
      expect.arrayContaining(['slideFailed', 'slideStopped', 'slideInWater']),
    );
    const [release] = run.releases();
    expect(release!.stoppedAtTick).toBeGreaterThan(10);
    expect(release!.water!.volumeM3).toBeGreaterThan(100_000);
    expect(release!.water!.volumeM3).toBeLessThanOrEqual(230_000 * (1 + 1e-9));
    expect(release!.water!.headingE).toBeLessThan(-0.9);
    expect(release!.water!.speedMS).toBeGreaterThan(3);
    // Mass is kept: what the ground gained it lost elsewhere, but for deposits under 5 cm.
    const { depositM } = run.fields();
    let sum = 0;
    for (const d of depositM!) sum += d * 900;
    expect(Math.abs(sum)).toBeLessThan(0.05 * 230_000);
    const [edit] = run.elevationEdits();
    expect(edit!.kind).toBe('elevation');
  });

  it('buries who stands below while it moves and afterwards', () => {
    const run = newLandslides({ pool: null });
    run.advance(6, dryDays, [{ kind: 'release', slideId: 'bank-1' }]);
    const below = { e: 465, n: 450 };
    const moving = run.exposure(below, 6);
    expect(moving.map((x) => x.quantity)).toEqual(['burialM', 'speedMS']);
    run.advance(600, dryDays, []);
    expect(run.exposure({ e: 1400, n: 100 }, 600)).toEqual([]);
    const edit = run.elevationEdits()[0]!;
    const deepest = Math.max(...edit.changeM);
    const at = cellCentre(edit.grid, edit.cells[edit.changeM.indexOf(deepest)]!);
    expect(deepest).toBeGreaterThan(0.5);
    expect(run.exposure(at, 600)).toEqual([
      { hazard: 'landslide', quantity: 'burialM', value: deepest },
    ]);
  });

  it('loses safety in rain, less when its surface water is led away', () => {
    const wet = newLandslides({}, rainyDays);
    const drained = newLandslides({}, rainyDays);
    wet.advance(5 * DAY, rainyDays, []);
    drained.advance(5 * DAY, rainyDays, [{ kind: 'drain', slideId: 'bank-1', share: 0.8 }]);
    expect(wet.safetyOf('bank-1')).toBeLessThan(1.02);
    expect(drained.safetyOf('bank-1')).toBeGreaterThan(wet.safetyOf('bank-1'));
  });

  it('loses safety when the pool falls faster than its bank drains', () => {
    const foot: Partial<LandslideParams> = {
      slides: [
        {
          ...bankParams().slides[0]!,
          ring: [
            { e: 330, n: 330 },
            { e: 510, n: 330 },
            { e: 510, n: 570 },
            { e: 330, n: 570 },
          ],
          volumeM3: 100_000,
          initialSafety: 1.3,
        },
      ],
      points: [],
    };
    const run = newLandslides(foot);
    run.advance(HOUR, dryDays, []);
    const before = run.safetyOf('bank-1');
    run.advance(10 * DAY, dryDays, [
      {
        kind: 'pool',
        levels: [
          { atS: 2 * HOUR, levelM: 175 },
          { atS: 8 * DAY, levelM: 150 },
        ],
      },
    ]);
    expect(run.safetyOf('bank-1')).toBeLessThan(before - 0.05);
  });

  it('does not rewrite the past when the plan of the pool changes', () => {
    const pool = [
      { atS: 0, levelM: 175 },
      { atS: 10 * DAY, levelM: 155 },
    ];
    const kept = newLandslides({ pool });
    const changed = newLandslides({ pool });
    kept.advance(5 * DAY, dryDays, []);
    changed.advance(5 * DAY, dryDays, []);
    // The new plan is the old one, said again: same levels, same safety to rounding.
    const same = [{ atS: 10 * DAY, levelM: 155 }];
    kept.advance(8 * DAY, dryDays, []);
    changed.advance(8 * DAY, dryDays, [{ kind: 'pool', levels: same }]);
    expect(changed.safetyOf('bank-1')).toBeCloseTo(kept.safetyOf('bank-1'), 9);
  });

  it('moves on when repaired: a dead instrument shows again', () => {
    const run = newLandslides({
      slides: [{ ...bankParams().slides[0]!, initialSafety: 2 }],
    });
    let tick = 0;
    while (!run.advance((tick += DAY), dryDays, []).some((e) => e.kind === 'instrumentSilent'));
    const had = run.readings('mortal').length;
    run.advance(tick + HOUR, dryDays, [{ kind: 'repair', pointId: 'mortal' }]);
    expect(run.readings('mortal').length).toBe(had + 1);
  });
});

describe('shallow slides', () => {
  it('come with rain where soil fails, not where the map fails in rain that the slopes have stood', () => {
    const over = {
      slides: [],
      points: [],
      volunteers: [],
      pool: null,
      shallow: { minCells: 4, most: 2, stoodMmH: 0.2, stoodHours: 24 },
    };
    const run = newLandslides(over, rainyDays);
    run.advance(2 * DAY, rainyDays, []);
    expect(run.releases()).toEqual([]);
    run.advance(6 * DAY, rainyDays, []);
    const releases = run.releases();
    expect(releases.length).toBe(2);
    expect(releases.every((r) => r.id.startsWith('shallow-') && r.atTick > 2 * DAY)).toBe(true);
    expect(run.notes()).toContain('shallow:limitReached');
    const { factorOfSafety } = run.fields();
    expect(factorOfSafety!.some((fs) => fs < 1)).toBe(true);
    // Slopes that have stood as much rain as this are not let go by it.
    const hardened = { ...over, shallow: { ...over.shallow, stoodMmH: 8, stoodHours: 100 } };
    const proven = newLandslides(hardened, rainyDays);
    proven.advance(6 * DAY, rainyDays, []);
    expect(proven.releases()).toEqual([]);
  });
});

describe('a run', () => {
  it('ends the same however often it is asked, saved, loaded and forked on its way', () => {
    const steps = fc.array(
      fc.record({
        ticks: fc.integer({ min: 0, max: 3 * HOUR }),
        how: fc.constantFrom('no', 'load', 'fork'),
        release: fc.boolean(),
      }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(steps, fc.nat(50), (list, seed) => {
        const plain = newLandslides({}, rainyDays, seed);
        let other = newLandslides({}, rainyDays, seed);
        for (const s of list) {
          const orders = s.release ? [{ kind: 'release', slideId: 'bank-1' } as const] : [];
          const to = plain.tick + s.ticks;
          plain.advance(to, rainyDays, orders);
          other.advance(other.tick, rainyDays, orders);
          // The one goes in steps of 7 seconds at first, which splits every second of a runout.
          other.advance(Math.min(to, other.tick + 7), rainyDays, []);
          if (s.how === 'load') {
            const fresh = newLandslides({}, rainyDays, seed);
            fresh.load(other.save());
            other = fresh;
          } else if (s.how === 'fork') other = other.fork();
          other.advance(to, structuredClone(rainyDays), []);
          expect(other.hash()).toBe(plain.hash());
        }
        expect(other.fields()).toEqual(plain.fields());
        expect(other.releases()).toEqual(plain.releases());
      }),
      { numRuns: 12 },
    );
  });

  it('gives the chance of failure under drawn soils, higher in rain, alike for one seed', () => {
    const run = newLandslides({ slides: [], points: [], volunteers: [] }, rainyDays);
    const mean = (p: Float32Array) => p.reduce((a, b) => a + b, 0) / p.length;
    const dry = mean(run.failureProbability(30));
    run.advance(5 * DAY, rainyDays, []);
    const wet = run.failureProbability(30);
    expect(mean(wet)).toBeGreaterThan(dry);
    expect(Math.max(...wet)).toBeLessThanOrEqual(1);
    expect(run.fork().failureProbability(30)).toEqual(wet);
    expect(() => run.failureProbability(0)).toThrow('members is 0, must be from 1 to 1000');
  });

  it('refuses bytes that are none of its own', () => {
    const run = newLandslides();
    expect(() => run.load(new Uint8Array(100))).toThrow('not a saved run of landslides');
    const bytes = run.save();
    expect(() => run.load(bytes.subarray(0, bytes.length - 60))).toThrow('cut short');
  });
});

describe('parameters', () => {
  const refuse = (over: Partial<LandslideParams>, message: string) =>
    expect(() => newLandslides(over)).toThrow(message);
  const slide = bankParams().slides[0]!;
  const point = bankParams().points[0]!;

  it('are refused with name, value and range', () => {
    refuse(
      { slides: [{ ...slide, volumeM3: 1e6 }] },
      'slides.bank-1.volumeM3 is 1000000, must be from 1 to 345600',
    );
    refuse(
      { points: [{ ...point, at: { e: 5000, n: 0 } }] },
      'points.gauge.at is (5000, 0), must be on the grid: e 0 to 1500, n 0 to 900',
    );
    refuse({ slides: [{ ...slide, zoneId: 'cheese' }] }, 'slides.bank-1.zoneId is cheese');
    refuse({ slides: [slide, slide] }, 'slides: bank-1 stands twice');
    refuse({ points: [{ ...point, slideId: 'x' }] }, 'points.gauge.slideId is x');
    refuse({ everyS: 0.5 }, 'everyS is 0.5, must be from 60');
    refuse({ pool: [] }, 'pool has no entry');
    refuse({ runout: { ...bankParams().runout, mu: -1 } }, 'runout.mu is -1, must be from 0 to 2');
    refuse({ depthShares: [0] }, 'depthShares[0] is 0');
    const far = slide.ring.map((p) => ({ e: p.e + 5000, n: p.n }));
    refuse({ slides: [{ ...slide, ring: far }] }, 'off the grid');
  });

  it('are plain data', () => {
    const params = bankParams();
    expect(JSON.parse(JSON.stringify(params))).toEqual(params);
    expect(bankRegion.grid.cellM).toBe(30);
  });

  it('name the action that refers to nothing', () => {
    const run = newLandslides();
    expect(() => run.advance(0, dryDays, [{ kind: 'release', slideId: 'x' }])).toThrow(
      'slideId is x',
    );
    expect(() => run.advance(0, dryDays, [{ kind: 'repair', pointId: 'x' }])).toThrow(
      'pointId is x',
    );
    expect(() =>
      run.advance(0, dryDays, [{ kind: 'pool', levels: [{ atS: 0, levelM: 160 }] }]),
    ).toThrow('pool[0].atS is 0, must be above 0');
  });
});
