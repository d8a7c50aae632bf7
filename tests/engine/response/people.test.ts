import { describe, expect, it } from 'vitest';
import { LandCover } from '../../../engine/region/region.ts';
import {
  advance,
  depotOf,
  DRILL_UNITS,
  drillRegion,
  drillScenario,
  eventsOf,
  give,
  kitsIn,
  lastOrder,
  order,
  personsIn,
  roadCut,
  shelterOf,
  startDrill,
  submitInject,
  unitOf,
  villageOf,
  withFire,
} from './drill.ts';

const fetch1 = {
  type: 'evacuate',
  unitId: 'bus',
  villageId: 'v1',
  shelterId: 'shelter-1',
} as const;
const bring = (kits: number) =>
  ({
    type: 'sendSupplies',
    unitId: 'lorry',
    depotId: 'depot-1',
    shelterId: 'shelter-1',
    item: 'reliefKit' as const,
    count: kits,
  }) as const;

describe('evacuation by bus', () => {
  it('brings everybody, never more at a time than there are seats', () => {
    const w = startDrill();
    order(w, fetch1);
    advance(w, 6 * 3600);
    expect(villageOf(w, 'v1').atHome).toBe(0);
    expect(shelterOf(w, 'shelter-1').occupants).toBe(130);
    expect(lastOrder(w).status).toBe('done');
    const trips = new Map<number, number>();
    for (const e of eventsOf(w, 'cohortMoved')) {
      const persons = w.state.cohorts.find((c) => c.id === e.body.cohortId)!.persons;
      trips.set(e.tick, (trips.get(e.tick) ?? 0) + persons);
    }
    for (const persons of trips.values()) expect(persons).toBeLessThanOrEqual(40);
    expect(trips.size).toBeGreaterThanOrEqual(4);
  });

  it('shares the work between two buses and is quicker for it', () => {
    // The slowest household gets ready when it does: what a second bus saves is everybody's wait.
    const meanTick = (buses: number): number => {
      const second = { ...DRILL_UNITS.find((u) => u.id === 'bus')!, id: 'bus-2' };
      const units = [...DRILL_UNITS, second].sort((a, b) => (a.id < b.id ? -1 : 1));
      const w = startDrill({ units });
      order(w, fetch1);
      if (buses === 2) order(w, { ...fetch1, unitId: 'bus-2' });
      advance(w, 8 * 3600);
      expect(shelterOf(w, 'shelter-1').occupants).toBe(130);
      return w.state.cohorts.reduce((sum, c) => sum + c.persons * c.shelteredTick, 0) / 130;
    };
    expect(meanTick(2)).toBeLessThan(meanTick(1));
  });

  it('lets people walk when the bus is called away', () => {
    const w = startDrill();
    order(w, fetch1);
    advance(w, 1000);
    order(w, { type: 'hold', unitId: 'bus' });
    advance(w, 8 * 3600);
    expect(shelterOf(w, 'shelter-1').occupants).toBe(130);
    expect(eventsOf(w, 'cohortMoved').length).toBe(w.state.cohorts.length);
  });

  it('may not be redirected while people are aboard', () => {
    const w = startDrill();
    order(w, fetch1);
    for (let t = 60; unitOf(w, 'bus').people === 0; t += 60) advance(w, t);
    const refused = give(w, { type: 'return', unitId: 'bus' }).rejection!;
    expect(refused.code).toBe('unitBusy');
    expect(Number(refused.params['people'])).toBeGreaterThan(0);
  });

  it('stops at the capacity of the shelter and says what was left', () => {
    const w = startDrill({
      shelters: drillScenario().shelters.map((s) =>
        s.facilityId === 'shelter-1' ? { ...s, capacity: 50 } : s,
      ),
    });
    const check = give(w, fetch1);
    expect(check.rejection).toBeNull();
    advance(w, 6 * 3600);
    expect(shelterOf(w, 'shelter-1').occupants).toBe(50);
    expect(villageOf(w, 'v1').atHome).toBe(80);
    expect(lastOrder(w).status).toBe('failed');
    const again = give(w, fetch1).rejection!;
    expect(again).toMatchObject({ code: 'noShelterSpace', params: { space: 0, persons: 80 } });
    expect(again.alternatives).toEqual([{ ...fetch1, shelterId: 'shelter-2' }]);
  });
});

