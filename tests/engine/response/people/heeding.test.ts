import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import {
  advance,
  drillScenario,
  eventsOf,
  give,
  order,
  personsIn,
  startDrill,
  villageOf,
} from '../drill.ts';

const HOUR = 3600;
/** Everybody at home from six in the evening to six in the morning, four in ten away by day. */
const DAY = Array.from({ length: 24 }, (_, h) => (h >= 6 && h < 18 ? 0.4 : 0));
const people = (over: Partial<NonNullable<Scenario['people']>> = {}) => ({
  awayShare: Array.from({ length: 24 }, () => 0),
  elderly: 0,
  children: 0,
  bedridden: 0,
  provenance: 'assumed' as const,
  ...over,
});

const warn = (over: Partial<Extract<Command, { type: 'issueWarning' }>> = {}): Command => ({
  type: 'issueWarning',
  hazard: 'forestFire',
  level: 'red',
  advice: 'evacuate',
  villageIds: ['v1'],
  channels: ['loudspeaker'],
  ...over,
});

function start(spec: Scenario['people'], over: Partial<Scenario> = {}) {
  const base = drillScenario();
  return startDrill({
    people: spec,
    seats: base.seats.map((s) => ({
      ...s,
      commands: [...s.commands, 'issueWarning' as const, 'liftWarning' as const],
    })),
    warningChannels: [
      {
        id: 'loudspeaker',
        reach: 1,
        delayMin: 4,
        delayLogSd: 0.3,
        only: null,
        provenance: 'assumed',
      },
    ],
    command: {
      authority: [{ seatId: 'command', grade: true, response: 3, warnings: true }],
      headquarters: null,
    },
    ...over,
  });
}

/** Left by themselves within four hours. */
function left(spec: Scenario['people'], over: Parameters<typeof warn>[0] = {}) {
  const w = start(spec);
  expect(give(w, warn(over)).rejection).toBeNull();
  advance(w, 5 * HOUR);
  expect(personsIn(w)).toBe(201);
  return w.state.cohorts.reduce((n, c) => n + c.persons, 0);
}

describe('a call to leave', () => {
  it('is heeded by a share of the households reached, more of them the graver it is', () => {
    const shares = (['blue', 'yellow', 'orange', 'red'] as const).map((level) =>
      left(people(), { level }),
    );
    // 25, 40, 60 and 75 % of 130.
    expect(shares).toEqual([33, 52, 78, 98]);
  });

  it('moves nobody by itself when it says to watch or to get ready, or where nothing is known', () => {
    expect(left(people(), { advice: 'watch' })).toBe(0);
    expect(left(people(), { advice: 'prepare' })).toBe(0);
    expect(left(null)).toBe(0);
  });

  it('leaves the bedridden to those who come for them', () => {
    expect(left(people({ bedridden: 0.1 }))).toBe(Math.round(130 * 0.75 * 0.9));
  });

  it('sends them off without a team, each group in its own time, to a shelter with room', () => {
    const w = start(people());
    give(w, warn());
    advance(w, 6 * HOUR);
    const [heeded] = eventsOf(w, 'warningHeeded');
    expect(heeded!.body).toMatchObject({ villageId: 'v1', persons: 98 });
    const displaced = eventsOf(w, 'peopleDisplaced');
    expect(displaced.every((e) => e.body.unitId === null && e.cause === heeded!.id)).toBe(true);
    expect(new Set(displaced.map((e) => e.body.dueTick)).size).toBe(displaced.length);
    expect(w.state.cohorts.every((c) => c.stage === 'sheltered')).toBe(true);
    expect(villageOf(w, 'v1').atHome).toBe(32);
  });

  it('leaves the others at home until a team comes', () => {
    const w = start(people());
    give(w, warn());
    advance(w, 2 * HOUR);
    expect(villageOf(w, 'v1').atHome).toBe(32);
    order(w, { type: 'evacuate', unitId: 'bus', villageId: 'v1', shelterId: 'shelter-1' });
    advance(w, 6 * HOUR);
    expect(villageOf(w, 'v1').atHome).toBe(0);
    expect(personsIn(w)).toBe(201);
  });

  it('fills no shelter beyond its places', () => {
    const shelters = drillScenario().shelters.map((s) => ({ ...s, capacity: 40 }));
    const w = start(people(), { shelters });
    give(w, warn());
    advance(w, 6 * HOUR);
    for (const s of w.state.shelters) expect(s.occupants).toBeLessThanOrEqual(40);
    expect(villageOf(w, 'v1').atHome).toBe(130 - 80);
  });
});

