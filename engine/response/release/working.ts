import { find } from '../../exercise/lookup.ts';
import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { SiteState } from '../sites/site.ts';

/** The site that a team has been ordered to work at; undefined for other orders. */
export function orderedSite(w: World, u: UnitState): SiteState | undefined {
  if (u.orderId === null) return undefined;
  const order = find(w.state.orders, u.orderId)?.order;
  return order?.type === 'workAt' ? find(w.state.sites, order.siteId) : undefined;
}

/** Teams at work at a site now. */
export const workersAt = (w: World, siteId: string): readonly UnitState[] =>
  w.state.units.filter((u) => u.status === 'working' && orderedSite(w, u)?.id === siteId);
