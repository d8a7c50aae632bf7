import { describe, expect, it } from 'vitest';
import type { UnitOrder } from '../../../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { suppliesView } from '../../../../engine/response/supplies/supplies-view.ts';
import { ITEMS, type ItemId } from '../../../../engine/response/supplies/items.ts';
import { leftAt } from '../../../../engine/response/supplies/supplies.ts';
import {
  advance,
  depotOf,
  DRILL_UNITS,
  eventsOf,
  give,
  order,
  roadCut,
  startDrill,
  submitInject,
  unitOf,
} from '../drill.ts';

const HOUR = 3600;
const fetch1 = {
  type: 'evacuate',
  unitId: 'bus',
  villageId: 'v1',
  shelterId: 'shelter-1',
} as const;
const bring = (item: ItemId, count: number): UnitOrder => ({
  type: 'sendSupplies',
  unitId: 'lorry',
  depotId: 'depot-1',
  shelterId: 'shelter-1',
  item,
  count,
});

const stocked = (water: number, more: Partial<NonNullable<Scenario['supplies']>> = {}) => ({
  depots: [{ facilityId: 'depot-1', tier: 'county' as const, stock: { water, food: 200 } }],
  shelters: [{ facilityId: 'shelter-1', stock: { water: 100 } }],
  deliveries: [],
  ...more,
});

const ledgerOf = (w: ReturnType<typeof startDrill>, item: string) =>
  w.state.goods.shelters
    .find((s) => s.facilityId === 'shelter-1')!
    .ledgers.find((l) => l.item === item)!;

describe('goods in a shelter', () => {
  it('are used up by the people there at the need of each and run out when the sum says', () => {
    const w = startDrill({ supplies: stocked(900) });
    order(w, fetch1);
    advance(w, 6 * HOUR);
    const people = w.state.shelters[0]!.occupants;
    expect(people).toBe(130);
    // 130 people drink 975 L a day: what was there is gone 2 h 28 min after all have come.
    const [out] = eventsOf(w, 'shelterRanOut').filter((e) => e.body.item === 'water');
    const drunk = w.state.cohorts.reduce(
      (n, c) => n + (c.persons * 7.5 * (out!.tick - c.shelteredTick)) / 86_400,
      0,
    );
    // The event comes in the second in which the last of it goes.
    expect(drunk).toBeGreaterThanOrEqual(100);
    expect(drunk).toBeLessThan(100 + (130 * 7.5) / 86_400 + 1e-6);
    expect(ledgerOf(w, 'water')).toMatchObject({ perDay: 0, used: 100, outTick: out!.tick });
  });

  it('cost no step while they last', () => {
    const steps = (supplies: Scenario['supplies']) => {
      const w = startDrill({ supplies });
      order(w, fetch1);
      advance(w, 12 * HOUR);
      return w.events.length;
    };
    const plenty = stocked(0, {
      shelters: [{ facilityId: 'shelter-1', stock: { water: 50_000, food: 900 } }],
    });
    expect(steps(plenty)).toBe(steps(null));
  });

  it('are lacking at once where nothing lies, and no longer when a lorry has come', () => {
    const w = startDrill({ supplies: stocked(900) });
    order(w, fetch1);
    advance(w, 4 * HOUR);
    const food = eventsOf(w, 'shelterRanOut').find((e) => e.body.item === 'food')!;
    const first = Math.min(
      ...w.state.cohorts.map((c) => (c.shelteredTick < 0 ? Infinity : c.shelteredTick)),
    );
    expect(food.tick - first).toBeLessThanOrEqual(1);
    order(w, bring('food', 60));
    advance(w, 8 * HOUR);
    const l = ledgerOf(w, 'food');
    const [came] = eventsOf(w, 'goodsDelivered');
    expect(came!.body).toMatchObject({ item: 'food', count: 60, shelterId: 'shelter-1' });
    expect(l).toMatchObject({ delivered: 60, outTick: -1, perDay: 130 });
    expect(l.dryTick).toBe(came!.tick + Math.ceil((60 * 86_400) / 130));
    const shown = suppliesView(w).shelters[0]!.goods.find((g) => g.item === 'food')!;
    expect(shown.count).toBe(Math.round(60 - (130 * (w.state.tick - came!.tick)) / 86_400));
    expect(leftAt(l, l.dryTick)).toBe(0);
  });
});

