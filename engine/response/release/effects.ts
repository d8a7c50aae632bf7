import type { SiteEffect } from '../sites/effects.ts';
import { ASSUMED_RELEASE } from './assumed.ts';
import type { ReleaseMeasure } from './release.ts';

/** A curtain lasts while teams hold it: the system of releases sees to that. */
const heldByTeams: SiteEffect = () => {};
/** Far beyond the end of any exercise: a pump runs until there is nothing left. */
export const FOR_GOOD = 1e8;

/** What becomes of a release when a measure is finished. */
export const RELEASE_EFFECTS: Readonly<Record<ReleaseMeasure, SiteEffect>> = {
  closeValve: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', { kind: 'closeValve', tank: site.subject }),
  plugLeak: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', { kind: 'plug', tank: site.subject, share: 1 }),
  transferCargo: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', {
      kind: 'transfer',
      tank: site.subject,
      rateKgS: ASSUMED_RELEASE.transferKgS,
      untilTick: FOR_GOOD,
    }),
  recoverLiquid: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', {
      kind: 'recover',
      tank: site.subject,
      rateKgS: ASSUMED_RELEASE.recoverKgS,
      untilTick: FOR_GOOD,
    }),
  buildBund: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', {
      kind: 'bund',
      tank: site.subject,
      areaM2: ASSUMED_RELEASE.bundM2,
    }),
  layBoom(w, ctx, site) {
    const boom = w.scenario.release!.booms.find((b) => b.id === site.subject)!;
    ctx.hazardAction('hazmat', { kind: 'boom', atM: boom.atM, share: boom.share });
  },
  ventilate: (_w, ctx, site) =>
    ctx.hazardAction('hazmat', {
      kind: 'ventilate',
      confined: site.subject,
      airChangesH: ASSUMED_RELEASE.blowerAirChangesH,
    }),
  lightGas(w, ctx, site) {
    const { at } = w.scenario.hazmat!.tanks.find((t) => t.id === site.subject)!;
    ctx.hazardAction('hazmat', { kind: 'ignite', at, cause: 'team' });
  },
  setUpDecon: (_w, ctx, _site, cause) => void ctx.emit({ type: 'deconReady' }, cause),
  waterCurtain: heldByTeams,
  /** A blanket that has been laid puts out what burns under it. */
  layFoam(w, ctx, site) {
    const burning = w.hazmat!.sources().find((s) => s.id === site.subject)?.burning;
    if (burning === 'pool') ctx.hazardAction('hazmat', { kind: 'extinguish', tank: site.subject });
  },
};
