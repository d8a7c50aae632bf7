import { describe, expect, it } from 'vitest';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';
import { greatestFlow, type Arc } from '../../../engine/plan/max-flow.ts';

const arc = (from: number, to: number, capacity: number): Arc => ({ from, to, capacity });

describe('the greatest flow', () => {
  it('solves the network of the textbooks: 23', () => {
    // Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, fig. 26.1: greatest flow 23.
    const arcs = [
      arc(0, 1, 16),
      arc(0, 2, 13),
      arc(2, 1, 4),
      arc(1, 3, 12),
      arc(3, 2, 9),
      arc(2, 4, 14),
      arc(4, 3, 7),
      arc(3, 5, 20),
      arc(4, 5, 4),
    ];
    expect(greatestFlow(6, arcs, 0, 5).value).toBe(23);
  });

  it('keeps the capacities and what flows in flows out, and no cut is smaller', () => {
    const key = keyOf('flow');
    for (let round = 0; round < 30; round++) {
      const nodes = 7;
      const arcs: Arc[] = [];
      for (let a = 0; a < nodes; a++)
        for (let b = 0; b < nodes; b++)
          if (a !== b && drawUniform(key, round, a, b) < 0.5)
            arcs.push(arc(a, b, Math.floor(20 * drawUniform(key, round, b, 100 + a))));
      const { value, flows } = greatestFlow(nodes, arcs, 0, nodes - 1);
      const net = new Array<number>(nodes).fill(0);
      arcs.forEach((x, i) => {
        expect(flows[i]).toBeGreaterThanOrEqual(0);
        expect(flows[i]).toBeLessThanOrEqual(x.capacity);
        net[x.from] = net[x.from]! - flows[i]!;
        net[x.to] = net[x.to]! + flows[i]!;
      });
      expect(net).toEqual([0 - value, ...new Array<number>(nodes - 2).fill(0), value]);
      expect(value).toBe(smallestCut(nodes, arcs));
    }
  });

  it('refuses a capacity that is no whole number', () => {
    expect(() => greatestFlow(2, [arc(0, 1, 1.5)], 0, 1)).toThrow(RangeError);
  });
});

/** By trying every cut: the theorem of Ford and Fulkerson says it equals the greatest flow. */
function smallestCut(nodes: number, arcs: readonly Arc[]): number {
  let least = Infinity;
  for (let mask = 0; mask < 1 << nodes; mask++) {
    const near = (n: number): boolean => ((mask >> n) & 1) === 1;
    if (!near(0) || near(nodes - 1)) continue;
    let cut = 0;
    for (const x of arcs) if (near(x.from) && !near(x.to)) cut += x.capacity;
    least = Math.min(least, cut);
  }
  return least;
}
