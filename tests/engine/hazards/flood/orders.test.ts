import { describe, expect, test } from 'vitest';
import type { FloodRun } from '../../../../engine/hazards/flood/contract.ts';
import { calm, everything, newFlood } from '../../../support/flood-world.ts';

const { id } = everything.reservoirs[0]!;
const pool = (run: FloodRun) => run.reservoirs().find((r) => r.id === id)!;

describe('what is ordered from outside', () => {
  test('brings a pool to a level at a rate, holds it, and gives it back', () => {
    const run = newFlood();
    run.advance(60, calm, []);
    const before = pool(run).levelM;
    run.advance(60, calm, [{ kind: 'setStage', reservoir: id, levelM: before + 0.1, rateMH: 2 }]);
    expect(run.structures()).toContainEqual({ id, kind: 'stage', value: before + 0.1 });
    run.advance(150, calm, []);
    // A minute and a half at 2 m/h; the pool moves in exchanges of 10 s.
    expect(pool(run).levelM - before).toBeCloseTo(0.05, 2);
    run.advance(360, calm, []);
    expect(pool(run).levelM).toBeCloseTo(before + 0.1, 9);
    expect(run.fault).toBeNull();
    run.advance(360, calm, [{ kind: 'setStage', reservoir: id, levelM: null, rateMH: 1 }]);
    run.advance(900, calm, []);
    expect(run.structures()).toContainEqual({ id, kind: 'stage', value: null });
    expect(pool(run).levelM).not.toBe(before + 0.1);
  });

  test('rains as ordered for as long as ordered, and is kept in a save', () => {
    const run = newFlood();
    const rainOf = (toTick: number): number => {
      const had = run.ledger().rain;
      run.advance(toTick, calm, []);
      return run.ledger().rain - had;
    };
    run.advance(60, calm, [{ kind: 'setRain', mmH: 0, untilTick: 360 }]);
    expect(rainOf(300)).toBe(0);
    const other = newFlood();
    other.load(run.save());
    other.advance(900, calm, []);
    expect(rainOf(900)).toBeGreaterThan(0);
    expect(other.hash()).toBe(run.hash());
  });

  test('is refused beyond its range or for a pool that is not there', () => {
    const run = newFlood();
    const stage = (reservoir: string, rateMH: number) => () =>
      run.advance(0, calm, [{ kind: 'setStage', reservoir, levelM: 100, rateMH }]);
    expect(stage('lake', 1)).toThrow(/setStage\.reservoir is "lake", must be one of/);
    expect(stage(id, 1000)).toThrow(/setStage\.rateMH is 1000, must be from 0 to 100/);
  });
});
