import { find } from '../../exercise/lookup.ts';
import type { UnitId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { SiteEffect } from '../sites/effects.ts';

/** Where a team's generator stands; null while it is on its lorry. */
export function generatorAt(w: World, unitId: UnitId): string | null {
  for (const u of w.state.lifelines.users) if (u.generatorFrom === unitId) return u.id;
  return null;
}

/** The generator of the team that finished the work feeds the place until the grid does again. */
export const connectGenerator: SiteEffect = (w, ctx, site, cause, unitId) => {
  const user = find(w.state.lifelines.users, site.subject)!;
  if (user.lostTick < 0 || user.metTick >= 0) return;
  const { use } = find(w.scenario.lifelines!.users, site.subject)!;
  ctx.emit({ type: 'powerDemandMet', facilityId: user.id, use, by: 'generator', unitId }, cause);
};
