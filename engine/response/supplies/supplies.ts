import type { UnitId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Text } from '../../region/region.ts';
import { ITEMS, type ItemId } from './items.ts';

/**
 * Everything but relief kits: those are counted in depots, vehicles and shelters as `kits`, and
 * nowhere else. The type keeps a second count of them from being written.
 */
export type GoodsId = Exclude<ItemId, 'reliefKit'>;
export type Stock = Readonly<Partial<Record<GoodsId, number>>>;

export const DEPOT_TIERS = ['county', 'township', 'village', 'agency'] as const;
export type DepotTier = (typeof DEPOT_TIERS)[number];

/** Goods from outside the county. */
export interface DeliverySpec {
  readonly id: string;
  readonly name: Text;
  /** Where its lorries come in. */
  readonly portal: { readonly at: Point; readonly nodeId: number; readonly name: Text };
  readonly depotId: string;
  /** When they come in; null when an inject calls them. */
  readonly atTick: number | null;
  readonly load: Readonly<Partial<Record<ItemId, number>>>;
}

/** The scenario's part: what lies where at the start, and what comes later. Sorted by id. */
export interface SuppliesSpec {
  readonly depots: readonly {
    readonly facilityId: string;
    readonly tier: DepotTier;
    readonly stock: Stock;
  }[];
  readonly shelters: readonly { readonly facilityId: string; readonly stock: Stock }[];
  readonly deliveries: readonly DeliverySpec[];
}

/** One item in one shelter: what is left follows from it for any tick, at no cost in between. */
export interface Ledger {
  readonly item: GoodsId;
  /** Brought here so far, and used up until `sinceTick`. */
  delivered: number;
  used: number;
  sinceTick: number;
  /** Units a day that go since then. */
  perDay: number;
  /** When it will be used up at this rate; -1 for never. */
  dryTick: number;
  /** Since when people here lack it; -1 while they do not. */
  outTick: number;
}

export interface Cargo {
  readonly unitId: UnitId;
  readonly item: GoodsId;
  readonly count: number;
}

export interface DeliveryState {
  readonly id: string;
  /** When it comes, or came, into the county; -1 before it is called. */
  enterTick: number;
  /** When it will be, or was, at its depot; -1 before it has come in. */
  dueTick: number;
  arrived: boolean;
}

/** Part of the exercise state; empty where a scenario has kits alone. */
export interface SuppliesSlice {
  goods: {
    depots: { readonly facilityId: string; stock: Partial<Record<GoodsId, number>> }[];
    /** What vehicles carry beside kits: one item each. */
    cargo: Cargo[];
    shelters: { readonly facilityId: string; ledgers: Ledger[] }[];
    deliveries: DeliveryState[];
  };
}

export type SuppliesEvent =
  | {
      readonly type: 'goodsLoaded';
      readonly depotId: string;
      readonly unitId: UnitId;
      readonly item: GoodsId;
      readonly count: number;
      readonly rampFreeTick: number;
    }
  | {
      readonly type: 'goodsDelivered';
      readonly shelterId: string;
      readonly unitId: UnitId;
      readonly item: GoodsId;
      readonly count: number;
    }
  | {
      readonly type: 'goodsReturned';
      readonly depotId: string;
      readonly unitId: UnitId;
      readonly item: GoodsId;
      readonly count: number;
    }
  /** The last unit of an item has left a depot, or the people in a shelter lack it. */
  | { readonly type: 'depotRanOut'; readonly depotId: string; readonly item: GoodsId }
  | { readonly type: 'shelterRanOut'; readonly shelterId: string; readonly item: GoodsId }
  | { readonly type: 'deliveryCalled'; readonly deliveryId: string }
  | {
      readonly type: 'deliveryEntered';
      readonly deliveryId: string;
      readonly depotId: string;
      readonly dueTick: number;
    }
  | {
      readonly type: 'deliveryArrived';
      readonly deliveryId: string;
      readonly depotId: string;
      readonly load: Readonly<Partial<Record<ItemId, number>>>;
    };

const DAY_S = 86_400;

/** What is left of an item in a shelter at `tick`, in its unit; never below zero. */
export const leftAt = (l: Ledger, tick: number): number =>
  Math.max(0, l.delivered - l.used - (l.perDay * (tick - l.sinceTick)) / DAY_S);

/** Brings a ledger up to date and sets the rate for so many people from now on. */
export function settle(l: Ledger, tick: number, occupants: number): void {
  const left = leftAt(l, tick);
  const need = ITEMS[l.item].perPersonDay * occupants;
  l.used = l.delivered - left;
  l.sinceTick = tick;
  l.perDay = left > 0 ? need : 0;
  if (left > 0) {
    l.outTick = -1;
    l.dryTick = need > 0 ? tick + Math.ceil((left * DAY_S) / need) : -1;
  } else l.dryTick = need > 0 && l.outTick < 0 ? tick : -1;
}
