import { beforeAll, describe, expect, it } from 'vitest';
import { openScenario, type Loaded } from '../../../server/cli/catalogue.ts';
import {
  openingCommands,
  play,
  stamp,
  type HeadlessRun,
  type Occupant,
} from '../../../server/cli/headless.ts';

const DAY = 86_400;

let loaded: Loaded;
beforeAll(async () => {
  loaded = await openScenario('lezhi-forest-fire');
});

const playAs = (seed: string, occupant: Occupant): HeadlessRun =>
  play(loaded, seed, (w) => stamp(openingCommands(w, occupant)), DAY);
const statusOf = (run: HeadlessRun): Record<string, string> =>
  Object.fromEntries(run.lines.map((l) => [l.id, l.status]));

describe('the Lezhi forest fire', () => {
  const strengths = (prefix: string): number[] =>
    loaded.scenario.units.filter((u) => u.id.startsWith(prefix)).map((u) => u.strength);

  it('holds the order of battle that the plan names', () => {
    expect(strengths('squad-')).toHaveLength(21);
    expect(strengths('town-')).toEqual(new Array(21).fill(30));
    for (const n of strengths('village-')) expect(n).toBe(10);
    // Every village has a unit; those around the fire take part.
    expect(strengths('village-')).toHaveLength(loaded.scenario.villageIds.length);
    // Two new and five rebuilt stations, each with an engine of its own.
    expect(strengths('station-')).toHaveLength(7);
    expect(strengths('garrison')).toHaveLength(1);
  });

  it('stores its relief in every tier of 1 + 9 + 15 + N', () => {
    const tiers = new Set(
      loaded.scenario.depots.map((d) => {
        const f = loaded.region.facilities.find((x) => x.id === d.facilityId)!;
        return f.attributes['tier'];
      }),
    );
    expect([...tiers].sort()).toEqual(['agency', 'county', 'township', 'village']);
  });

  it('starts in the wood upwind of the village that its texts name', () => {
    const fire = loaded.scenario.wildfire!.ignitions[0]!.at;
    const metres = (v: { at: { e: number; n: number } }) =>
      Math.hypot(v.at.e - fire.e, v.at.n - fire.n);
    const nearest = loaded.region.villages.toSorted((a, b) => metres(a) - metres(b))[0]!;
    expect(metres(nearest)).toBeLessThan(1000);
    expect(loaded.scenario.summary.zh).toContain(nearest.name.zh);
    expect(fire.e).toBeLessThan(nearest.at.e);
  });

  it('is lost by idle seats and met by the policy', () => {
    expect(statusOf(playAs('1', 'idle'))).toMatchObject({ L1: 'notMet' });
    const policy = playAs('1', 'policy');
    expect(statusOf(policy)).toMatchObject({ L1: 'met', L5: 'met', L7: 'met', L8: 'met' });
    expect(policy.world.events.some((e) => e.body.type === 'peopleRelieved')).toBe(true);
  });
});
