import type { SiteView } from '../../exercise/part-views.ts';
import { isDropped, leftOf, type SiteState } from './site.ts';

/** A site as a page shows it: what is left, as a share of each kind of work. */
export const siteView = (site: SiteState): SiteView => ({
  id: site.id,
  kind: site.kind,
  subject: site.subject,
  at: { e: Math.round(site.at.e), n: Math.round(site.at.n) },
  openedTick: site.openedTick,
  doneTick: site.doneTick,
  dropped: isDropped(site),
  needs: site.needs.map((n) => ({
    capability: n.capability,
    amount: n.amount,
    left: Math.round(leftOf(n) * 10) / 10,
    minPersons: n.minPersons,
  })),
});
