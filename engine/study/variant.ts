import type { Scenario } from '../exercise/scenario.ts';
import type { Region } from '../region/region.ts';
import { FACTORS } from './factors.ts';
import type { PoolId, TrialOrder } from './order.ts';
import { withExtra } from './pools.ts';

export interface Variant {
  readonly region: Region;
  readonly scenario: Scenario;
}

/** The scenario that a run plays: factors in their fixed order, then the units that are added. */
export function variantOf(
  base: Variant,
  order: Pick<TrialOrder, 'seed' | 'values' | 'extra'>,
): Variant {
  let { region, scenario } = base;
  for (const factor of FACTORS) {
    const value = order.values[factor.id];
    if (value === undefined) continue;
    scenario = factor.apply(scenario, value, { region: base.region, seed: order.seed });
    if (factor.region !== undefined) region = factor.region(region, value);
  }
  for (const [pool, count] of Object.entries(order.extra ?? {}).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  ))
    scenario = withExtra(scenario, pool as PoolId, count ?? 0);
  return { region, scenario };
}
