import type { StepContext, World } from '../../exercise/world.ts';
import { openDebris } from './open-site.ts';

/** Closes a road; what lies on it can be cleared from either end, by whoever knows of it. */
export function blockRoad(
  w: World,
  ctx: StepContext,
  edgeId: number,
  debrisM3: number,
  cause: number | null,
): void {
  const closed = ctx.emit({ type: 'roadClosed', edgeId, reason: 'inject' }, cause);
  if (debrisM3 > 0) openDebris(w, ctx, edgeId, debrisM3, [], closed);
}
