import type { PlanTrace, PoolTrace } from './plan-trace.ts';
import { ResourceQueue, type QueueUsage } from './resource-queue.ts';

/** A pool of teams with what was asked of it, and its share of all the waiting for teams. */
export interface Bottleneck {
  readonly pool: Omit<PoolTrace, 'requests'>;
  readonly usage: QueueUsage;
  /** 0 to 1; 0 for all when nobody waited. */
  readonly waitShare: number;
}

/** Pools by the time that was spent waiting for them, the most first; the busier first among equals. */
export function bottlenecks(trace: PlanTrace): readonly Bottleneck[] {
  const all = trace.pools.map(({ requests, ...pool }) => ({
    pool,
    usage: new ResourceQueue(pool.teams, requests.slice()).usage(trace.endTick),
  }));
  const waited = (u: QueueUsage): number => u.waitMeanTicks * u.asked;
  const total = all.reduce((n, x) => n + waited(x.usage), 0);
  return all
    .map((x) => ({ ...x, waitShare: total === 0 ? 0 : waited(x.usage) / total }))
    .sort(
      (a, b) =>
        b.waitShare - a.waitShare ||
        b.usage.busyShare - a.usage.busyShare ||
        (a.pool.id < b.pool.id ? -1 : 1),
    );
}
