import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { describe, expect, it } from 'vitest';
import { lineProduction } from '../../../engine/hazards/wildfire/suppression-tables.ts';
import { planning } from '../../../engine/response/planning/context.ts';
import { plan } from '../../../engine/response/planning/registry.ts';
import { LandCover } from '../../../engine/region/region.ts';
import {
  advance,
  drillRegion,
  eventsOf,
  give,
  lastOrder,
  order,
  startDrill,
  unitOf,
  withFire,
} from './drill.ts';

const seat = { e: 2505, n: 2595 };
const grass = () => drillRegion(() => LandCover.grass);

/** A fire that has burned for 30 minutes and that a drone has shown to the command. */
function knownFire(windMs = 3, region = drillRegion()) {
  const w = startDrill(withFire(seat, windMs), { region });
  order(w, { type: 'recon', unitId: 'drone', at: seat });
  advance(w, 1800);
  return w;
}

describe('recon by drone', () => {
  it('flies out, looks for the rest of its battery and lands where it took off', () => {
    const w = knownFire();
    expect(w.pictures.knownCount('command')).toBeGreaterThan(0);
    const out = eventsOf(w, 'unitArrived')[0]!;
    expect(out.body.at).toEqual(seat);
    advance(w, 4000);
    const home = eventsOf(w, 'unitArrived')[1]!;
    expect(home.body.at).toEqual({ e: 200, n: 3000 });
    const takeOff = out.tick - Math.ceil((Math.hypot(2305, 405) * 3.6) / 54);
    expect(home.tick - takeOff).toBe(2400);
    expect(lastOrder(w).status).toBe('done');
  });
});

describe('direct attack', () => {
  it('puts the edge out where the flames are short, at the pace of the production table', () => {
    const w = knownFire();
    order(w, { type: 'directAttack', unitId: 'crew', at: seat });
    advance(w, 4 * 3600);
    const secured = eventsOf(w, 'perimeterSecured');
    const cells = secured.reduce((n, e) => n + e.body.cells, 0);
    expect(cells).toBeGreaterThan(0);
    const from = eventsOf(w, 'orderWorking').at(-1)!.tick;
    const rate = lineProduction(w.fire.fuelAt(0), 'type-2')!.crewMH;
    // Never more edge than the crew can work in the time since it arrived.
    expect(cells * 30).toBeLessThanOrEqual(((secured.at(-1)!.tick - from) / 3600) * rate);
  });

  it('burns less than leaving the fire alone', () => {
    const alone = knownFire();
    advance(alone, 6 * 3600);
    const fought = knownFire();
    order(fought, { type: 'directAttack', unitId: 'crew', at: seat });
    order(fought, { type: 'directAttack', unitId: 'guide', at: seat }, 'town');
    order(fought, { type: 'directAttack', unitId: 'dozer', at: seat });
    advance(fought, 6 * 3600);
    expect(fought.state.fire.outTick).toBeGreaterThan(0);
    expect(fought.fire.burnedAreaHa(6 * 3600)).toBeLessThan(alone.fire.burnedAreaHa(6 * 3600) / 2);
  });

  it('is refused when the known flames are too long, with ways that would work', () => {
    const w = knownFire(10, grass());
    const refused = give(w, { type: 'directAttack', unitId: 'crew', at: seat }).rejection!;
    expect(refused.code).toBe('flameTooLong');
    expect(refused.params['limitM']).toBeCloseTo(1.219, 3);
    expect(Number(refused.params['flameLengthM'])).toBeGreaterThan(1.219);
    expect(refused.alternatives.length).toBeGreaterThan(0);
    for (const command of refused.alternatives)
      expect(give(w, command).rejection, JSON.stringify(command)).toBeNull();
  });

  it('is answered with the line that is finished first, not with the team that is there first', () => {
    const w = knownFire(10, grass());
    const refused = give(w, { type: 'directAttack', unitId: 'crew', at: seat }).rejection!;
    const offered = refused.alternatives.find((way) => way.type === 'buildLine')!;
    const p = planning(w, 'command');
    const plans = p.k.commanded.flatMap(({ id }) => {
      const planned = plan(p, { ...offered, unitId: id });
      return planned.ok ? [{ id, ...planned.value }] : [];
    });
    expect(plans.length).toBeGreaterThan(1);
    const least = Math.min(...plans.map(({ endTick }) => endTick));
    expect(plans.find(({ id }) => id === offered.unitId)!.endTick).toBe(least);
  });

  it('ends in withdrawal when the wind rises and the flames grow on the spot', () => {
    const w = knownFire(3, grass());
    const at = { e: 2700, n: 2595 };
    order(w, { type: 'buildLine', unitId: 'crew', path: [at, { e: 2700, n: 2900 }] });
    advance(w, 2400);
    // The order was good by what was known; the truth changes afterwards.
    w.drivers = { ...w.drivers, weather: [{ ...w.trueWeather[0]!, windMs: 12, tick: 0 }] };
    advance(w, 4 * 3600);
    const [withdrew] = eventsOf(w, 'unitWithdrew');
    expect(withdrew!.body.flameLengthM).toBeGreaterThan(1.219);
    expect(lastOrder(w)).toMatchObject({ status: 'failed' });
    expect(unitOf(w, 'crew')).toMatchObject({ status: 'standby', orderId: null });
    expect(unitOf(w, 'crew').nodeId).toBeGreaterThanOrEqual(0);
  });

  it('and so does standing in the way of the fire', () => {
    const w = knownFire(3, grass());
    w.drivers = { ...w.drivers, weather: [{ ...w.trueWeather[0]!, windMs: 12, tick: 0 }] };
    order(w, { type: 'move', unitId: 'crew', to: { e: 3200, n: 2595 } });
    advance(w, 3 * 3600);
    expect(eventsOf(w, 'unitWithdrew').map((e) => e.body.unitId)).toContain('crew');
    expect(unitOf(w, 'crew').nodeId).toBeGreaterThanOrEqual(0);
  });
});

