import { describe, expect, it } from 'vitest';
import { log } from '../../../../engine/kernel/math.ts';
import { drawUniform, keyOf } from '../../../../engine/kernel/random.ts';
import {
  criticalityIndex,
  criticalPath,
  cycleOf,
  schedule,
  type Activity,
} from '../../../../engine/plan/check/network.ts';

const after = (...ids: string[]) => ids.map((task) => ({ task, is: 'done' as const }));

/**
 * A network worked by hand. Durations 3 2 4 5 2 6 3:
 * a and b at once; c after a; d after a, b; e after c, d; f after d; g after e, f.
 * a 0–3, b 0–2, c 3–7, d 3–8, e 8–10, f 8–14, g 14–17.
 */
const NETWORK: readonly Activity[] = [
  { id: 'a', after: [] },
  { id: 'b', after: [] },
  { id: 'c', after: after('a') },
  { id: 'd', after: after('a', 'b') },
  { id: 'e', after: after('c', 'd') },
  { id: 'f', after: after('d') },
  { id: 'g', after: after('e', 'f') },
];
const TIMES: Readonly<Record<string, number>> = { a: 3, b: 2, c: 4, d: 5, e: 2, f: 6, g: 3 };

describe('the forward pass', () => {
  const plan = schedule(NETWORK, (id) => TIMES[id]!);

  it('gives the starts and ends worked by hand', () => {
    expect([...plan].map(([id, s]) => [id, s.start, s.end])).toEqual([
      ['a', 0, 3],
      ['b', 0, 2],
      ['c', 3, 7],
      ['d', 3, 8],
      ['e', 8, 10],
      ['f', 8, 14],
      ['g', 14, 17],
    ]);
  });

  it('finds the critical path', () => {
    expect(criticalPath(plan)).toEqual(['a', 'd', 'f', 'g']);
  });

  it('begins with the start of another where that is what is waited for', () => {
    const overlap: Activity[] = [
      { id: 'a', after: [] },
      { id: 'b', after: [{ task: 'a', is: 'started' }] },
    ];
    expect(schedule(overlap, () => 4).get('b')).toMatchObject({ start: 0, end: 4 });
  });

  it('knows no loop here', () => {
    expect(cycleOf(NETWORK)).toBeNull();
  });
});

describe('the criticality index', () => {
  const key = keyOf('criticality');
  const RUNS = 20_000;
  /** Exponential, mean in minutes. */
  const draw = (means: Readonly<Record<string, number>>) => (id: string, run: number) =>
    -means[id]! * log(drawUniform(key, keyOf(id), run));
  /** 4 standard errors of a share: one false alarm in 16,000. */
  const within = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / RUNS);

  it('of two exponential activities side by side is their share of the means', () => {
    // P(A > B) = mean A / (mean A + mean B) for independent exponential times.
    const two: Activity[] = [
      { id: 'a', after: [] },
      { id: 'b', after: [] },
      { id: 'end', after: after('a', 'b') },
    ];
    const index = criticalityIndex(two, draw({ a: 30, b: 10, end: 1 }), RUNS);
    expect(Math.abs(index.get('a')! - 0.75)).toBeLessThan(within(0.75));
    expect(index.get('a')! + index.get('b')!).toBeCloseTo(1, 10);
    expect(index.get('end')).toBe(1);
  });

  it('of a chain against one activity follows the Erlang distribution', () => {
    // A chain of two exponential times (rate 1/10) is longer than one of rate 1/20 with probability
    // 1 − (λ/(λ+μ))², λ = 0.1, μ = 0.05: the single one must outlast two exponential stages.
    const lambda = 0.1;
    const mu = 0.05;
    const single = (lambda / (lambda + mu)) * (lambda / (lambda + mu));
    const three: Activity[] = [
      { id: 'a1', after: [] },
      { id: 'a2', after: after('a1') },
      { id: 'b', after: [] },
    ];
    const index = criticalityIndex(three, draw({ a1: 10, a2: 10, b: 20 }), RUNS);
    expect(Math.abs(index.get('b')! - single)).toBeLessThan(within(single));
    expect(index.get('a1')).toBe(index.get('a2'));
  });
});
