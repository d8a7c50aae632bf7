import { find } from '../../exercise/lookup.ts';
import { fromAfar } from '../protection/in-gas.ts';
import { SITE_EFFECTS } from '../sites/effects.ts';
import { isDropped, leftOf, openNeed, type SiteState } from '../sites/site.ts';
import { workPerHour } from '../sites/work-rates.ts';
import type { Task } from '../task.ts';
import { emit, finish, orderOf, wayTo, type Turn } from '../turn.ts';
import { accessPoints } from '../sites/access.ts';
import type { Point } from '../../kernel/grid.ts';
import { beginWork, effortS, goOn, withdrawFromFlames } from './field-work.ts';

/** Works at a site in common slices until nothing is left there that this team can do. */
export const workAtTask: Task = {
  destination: (t) => nearestAccess(t, siteOf(t)),

  arrived(t) {
    if (siteOf(t).doneTick >= 0) return finish(t, 'done', whyOver(siteOf(t)));
    if (!withdrawFromFlames(t)) beginWork(t);
  },

  work(t) {
    const effort = effortS(t, true);
    if (effort === null) return;
    const site = siteOf(t);
    const need = openNeed(site, t.spec.capabilities);
    if (site.doneTick >= 0 || need === undefined) return finish(t, 'done', whyOver(site));
    const key = `${site.id} ${need.capability}`;
    const left = leftOf(need) - (t.shared.siteWork.get(key) ?? 0);
    const able = (workPerHour(t.spec, t.unit.strength, need.capability) * effort) / 3600;
    const amount = Math.max(0, Math.min(left, able));
    t.shared.siteWork.set(key, (t.shared.siteWork.get(key) ?? 0) + amount);
    if (amount > 0)
      emit(t, {
        type: 'siteWorked',
        siteId: site.id,
        unitId: t.unit.id,
        capability: need.capability,
        amount,
      });
    if (amount < left) return goOn(t, 0);
    if (amount > 0 && lastOf(t, site)) complete(t, site);
    finish(t, 'done', null);
    // Whoever worked from upwind does not step up to the gas or the fire afterwards.
    const at = fromAfar(t.w, site, t.tick);
    if (at !== null) t.set.at = at;
  },
};

/** A crew that comes too late, or whose work is not needed any more, is told so. */
const whyOver = (site: SiteState): string | null => (isDropped(site) ? 'noLongerNeeded' : null);

/** The end of the site that is reached first; where no way is known, the first. */
function nearestAccess(t: Turn, site: SiteState): Point {
  const points = accessPoints(t.w.region, site);
  let best = points[0]!;
  let first = Infinity;
  if (points.length > 1)
    for (const to of points) {
      const arriveTick = wayTo(t, to, t.tick)?.route.arriveTick ?? Infinity;
      if (arriveTick >= first) continue;
      first = arriveTick;
      best = to;
    }
  return best;
}

const siteOf = (t: Turn): SiteState => find(t.w.state.sites, orderOf(t, 'workAt').siteId)!;

/** True when the work of this step has left nothing to do for anybody. */
const lastOf = (t: Turn, site: SiteState): boolean =>
  site.needs.every(
    (n) => leftOf(n) - (t.shared.siteWork.get(`${site.id} ${n.capability}`) ?? 0) <= 1e-9,
  );

function complete(t: Turn, site: SiteState): void {
  const cause = emit(t, { type: 'siteDone', siteId: site.id, unitId: t.unit.id });
  SITE_EFFECTS[site.kind](t.w, t.ctx, site, cause, t.unit.id);
}
