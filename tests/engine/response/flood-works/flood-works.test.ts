import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { advance } from '../../../../engine/exercise/run.ts';
import { check } from '../../../../engine/exercise/submit.ts';
import { outletsM3S } from '../../../../engine/hazards/flood/reservoir.ts';
import type { FloodWork } from '../../../../engine/response/flood-works/flood-work.ts';
import { bagsOf, piecesOf } from '../../../../engine/response/flood-works/works.ts';
import { everything } from '../../../support/flood-world.ts';
import { drillScenario, give, order } from '../drill.ts';
import { floodTown } from '../flood-town.ts';

const text = (s: string) => ({ zh: s, en: s });

const wall: FloodWork = {
  id: 'wall',
  name: text('wall'),
  kind: 'sandbags',
  subject: null,
  at: { e: 900, n: 600 },
  nodeId: -1,
  path: [
    { e: 300, n: 480 },
    { e: 300, n: 720 },
  ],
  heightM: 1,
  byHand: true,
  value: 0,
  seatIds: [],
  provenance: 'assumed',
};

describe('a line of sandbags', () => {
  it('stands in pieces and takes bags by its face', () => {
    expect(piecesOf(wall)).toHaveLength(8);
    expect(bagsOf(wall)).toBe(240 * 35);
  });

  it('is laid piece by piece from the bags of the depots, and no further than they go', () => {
    const supplies = {
      depots: [{ facilityId: 'depot-1', tier: 'county', stock: { sandbag: 5000 } }],
      shelters: [],
      deliveries: [],
    } as unknown as Scenario['supplies'];
    const crew = {
      ...drillScenario().units[0]!,
      id: 'crew',
      seatId: 'command',
      strength: 60,
      capabilities: ['handCrew'],
      home: { at: { e: 900, n: 600 }, nodeId: 1, name: text('home') },
      turnOutMin: 1,
    } as Scenario['units'][number];
    const w = floodTown({ floodWorks: [{ ...wall, nodeId: 0 }], supplies, units: [crew] });
    advance(w, 60);
    const site = w.state.sites.find((s) => s.id === 'floodWork:wall')!;
    expect(site.knownTo).toContain('command');
    order(w, { type: 'workAt', unitId: 'crew', siteId: site.id });
    advance(w, 4 * 3600);
    const state = w.state.floodWorks[0]!;
    const used = state.laid * (bagsOf(wall) / 8);
    expect(state.laid).toBeGreaterThan(0);
    expect(used).toBeLessThanOrEqual(5000);
    expect(w.state.goods.depots[0]!.stock.sandbag).toBe(5000 - used);
  });

  it('tells before the order what it takes and where the bags come from', () => {
    const preview = (stock: number) => {
      const supplies = {
        depots: [{ facilityId: 'depot-1', tier: 'county', stock: { sandbag: stock } }],
        shelters: [],
        deliveries: [],
      } as unknown as Scenario['supplies'];
      const home = { at: { e: 900, n: 600 }, nodeId: 1, name: text('home') };
      const crew = { ...drillScenario().units[0]!, id: 'crew', seatId: 'command', strength: 60, capabilities: ['handCrew'], home }; // prettier-ignore
      const w = floodTown({ floodWorks: [{ ...wall, nodeId: 0 }], supplies, units: [crew as Scenario['units'][number]] }); // prettier-ignore
      advance(w, 60);
      const got = check(w, { kind: 'seat', seatId: 'command' }, { type: 'workAt', unitId: 'crew', siteId: 'floodWork:wall' }); // prettier-ignore
      return got.ok ? got.value.notes[1] : got.error;
    };
    const bags = 240 * 35;
    const from = { bags, stock: 9000, depot: 'depot-1' };
    expect(preview(9000)).toEqual({ key: 'floodWorks.bagsFrom', params: from });
    expect(preview(5000)).toEqual({ key: 'floodWorks.fewBags', params: { bags, stock: 5000 } });
    expect(preview(0)).toEqual({ key: 'floodWorks.noBags', params: { bags } });
  });

  it('refuses a release that the gates cannot pass, and says what they can', () => {
    const { flood } = floodTown().scenario;
    const work = { ...wall, id: 'release', kind: 'release', subject: 'upper', path: null, byHand: false, seatIds: ['command'] } as const; // prettier-ignore
    const w = floodTown({
      flood: { ...flood!, reservoirs: everything.reservoirs.filter((r) => r.id === 'upper') },
      floodWorks: [work],
    });
    const most = Math.floor(outletsM3S(w.scenario.flood!.reservoirs[0]!));
    const { rejection } = give(w, { type: 'operate', workId: 'release', value: 10 * most });
    expect(rejection).toMatchObject({ code: 'overCapacity', params: { max: most } });
    for (const way of rejection!.alternatives) expect(give(w, way).rejection).toBeNull();
    expect(w.state.floodWorks[0]!.value).toBe(most);
  });

  it('cannot be ordered from a desk, as what is done by hand', () => {
    const w = floodTown({ floodWorks: [wall] });
    const { rejection } = give(w, { type: 'operate', workId: 'wall', value: 1 });
    expect(rejection?.code).toBe('beyondAuthority');
  });
});
