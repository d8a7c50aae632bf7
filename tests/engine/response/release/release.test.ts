import { describe, expect, test } from 'vitest';
import type { ExerciseEvent } from '../../../../engine/exercise/event.ts';
import type { ExerciseState } from '../../../../engine/exercise/state.ts';
import { ASSUMED_MEASURES, ASSUMED_RELEASE } from '../../../../engine/response/release/assumed.ts';
import { applyRelease } from '../../../../engine/response/release/apply-release.ts';
import { RELEASE_EFFECTS } from '../../../../engine/response/release/effects.ts';
import { cordonM, guideFor } from '../../../../engine/response/release/guide.ts';
import { inZones } from '../../../../engine/response/release/in-zones.ts';
import {
  initialRelease,
  OTHER_MEASURES,
  TANK_MEASURES,
  type ForecastZone,
  type ReleaseEvent,
  type ZoneForecast,
} from '../../../../engine/response/release/release.ts';

function applied(...bodies: ReleaseEvent[]) {
  const state = { release: initialRelease() } as ExerciseState;
  bodies.forEach((body, i) => applyRelease(state, { tick: 60 * i, body } as ExerciseEvent));
  return state.release;
}

const reading = (i: number): ReleaseEvent => ({
  type: 'gasMeasured',
  reading: {
    id: `team:${i}`,
    unitId: 'team',
    tick: i,
    at: { e: 0, n: 0 },
    ppm: i,
    lowerLimitPct: 0,
    oxygenPct: 20.9,
    roomId: null,
    to: [],
  },
});

const team = (id: string, airLeftS: number): ReleaseEvent => ({
  type: 'teamBreathed',
  team: { id, airLeftS, load: 0, dose: 0, hurt: 0, gasTick: 0, contaminated: false },
});

describe('what is kept of a release', () => {
  test('the newest readings and probes, up to their number', () => {
    const { keptReadings, keptProbes } = ASSUMED_RELEASE;
    const many = Array.from({ length: keptReadings + 3 }, (_, i) => reading(i));
    const kept = applied(...many).readings;
    expect(kept).toHaveLength(keptReadings);
    expect([kept[0]!.ppm, kept.at(-1)!.ppm]).toEqual([3, keptReadings + 2]);
    const placed = Array.from({ length: keptProbes + 1 }, (_, e) => ({
      type: 'probePlaced' as const,
      at: { e, n: 0 },
    }));
    expect(applied(...placed).probes.map((p) => p.e)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('one line a team, by rising id, with its newest air', () => {
    const { teams } = applied(team('b', 1800), team('a', 900), team('b', 1740));
    expect(teams.map((t) => [t.id, t.airLeftS])).toEqual([
      ['a', 900],
      ['b', 1740],
    ]);
  });

  test('when the decontamination line stood, and what was seen to burn', () => {
    expect(initialRelease().deconTick).toBe(-1);
    const r = applied({ type: 'sourceSeenBurning', sourceId: 'tank' }, { type: 'deconReady' });
    expect([r.deconTick, r.onFire]).toEqual([60, ['tank']]);
  });
});

describe('inside zones', () => {
  const square = (m: number) => [
    { e: 0, n: 0 },
    { e: m, n: 0 },
    { e: m, n: m },
    { e: 0, n: m },
  ];
  const zone = (level: 1 | 2 | 3, m: number): ForecastZone => ({
    level,
    ppm: 1,
    reachM: m,
    beyondRange: false,
    outline: square(m),
    confidence: square(2 * m),
  });
  const forecast = (...zones: ForecastZone[]) => ({ zones }) as unknown as ZoneForecast;

  test('counts from level 2, up to the confidence line', () => {
    const f = forecast(zone(1, 1000), zone(2, 100));
    expect(inZones(f, { e: 50, n: 50 })).toBe(true);
    expect(inZones(f, { e: 150, n: 150 })).toBe(true);
    expect(inZones(f, { e: 250, n: 50 })).toBe(false);
    expect(inZones(null, { e: 50, n: 50 })).toBe(false);
  });
});

describe('the guide', () => {
  test('tells of chlorine by the size of the spill', () => {
    // ERG 2024, table 1: 60 m and 0.3 / 1.4 km for small spills; rail car in low wind for large ones.
    expect(guideFor('chlorine', 50)).toMatchObject({ isolationM: 60, dayM: 300, nightM: 1400 });
    expect(guideFor('chlorine', 20_000)).toMatchObject({ isolationM: 914, dayM: 9650 });
  });

  test('keeps people farther from a tank on fire than from a spill', () => {
    const lpg = guideFor('propane', 20_000)!;
    expect(cordonM(lpg, true)).toBe(1600);
    expect(cordonM(lpg, false)).toBeLessThan(1600);
  });
});

test('each measure has its work, people for it, and an effect', () => {
  for (const m of [...TANK_MEASURES, ...OTHER_MEASURES]) {
    expect(ASSUMED_MEASURES[m].personH, m).toBeGreaterThan(0);
    expect(ASSUMED_MEASURES[m].minPersons, m).toBeGreaterThan(1);
    expect(RELEASE_EFFECTS[m], m).toBeTypeOf('function');
  }
});
