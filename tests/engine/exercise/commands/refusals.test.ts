import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../../engine/exercise/order-book.ts';
import type { Command, UnitOrder } from '../../../../engine/exercise/commands/command.ts';
import { check } from '../../../../engine/exercise/submit.ts';
import { LandCover } from '../../../../engine/region/region.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { advance, drillRegion, give, order, startDrill, withFire } from '../../response/drill.ts';

const seat = { e: 2505, n: 2595 };
const path = [
  { e: 3200, n: 2300 },
  { e: 3200, n: 2900 },
];

function known(): World {
  const w = startDrill(withFire(seat));
  order(w, { type: 'recon', unitId: 'drone', at: seat });
  advance(w, 1800);
  return w;
}

/** The refusal of a command, its way out tried at once. */
function refusal(w: World, command: UnitOrder) {
  const { rejection } = give(w, command);
  expect(rejection, JSON.stringify(command)).not.toBeNull();
  for (const way of rejection!.alternatives)
    expect(check(w, { kind: 'seat', seatId: 'command' }, way).ok, JSON.stringify(way)).toBe(true);
  return rejection!;
}

describe('refused orders say why, with both numbers, and what would work', () => {
  const drop = {
    type: 'waterDrop',
    unitId: 'heli',
    at: seat,
    coverage: 4,
    sourceId: 'lake',
  } as const;
  const cases: readonly [string, () => World, UnitOrder, object, number][] = [
    [
      'off the map',
      startDrill,
      { type: 'move', unitId: 'crew', to: { e: -10, n: 0 } },
      { code: 'outsideMap', params: { e: -10, n: 0 } },
      0,
    ],
    [
      'a bus may not attack a fire',
      known,
      { type: 'directAttack', unitId: 'bus', at: seat },
      { code: 'noCapability', params: { unit: 'bus', capability: 'handCrew engine plant' } },
      2,
    ],
    [
      'nobody knows of a fire',
      startDrill,
      { type: 'directAttack', unitId: 'crew', at: seat },
      { code: 'noKnownFire' },
      1,
    ],
    [
      'no fire is known there',
      known,
      { type: 'directAttack', unitId: 'crew', at: { e: 4800, n: 4800 } },
      { code: 'notKnownFire', params: { distanceM: 3183, limitM: 500 } },
      1,
    ],
    [
      'an engine too far from the road',
      known,
      { type: 'directAttack', unitId: 'engine', at: { e: 2300, n: 2200 } },
      { code: 'outOfRange', params: { unit: 'engine', distanceM: 728, limitM: 600 } },
      2,
    ],
    [
      'a path that is too short',
      startDrill,
      { type: 'buildLine', unitId: 'crew', path: [seat, { e: 2510, n: 2600 }] },
      { code: 'pathTooShort', params: { lengthM: 7, limitM: 30 } },
      0,
    ],
    [
      'no line to burn out from',
      known,
      { type: 'burnOut', unitId: 'crew', path },
      { code: 'noLine', params: { limitM: 60 } },
      1,
    ],
    [
      'coverage beyond the scale',
      known,
      { ...drop, coverage: 9 },
      { code: 'badArguments', params: { coverage: 9, atLeast: 1, atMost: 6 } },
      0,
    ],
    [
      'a drone out of reach',
      startDrill,
      { type: 'recon', unitId: 'bus', at: seat },
      { code: 'noCapability' },
      1,
    ],
    [
      'no such village',
      startDrill,
      { type: 'evacuate', unitId: 'bus', villageId: 'v9', shelterId: 'shelter-1' },
      { code: 'unknownPlace', params: { place: 'v9' } },
      0,
    ],
    [
      'half a kit',
      startDrill,
      {
        type: 'sendSupplies',
        unitId: 'lorry',
        depotId: 'depot-1',
        shelterId: 'shelter-1',
        item: 'reliefKit',
        count: 0.5,
      },
      { code: 'badArguments' },
      0,
    ],
  ];

  it.each(cases)('%s', (_name, make, command, expected, ways) => {
    const why = refusal(make(), command);
    expect(why).toMatchObject(expected);
    expect(why.alternatives.length).toBeGreaterThanOrEqual(ways);
  });

  it('nobody left to evacuate', () => {
    const w = startDrill();
    const bus: UnitOrder = {
      type: 'evacuate',
      unitId: 'bus',
      villageId: 'v2',
      shelterId: 'shelter-1',
    };
    order(w, bus);
    advance(w, 8 * 3600);
    expect(refusal(w, bus)).toMatchObject({ code: 'noPeople', params: { village: 'v2' } });
  });

  it('kept as evidence, with no effect on the team', () => {
    const w = startDrill();
    const before = JSON.stringify(w.state.units);
    refusal(w, { type: 'directAttack', unitId: 'crew', at: seat });
    expect(JSON.stringify(w.state.units)).toBe(before);
    expect(ordersOf(w)).toMatchObject([
      { status: 'refused', rejection: { code: 'noKnownFire' }, endTick: 0 },
    ]);
  });
});

