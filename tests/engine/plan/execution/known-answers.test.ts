import { describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../../engine/exercise/run.ts';
import type { Scenario, UnitSpec } from '../../../../engine/exercise/scenario.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { bottlenecks } from '../../../../engine/plan/execution/bottlenecks.ts';
import { greatestFlow } from '../../../../engine/plan/max-flow.ts';
import type { PlanRule, ResponsePlan } from '../../../../engine/plan/response-plan.ts';
import { LandCover, type Region } from '../../../../engine/region/region.ts';
import { planOf, RULES, task } from '../../../support/little-plan.ts';
import { littleRegion, littleScenario } from '../../../support/synthetic-scenario.ts';
import { syntheticRegion } from '../../../support/synthetic-region.ts';

const HOUR = 3600;

function play(region: Region, scenario: Scenario, plan: ResponsePlan, hours: number): World {
  const w = createWorld({ region, scenario, seed: 1, mode: 'plain', plan });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  advance(w, hours * HOUR);
  return w;
}

const zone = (villages: readonly string[], shelters: 'nearest' | 'balanced'): PlanRule => ({
  ...RULES.evacuate,
  villages,
  shelters,
});

describe('a planted bottleneck', () => {
  const region = littleRegion();
  const base = littleScenario(region);
  const copies = (id: string, n: number, more: Partial<UnitSpec> = {}): UnitSpec[] =>
    Array.from({ length: n }, (_, i) => {
      const found = base.units.find((u) => u.id === id)!;
      return { ...found, ...more, id: `${id}-${i}` };
    });
  const withTeams = (buses: number, trucks: number, kits: number): Scenario => ({
    ...base,
    units: [
      ...base.units.filter((u) => u.id !== 'bus' && u.id !== 'truck'),
      ...copies('bus', buses),
      ...copies('truck', trucks, { kitCapacity: kits }),
    ],
  });
  const plan = planOf([
    task('evacuate', 'evacuation', zone(['v-1', 'v-2', 'v-3'], 'nearest')),
    task('relief', 'supply', RULES.supply),
    task('attack', 'rescue', RULES.attack),
  ]);
  const worst = (scenario: Scenario) => {
    const w = play(region, scenario, plan, 6);
    return bottlenecks(w.autopilot.trace(w)!);
  };
  const bus = worst(withTeams(1, 6, 200));
  const truck = worst(withTeams(10, 1, 20));

  it('is found where it was planted: one bus', () => {
    expect(bus[0]!.pool.id).toBe('evacuation/transportPeople');
    expect(bus[0]!.pool.teams).toBe(1);
    expect(bus[0]!.waitShare).toBeGreaterThan(0.5);
  });

  it('is found where it was planted: one small lorry', () => {
    expect(truck[0]!.pool.id).toBe('supply/transportGoods');
    expect(truck[0]!.waitShare).toBeGreaterThan(0.5);
  });

  it('goes away with more teams', () => {
    const waits = (all: typeof bus, id: string): number =>
      all.find((b) => b.pool.id === id)!.usage.waitMeanTicks;
    expect(waits(truck, 'evacuation/transportPeople')).toBe(0);
    expect(waits(bus, 'supply/transportGoods')).toBeLessThan(waits(truck, 'supply/transportGoods'));
  });
});

/**
 * Two valleys without a road between them. The shelters of the western one hold 200 of its 300
 * people; the eastern one has room for 400 and 100 people. Straight lines point across the ridge.
 */
describe('an evacuation with a greatest flow', () => {
  const FIRE = { e: 6000, n: 9_500 };
  const west = { e: 3000, n: 6000 };
  const east = { e: 9000, n: 6000 };
  const region = syntheticRegion({
    id: 'ridge',
    cols: 400,
    rows: 400,
    cellM: 30,
    // A wood on the ridge burns, and nothing else: it is there to raise the alarm.
    cover: (e, n) =>
      Math.hypot(e - FIRE.e, n - FIRE.n) < 500 ? LandCover.forestPine : LandCover.paddy,
    roads: [
      {
        line: [
          { e: 1000, n: 6000 },
          { e: 2000, n: 6000 },
        ],
        class: 'county',
      },
      { line: [{ e: 2000, n: 6000 }, west], class: 'county' },
      { line: [west, { e: 5400, n: 6000 }], class: 'county' },
      { line: [{ e: 6600, n: 6000 }, east], class: 'county' },
      { line: [east, { e: 11000, n: 6000 }], class: 'county' },
    ],
    villages: [
      { id: 'w-1', at: { e: 5400, n: 6000 }, population: 200, households: 70 },
      { id: 'w-2', at: west, population: 100, households: 35 },
      { id: 'e-1', at: { e: 11000, n: 6000 }, population: 100, households: 35 },
    ],
    facilities: [
      { id: 'depot', kind: 'depot', at: west },
      { id: 's-west-1', kind: 'shelter', at: { e: 1000, n: 6000 } },
      { id: 's-west-2', kind: 'shelter', at: { e: 2000, n: 6000 } },
      { id: 's-east', kind: 'shelter', at: { e: 6600, n: 6000 } },
    ],
  });
  const base = littleScenario(littleRegion());
  const at = (p: { e: number; n: number }): UnitSpec['home'] => ({
    at: p,
    nodeId: region.roads.nodes.find((n) => n.at.e === p.e && n.at.n === p.n)!.id,
    name: { zh: 'home', en: 'home' },
  });
  const bus = base.units.find((u) => u.id === 'bus')!;
  const capacity = { 's-west-1': 120, 's-west-2': 80, 's-east': 400 } as const;
  const scenario: Scenario = {
    ...base,
    regionId: region.id,
    durationTicks: 12 * HOUR,
    wildfire: {
      ...base.wildfire!,
      ignitions: [{ at: FIRE, tick: 0 }],
    },
    units: [
      ...[1, 2, 3, 4].map((i) => ({ ...bus, id: `bus-west-${i}`, home: at(west) })),
      ...[1, 2].map((i) => ({ ...bus, id: `bus-east-${i}`, home: at(east) })),
    ],
    depots: [{ facilityId: 'depot', kits: 500, loadingPerMin: 10 }],
    shelters: Object.entries(capacity).map(([facilityId, n]) => ({
      facilityId,
      areaM2: 4 * n,
      capacity: n,
    })),
    villageIds: region.villages.map((v) => v.id),
    injects: [],
  };
  const villages = ['w-1', 'w-2', 'e-1'];
  const persons = { 'w-1': 200, 'w-2': 100, 'e-1': 100 } as const;

  /** Source 0, villages 1 to 3, shelters 4 to 6, sink 7; roads within each valley alone. */
  const most = greatestFlow(
    8,
    [
      ...villages.map((id, i) => ({ from: 0, to: 1 + i, capacity: persons[id as 'w-1'] })),
      ...[
        [1, 4],
        [1, 5],
        [2, 4],
        [2, 5],
        [3, 6],
      ].map(([from, to]) => ({ from: from!, to: to!, capacity: 1000 })),
      ...Object.values(capacity).map((c, i) => ({ from: 4 + i, to: 7, capacity: c })),
    ],
    0,
    7,
  ).value;

  const sheltered = (shelters: 'nearest' | 'balanced'): number => {
    const plan = planOf([task('evacuate', 'evacuation', zone(villages, shelters))]);
    const w = play(region, scenario, plan, 11);
    expect(w.state.fire.detectedTick).toBeGreaterThan(0);
    return w.state.shelters.reduce((n, s) => n + s.occupants, 0);
  };

  it('is 200 in the west and 100 in the east', () => {
    expect(most).toBe(300);
  });

  it('brings as many to shelter as the greatest flow', () => {
    expect(sheltered('balanced')).toBe(most);
  });

  it('brings fewer where each village is sent to the nearest shelter on the map', () => {
    expect(sheltered('nearest')).toBeLessThan(most);
  });
});
