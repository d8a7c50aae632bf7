import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../../engine/exercise/world.ts';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import { openingCommands, play, stamp, type Occupant } from '../../../server/cli/headless.ts';

let loaded: Loaded;
beforeAll(async () => {
  loaded = await openScenario('wushan-accidents');
});

const run = (seed: string, occupant: Occupant) =>
  play(loaded, seed, (w) => stamp(openingCommands(w, occupant)), loaded.scenario.durationTicks);

const dead = ({ state }: World): number =>
  state.casualtyGroups.flatMap((g) => g.persons.filter((p) => p.care === 'dead')).length;

describe('accidents on a holiday', () => {
  it('have no hazard with a field, and one incident each on water, on a road, in a mine and in a crowd', () => {
    const { wildfire, flood, hazmat, landslide, incidents } = loaded.scenario;
    expect([wildfire, flood, hazmat, landslide]).toEqual([null, null, null, null]);
    expect(incidents.map((i) => i.kind).sort()).toEqual([
      'crowd',
      'mine',
      'roadAccident',
      'waterTraffic',
    ]);
  });

  it('may be scored by either pack of its plan', () => {
    const { scoring, scoringPacks } = loaded.scenario;
    expect(scoring!.id).toBe('wushan-guide');
    expect(scoringPacks!.map((p) => p.id)).toEqual(['wushan-guide', 'wushan-plan']);
  });

  it.each(['1', '2', '3'])(
    'are dealt with by the policy and not by idle seats, seed %s',
    (seed) => {
      const policy = run(seed, 'policy');
      const idle = run(seed, 'idle');
      for (const i of policy.world.state.incidents) {
        expect(i.closedTick).toBeGreaterThan(i.aroseTick);
        expect(i.worsened).toEqual([]);
      }
      expect(idle.world.state.incidents.every((i) => i.closedTick < 0)).toBe(true);
      expect(idle.world.state.incidents.filter((i) => i.worsened.length > 0)).toHaveLength(2);
      expect(dead(policy.world)).toBeLessThan(dead(idle.world));
    },
  );

  it('give work to the specialist teams of each, and a first township team on the spot', () => {
    const { world, lines } = run('1', 'policy');
    const worked = new Set(
      world.events.flatMap(({ body }) => (body.type === 'siteWorked' ? [body.unitId] : [])),
    );
    for (const id of ['water-traffic', 'police-longmen', 'road-traffic-team', 'mine-team'])
      expect(worked).toContain(id);
    expect(lines.find((l) => l.id === 'W9')).toMatchObject({ status: 'recordOnly', casesMet: 1 });
    expect(lines.find((l) => l.id === 'W6')).toMatchObject({ status: 'met' });
  });
});