describe('a vehicle', () => {
  it('loads and carries by weight', () => {
    const w = startDrill({ supplies: stocked(2000) });
    // Places of 100 kits of 10 kg: 952 L of bottled water.
    const much = give(w, bring('water', 1000)).rejection!;
    expect(much).toMatchObject({
      code: 'overCapacity',
      params: { item: 'water', count: 1000, capacity: 952 },
    });
    expect(much.alternatives).toEqual([bring('water', 952)]);
    order(w, bring('water', 952));
    advance(w, 2 * HOUR);
    const [loaded] = eventsOf(w, 'goodsLoaded');
    // At ten kits a minute, 999.6 kg are ten minutes.
    expect(loaded!.body.rampFreeTick - loaded!.tick).toBe(
      Math.ceil((60 * 952 * ITEMS.water.loadKg) / 10 / 10),
    );
    expect(w.state.goods.depots[0]!.stock.water).toBe(2000 - 952);
    expect(ledgerOf(w, 'water').delivered).toBe(100 + 952);
  });

  it('is refused what the depot has not, and offered what it has', () => {
    const w = startDrill({ supplies: stocked(300) });
    const none = give(w, bring('water', 400)).rejection!;
    expect(none).toMatchObject({
      code: 'outOfStock',
      params: { item: 'water', count: 400, stock: 300 },
    });
    expect(none.alternatives).toEqual([bring('water', 300)]);
    order(w, bring('water', 300));
    advance(w, 2 * HOUR);
    expect(eventsOf(w, 'depotRanOut')).toMatchObject([
      { body: { depotId: 'depot-1', item: 'water' } },
    ]);
  });

  it('must be rid of one thing before it takes another; goods go home with it', () => {
    const w = startDrill({ supplies: stocked(500) });
    order(w, bring('water', 200));
    for (let t = 60; w.state.goods.cargo.length === 0; t += 60) advance(w, t);
    const other = give(w, bring('reliefKit', 20)).rejection!;
    expect(other).toMatchObject({
      code: 'otherLoadAboard',
      params: { unit: 'lorry', item: 'water', count: 200 },
    });
    expect(other.alternatives).toContainEqual(bring('water', 200));
    order(w, { type: 'return', unitId: 'lorry' });
    advance(w, 3 * HOUR);
    expect(w.state.goods.cargo).toEqual([]);
    expect(w.state.goods.depots[0]!.stock.water).toBe(500);
    expect(depotOf(w, 'depot-1').kits).toBe(150);
    expect(unitOf(w, 'lorry').status).toBe('standby');
  });
});

describe('goods from outside', () => {
  const portal = { at: { e: 5800, n: 3000 }, nodeId: 4, name: { zh: '口', en: 'gate' } };
  const delivery = (atTick: number | null) => ({
    id: 'city',
    name: { zh: '市援', en: 'from the city' },
    portal,
    depotId: 'depot-1',
    atTick,
    load: { reliefKit: 70, water: 400 },
  });

  it('come in at their time and lie in the depot when the lorries are there', () => {
    const w = startDrill({ supplies: stocked(10, { deliveries: [delivery(HOUR)] }) });
    advance(w, 2 * HOUR);
    const [entered] = eventsOf(w, 'deliveryEntered');
    const [arrived] = eventsOf(w, 'deliveryArrived');
    expect(entered!.tick).toBe(HOUR);
    // 4.3 km of county road.
    expect(arrived!.tick - entered!.tick).toBeGreaterThan(300);
    expect(arrived!.tick).toBe(entered!.body.dueTick);
    expect(depotOf(w, 'depot-1').kits).toBe(150 + 70);
    expect(w.state.goods.depots[0]!.stock.water).toBe(410);
    expect(suppliesView(w).deliveries).toMatchObject([{ id: 'city', arrived: true }]);
  });

  it('wait for an inject that calls them', () => {
    const call = {
      id: 'call',
      number: '1',
      atTick: null,
      from: { zh: '-', en: '-' },
      toSeatIds: [],
      channel: 'phone' as const,
      text: { zh: '-', en: '-' },
      expected: { zh: '-', en: '-' },
      effect: { kind: 'delivery' as const, deliveryId: 'city' },
    };
    const supplies = stocked(10, { deliveries: [delivery(null)] });
    const w = startDrill({ supplies, injects: [call] });
    advance(w, 2 * HOUR);
    expect(suppliesView(w).deliveries).toEqual([]);
    submitInject(w, 'call');
    advance(w, 3 * HOUR);
    expect(eventsOf(w, 'deliveryEntered')[0]!.tick).toBe(2 * HOUR + 1);
    expect(depotOf(w, 'depot-1').kits).toBe(220);
  });

  it('stand before a closed road until it opens', () => {
    const shut = roadCut('shut', 3, { debrisM3: 30 });
    const units = DRILL_UNITS.map((u) =>
      u.id === 'dozer'
        ? { ...u, capabilities: ['clearRoad' as const], equipment: { bulldozer: 1 } }
        : u,
    );
    const w = startDrill({
      supplies: stocked(10, { deliveries: [delivery(600)] }),
      injects: [shut],
      units,
    });
    submitInject(w, 'shut');
    advance(w, HOUR);
    expect(eventsOf(w, 'deliveryEntered')).toEqual([]);
    w.state.closures.length = 0;
    advance(w, 2 * HOUR);
    expect(eventsOf(w, 'deliveryEntered')).toHaveLength(1);
  });
});
