import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

describe('the orders of an exercise', () => {
  const region = littleRegion();
  const options = { region, scenario: littleScenario(region), seed: 3, mode: 'plain' } as const;
  const w = createWorld(options);
  submit(w, { kind: 'instructor' }, { type: 'start' });

  it('are all told by the story, and the state keeps those that are open', () => {
    let ended = 0;
    for (let hour = 1; hour <= 8; hour++) {
      advance(w, hour * 3600);
      const all = ordersOf(w);
      // The book reads the order in hand from the story, the state from the team.
      expect(all.filter((o) => o.endTick < 0)).toEqual(w.state.orders);
      ended = all.length - w.state.orders.length;
    }
    expect(ended).toBeGreaterThan(5);
    expect(ordersOf(w).map((o) => o.id)).toEqual(ordersOf(w).map((_, i) => i + 1));
  });

  it('are the same after a restore', () => {
    const again = loadWorld(options, saveWorld(w));
    expect(ordersOf(again)).toEqual(ordersOf(w));
  });
});
