import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import type { OrderRecord } from '../../../engine/exercise/state.ts';
import type { Available, Desk } from '../../../engine/plan/autopilot/policy.ts';
import { supply } from '../../../engine/plan/autopilot/supplying.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const HOUR = 3600;
const region = littleRegion();

/** A fire drives the larger village to the shelter, where a little water lies. */
function played(water: number, supply: 'policy' | 'idle', { kits = 500, lorries = 1 } = {}): World {
  const base = littleScenario(region);
  const scenario = {
    ...base,
    wildfire: { ...base.wildfire!, ignitions: [{ at: { e: 8600, n: 9150 }, tick: 0 }] },
    weather: base.weather.map((r) => ({ ...r, windMs: 2 * r.windMs })),
    depots: base.depots.map((d) => ({ ...d, kits })),
    units: base.units
      .filter((u) => !['crew-a', 'crew-b', 'heli'].includes(u.id))
      .flatMap((u) =>
        u.kitCapacity > 0 && lorries > 1
          ? [u, { ...u, id: `${u.id}-2` }].map((x) => ({ ...x, turnOutMin: 25 }))
          : [u],
      ),
    supplies: {
      depots: [{ facilityId: 'depot', tier: 'county' as const, stock: { water: 5000 } }],
      shelters: [{ facilityId: 'shelter', stock: { water } }],
      deliveries: [],
    },
  };
  const w = createWorld({ region, scenario, seed: '1', mode: 'plain' });
  for (const { id } of scenario.seats) {
    const occupant = id === 'supply' ? supply : ('policy' as const);
    submit(w, { kind: 'instructor' }, { type: 'setOccupant', seatId: id, occupant });
  }
  submit(w, { kind: 'instructor' }, { type: 'start' });
  advance(w, 6 * HOUR);
  return w;
}

const ranOut = (w: World) => w.events.filter((e) => e.body.type === 'shelterRanOut');
const water = (w: World) =>
  ordersOf(w).filter((o) => o.order.type === 'sendSupplies' && o.order.item === 'water');

describe('the policy of the supply seat', () => {
  it('brings water before a shelter is dry', () => {
    expect(ranOut(played(200, 'idle'))).toHaveLength(1);
    const w = played(200, 'policy');
    expect(ranOut(w)).toEqual([]);
    expect(water(w).some((o) => o.status === 'done')).toBe(true);
    expect(ordersOf(w).filter((o) => o.status === 'refused' && o.seatId === 'supply')).toEqual([]);
  });

  it('sends no second lorry for what the first is on its way to', () => {
    const kits = 60;
    const w = played(4000, 'policy', { kits, lorries: 2 });
    const own = ordersOf(w).filter((o) => o.order.type === 'sendSupplies');
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((o) => o.endReason === 'outOfStock')).toEqual([]);
    const sent = own.reduce((n, o) => n + (o.order.type === 'sendSupplies' ? o.order.count : 0), 0);
    expect(sent).toBeLessThanOrEqual(kits);
  });

  it('brings kits first, and no water to where there is enough for hours', () => {
    const w = played(200, 'policy');
    const own = ordersOf(w).filter((o) => o.order.type === 'sendSupplies');
    expect(own[0]!.order).toMatchObject({ item: 'reliefKit' });
    expect(water(played(4000, 'policy'))).toEqual([]);
  });
});

/** Of 60 kits in the depot at 0, 60 are spoken for by a lorry that is `farM` away; another stands by. */
function besideALorryOnItsWay(farM: number, idleM: number): ReturnType<typeof supply> {
  const at = (e: number) => ({ e, n: 0 });
  const lorry = (id: string, e: number): Available =>
    ({ unit: { id, at: at(e) }, spec: { id, kitCapacity: 100 } }) as Available;
  const under = {
    order: { type: 'sendSupplies', unitId: 'far', depotId: 'd', item: 'reliefKit', count: 60 },
    status: 'underWay',
  } as unknown as OrderRecord;
  const idle = lorry('idle', idleM);
  const desk = {
    k: {
      tick: 0,
      cohorts: [{ shelterId: 's', persons: 200, relieved: 0 }],
      shelters: [{ facilityId: 's', kits: 0, waiting: 200 }],
      depots: [{ facilityId: 'd', kits: 60 }],
      supplies: { depots: [], shelters: [] },
      dryVillages: [],
      flooding: null,
    },
    book: {
      shelters: new Map([['s', { at: at(9000), capacity: 500 }]]),
      depots: new Map([['d', { at: at(0), loadingPerMin: 10 }]]),
      villages: [],
    },
    teams: () => [lorry('far', farM), idle],
    idle: () => [idle],
    recent: () => [under],
    canGo: () => true,
  };
  return supply(desk as unknown as Desk);
}

describe('a stock that another lorry was sent for', () => {
  it('is left to that lorry while it is the nearer one', () => {
    expect(besideALorryOnItsWay(1000, 4000)).toEqual([]);
  });

  it('goes to a lorry that will be there first', () => {
    expect(besideALorryOnItsWay(8000, 2000)).toMatchObject([
      { type: 'sendSupplies', unitId: 'idle', depotId: 'd', count: 60 },
    ]);
  });
});
