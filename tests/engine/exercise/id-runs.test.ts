import { describe, expect, it } from 'vitest';
import { addId, countIds, idsOf, lastId, type IdRuns } from '../../../engine/exercise/id-runs.ts';
import { drawUniform, keyOf } from '../../../engine/kernel/random.ts';

describe('ids as runs', () => {
  it('are what was put in, whatever the order of coming', () => {
    const key = keyOf('id runs');
    for (let round = 0; round < 20; round++) {
      const ids = Array.from({ length: 60 }, (_, i) => i + 1).filter(
        (i) => drawUniform(key, round, i) < 0.8,
      );
      const coming = ids.toSorted(
        (a, b) => drawUniform(key, round, a, 1) - drawUniform(key, round, b, 1),
      );
      const runs: IdRuns = [];
      for (const id of coming) addId(runs, id);
      expect([...idsOf(runs)]).toEqual(ids);
      expect(countIds(runs)).toBe(ids.length);
      expect(lastId(runs)).toBe(ids.at(-1));
      // As few as can be: between two runs at least one id is missing.
      for (let i = 2; i < runs.length; i += 2) expect(runs[i]! - runs[i - 1]!).toBeGreaterThan(1);
    }
    expect(lastId([])).toBeUndefined();
  });
});