describe('evacuation with a guide', () => {
  it('sends households off as they get ready, some by their own vehicles', () => {
    const w = startDrill();
    order(w, { ...fetch1, unitId: 'guide', villageId: 'v2' }, 'town');
    advance(w, 6 * 3600);
    expect(shelterOf(w, 'shelter-1').occupants).toBe(71);
    expect(unitOf(w, 'guide').at).toEqual({ e: 200, n: 3000 });
    const took = w.state.cohorts.map((c) => {
      const left = eventsOf(w, 'cohortMoved').find((e) => e.body.cohortId === c.id)!;
      return c.shelteredTick - left.tick;
    });
    // 1,500 m of township and 1,300 m of county road: 42 minutes on foot at 4 km/h.
    for (const t of took) expect(t).toBeLessThanOrEqual(2522);
    expect(new Set(took.map((t) => (t > 2000 ? 'foot' : 'vehicle'))).size).toBe(2);
  });
});

describe('a guide and a bus', () => {
  /** The guide has the village get ready; a bus with many seats is called at the same time, or not. */
  function both(bus: boolean) {
    const units = DRILL_UNITS.map((u) => (u.id === 'bus' ? { ...u, seatsForPeople: 150 } : u));
    const w = startDrill({ units });
    order(w, { ...fetch1, unitId: 'guide' }, 'town');
    if (bus) order(w, fetch1);
    advance(w, 6 * 3600);
    expect(shelterOf(w, 'shelter-1').occupants).toBe(130);
    return w;
  }
  const carried = (w: ReturnType<typeof both>) =>
    eventsOf(w, 'cohortMoved').filter((e) => e.body.unitId === 'bus').length;

  it('leave the walk to nobody who is sooner there with the bus that is coming', () => {
    const [alone, together] = [both(false), both(true)];
    expect(carried(alone)).toBe(0);
    expect(carried(together)).toBeGreaterThan(0);
    const last = (w: typeof alone) => Math.max(...w.state.cohorts.map((c) => c.shelteredTick));
    expect(last(together)).toBeLessThanOrEqual(last(alone));
    // Nobody is later than by own means: the same groups got ready at the same time in both.
    together.state.cohorts.forEach((c, i) => {
      expect(c.shelteredTick).toBeLessThanOrEqual(alone.state.cohorts[i]!.shelteredTick + 900);
    });
  });

  it('make groups that a bus can take', () => {
    for (const c of both(false).state.cohorts) expect(c.persons).toBeLessThanOrEqual(30);
  });
});

describe('the fire at a village', () => {
  it('harms some of the unwarned and drives the others out; nobody is lost from the books', () => {
    const region = drillRegion(() => LandCover.shrub);
    const w = startDrill(withFire({ e: 2400, n: 2010 }, 8), { region });
    advance(w, 4 * 3600);
    const v = villageOf(w, 'v1');
    expect(v.reachedTick).toBeGreaterThan(0);
    expect(v.atHome).toBe(0);
    expect(personsIn(w)).toBe(201);
    expect(eventsOf(w, 'peopleDisplaced').length).toBeGreaterThan(0);
    expect(shelterOf(w, 'shelter-1').occupants + shelterOf(w, 'shelter-2').occupants).toBe(
      130 - v.casualties,
    );
  });
});

