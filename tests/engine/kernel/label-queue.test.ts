import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelQueue } from '../../../engine/kernel/label-queue.ts';

/** Item, key and what to do with it; few keys, so that ties are common. */
const step = fc.tuple(
  fc.constantFrom('set', 'set', 'set', 'remove', 'pop'),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 0, max: 9 }),
);
const rankOf = (item: number) => (item * 17) % 41;

/** The item that must come first of all in `keys`. */
function firstOf(keys: ReadonlyMap<number, number>): number {
  const sorted = [...keys].sort((a, b) => a[1] - b[1] || rankOf(a[0]) - rankOf(b[0]));
  return sorted[0]?.[0] ?? 0;
}

describe('label queue', () => {
  it('agrees with a map while labels are set, changed, removed and popped', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const q = new LabelQueue(2);
        const keys = new Map<number, number>();
        for (const [what, item, key] of steps) {
          if (what === 'set') {
            q.set(item, key, rankOf(item));
            keys.set(item, key);
          } else if (what === 'remove') {
            q.remove(item);
            keys.delete(item);
          } else {
            const first = firstOf(keys);
            expect(q.peekKey()).toBe(keys.get(first) ?? Infinity);
            expect(q.pop()).toBe(first);
            keys.delete(first);
          }
          expect(q.size).toBe(keys.size);
        }
        expect([...q.items()].sort()).toEqual([...keys.keys()].sort());
        const copy = new LabelQueue();
        copy.copyFrom(q);
        while (keys.size > 0) {
          const first = firstOf(keys);
          expect(q.pop()).toBe(first);
          expect(copy.pop()).toBe(first);
          keys.delete(first);
        }
        expect([q.pop(), copy.pop()]).toEqual([0, 0]);
      }),
      { seed: 3 },
    );
  });

  it('refuses NaN', () => {
    expect(() => new LabelQueue().set(1, NaN, 1)).toThrow('NaN');
  });
});
