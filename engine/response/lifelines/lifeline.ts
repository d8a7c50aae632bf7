import type { HazardId } from '../../hazards/hazard.ts';
import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Text } from '../../region/region.ts';

/** What people and headquarters depend on: power, telephone and mobile network, water supply. */
export const LIFELINE_KINDS = ['power', 'comms', 'water'] as const;
export type LifelineKind = (typeof LIFELINE_KINDS)[number];

/** A substation, a radio tower or a waterworks. Its id is the facility's. */
export interface LifelineAsset {
  readonly id: string;
  readonly kind: LifelineKind;
  readonly name: Text;
  readonly at: Point;
  /** Road node from which crews work on it; -1 off the roads. */
  readonly nodeId: number;
  /** Villages that it serves. */
  readonly villageIds: readonly string[];
  /** Persons of those villages. */
  readonly persons: number;
  /** Substation that it gets its power from; null for the top of the net, and for none. */
  readonly poweredBy: string | null;
  /** It works on for so long without power (battery, tank), s; 0 for substations. */
  readonly reserveS: number;
}

/** Places that need power for what they do, besides towers and waterworks. */
export const POWER_USES = ['commandPost', 'hospital', 'shelter'] as const;
export type PowerUse = (typeof POWER_USES)[number] | 'comms' | 'water';

export interface PowerUser {
  /** Facility. */
  readonly id: string;
  readonly use: PowerUse;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  readonly poweredBy: string | null;
  /** Seats that sit there and notice at once. */
  readonly seatIds: readonly SeatId[];
}

/** Where seats sit, for the purpose of reaching them: the county's centre, or a township's seat. */
export interface LinkPlace {
  /** `county`, or the township's id. */
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** Tower that carries its network; null for a place without one. */
  readonly towerId: string | null;
  /** Substation that feeds it. */
  readonly substationId: string | null;
  /** Equipped with a satellite telephone. */
  readonly satellitePhone: boolean;
  readonly seatIds: readonly SeatId[];
}

export const COUNTY_PLACE = 'county';

/** Part of a scenario, resolved: who serves whom. Arrays are sorted by id. */
export interface LifelineSpec {
  readonly assets: readonly LifelineAsset[];
  readonly users: readonly PowerUser[];
  readonly places: readonly LinkPlace[];
  /** Seats that the owners' duty desks call when something fails. */
  readonly dutySeatIds: readonly SeatId[];
}

export interface AssetState {
  readonly id: string;
  /** -1 while it is sound. */
  damagedTick: number;
  /** -1 while it serves. */
  outTick: number;
  /** Event that put it out; the cause of what follows. */
  outEvent: number;
  why: OutageWhy;
  /** Seats that know of the outage in hand. */
  knownTo: SeatId[];
  /** The outage before that one, for those who knew of it; null for none. */
  past: {
    readonly outTick: number;
    readonly backTick: number;
    readonly why: OutageWhy;
    readonly knownTo: readonly SeatId[];
  } | null;
}

/** Power of one user: command posts, hospitals, shelters, towers, waterworks. */
export interface PowerState {
  readonly id: string;
  /** -1 while the grid feeds it. */
  lostTick: number;
  lostEvent: number;
  /** When its demand was met again, by whatever; -1 while it is not, or was never lost. */
  metTick: number;
  /** Team whose generator stands there. */
  generatorFrom: UnitId | null;
  knownTo: SeatId[];
  past: {
    readonly lostTick: number;
    readonly metTick: number;
    readonly knownTo: readonly SeatId[];
  } | null;
}

export interface LinkState {
  readonly id: string;
  /** -1 while the network reaches it. */
  lostTick: number;
  lostEvent: number;
  /** First contact since the loss; -1 before. */
  contactTick: number;
  contactBy: ContactMeans | null;
  /** When a runner gets through; -1 when none is under way. */
  runnerTick: number;
}

export type ContactMeans = 'satellite' | 'runner' | 'network';

/** Word that could not be passed at once. */
export interface HeldWord {
  readonly kind: 'message' | 'report' | 'observation';
  readonly id: number;
  /** Null from or to somebody outside the exercise, who is reached by way of the county. */
  readonly fromSeatId: SeatId | null;
  readonly toSeatId: SeatId | null;
  /** When it arrives as things stand; -1 when there is no way. */
  dueTick: number;
}

