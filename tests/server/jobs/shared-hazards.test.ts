import { describe, expect, it } from 'vitest';
import type { TrialOrder } from '../../../engine/study/order.ts';
import { runTogether, runTrial, shareKey } from '../../../engine/study/trial.ts';
import { openScenario } from '../../../server/cli/catalogue.ts';
import { openPlan } from '../../../server/cli/plans.ts';

/** A scenario of the product cut to its first hours. */
async function firstHours(id: string, hours: number) {
  const { region, scenario } = await openScenario(id);
  const durationTicks = hours * 3600;
  const injects = scenario.injects.filter((i) => (i.atTick ?? 0) < durationTicks);
  return { region, scenario: { ...scenario, durationTicks, injects } };
}

const NO_PLANS = { a: null, b: null };
const orders: readonly TrialOrder[] = [1, 2, 3].map((seed) => ({ seed, hazard: 7, values: {} }));

describe('runs that share a hazard', () => {
  // The rock falls after six hours, stops in the water, and its wave is raised in all runs at once.
  it.each([
    ['lezhi-ammonia-cold-store', 2],
    ['wushan-hongyanzi-2015', 2],
    ['wushan-rockfall-gongjiafang-2008', 6.4],
  ])(
    'of %s are the same as one by one',
    async (id, hours) => {
      const base = await firstHours(id, hours);
      const alone = orders.map((o) => runTrial(base, NO_PLANS, o));
      const together = [...runTogether(() => base, NO_PLANS, orders)];
      expect(together).toEqual(alone);
      // One hazard and yet not one run: delays and behaviour are those of each seed.
      expect(new Set(together.map((t) => t.hazard))).toEqual(new Set([7]));
    },
    60_000,
  );

  // A gate is shut five minutes sooner in one of them, and then it is the same gate: the water of both
  // is one again. Its forecasts, from the same readings, are made once.
  it('of a flood part when they work on it and are together again', async () => {
    const base = await firstHours('wushan-yangtze-flood-2020', 6.8);
    const { plan } = await openPlan('wushan-flood');
    const plans = { a: plan, b: null };
    const two = [1, 3].map((seed) => ({ seed, hazard: 7, values: {} }));
    const alone = two.map((o) => runTrial(base, plans, o));
    expect([...runTogether(() => base, plans, two)]).toEqual(alone);
  }, 60_000);

  it('are those with one hazard and one weather', () => {
    const order = { seed: 1, hazard: 4, values: { wind: 1.2, stock: 0.5 } };
    expect(shareKey({ ...order, seed: 2, values: { ...order.values, stock: 1 } })).toBe(
      shareKey(order),
    );
    expect(shareKey({ ...order, hazard: 5 })).not.toBe(shareKey(order));
    expect(shareKey({ ...order, values: { wind: 1.3, stock: 0.5 } })).not.toBe(shareKey(order));
    expect(shareKey({ seed: 4, values: {} })).toBe(shareKey({ seed: 9, hazard: 4, values: {} }));
  });
});
