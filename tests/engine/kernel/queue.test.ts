import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinQueue } from '../../../engine/kernel/queue.ts';

type Entry = readonly [key: number, id: number];
const byKeyThenId = (a: Entry, b: Entry) => a[0] - b[0] || a[1] - b[1];

function drain(q: MinQueue): Entry[] {
  const out: Entry[] = [];
  while (q.size > 0) {
    const id = q.pop();
    out.push([q.key, id]);
  }
  return out;
}

describe('priority queue', () => {
  it('gives the smallest key first and equal keys by id, whatever the order of pushes', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
        const q = new MinQueue(1);
        for (const [key, id] of entries) q.push(key / 4, id);
        const sorted = entries.map(([key, id]): Entry => [key / 4, id]).sort(byKeyThenId);
        expect(drain(q)).toEqual(sorted);
      }),
      { seed: 1 },
    );
  });

  it('agrees with a sorted list while pushes and pops alternate', () => {
    // A number pushes, null pops.
    const step = fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const q = new MinQueue(4);
        let list: Entry[] = [];
        steps.forEach((key, i) => {
          if (key !== null) {
            q.push(key, i % 7);
            list.push([key, i % 7]);
            return;
          }
          list = list.sort(byKeyThenId);
          const first = list.shift();
          expect(q.peekKey()).toBe(first?.[0] ?? Infinity);
          expect(q.pop()).toBe(first?.[1] ?? -1);
          if (first !== undefined) expect(q.key).toBe(first[0]);
        });
        expect(q.size).toBe(list.length);
      }),
      { seed: 2 },
    );
  });

  it('forgets everything on clear, takes infinity and refuses NaN', () => {
    const q = new MinQueue();
    q.push(Infinity, 3);
    q.push(2, 9);
    expect(q.peekId()).toBe(9);
    expect(drain(q)).toEqual([
      [2, 9],
      [Infinity, 3],
    ]);
    q.push(1, 1);
    q.clear();
    expect([q.size, q.pop(), q.peekId(), q.peekKey()]).toEqual([0, -1, -1, Infinity]);
    expect(() => q.push(NaN, 1)).toThrow('NaN');
  });
});
