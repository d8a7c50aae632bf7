import { describe, expect, test } from 'vitest';
import { usageAt } from '../../../../engine/response/forces/usage.ts';
import { advance } from '../../../../engine/exercise/run.ts';
import { startRich } from '../../../support/rich-run.ts';

describe('use of teams', () => {
  const w = startRich('plain');
  const seen = new Map(w.state.units.map((u) => [u.id, new Map<string, number>()]));
  const END = 3600;
  // The slow way: look at every team at every tick.
  for (let tick = 1; tick <= END; tick++) {
    for (const u of w.state.units) {
      const of = seen.get(u.id)!;
      of.set(u.status, (of.get(u.status) ?? 0) + 1);
    }
    advance(w, tick);
  }

  test('the ledger agrees with looking at every team at every tick', () => {
    for (const use of w.state.usage) {
      const spent = Object.entries(usageAt(use, END)).filter(([, n]) => n > 0);
      expect(new Map(spent), use.id).toEqual(seen.get(use.id));
    }
  });

  test('the times of a team add up to the time that has passed, and some teams did something', () => {
    let busy = 0;
    for (const use of w.state.usage) {
      const spent = usageAt(use, END);
      expect(Object.values(spent).reduce((a, b) => a + b, 0)).toBe(END);
      busy += spent.moving ?? 0;
    }
    expect(busy).toBeGreaterThan(0);
  });
});
