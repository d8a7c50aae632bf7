import type { StepContext, World } from '../../exercise/world.ts';
import { siteId } from './site.ts';

/** Closes a road; what lies on it can be cleared from either end, by whoever knows of it. */
export function blockRoad(
  w: World,
  ctx: StepContext,
  edgeId: number,
  debrisM3: number,
  cause: number | null,
): void {
  const closed = ctx.emit({ type: 'roadClosed', edgeId, reason: 'inject' }, cause);
  if (debrisM3 <= 0) return;
  const edge = w.region.roads.edges[edgeId]!;
  ctx.emit(
    {
      type: 'siteOpened',
      site: {
        id: siteId('clearRoad', edgeId),
        kind: 'clearRoad',
        subject: String(edgeId),
        at: edge.line[edge.line.length >> 1]!,
        nodeIds: [edge.a, edge.b],
        needs: [{ capability: 'clearRoad', amount: debrisM3, done: 0, minPersons: 1 }],
        knownTo: [],
      },
    },
    closed,
  );
}
