import { describe, expect, it } from 'vitest';
import type { FloodParams } from '../../../../engine/hazards/flood/contract.ts';
import { floodModel } from '../../../../engine/hazards/flood/model.ts';
import { RandomStreams } from '../../../../engine/kernel/random.ts';
import { calm, everything, valley } from '../../../support/flood-world.ts';

const params: FloodParams = {
  ...everything,
  reservoirs: [],
  levees: [],
  gates: [],
  pumps: [],
  underpasses: [],
  gauges: [],
};

const flood = (over: Partial<FloodParams> = {}) =>
  floodModel.create(valley, { ...params, ...over }, calm, new RandomStreams(1));

/** A wall across the valley at column 30, 12 m high. */
const DAM = { cells: Array.from({ length: 40 }, (_, r) => r * 60 + 30), heightM: 12 };
const dam = {
  kind: 'ground',
  cells: DAM.cells,
  changeM: DAM.cells.map(() => DAM.heightM),
} as const;

describe('ground that changes under a flood', () => {
  it('makes and loses no water, and holds it back behind what has risen', () => {
    const run = flood();
    run.advance(3600, calm, []);
    const before = run.ledger();
    run.advance(3610, calm, [dam]);
    const after = run.ledger();
    expect(Math.abs(after.error)).toBeLessThan(1e-9 * Math.max(1, before.stored));
    const free = flood();
    free.advance(7200, calm, []);
    run.advance(7200, calm, []);
    const upstream = (r: typeof run) =>
      Array.from({ length: 40 }, (_, row) => r.depthM(row * 60 + 28)).reduce((a, b) => a + b, 0);
    expect(upstream(run)).toBeGreaterThan(1.5 * upstream(free));
    expect(run.bedM(30)).toBeCloseTo(free.bedM(30) + DAM.heightM, 5);
  });

  it('sends what it held when a notch is cut, and goes on alike from a save', () => {
    const run = flood();
    run.advance(3600, calm, [dam]);
    const notch = { kind: 'ground', cells: DAM.cells, changeM: DAM.cells.map(() => -12) } as const;
    const again = flood();
    again.load(run.save());
    for (const r of [run, again]) r.advance(5400, calm, [notch]);
    expect(again.hash()).toBe(run.hash());
    const copy = run.fork();
    copy.advance(6000, calm, []);
    run.advance(6000, calm, []);
    expect(copy.hash()).toBe(run.hash());
  });

  it('lets less water into burnt soil', () => {
    const all = Array.from({ length: 2400 }, (_, i) => i);
    const plain = flood({ infiltration: true });
    const burnt = flood({ infiltration: true });
    plain.advance(3600, calm, []);
    burnt.advance(3600, calm, [{ kind: 'soil', cells: all, share: 0.2 }]);
    expect(burnt.ledger().infiltrated).toBeLessThan(0.8 * plain.ledger().infiltrated);
  });

  it('refuses cells off the window and lists of different length', () => {
    const run = flood();
    expect(() => run.advance(10, calm, [{ kind: 'soil', cells: [9999], share: 1 }])).toThrow(
      /soil\.cells/,
    );
    expect(() => run.advance(10, calm, [{ kind: 'ground', cells: [1, 2], changeM: [1] }])).toThrow(
      /ground\.changeM/,
    );
  });
});
