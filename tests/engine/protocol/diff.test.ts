import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff, patch, sameJson } from '../../../engine/protocol/diff.ts';

const scalar = fc.oneof(
  fc.integer(),
  fc.string({ maxLength: 4 }),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const { json } = fc.letrec((tie) => ({
  things: fc.uniqueArray(
    fc.record({ id: fc.oneof(fc.nat(6), fc.constantFrom('a', 'b', 'c')), v: tie('json') }),
    { selector: (t) => t.id, maxLength: 6 },
  ),
  object: fc.dictionary(fc.string({ maxLength: 3 }), tie('json'), { maxKeys: 4 }),
  array: fc.array(tie('json'), { maxLength: 4 }),
  json: fc.oneof({ maxDepth: 4 }, scalar, tie('things'), tie('object'), tie('array')),
}));

/** What arrives at the other end. */
const overTheWire = <T>(v: T): T => (v === null ? v : (JSON.parse(JSON.stringify(v)) as T));

describe('diff and patch', () => {
  test('a patch turns the one into the other, also after JSON', () => {
    fc.assert(
      fc.property(json, json, (prev, next) => {
        const p = overTheWire(diff(overTheWire(prev), overTheWire(next)));
        expect(patch(overTheWire(prev), p)).toEqual(overTheWire(next));
      }),
      { numRuns: 2000 },
    );
  });

  test('nothing changed is null, and null changes nothing', () => {
    fc.assert(
      fc.property(json, (v) => {
        const copy = overTheWire(v);
        expect(diff(overTheWire(v), copy)).toBeNull();
        expect(sameJson(overTheWire(v), copy)).toBe(true);
        expect(patch(copy, null)).toBe(copy);
      }),
    );
  });

  test('a patch leaves what it is applied to as it was, and shares what did not change', () => {
    const prev = {
      units: [
        { id: 1, at: { e: 1, n: 2 } },
        { id: 2, at: { e: 3, n: 4 } },
      ],
      k: 1,
    };
    const before = structuredClone(prev);
    const next = { ...prev, units: [prev.units[0], { id: 2, at: { e: 3, n: 5 } }] };
    const p = diff(prev, next);
    const got = patch(prev, p) as typeof prev;
    expect(prev).toEqual(before);
    expect(got).toEqual(next);
    expect(got.units[0]).toBe(prev.units[0]);
    expect(p).toEqual({
      keys: { units: { byId: [{ id: 2, patch: { keys: { at: { keys: { n: { set: 5 } } } } } }] } },
    });
  });

  test('things that come, go and change places', () => {
    const a = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const b = [{ id: 4 }, { id: 3 }, { id: 1 }];
    expect(diff(a, b)).toEqual({
      byId: [{ id: 4, patch: { set: { id: 4 } } }],
      gone: [2],
      order: [4, 3, 1],
    });
    expect(patch(a, diff(a, b))).toEqual(b);
  });

  test('a patch that does not fit is an error, not a wrong view', () => {
    const p = diff({ a: { b: 1 } }, { a: { b: 2 } });
    expect(() => patch({ a: 5 }, p)).toThrow(/no object/);
    expect(() => patch(3, { byId: [] })).toThrow(/no such array/);
    expect(() => patch([{ id: 1 }], { byId: [], order: [2] })).toThrow(/unknown thing/);
  });
});
