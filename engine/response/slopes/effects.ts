import type { SiteEffect } from '../sites/effects.ts';
import { ASSUMED_SLOPES } from './assumed.ts';
import { inspectSlope } from './inspect.ts';

/** What becomes of a slope when the work there is done. */
export const SLOPE_EFFECTS = {
  inspectSlope,
  drainSlope(_w, ctx, site, cause) {
    const { drainShare: share } = ASSUMED_SLOPES;
    ctx.emit({ type: 'slopeDrained', slideId: site.subject, share }, cause);
    ctx.hazardAction('landslide', { kind: 'drain', slideId: site.subject, share });
  },
  repairInstrument(_w, ctx, site) {
    ctx.hazardAction('landslide', { kind: 'repair', pointId: site.subject });
  },
} satisfies Record<string, SiteEffect>;
