import type { Scenario } from '../exercise/scenario.ts';
import type { Region } from '../region/region.ts';
import { FACTORS } from './factors.ts';
import type { PoolId, TrialOrder } from './order.ts';
import { withExtra } from './pools.ts';

export interface Variant {
  readonly region: Region;
  readonly scenario: Scenario;
}

/** The scenario that a run plays: the units that are added, then factors in their fixed order. */
export function variantOf(
  base: Variant,
  order: Pick<TrialOrder, 'seed' | 'values' | 'extra'>,
): Variant {
  let { region, scenario } = base;
  // Added units are there before chance takes any away: they may fail to turn out like all others.
  for (const [pool, count] of Object.entries(order.extra ?? {}).toSorted(([x], [y]) =>
    x < y ? -1 : 1,
  ))
    scenario = withExtra(scenario, pool as PoolId, count ?? 0);
  for (const factor of FACTORS) {
    const value = order.values[factor.id];
    if (value === undefined) continue;
    scenario = factor.apply(scenario, value, { region: base.region, seed: order.seed });
    if (factor.region !== undefined) region = factor.region(region, value);
  }
  return { region, scenario };
}
