import type { Scenario } from '../exercise/scenario.ts';
import type { PoolId } from './order.ts';
import { poolOf, poolSizes } from './pools.ts';
import { quantile, sorted } from './quantiles.ts';
import type { Trial } from './trial.ts';

/** How hard a pool worked over the runs, and who waited for it. */
export interface PoolResult {
  readonly pool: PoolId;
  /** Teams or ramps in it. */
  readonly size: number;
  /** Mean share of time with an order, over runs and teams; null for ramps. */
  readonly busyShare: number | null;
  /** Needs that came to it in a run, mean. */
  readonly needs: number;
  /** Waits of single needs over all runs, s; null when nobody ever waited for it. */
  readonly waitP50S: number | null;
  readonly waitP90S: number | null;
}

const BUSIEST = 5;

export function busiestTeams(
  trials: readonly Trial[],
): readonly { readonly unitId: string; readonly busyShare: number }[] {
  const sums = new Map<string, number>();
  for (const t of trials)
    for (const [id, share] of Object.entries(t.busy)) sums.set(id, (sums.get(id) ?? 0) + share);
  return [...sums]
    .map(([unitId, sum]) => ({ unitId, busyShare: sum / Math.max(1, trials.length) }))
    .toSorted((a, b) => b.busyShare - a.busyShare || (a.unitId < b.unitId ? -1 : 1))
    .slice(0, BUSIEST);
}

/** All pools that worked or were waited for, the longest waits first. */
export function queuesOf(
  trials: readonly Trial[],
  scenario: Pick<Scenario, 'units' | 'depots'>,
): readonly PoolResult[] {
  const sizes = poolSizes(scenario as Scenario);
  const pools = new Map(scenario.units.map((u) => [u.id, poolOf(u)]));
  const busy = new Map<PoolId, number>();
  const waits = new Map<PoolId, number[]>();
  for (const t of trials) {
    for (const [id, share] of Object.entries(t.busy)) {
      const pool = pools.get(id);
      if (pool !== null && pool !== undefined) busy.set(pool, (busy.get(pool) ?? 0) + share);
    }
    for (const [pool, list] of Object.entries(t.waits) as [PoolId, readonly number[]][]) {
      const all = waits.get(pool) ?? [];
      for (const s of list) all.push(s);
      waits.set(pool, all);
    }
  }
  const runs = Math.max(1, trials.length);
  return [...new Set([...busy.keys(), ...waits.keys()])]
    .map((pool): PoolResult => {
      const size = sizes.get(pool) ?? 0;
      const all = sorted(waits.get(pool) ?? []);
      const share = busy.get(pool);
      return {
        pool,
        size,
        busyShare: share === undefined || size === 0 ? null : share / runs / size,
        needs: all.length / runs,
        waitP50S: quantile(all, 0.5),
        waitP90S: quantile(all, 0.9),
      };
    })
    .toSorted(
      (a, b) =>
        (b.waitP90S ?? -1) - (a.waitP90S ?? -1) ||
        (b.busyShare ?? 0) - (a.busyShare ?? 0) ||
        (a.pool < b.pool ? -1 : 1),
    );
}

/**
 * Pools worth asking "what would one more do": in turn those on the chain that the result hung on
 * (`chain`, the longest part first), those that needs waited for longest, and the busiest; at most
 * `most`, and only such as have somebody or something to add to.
 */
export function worthAdding(
  queues: readonly PoolResult[],
  most: number,
  chain: readonly string[] = [],
): readonly PoolId[] {
  const addable = queues.filter((q) => q.size > 0);
  const onChain = chain.flatMap((pool) => addable.find((q) => q.pool === pool)?.pool ?? []);
  const byWait = addable.filter((q) => (q.waitP90S ?? 0) > 0).map((q) => q.pool);
  const byBusy = addable
    .filter((q) => q.busyShare !== null)
    .toSorted((a, b) => b.busyShare! - a.busyShare! || (a.pool < b.pool ? -1 : 1))
    .map((q) => q.pool);
  const picks = new Set<PoolId>();
  for (let i = 0; picks.size < most && i < addable.length; i++)
    for (const list of [onChain, byWait, byBusy]) {
      const pool = list[i];
      if (pool !== undefined && picks.size < most) picks.add(pool);
    }
  return [...picks];
}