describe('getting ready', () => {
  /** Mean time from the team at the doors to readiness. */
  function readyS(spec: Scenario['people'], advice: 'watch' | 'prepare' | null): number {
    const w = start(spec);
    if (advice !== null) give(w, warn({ advice }));
    advance(w, HOUR);
    order(
      w,
      { type: 'evacuate', unitId: 'guide', villageId: 'v2', shelterId: 'shelter-1' },
      'town',
    );
    order(w, { type: 'evacuate', unitId: 'bus', villageId: 'v1', shelterId: 'shelter-1' });
    advance(w, 6 * HOUR);
    const v1 = eventsOf(w, 'peopleDisplaced').filter((e) => e.body.villageId === 'v1');
    return v1.reduce((s, e) => s + (e.body.dueTick - e.tick), 0) / v1.length;
  }

  it('takes longer where more people are old, young or bedridden', () => {
    const plain = readyS(people(), null);
    const weak = readyS(people({ elderly: 0.3, children: 0.2, bedridden: 0.02 }), null);
    // 1 + 0.3·0.3 + 0.2·0.2 + 3·0.02
    expect(weak / plain).toBeCloseTo(1.19, 2);
  });

  it('is ahead where an advice to get ready was heeded, not where it was to watch', () => {
    const none = readyS(people(), null);
    expect(readyS(people(), 'prepare')).toBeLessThan(none);
    expect(readyS(people(), 'watch')).toBe(none);
  });
});

describe('people by the hour', () => {
  it('go out in the morning and come home in the evening, all of them somewhere', () => {
    // Nine in the morning.
    const w = start(people({ awayShare: DAY }));
    expect(villageOf(w, 'v1').atHome).toBe(78);
    expect(w.state.away).toEqual({ v1: 52, v2: 28 });
    expect(personsIn(w)).toBe(201);
    expect(viewOf(w, 'command').people.away).toContainEqual({ id: 'v1', persons: 52 });
    advance(w, 8 * HOUR);
    expect(villageOf(w, 'v1').atHome).toBe(78);
    advance(w, 9 * HOUR);
    expect(villageOf(w, 'v1').atHome).toBe(130);
    expect(personsIn(w)).toBe(201);
    advance(w, 21 * HOUR);
    expect(villageOf(w, 'v1').atHome).toBe(78);
    // One event an evening and one a morning.
    expect(eventsOf(w, 'populationShifted')).toHaveLength(2);
  });

  it('do not come home to a village that is told to leave', () => {
    const w = start(people({ awayShare: DAY }));
    advance(w, 8 * HOUR);
    give(w, warn());
    advance(w, 14 * HOUR);
    expect(w.state.away['v1']).toBe(52);
    expect(w.state.away['v2']).toBe(0);
    // 75 % of those who were at home.
    expect(w.state.cohorts.reduce((n, c) => n + c.persons, 0)).toBe(Math.round(0.75 * 78));
    expect(personsIn(w)).toBe(201);
  });

  it('leave more of the bedridden among those at home by day', () => {
    const w = start(people({ awayShare: DAY, bedridden: 0.06 }));
    give(w, warn());
    advance(w, 5 * HOUR);
    // 6 % of 130 are 10 % of the 78 at home.
    expect(w.state.cohorts.reduce((n, c) => n + c.persons, 0)).toBe(Math.round(0.75 * 0.9 * 78));
  });
});