describe('building a line', () => {
  const path = [
    { e: 3200, n: 2300 },
    { e: 3200, n: 2900 },
  ];

  it('goes at the rate of crew and fuel, and says so beforehand', () => {
    const w = startDrill();
    const planned = { type: 'buildLine', unitId: 'crew', path } as const;
    order(w, planned);
    advance(w, 3 * 3600);
    const [begun] = eventsOf(w, 'lineBegun');
    const built = eventsOf(w, 'lineExtended').at(-1)!;
    const rate = lineProduction(w.fire.fuelAt(0), 'type-2')!.crewMH;
    const expected = ((built.tick - begun!.tick) / 3600) * rate;
    // Exact but for the rounding of sums.
    expect(built.body.builtM).toBeCloseTo(expected, 6);
    expect(w.state.lines[0]).toMatchObject({ done: false, lengthM: 600 });
  });

  it('stops the fire where it stands', () => {
    const box = (m: number) => [
      { e: seat.e - m, n: seat.n - m },
      { e: seat.e - m, n: seat.n + m },
      { e: seat.e + m, n: seat.n + m },
      { e: seat.e + m, n: seat.n - m },
      { e: seat.e - m, n: seat.n - m },
    ];
    const w = startDrill(withFire(seat));
    order(w, { type: 'buildLine', unitId: 'dozer', path: box(225) });
    advance(w, 6 * 3600);
    expect(w.state.lines[0]!.done).toBe(true);
    advance(w, 22 * 3600);
    // The box holds 15 x 15 cells of 900 m2, 20.25 ha, and one more row where the line cuts cells.
    expect(w.fire.burnedAreaHa(22 * 3600)).toBeLessThanOrEqual(23.1);
    const free = startDrill(withFire(seat));
    advance(free, 22 * 3600);
    expect(free.fire.burnedAreaHa(22 * 3600)).toBeGreaterThan(30);
  });

  it('can be burned out on the side of the fire only', () => {
    const w = knownFire();
    order(w, { type: 'buildLine', unitId: 'dozer', path });
    const early = give(w, { type: 'burnOut', unitId: 'crew', path }).rejection!;
    expect(early.code).toBe('noLine');
    advance(w, 3 * 3600);
    expect(w.state.lines[0]!.done).toBe(true);
    order(w, { type: 'burnOut', unitId: 'crew', path });
    advance(w, 4.5 * 3600);
    expect(w.state.lines[0]!.burnedOut).toBe(true);
    const burned = [...w.fire.burnedCells(w.state.tick)];
    const east = burned.filter((c) => (c % w.fire.grid.cols) * 30 > 3200);
    const strip = burned.filter((c) => {
      const e = ((c % w.fire.grid.cols) + 0.5) * 30;
      return e > 3120 && e < 3200;
    });
    expect(east).toEqual([]);
    expect(strip.length).toBeGreaterThanOrEqual(15);
  });
});

