import type { Capability, SeatId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';
import type { SiteKind } from '../sites/site.ts';

/** What stands and floats at the water's edge below a slope. */
interface Place {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  /** Road node from which it is reached, or -1. */
  readonly nodeId: number;
  /** Slope whose slide would make waves here. */
  readonly slideId: string;
  readonly provenance: Provenance;
}

/** Boats moored at a bank. */
export interface BerthSpec extends Place {
  readonly boats: number;
  /** People who are on board of them. */
  readonly persons: number;
}

/** People at the water: at a landing, bathing, fishing, washing. */
export interface BankSpec extends Place {
  /** Height of the place over the water, m. */
  readonly heightM: number;
  /** Most people there, and the share of them at each hour of the day. */
  readonly persons: number;
  readonly byHour: readonly number[];
  /** Whose people they are, or null for visitors. */
  readonly villageId: string | null;
}

/** Shipping through a reach. */
export interface ChannelSpec extends Place {
  readonly boatsPerHour: number;
  readonly personsPerBoat: number;
  /** Time that a boat is within reach of the waves, min. */
  readonly transitMin: number;
}

/** All lists by rising id. */
export interface WaterfrontSpec {
  readonly berths: readonly BerthSpec[];
  readonly banks: readonly BankSpec[];
  readonly channels: readonly ChannelSpec[];
}

/** What a wave has done at a place; counts are boats of a berth or channel, persons of a bank. */
export interface WaveToll {
  readonly crestM: number;
  readonly runUpM: number;
  /** Boats or people that were there. */
  readonly there: number;
  readonly sunk: number;
  readonly adrift: number;
  readonly hurt: number;
  readonly missing: number;
}

export interface WaterPlaceState {
  readonly id: string;
  /** When the boats were away, the bank empty, the channel shut; -1 before. */
  doneTick: number;
  /** When a wave came, what it did. */
  hitTick: number;
  toll: WaveToll | null;
  knownTo: SeatId[];
}

/** Part of the exercise state: places by rising id. */
export interface WaterfrontSlice {
  waterfront: WaterPlaceState[];
}

export type WaterfrontEvent =
  | {
      readonly type: 'waterfrontSafe';
      readonly placeId: string;
      readonly what: 'boatsMoved' | 'bankCordoned' | 'channelClosed';
    }
  | { readonly type: 'waterfrontHit'; readonly placeId: string; readonly toll: WaveToll }
  | { readonly type: 'waterfrontKnown'; readonly placeId: string; readonly seatId: SeatId };

export const WATER_KINDS = ['berth', 'bank', 'channel'] as const;
export type WaterKind = (typeof WATER_KINDS)[number];

/** What makes a place at the water safe. */
export const WATER_WORK = {
  berth: { kind: 'moveBoats', capability: 'waterRescue', minPersons: 2 },
  bank: { kind: 'cordon', capability: 'crowdControl', minPersons: 2 },
  channel: { kind: 'closeChannel', capability: 'waterRescue', minPersons: 2 },
} as const satisfies Record<
  WaterKind,
  { readonly kind: SiteKind; readonly capability: Capability; readonly minPersons: number }
>;

/** A place at the water as a seat knows it. */
export interface WaterPlaceView {
  readonly id: string;
  readonly kind: WaterKind;
  readonly name: Text;
  readonly at: Point;
  /** Boats of a berth; boats an hour of a channel. */
  readonly boats: number;
  /** On board of all boats of a berth, of each boat of a channel; most on a bank at any hour. */
  readonly persons: number;
  /** Height of a bank over the water, m; null for the others. */
  readonly heightM: number | null;
  /** Since when it is safe; -1 before. */
  readonly safeTick: number;
  /** What the seat has heard of a wave there; null for nothing. */
  readonly toll: WaveToll | null;
}

/** All places of a scenario, by rising id, with what they are. */
export function waterPlaces(
  spec: WaterfrontSpec | null,
): readonly (
  | ({ readonly kind: 'berth' } & BerthSpec)
  | ({ readonly kind: 'bank' } & BankSpec)
  | ({ readonly kind: 'channel' } & ChannelSpec)
)[] {
  if (spec === null) return [];
  return [
    ...spec.berths.map((x) => ({ kind: 'berth' as const, ...x })),
    ...spec.banks.map((x) => ({ kind: 'bank' as const, ...x })),
    ...spec.channels.map((x) => ({ kind: 'channel' as const, ...x })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const initialWaterfront = (spec: WaterfrontSpec | null): WaterPlaceState[] =>
  waterPlaces(spec).map(({ id }) => ({ id, doneTick: -1, hitTick: -1, toll: null, knownTo: [] }));
