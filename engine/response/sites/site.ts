import type { Point } from '../../kernel/grid.ts';
import type { Capability, SeatId, UnitId } from '../../exercise/scenario.ts';

/**
 * A place where teams with certain capabilities must do so much work: a blocked road, a wreck, a
 * broken line. What a site is about owns it; here is only the work. `SITE_EFFECTS` says what
 * becomes of the world when the work is done.
 */
export const SITE_KINDS = [
  'clearRoad',
  'restorePower',
  'restoreComms',
  'restoreWater',
  'connectGenerator',
  'rescueTrapped',
  'searchMissing',
  'treatCasualties',
  'handleIncident',
  'floodWork',
  'inspectSlope',
  'drainSlope',
  'repairInstrument',
  'cordon',
  'moveBoats',
  'closeChannel',
  'closeValve',
  'plugLeak',
  'transferCargo',
  'waterCurtain',
  'layFoam',
  'buildBund',
  'recoverLiquid',
  'lightGas',
  'layBoom',
  'ventilate',
  'setUpDecon',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** One kind of work at a site, in the unit of its capability (see `WORK_RATES`). */
export interface SiteNeed {
  readonly capability: Capability;
  amount: number;
  done: number;
  /** Fewer people than this cannot begin. */
  readonly minPersons: number;
}

export interface SiteState {
  /** `<kind>:<subject>`: tells nobody how many sites there are that he does not know of. */
  readonly id: string;
  readonly kind: SiteKind;
  /** Id of the thing that the site is about: a road edge, an asset, an incident. */
  readonly subject: string;
  readonly at: Point;
  /** Road nodes from which it can be worked on: both ends of a blocked road; empty off the roads. */
  readonly nodeIds: readonly number[];
  readonly openedTick: number;
  /** Event that opened it: the start of its evidence. */
  readonly openedEvent: number;
  /** -1 while there is work left. */
  doneTick: number;
  needs: SiteNeed[];
  /** Seats that know of it, in the order in which they heard. */
  knownTo: SeatId[];
  /** The same site before it opened again, for those who know of that alone. */
  readonly past?: SiteState;
}

/** Part of the exercise state: sites sorted by id, those that are done kept as history. */
export interface SiteSlice {
  sites: SiteState[];
}

export type SiteEvent =
  | {
      readonly type: 'siteOpened';
      readonly site: Omit<SiteState, 'openedTick' | 'openedEvent' | 'doneTick' | 'past'>;
    }
  | { readonly type: 'siteKnown'; readonly siteId: string; readonly seatId: SeatId }
  | {
      readonly type: 'siteWorked';
      readonly siteId: string;
      readonly unitId: UnitId;
      readonly capability: Capability;
      readonly amount: number;
    }
  | {
      /** There is more or less of a kind of work than there was. */
      readonly type: 'siteAmended';
      readonly siteId: string;
      readonly capability: Capability;
      readonly amount: number;
    }
  | { readonly type: 'siteDone'; readonly siteId: string; readonly unitId: UnitId }
  /** Nobody needs the rest of the work any more. */
  | { readonly type: 'siteDropped'; readonly siteId: string };

const ids = new Map<SiteKind, Map<string | number, string>>();

/** Asked for at every due moment, so each is written once. */
export function siteId(kind: SiteKind, subject: string | number): string {
  let ofKind = ids.get(kind);
  if (ofKind === undefined) ids.set(kind, (ofKind = new Map()));
  let id = ofKind.get(subject);
  if (id === undefined) ofKind.set(subject, (id = `${kind}:${subject}`));
  return id;
}

/** Closed with work left: what it was about needs it no more. */
export const isDropped = (site: SiteState): boolean =>
  site.doneTick >= 0 && site.needs.some((n) => leftOf(n) > 1e-9);

/** What is still to be done of a need, in its unit. */
export const leftOf = (need: SiteNeed): number => Math.max(0, need.amount - need.done);

/** First unfinished need that one of these capabilities serves. */
export const openNeed = (
  site: SiteState,
  capabilities: readonly Capability[],
): SiteNeed | undefined =>
  site.needs.find((n) => leftOf(n) > 0 && capabilities.includes(n.capability));

/** A site as a seat knows it: as it is, as it was before it opened again, or not at all. */
export function knownSite(site: SiteState, seatId: SeatId): SiteState | null {
  for (let x: SiteState | undefined = site; x !== undefined; x = x.past)
    if (x.knownTo.includes(seatId)) return x;
  return null;
}
