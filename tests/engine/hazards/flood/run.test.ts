import { describe, expect, test } from 'vitest';
import type { FloodAction, FloodParams } from '../../../../engine/hazards/flood/contract.ts';
import { NOT_REACHED } from '../../../../engine/hazards/flood/run.ts';
import { cellAt } from '../../../../engine/kernel/grid.ts';
import { calm, everything, newFlood, place, valley } from '../../../support/flood-world.ts';

const HOUR = 3600;
/** The dear one on coarser cells. */
const schemes = [
  ['fv1', 1],
  ['fv2', 2],
  ['inertia', 1],
] as const;
const orders: FloodAction[] = [
  { kind: 'raiseCrest', levee: 'south', crestM: 202.5, rateMH: 0.6 },
  {
    kind: 'layCrest',
    id: 'bags',
    path: [
      { e: 600, n: 720 },
      { e: 1200, n: 720 },
    ],
    crestM: 203,
    rateMH: 1,
  },
  { kind: 'openGate', gate: 'lock', open: 0.3 },
  { kind: 'openGate', gate: 'bottom', open: 0.5 },
  { kind: 'setRelease', reservoir: 'upper', m3S: 40 },
  { kind: 'pump', pump: 'p1', on: false },
  { kind: 'closeUnderpass', underpass: 'u1', closed: true },
];

describe('a flood', () => {
  test.each(schemes)('%s: keeps its water over a day with every feature on', (scheme) => {
    const run = newFlood({ scheme, coarsen: 2 });
    run.advance(600, calm, []);
    run.advance(1000, calm, orders);
    run.advance(1300, calm, [
      { kind: 'breachDam', reservoir: 'upper', mode: 'overtopping' },
      { kind: 'breachLevee', levee: 'south', at: { e: 900, n: 480 } },
    ]);
    run.advance(24 * HOUR, calm, []);
    expect(run.fault).toBeNull();
    const ledger = run.ledger();
    for (const part of [
      'rain',
      'infiltrated',
      'drained',
      'pointInflow',
      'pumpedOut',
      'stored',
    ] as const)
      expect(ledger[part], part).toBeGreaterThan(0);
    // Rounding of some 1e5 steps.
    const moved = ledger.rain + ledger.pointInflow + Math.abs(ledger.edgeInflow);
    expect(Math.abs(ledger.error) / moved).toBeLessThan(1e-12);
    expect(run.crests().find((c) => c.id === 'south')!.breachM).toBeGreaterThan(0);
    expect(run.notes()).toContain(`scheme:${scheme}`);
  });

  test('runs the same whether it is advanced in one step or in many', () => {
    const once = newFlood();
    once.advance(1500, calm, orders);
    const often = newFlood();
    often.advance(0, calm, orders);
    for (let t = 0; t < 1500;) often.advance((t = Math.min(1500, t + 173)), calm, []);
    expect(often.hash()).toBe(once.hash());
    expect(often.fields()).toEqual(once.fields());
  });

  test.each(schemes)(
    '%s: goes on the same to the bit after a save and in a fork',
    (scheme, coarsen) => {
      const run = newFlood({ scheme, coarsen });
      run.advance(434, calm, orders);
      const bytes = run.save();
      const loaded = newFlood({ scheme, coarsen });
      loaded.load(bytes);
      const fork = run.fork();
      expect(loaded.hash()).toBe(run.hash());
      expect(loaded.save()).toEqual(bytes);
      const more: FloodAction[] = [{ kind: 'breachLevee', levee: 'south', at: { e: 600, n: 480 } }];
      for (const r of [run, loaded, fork]) {
        r.advance(1500, calm, more);
        r.advance(2600, structuredClone(calm), []);
      }
      expect(loaded.hash()).toBe(run.hash());
      expect(fork.hash()).toBe(run.hash());
      expect(loaded.fields()).toEqual(run.fields());
      expect(loaded.ledger()).toEqual(run.ledger());
    },
  );

  test('is not changed by a fork that runs ahead', () => {
    const run = newFlood();
    run.advance(900, calm, []);
    const before = run.hash();
    run.fork().advance(2000, calm, orders);
    expect(run.hash()).toBe(before);
  });

  test('a levee keeps the town dry until it breaks; raised in time it does not', () => {
    const dry = {
      infiltration: false,
      rain: { useWeather: false, factor: 0, zones: [] },
      reservoirs: [],
      gates: [],
      underpasses: [],
      pumps: [],
    };
    const near = {
      ...everything.levees[0]!,
      path: [
        { e: 0, n: 540 },
        { e: 1770, n: 540 },
      ],
    };
    const behind = cellAt(newFlood().grid, 315, 525);
    const depth = (over: Partial<FloodParams>, actions: FloodAction[]) => {
      const run = newFlood({
        ...dry,
        ...over,
        inflows: [{ id: 'river', at: place(1, 19), m3S: [[0, 300]] }],
      });
      run.advance(600, calm, actions);
      const events = run.advance(HOUR, calm, []);
      return { behind: run.depthM(behind), kinds: events.map((e) => e.kind) };
    };
    const high = depth({ levees: [{ ...near, crestM: 210 }] }, []);
    const breached = depth({ levees: [{ ...near, crestM: 210 }] }, [
      { kind: 'breachLevee', levee: 'south', at: { e: 315, n: 540 } },
    ]);
    expect(breached.behind).toBeGreaterThan(high.behind + 0.05);
    const low = { levees: [{ ...near, crestM: 199 }] };
    const left = depth(low, []);
    expect(left.kinds).toContain('leveeBreach');
    const raised = depth(low, [{ kind: 'raiseCrest', levee: 'south', crestM: 210, rateMH: 60 }]);
    expect(raised.kinds).not.toContain('leveeBreach');
    expect(raised.behind).toBeLessThan(left.behind);
  });

  test('a reservoir balances its water, and obeys its gates and orders', () => {
    const run = newFlood();
    const start = run.reservoirs()[0]!;
    run.advance(HOUR, calm, [{ kind: 'setRelease', reservoir: 'upper', m3S: 0 }]);
    const shut = run.reservoirs()[0]!;
    expect(shut.releaseM3S).toBe(0);
    expect(shut.volumeM3 - start.volumeM3).toBeCloseTo(30 * HOUR, 3);
    run.advance(2 * HOUR, calm, [{ kind: 'setRelease', reservoir: 'upper', m3S: 50 }]);
    expect(run.reservoirs()[0]!.volumeM3).toBeLessThan(shut.volumeM3);
    // The pool follows its given level, and floods the shore that lies below it.
    expect(run.reservoirs()[1]!.levelM).toBeCloseTo(198, 1);
  });

  test('tells depth and speed where people stand, and where it never came', () => {
    const run = newFlood();
    run.advance(HOUR, calm, []);
    const [depth, speed] = run.exposure(place(10, 19), HOUR);
    expect(depth).toMatchObject({ hazard: 'flood', quantity: 'depthM' });
    expect(speed!.value).toBeGreaterThan(0);
    expect(run.exposure({ e: -5, n: 0 }, HOUR)).toEqual([]);
    const arrival = run.fields()['arrivalTick']!;
    expect(
      arrival[cellAt(run.grid, ...(Object.values(place(2, 19)) as [number, number]))],
    ).toBeGreaterThan(0);
    expect(arrival).toContain(NOT_REACHED);
  });

  test('an instability is a value with cell, field and step, and keeps the state', () => {
    const run = newFlood({
      reservoirs: [],
      inflows: [
        {
          id: 'river',
          at: place(1, 19),
          m3S: [
            [0, 10],
            [100, 10],
            [101, 1e6],
          ],
        },
      ],
    });
    run.advance(90, calm, []);
    const before = run.fields()['depthM'];
    const events = run.advance(HOUR, calm, []);
    expect(events.at(-1)).toMatchObject({ kind: 'instability' });
    expect(run.fault).toMatchObject({
      code: 'time-step',
      cell: expect.any(Number),
      field: expect.any(String),
      step: expect.any(Number),
    });
    expect(run.tick).toBeLessThan(HOUR);
    expect(before!.every((d) => Number.isFinite(d))).toBe(true);
    expect(run.fields()['depthM']!.every((d) => Number.isFinite(d))).toBe(true);
    expect(run.advance(HOUR, calm, [])).toEqual([]);
  });
});

