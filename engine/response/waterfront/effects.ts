import type { SiteEffect } from '../sites/effects.ts';

const safe =
  (what: 'boatsMoved' | 'bankCordoned' | 'channelClosed'): SiteEffect =>
  (_w, ctx, site, cause) => {
    ctx.emit({ type: 'waterfrontSafe', placeId: site.subject, what }, cause);
  };

/** What becomes of a place at the water when the work there is done. */
export const WATERFRONT_EFFECTS = {
  cordon: safe('bankCordoned'),
  moveBoats: safe('boatsMoved'),
  closeChannel: safe('channelClosed'),
} satisfies Record<string, SiteEffect>;
