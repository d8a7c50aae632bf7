import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '../../../engine/protocol/columns.ts';

/** As it arrives: packed values travel as JSON or msgpack. */
const there = <T>(value: T): T =>
  unpack(JSON.parse(JSON.stringify(pack(value))) as ReturnType<typeof pack<T>>);

test('any JSON comes back as it was, the order of members too', () => {
  // JSON itself has no −0: the property is about what packing does.
  const json = fc.jsonValue({ depthSize: 'medium' });
  fc.assert(
    fc.property(json, (v) => {
      const plain = JSON.parse(JSON.stringify(v)) as unknown;
      expect(there(plain)).toEqual(plain);
      expect(JSON.stringify(there(plain))).toBe(JSON.stringify(plain));
    }),
    { numRuns: 300 },
  );
});

test('things of a view come back, whatever way their members are written', () => {
  const thing = fc.record(
    {
      id: fc.string({ maxLength: 6 }),
      status: fc.constantFrom('standby', 'working', null),
      at: fc.record({ e: fc.integer(), n: fc.oneof(fc.integer(), fc.double({ noNaN: true })) }),
      route: fc.array(fc.record({ line: fc.array(fc.record({ e: fc.nat(), n: fc.nat() })) })),
      kits: fc.constantFrom(0, 0, 0, 40),
      late: fc.constant(undefined),
    },
    { requiredKeys: ['id', 'status'] },
  );
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 40 }), (things) => {
      expect(unpack(pack(things))).toEqual(things);
    }),
    { numRuns: 200 },
  );
});

test('−0, huge and broken numbers keep their value', () => {
  for (const list of [
    [0, -0, 0, 5],
    [1, null, -0, 0, null],
    [2 ** 53 - 1, -(2 ** 53 - 1), 0],
    [1.5, Infinity, NaN, 1.5],
  ])
    expect(unpack(pack(list))).toEqual(list);
});

test('what is alike is said once', () => {
  const teams = Array.from({ length: 1000 }, (_, i) => ({
    id: `u${i}`,
    status: i % 100 === 0 ? 'working' : 'standby',
    at: { e: 20_000 + 7 * i, n: 30_000 - 3 * i },
    route: [],
    kits: 0,
  }));
  // Ids of 4 characters, two bytes for a place, a few for all the rest.
  expect(JSON.stringify(pack(teams)).length).toBeLessThan(15_000);
  expect(JSON.stringify(teams).length).toBeGreaterThan(70_000);
});
