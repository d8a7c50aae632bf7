import type { StepContext, World } from '../../exercise/world.ts';
import type { UnitId } from '../../exercise/scenario.ts';
import { RELEASE_EFFECTS } from '../release/effects.ts';
import { connectGenerator } from '../lifelines/generator.ts';
import { SLOPE_EFFECTS } from '../slopes/effects.ts';
import { WATERFRONT_EFFECTS } from '../waterfront/effects.ts';
import { finishWork } from '../flood-works/system.ts';
import type { SiteKind, SiteState } from './site.ts';

/** What becomes of the world when the work at a site is done, as events caused by `cause`. */
export type SiteEffect = (
  w: World,
  ctx: StepContext,
  site: SiteState,
  cause: number,
  /** Who did the last of the work. */
  unitId: UnitId,
) => void;

const repaired: SiteEffect = (_w, ctx, site, cause) => {
  ctx.emit({ type: 'assetRepaired', assetId: site.subject }, cause);
};

/** The owners of these look at the work that has been done, and at what is left. */
const seenByItsSystem: SiteEffect = () => {};

export const SITE_EFFECTS: Readonly<Record<SiteKind, SiteEffect>> = {
  restorePower: repaired,
  restoreComms: repaired,
  restoreWater: repaired,
  connectGenerator,
  clearRoad(w, ctx, site, cause) {
    const edgeId = Number(site.subject);
    if (w.state.closures.some((c) => c.edgeId === edgeId))
      ctx.emit({ type: 'roadOpened', edgeId }, cause);
  },
  rescueTrapped: seenByItsSystem,
  searchMissing: seenByItsSystem,
  treatCasualties: seenByItsSystem,
  handleIncident: seenByItsSystem,
  floodWork(w, ctx, site, cause) {
    finishWork(w, ctx, site.subject, cause);
  },
  ...SLOPE_EFFECTS,
  ...WATERFRONT_EFFECTS,
  ...RELEASE_EFFECTS,
};
