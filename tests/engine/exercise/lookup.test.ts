import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { find } from '../../../engine/exercise/lookup.ts';

const lists = (id: fc.Arbitrary<string> | fc.Arbitrary<number>) =>
  fc
    .uniqueArray(id as fc.Arbitrary<string | number>, { maxLength: 12 })
    .map((ids) => ids.sort((a, b) => (a < b ? -1 : 1)).map((x) => ({ id: x })));

describe('looking up by id', () => {
  it('finds what is there and nothing else, whatever list was asked before', () => {
    const texts = fc.constantFrom('a', 'b', 'c', 'd', 'aa', 'ab', '1', '10');
    const numbers = fc.integer({ min: -2, max: 14 });
    const asked = (id: typeof texts | typeof numbers) =>
      fc.tuple(lists(id), fc.array(id as fc.Arbitrary<string | number>, { maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(fc.oneof(asked(texts), asked(numbers)), { maxLength: 6 }), (rounds) => {
        for (const [list, ids] of rounds)
          for (const id of ids) expect(find(list, id)).toBe(list.find((x) => x.id === id));
      }),
    );
  });
});