/** Part of the exercise state; arrays of assets, users and links are sorted by id. */
export interface LifelineSlice {
  lifelines: {
    assets: AssetState[];
    users: PowerState[];
    links: LinkState[];
    held: HeldWord[];
    /** When anything of the above but `held` changed last; what follows is worked out a tick later. */
    changedTick: number;
  };
}

export type OutageWhy = 'damage' | 'noPower';

export type LifelineEvent =
  | {
      readonly type: 'assetDamaged';
      readonly assetId: string;
      readonly why: 'inject' | 'fire' | HazardId;
    }
  | { readonly type: 'assetRepaired'; readonly assetId: string }
  | { readonly type: 'assetOut'; readonly assetId: string; readonly why: OutageWhy }
  | { readonly type: 'assetBack'; readonly assetId: string }
  | { readonly type: 'powerLost'; readonly facilityId: string; readonly use: PowerUse }
  /** The demand is met: the grid is back, or a generator runs. */
  | {
      readonly type: 'powerDemandMet';
      readonly facilityId: string;
      readonly use: PowerUse;
      readonly by: 'grid' | 'generator';
      readonly unitId: UnitId | null;
    }
  /** The grid is back where a generator ran; its team may take it away. */
  | { readonly type: 'generatorFreed'; readonly facilityId: string }
  | { readonly type: 'outageKnown'; readonly facilityId: string; readonly seatId: SeatId }
  /** Point of the restoration curve. */
  | {
      readonly type: 'serviceCounted';
      readonly kind: LifelineKind;
      readonly served: number;
      readonly total: number;
    }
  | { readonly type: 'networkLost'; readonly placeId: string }
  | { readonly type: 'networkBack'; readonly placeId: string }
  | { readonly type: 'runnerSent'; readonly placeId: string; readonly dueTick: number }
  | { readonly type: 'contactMade'; readonly placeId: string; readonly by: ContactMeans }
  | { readonly type: 'wordHeld'; readonly word: HeldWord }
  /** Another way was found for it, sooner than the one before. */
  | { readonly type: 'wordHastened'; readonly word: HeldWord; readonly dueTick: number }
  | { readonly type: 'messageReceived'; readonly messageId: number; readonly seatId: SeatId }
  | { readonly type: 'reportReceived'; readonly reportId: number };

/** Numbers that no plan gives (assumed). Hours of work are of persons on the spot. */
export const ASSUMED_LIFELINES = {
  /** Back-up battery of a mobile tower, and what a waterworks has in its tanks, s. */
  towerReserveS: 4 * 3600,
  waterReserveS: 6 * 3600,
  /** Work to bring it back, person hours, and the fewest people who can begin. */
  repair: {
    power: { personH: 30, minPersons: 4 },
    comms: { personH: 12, minPersons: 2 },
    water: { personH: 16, minPersons: 3 },
  },
  /** Bringing a generator into position and connecting it. */
  generator: { personH: 2, minPersons: 2 },
  /** The owner's duty desk knows after this, s: remote alarms for the grid, calls for the rest. */
  deskDelayS: { power: 300, comms: 600, water: 1200 },
  /** The satellite telephone is fetched, set up under open sky and answered, s; and each call. */
  satelliteSetUpS: 600,
  satelliteCallS: 180,
  /** A place without one sends somebody by road after this, s. */
  runnerAfterS: 1800,
  /** Those who could not get through try again so often, s. */
  retryS: 300,
  /** Radiant heat that melts cable insulation, kW/m2 (World Bank, Techniques for Assessing
   * Industrial Hazards, 1988: 12.5 kW/m2, "melting of plastic tubing"). */
  damageKWM2: 12.5,
} as const;

/** Everything sound, and nobody cut off. */
export const initialLifelines = (spec: LifelineSpec | null): LifelineSlice['lifelines'] => ({
  assets: (spec?.assets ?? []).map((a) => ({
    id: a.id,
    damagedTick: -1,
    outTick: -1,
    outEvent: 0,
    why: 'damage' as const,
    knownTo: [],
    past: null,
  })),
  users: (spec?.users ?? []).map((u) => ({
    id: u.id,
    lostTick: -1,
    lostEvent: 0,
    metTick: -1,
    generatorFrom: null,
    knownTo: [],
    past: null,
  })),
  links: (spec?.places ?? []).map((p) => ({
    id: p.id,
    lostTick: -1,
    lostEvent: 0,
    contactTick: -1,
    contactBy: null,
    runnerTick: -1,
  })),
  held: [],
  changedTick: -1,
});