describe('people on their own feet', () => {
  it('run at once when the fire comes while they get ready', () => {
    const region = drillRegion(() => LandCover.shrub);
    const quiet = startDrill({}, { region });
    const w = startDrill(withFire({ e: 2400, n: 2010 }, 8), { region });
    for (const x of [quiet, w]) {
      // The guide gets there some minutes before the fire does.
      advance(x, 1200);
      order(x, { ...fetch1, unitId: 'guide' }, 'town');
      advance(x, 3 * 3600);
    }
    const reached = villageOf(w, 'v1').reachedTick;
    const own = eventsOf(w, 'peopleDisplaced').filter((e) => e.body.unitId === 'guide');
    const late = own.filter((e) => e.body.dueTick > reached + 120).map((e) => e.body.cohortId);
    expect(late.length).toBeGreaterThan(0);
    const moved = eventsOf(w, 'cohortMoved').filter((e) => late.includes(e.body.cohortId));
    for (const e of moved) expect(e.tick).toBeLessThanOrEqual(reached + 120);
    expect(eventsOf(quiet, 'cohortMoved').at(-1)!.tick).toBeGreaterThan(moved.at(-1)!.tick);
    expect(personsIn(w)).toBe(201);
  });

  const bridge = roadCut('bridge', 0);

  /** The way to shelter 1 closes when the first group has left the village. */
  function closedAhead(region = drillRegion()) {
    const w = startDrill({ injects: [bridge] }, { region });
    order(w, { ...fetch1, unitId: 'guide' }, 'town');
    for (let t = 60; eventsOf(w, 'cohortMoved').length === 0; t += 60) advance(w, t);
    submitInject(w, 'bridge');
    advance(w, 6 * 3600);
    expect(personsIn(w)).toBe(201);
    return w;
  }

  it('walk past a closed road across country', () => {
    const w = closedAhead();
    expect(shelterOf(w, 'shelter-1').occupants).toBe(130);
    const last = eventsOf(w, 'cohortMoved').at(-1)!.body.route;
    expect(last.at(-1)!.mode).toBe('foot');
    expect(last.some((leg) => leg.edgeId === 0)).toBe(false);
  });

  it('wait before a closed bridge when there is no other way', () => {
    const river = (e: number) => (e > 700 && e < 900 ? LandCover.water : LandCover.paddy);
    const w = closedAhead(drillRegion(river));
    expect(shelterOf(w, 'shelter-1').occupants).toBe(0);
    const waiting = w.state.cohorts.filter((c) => c.stage === 'moving');
    expect(waiting.length).toBeGreaterThan(0);
    for (const c of waiting) expect(c.route.at(-1)!.line.at(-1)).toEqual({ e: 1500, n: 3000 });
  });
});

describe('relief kits', () => {
  it('reach everybody in the shelter, one each', () => {
    const w = startDrill();
    order(w, fetch1);
    order(w, bring(100));
    advance(w, 3 * 3600);
    order(w, bring(30));
    advance(w, 8 * 3600);
    expect(w.state.cohorts.every((c) => c.stage === 'relieved')).toBe(true);
    expect(shelterOf(w, 'shelter-1')).toMatchObject({ kits: 0, waiting: 0, occupants: 130 });
    expect(depotOf(w, 'depot-1').kits).toBe(20);
    expect(kitsIn(w)).toBe(190);
  });

  it('are loaded one vehicle at a time', () => {
    const w = startDrill();
    order(w, bring(60));
    order(w, { ...bring(30), unitId: 'van' });
    advance(w, 3600);
    const [a, b] = eventsOf(w, 'kitsLoaded');
    // Ten a minute: six minutes for the first, three more for the second however early it came.
    expect(a!.body.rampFreeTick - a!.tick).toBe(a!.body.kits * 6);
    expect(b!.body.rampFreeTick - a!.body.rampFreeTick).toBe(b!.body.kits * 6);
  });

  it('go back to a depot with a truck that is called home', () => {
    const w = startDrill();
    order(w, bring(100));
    for (let t = 60; unitOf(w, 'lorry').kits === 0; t += 60) advance(w, t);
    order(w, { type: 'return', unitId: 'lorry' });
    advance(w, 3 * 3600);
    expect(depotOf(w, 'depot-1').kits).toBe(150);
    expect(unitOf(w, 'lorry')).toMatchObject({ kits: 0, status: 'standby', nodeId: 0 });
  });

  it('are refused beyond stock and capacity, with what would work', () => {
    const w = startDrill();
    const none = give(w, { ...bring(50), depotId: 'depot-2' }).rejection!;
    expect(none).toMatchObject({ code: 'outOfStock', params: { count: 50, stock: 40 } });
    expect(none.alternatives).toEqual([bring(50), { ...bring(40), depotId: 'depot-2' }]);
    const much = give(w, { ...bring(50), unitId: 'van' }).rejection!;
    expect(much).toMatchObject({ code: 'overCapacity', params: { count: 50, capacity: 30 } });
    expect(much.alternatives).toEqual([{ ...bring(30), unitId: 'van' }, bring(50)]);
  });
});
