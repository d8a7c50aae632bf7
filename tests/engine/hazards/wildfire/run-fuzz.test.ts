import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WildfireAction, WildfireRun } from '../../../../engine/hazards/wildfire/contract.ts';
import {
  cellPoint,
  driversOf,
  flatPine,
  newFire,
  summerAir,
} from '../../../support/wildfire-world.ts';

const HOUR = 3600;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const step = fc.record({
  ticks: fc.integer({ min: 0, max: 5000 }),
  secure: share,
  mopUp: share,
  wet: share,
  line: fc.option(fc.tuple(share, share, share, share)),
  restore: fc.constantFrom('no', 'load', 'fork'),
});
const weather = fc.tuple(share, share, share, share).map(([turn, wind, when, rain]) =>
  driversOf(
    summerAir({ windMs: 3 + 7 * wind }),
    summerAir({ tick: 1 + Math.floor(6 * HOUR * when), windFromDeg: 360 * turn }),
    summerAir({
      tick: 7 * HOUR + 1,
      rainMmH: rain > 0.5 ? 3 : 0,
      relativeHumidityPct: 30 + 60 * rain,
    }),
  ),
);

/** Orders that name cells of the fire as it is now. */
function ordersFor(run: WildfireRun, s: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  const flaming = run.flamingCells(run.tick);
  const some = (cells: Int32Array, part: number) =>
    [...cells].filter((_, i) => (i * 0.618) % 1 < part - 0.5);
  const orders: WildfireAction[] = [
    { kind: 'secure', cells: some(flaming, s.secure) },
    { kind: 'mopUp', cells: some(run.smoulderingCells(run.tick), s.mopUp) },
    {
      kind: 'wet',
      cells: some(flaming, s.wet).map((c) => c + 2),
      factor: 0.3,
      untilTick: run.tick + Math.floor(4000 * s.wet),
    },
  ];
  if (s.line !== null) {
    const [a, b, c, d] = s.line.map((x) => Math.floor(110 * x) + 5);
    orders.push({ kind: 'line', path: [cellPoint(a!, b!), cellPoint(c!, d!)], widthM: 1 });
  }
  return orders;
}

test('a run that is saved, loaded and forked on its way ends like one that is not', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 3, maxLength: 10 }),
      weather,
      fc.nat(1000),
      (steps, drivers, seed) => {
        const make = () => newFire(flatPine, { spotting: true }, drivers, seed);
        const plain = make();
        let other = make();
        const ignite: WildfireAction = { kind: 'ignite', at: cellPoint(60, 60), cause: 'test' };
        plain.advance(600, drivers, [ignite]);
        other.advance(600, drivers, [ignite]);
        for (const s of steps) {
          const orders = ordersFor(plain, s);
          if (s.restore === 'load') {
            const fresh = make();
            fresh.load(other.save());
            other = fresh;
          } else if (s.restore === 'fork') other = other.fork();
          const to = plain.tick + s.ticks;
          plain.advance(to, drivers, orders);
          other.advance(to, structuredClone(drivers), orders);
          expect(other.hash()).toBe(plain.hash());
        }
        expect(other.fields()).toEqual(plain.fields());
      },
    ),
    { numRuns: 25 },
  );
});