describe('parameters that cannot be', () => {
  const refused = (over: Partial<FloodParams>) => () => newFlood(over);
  const levee = everything.levees[0]!;
  test.each([
    [
      'a hydrograph that goes back in time',
      {
        inflows: [
          {
            id: 'r',
            at: place(1, 1),
            m3S: [
              [0, 1],
              [0, 2],
            ],
          },
        ],
      },
      /inflows\[0\].m3S\[1\]\[0\] is 0, must be more than 0/,
    ],
    [
      'negative rain',
      { rain: { useWeather: false, factor: 1, zones: [{ area: null, mmH: [[0, -1]] }] } },
      /rain.zones\[0\].mmH\[0\]\[1\] is -1, must be from 0/,
    ],
    [
      'a levee off the grid',
      { levees: [{ ...levee, path: [place(0, 0), { e: 9999, n: 0 }] }] },
      /levees\[0\].path\[1\].*9999.*inside/,
    ],
    [
      'a window outside of the region',
      { window: { centre: { e: 5000, n: 600 }, widthM: 600, heightM: 600 } },
      /window: western edge is 4700/,
    ],
    [
      'a river off the window',
      { inflows: [{ id: 'r', at: { e: -1, n: 0 }, m3S: [[0, 1]] }] },
      /inflows\[0\].at/,
    ],
    ['a scheme that does not exist', { scheme: 'magic' as 'fv1' }, /scheme is magic/],
    ['one name twice', { levees: [levee, levee] }, /levees has "south" twice/],
    [
      'a curve that falls',
      {
        reservoirs: [
          {
            ...everything.reservoirs[0]!,
            curve: [
              [280, 5],
              [310, 1],
            ],
          },
        ],
      },
      /curve\[1\]\[1\] is 1, must be more than 5/,
    ],
  ] as [string, Partial<FloodParams>, RegExp][])('%s', (_, over, message) => {
    expect(refused(over)).toThrow(RangeError);
    expect(refused(over)).toThrow(message);
  });

  test('elevations that are no numbers, and actions on nothing', () => {
    const broken = { ...valley, elevationDm: valley.elevationDm.slice(0, 100) };
    expect(() => newFlood({}, broken)).toThrow(/elevation of cell \d+ is NaN/);
    const run = newFlood();
    const act = (a: FloodAction) => () => run.advance(0, calm, [a]);
    expect(act({ kind: 'openGate', gate: 'none', open: 1 })).toThrow(
      /openGate.gate is "none", must be one of lock, bottom/,
    );
    expect(act({ kind: 'pump', pump: 'x', on: true })).toThrow(/pump.pump/);
    expect(
      act({
        kind: 'layCrest',
        id: 'b',
        path: [
          { e: 0, n: 0 },
          { e: 99999, n: 0 },
        ],
        crestM: 1,
        rateMH: 1,
      }),
    ).toThrow(/inside the window/);
    expect(() => run.advance(-1, calm, [])).toThrow(/toTick/);
    expect(() => run.load(new Uint8Array(64))).toThrow(/not a saved flood/);
    expect(() => run.load(run.save().slice(0, 60))).toThrow(/cut short/);
  });
});
