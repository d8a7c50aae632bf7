import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { positionAt } from '../../../engine/response/journey.ts';
import {
  advance,
  DRILL_UNITS,
  eventsOf,
  give,
  order,
  roadCut,
  startDrill,
  submitInject,
  unitOf,
  withFire,
} from './drill.ts';

const junction = { e: 4500, n: 3000 };
const close = (edgeId: number, atTick: number | null = null) =>
  roadCut(`close-${edgeId}`, edgeId, { atTick });

describe('turn-out and travel', () => {
  it('musters, drives by road at the speed of its class and stands by at the goal', () => {
    const w = startDrill();
    order(w, { type: 'move', unitId: 'crew', to: junction });
    expect(unitOf(w, 'crew').status).toBe('mustering');
    advance(w, 1800);
    const [gone] = eventsOf(w, 'unitDeparted');
    const [there] = eventsOf(w, 'unitArrived');
    // 4,300 m of county road at 35 km/h: 442.3 s, rounded up on each of three edges.
    expect(there!.tick - gone!.tick).toBeGreaterThanOrEqual(443);
    expect(there!.tick - gone!.tick).toBeLessThanOrEqual(445);
    expect(unitOf(w, 'crew')).toMatchObject({ status: 'standby', at: junction, orderId: null });
    expect(ordersOf(w)[0]).toMatchObject({ status: 'done', endTick: there!.tick });
  });

  it('draws the turn-out by seed, team and call, not by what others do', () => {
    const departure = (seed: number, alone: boolean): number => {
      const w = startDrill({}, { seed });
      if (!alone) order(w, { type: 'move', unitId: 'engine', to: junction });
      order(w, { type: 'move', unitId: 'crew', to: junction });
      advance(w, 1800);
      return eventsOf(w, 'unitDeparted').find((e) => e.body.unitId === 'crew')!.tick;
    };
    expect(departure(7, true)).toBe(departure(7, false));
    const many = Array.from({ length: 40 }, (_, i) => departure(i, true));
    const mean = many.reduce((a, b) => a + b, 0) / many.length;
    // Lognormal around 300 s with sigma 0.25: mean 309.5, standard error of 40 draws about 12.5.
    expect(Math.abs(mean - 309.5)).toBeLessThan(40);
    expect(new Set(many).size).toBeGreaterThan(30);
  });

  it('is somewhere on the road while it drives', () => {
    const w = startDrill();
    order(w, { type: 'move', unitId: 'crew', to: junction });
    advance(w, 1800);
    const [gone] = eventsOf(w, 'unitDeparted');
    const v = startDrill();
    order(v, { type: 'move', unitId: 'crew', to: junction });
    advance(v, gone!.tick + 200);
    const p = positionAt(unitOf(v, 'crew'), v.state.tick);
    expect(p.n).toBe(3000);
    // 200 s at 35 km/h is 1,944 m; rounding of edge times may cost some metres.
    expect(p.e).toBeGreaterThan(200 + 1925);
    expect(p.e).toBeLessThan(200 + 1945);
  });

  it('takes a new order at the next junction, and holds there', () => {
    const w = startDrill();
    order(w, { type: 'move', unitId: 'crew', to: junction });
    advance(w, 600);
    order(w, { type: 'hold', unitId: 'crew' });
    advance(w, 1200);
    expect(unitOf(w, 'crew')).toMatchObject({ status: 'standby', orderId: null });
    expect([1500, 3000, 4500]).toContain(unitOf(w, 'crew').at.e);
    expect(ordersOf(w).map((o) => o.status)).toEqual(['cancelled', 'done']);
    order(w, { type: 'return', unitId: 'crew' });
    advance(w, 3600);
    expect(unitOf(w, 'crew')).toMatchObject({ status: 'standby', nodeId: 0 });
    expect(give(w, { type: 'return', unitId: 'crew' }).rejection?.code).toBe('alreadyDone');
  });
});

describe('closed roads', () => {
  it('are met on the way unless the headquarters knew: the detour starts at the node before', () => {
    const w = startDrill({ injects: [close(2)] });
    order(w, { type: 'move', unitId: 'crew', to: junction });
    advance(w, 300);
    submitInject(w, 'close-2');
    advance(w, 1900);
    const known = eventsOf(w, 'closureKnown').find((e) => e.body.seatId === 'command')!;
    const departures = eventsOf(w, 'unitDeparted');
    expect(departures.map((e) => e.tick)).toEqual([expect.any(Number), known.tick]);
    expect(unitOf(w, 'crew').at).toEqual(junction);
    // Back to A and by the north: 1,500 m of county road and 6,000 m of township road more.
    expect(eventsOf(w, 'unitArrived')[0]!.tick - known.tick).toBeGreaterThan(900);
  });

  it('are avoided from the start once known', () => {
    const w = startDrill({ injects: [close(2)], ...withFire({ e: 600, n: 600 }) });
    submitInject(w, 'close-2');
    advance(w, 1500);
    expect(w.state.seats[0]!.knownClosures).toEqual([2]);
    order(w, { type: 'move', unitId: 'crew', to: junction });
    advance(w, 3600);
    expect(eventsOf(w, 'unitDeparted')).toHaveLength(1);
    expect(unitOf(w, 'crew').at).toEqual(junction);
  });

  it('leave a team waiting where there is no other way', () => {
    const w = startDrill({ injects: [close(3)] });
    order(w, { type: 'move', unitId: 'engine', to: { e: 5800, n: 3000 } });
    advance(w, 300);
    submitInject(w, 'close-3');
    advance(w, 2000);
    expect(unitOf(w, 'engine')).toMatchObject({ status: 'blocked', at: junction });
    expect(ordersOf(w)[0]!.status).toBe('underWay');
    const refused = give(w, { type: 'move', unitId: 'engine', to: { e: 5700, n: 3000 } });
    expect(refused.rejection).toMatchObject({ code: 'noRoute' });
  });
});

describe('shifts', () => {
  it('send a team to rest when its hours are over, and it starts afresh afterwards', () => {
    const units = DRILL_UNITS.map((u) => (u.id === 'crew' ? { ...u, shiftH: 0.1 } : u));
    const w = startDrill({ units });
    order(w, { type: 'move', unitId: 'crew', to: junction });
    advance(w, 1800);
    expect(unitOf(w, 'crew').status).toBe('resting');
    const refused = give(w, { type: 'move', unitId: 'crew', to: { e: 1500, n: 3000 } }).rejection!;
    expect(refused.code).toBe('unitResting');
    expect(refused.alternatives.length).toBe(2);
    advance(w, Number(refused.params['untilTick']));
    expect(unitOf(w, 'crew')).toMatchObject({ status: 'standby', workedTicks: 0 });
  });
});