describe('mop-up', () => {
  it('puts out embers at the crew rate and ends when none are left', () => {
    const w = knownFire();
    order(w, { type: 'directAttack', unitId: 'crew', at: seat });
    order(w, { type: 'directAttack', unitId: 'dozer', at: seat });
    advance(w, 4 * 3600);
    expect(w.fire.smoulderingCells(w.state.tick).length).toBeGreaterThan(0);
    order(w, { type: 'mopUp', unitId: 'guide', at: seat }, 'town');
    advance(w, 10 * 3600);
    const done = eventsOf(w, 'cellsMoppedUp').reduce((n, e) => n + e.body.cells, 0);
    expect(done).toBeGreaterThan(0);
    expect(w.fire.smoulderingCells(w.state.tick)).toHaveLength(0);
    expect(ordersOf(w).find((o) => o.order.type === 'mopUp')!.status).toBe('done');
  });
});

describe('water drops', () => {
  const drop = {
    type: 'waterDrop',
    unitId: 'heli',
    at: seat,
    coverage: 4,
    sourceId: 'lake',
  } as const;

  it('come at the turn time of flight, fill and drop, with stops for fuel, until dark', () => {
    const w = knownFire();
    order(w, drop);
    advance(w, 12 * 3600);
    const ticks = eventsOf(w, 'waterDropped').map((e) => e.tick);
    const gaps = ticks.slice(1).map((t, i) => t - ticks[i]!);
    // 4,039 m each way at 180 km/h is 81 s; 90 s fill, 20 s drop.
    expect(gaps[0]).toBe(2 * 81 + 90 + 20);
    expect(Math.max(...gaps)).toBeGreaterThan(1800);
    const ended = ordersOf(w).find((o) => o.order.type === 'waterDrop')!;
    expect(['failed', 'done']).toContain(ended.status);
    expect(unitOf(w, 'heli').at).toEqual({ e: 200, n: 3000 });
    // 09:00 start; the sun is 6 degrees down at about 18:24 by the clock that the model uses.
    expect(ticks.at(-1)!).toBeLessThan(9.5 * 3600);
  });

  it('slow the fire where they fall', () => {
    const dry = knownFire(3, grass());
    advance(dry, 3600);
    const wet = knownFire(3, grass());
    order(wet, { ...drop, coverage: 1 });
    advance(wet, 3600);
    expect(wet.fire.burnedAreaHa(3600)).toBeLessThan(dry.fire.burnedAreaHa(3600));
  });

  it('are refused at night, in strong wind, and without water for a helicopter', () => {
    const w = knownFire();
    expect(give(w, { ...drop, sourceId: 'tank' }).rejection).toMatchObject({
      code: 'noWaterSource',
      alternatives: [{ ...drop, sourceId: 'lake' }],
    });
    const windy = startDrill(withFire(seat, 15));
    expect(give(windy, drop).rejection).toMatchObject({
      code: 'windTooStrong',
      params: { windMs: 15, limitMs: 14 },
    });
    advance(w, 12 * 3600);
    expect(give(w, drop).rejection?.code).toBe('noDaylight');
  });
});