describe('a check before the order', () => {
  const ask = (w: World, command: Command) =>
    check(w, { kind: 'seat', seatId: 'command' }, command);

  it('tells route, arrival and end of work and changes nothing', () => {
    const w = startDrill();
    const before = JSON.stringify(w.state);
    const told = ask(w, { type: 'buildLine', unitId: 'dozer', path });
    expect(JSON.stringify(w.state)).toBe(before);
    if (!told.ok) throw new Error(told.error.code);
    const { etaTick, endTick, routeLengthM, route, notes } = told.value;
    expect(routeLengthM).toBeGreaterThan(2800);
    expect(route.length).toBeGreaterThanOrEqual(2);
    expect(notes[0]).toMatchObject({ key: 'lineRate', params: { lengthM: 600 } });
    order(w, { type: 'buildLine', unitId: 'dozer', path });
    advance(w, 3 * 3600);
    const done = ordersOf(w)[0]!;
    expect(done.status).toBe('done');
    // Told with the nominal turn-out of 5 minutes and to the second; worked in slices of 5 minutes.
    expect(Math.abs(done.endTick - endTick)).toBeLessThan(600);
    expect(etaTick).toBeLessThan(endTick);
  });

  it('estimates an evacuation to within the spread of the households', () => {
    const w = startDrill();
    const command: UnitOrder = {
      type: 'evacuate',
      unitId: 'bus',
      villageId: 'v1',
      shelterId: 'shelter-1',
    };
    const told = ask(w, command);
    if (!told.ok) throw new Error(told.error.code);
    expect(told.value.notes[0]).toEqual({
      key: 'evacuatePersons',
      params: { persons: 130, trips: 4 },
    });
    order(w, command);
    advance(w, 8 * 3600);
    const took = ordersOf(w)[0]!.endTick;
    expect(Math.abs(took - told.value.endTick)).toBeLessThan(3600);
  });
});

describe('what a refusal rests on', () => {
  it('is what the seat knows: two truths that nobody has seen give the same answers', () => {
    const near = { e: 3000, n: 2400 };
    const answers = [withFire(near, 3), withFire({ e: 1200, n: 5000 }, 3)].map((truth) => {
      const region = drillRegion(() => LandCover.grass);
      const w = startDrill(truth, { region });
      // Before any word of the fire has come in.
      advance(w, 240);
      expect(w.pictures.knownCount('command')).toBe(0);
      const orders: UnitOrder[] = [
        { type: 'directAttack', unitId: 'crew', at: near },
        { type: 'mopUp', unitId: 'engine', at: near },
        { type: 'buildLine', unitId: 'crew', path },
        { type: 'burnOut', unitId: 'crew', path },
        { type: 'waterDrop', unitId: 'heli', at: near, coverage: 3, sourceId: 'lake' },
        { type: 'recon', unitId: 'drone', at: near },
        { type: 'evacuate', unitId: 'bus', villageId: 'v1', shelterId: 'shelter-2' },
      ];
      return orders.map((o) => JSON.stringify(check(w, { kind: 'seat', seatId: 'command' }, o)));
    });
    expect(answers[0]).toEqual(answers[1]);
  });
});
