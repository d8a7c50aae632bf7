import { describe, expect, it } from 'vitest';
import { LandCover } from '../../../../engine/region/region.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { ASSUMED_PEOPLE } from '../../../../engine/response/people/readiness.ts';
import {
  advance,
  DRILL_UNITS,
  drillRegion,
  drillScenario,
  eventsOf,
  give,
  personsIn,
  startDrill,
  villageOf,
  withFire,
} from '../drill.ts';

const HOUR = 3600;
const people: Scenario['people'] = {
  awayShare: Array.from({ length: 24 }, () => 0),
  elderly: 0,
  children: 0,
  bedridden: 0,
  provenance: 'assumed',
};
/** 2,000 people, so that half a percent are some. */
const region = (() => {
  const base = drillRegion(() => LandCover.shrub);
  const villages = base.villages.map((v) => (v.id === 'v1' ? { ...v, population: 2000 } : v));
  return { ...base, villages };
})();

function burned(over: Partial<Scenario> = {}) {
  const shelters = drillScenario().shelters.map((s) => ({ ...s, capacity: 3000 }));
  const units = DRILL_UNITS.map((u) =>
    u.id === 'crew' ? { ...u, capabilities: ['searchRescue' as const] } : u,
  );
  const seats = drillScenario().seats.map((s) => ({
    ...s,
    commands: [...s.commands, 'workAt' as const],
  }));
  const fire = withFire({ e: 2400, n: 2010 }, 8);
  const w = startDrill({ ...fire, shelters, units, seats, people, ...over }, { region });
  while (villageOf(w, 'v1').reachedTick < 0) advance(w, w.state.tick + 300);
  return w;
}

describe('people who run from a fire unwarned', () => {
  it('go missing in a small share, and everybody is somewhere', () => {
    const w = burned();
    const group = w.state.casualtyGroups.find((g) => g.id === 'missing:v1')!;
    const missing = group.persons.length;
    // 2,000 draws of 0.005: ten, and three standard deviations of three either way.
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(20);
    expect(group.persons.every((p) => p.care === 'missing' && p.held === 'missing')).toBe(true);
    expect(personsIn(w)).toBe(2071);
    expect(w.state.cohorts.reduce((n, c) => n + c.persons, 0)).toBe(
      2000 - villageOf(w, 'v1').casualties,
    );
    const site = w.state.sites.find((s) => s.kind === 'searchMissing')!;
    expect(site.needs[0]!.amount).toBe(missing * ASSUMED_PEOPLE.searchPersonH);
  });

  it('are missed after a while, and found one by one by those who search', () => {
    const w = burned();
    const site = () => w.state.sites.find((s) => s.kind === 'searchMissing')!;
    const reached = villageOf(w, 'v1').reachedTick;
    expect(site().knownTo).toEqual([]);
    advance(w, reached + 2 * HOUR);
    expect(site().knownTo).toContain('command');
    const { rejection } = give(w, { type: 'workAt', unitId: 'crew', siteId: site().id });
    expect(rejection).toBeNull();
    advance(w, reached + 9 * HOUR);
    const found = eventsOf(w, 'casualtiesFreed').filter((e) => e.body.groupId === 'missing:v1');
    expect(found.length).toBeGreaterThan(0);
    expect(personsIn(w)).toBe(2071);
  });

  it('are none where a scenario says nothing of its people', () => {
    expect(burned({ people: null }).state.casualtyGroups.map((g) => g.id)).not.toContain(
      'missing:v1',
    );
  });
});
