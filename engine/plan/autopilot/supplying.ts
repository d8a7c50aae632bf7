import type { Command } from '../../exercise/commands/command.ts';
import type { Point } from '../../kernel/grid.ts';
import { ITEMS, kitPlaces, unitsIn, type ItemId } from '../../response/supplies/items.ts';
import { peopleExpected } from './expecting.ts';
import {
  HOUR,
  idleTeams,
  isOpen,
  metresBetween,
  MINUTE,
  recentOrders,
  takeNearest,
  teamsFor,
  type Available,
  type Desk,
} from './policy.ts';

/** Loads smaller than this wait for more people, unless somebody is waiting already. */
const WORTH_A_TRIP = 40;
const RETRY_TICKS = 20 * MINUTE;
/** Water and food are sent when a shelter has less than this left, and for so long ahead. */
const LOW_TICKS = 3 * HOUR;
const AHEAD_TICKS = 12 * HOUR;

interface Need {
  readonly shelterId: string;
  readonly at: Point;
  readonly item: ItemId;
  count: number;
  /** The more pressing comes first. */
  readonly rank: number;
}

/** Of an item under way to shelters, by shelter and item. */
function underWay(desk: Desk): Map<string, number> {
  const out = new Map<string, number>();
  for (const o of recentOrders(desk, 0)) {
    const { order } = o;
    if (!isOpen(o) || order.type !== 'sendSupplies') continue;
    const key = `${order.shelterId} ${order.item}`;
    out.set(key, (out.get(key) ?? 0) + order.count);
  }
  return out;
}

/** People by the shelter that they are in or on the way to, and those of them without a kit. */
function peopleBound(desk: Desk): Map<string, { persons: number; lacking: number }> {
  const people = new Map<string, { persons: number; lacking: number }>();
  for (const c of desk.k.cohorts) {
    if (c.shelterId === null) continue;
    const at = people.get(c.shelterId) ?? { persons: 0, lacking: 0 };
    at.persons += c.persons;
    at.lacking += c.persons - c.relieved;
    people.set(c.shelterId, at);
  }
  return people;
}

/**
 * Kits that people in or on the way to a shelter still lack, and water and food that will be used
 * up there within hours, less what is there or under way; water for villages whose taps are dry.
 */
function needs(desk: Desk, lowTicks: number): Need[] {
  const { k, book } = desk;
  const coming = underWay(desk);
  const people = peopleBound(desk);
  const expected = peopleExpected(desk);
  const out: Need[] = [];
  for (const shelter of k.shelters) {
    const shelterId = shelter.facilityId;
    const at = book.shelters.get(shelterId)?.at;
    if (at === undefined) continue;
    const lacking = (people.get(shelterId)?.lacking ?? 0) + (expected.get(shelterId) ?? 0);
    const count = lacking - shelter.kits - (coming.get(`${shelterId} reliefKit`) ?? 0);
    const least = shelter.waiting > shelter.kits ? 1 : WORTH_A_TRIP;
    if (count >= least) out.push({ shelterId, at, item: 'reliefKit', count, rank: count });
  }
  for (const { id, goods } of k.supplies.shelters) {
    const at = book.shelters.get(id)?.at;
    const persons = people.get(id)?.persons ?? 0;
    if (at === undefined || persons === 0) continue;
    for (const g of goods) {
      const perTick = (ITEMS[g.item].perPersonDay * persons) / (24 * HOUR);
      const left = g.count + (coming.get(`${id} ${g.item}`) ?? 0);
      if (perTick === 0 || left >= perTick * lowTicks) continue;
      const count = Math.ceil(perTick * AHEAD_TICKS - left);
      // A kit has the first water and food in it: who has none of either comes before these.
      out.push({ shelterId: id, at, item: g.item, count, rank: 0 });
    }
  }
  for (const v of k.dryVillages) {
    const at = book.villages.find((x) => x.id === v.id)?.at;
    const perTick = (ITEMS.water.perPersonDay * v.persons) / (24 * HOUR);
    const left = v.litres + (coming.get(`${v.id} water`) ?? 0);
    if (at === undefined || perTick === 0 || left >= perTick * lowTicks) continue;
    const count = Math.ceil(perTick * AHEAD_TICKS - left);
    out.push({ shelterId: v.id, at, item: 'water', count, rank: 0.5 });
  }
  return out.sort((a, b) => b.rank - a.rank);
}

/** What a depot has of an item. */
interface Stock {
  readonly id: string;
  readonly at: Point;
  readonly loadingPerMin: number;
  left: number;
  /** Lorries of the seat that were sent for it and have not loaded yet, by their distance, m. */
  readonly expected: readonly { readonly metres: number; readonly count: number }[];
}

/** What the depots have of an item, by the seat's lists, and who is on the way to fetch of it. */
function stocks(desk: Desk, item: ItemId): Stock[] {
  const { k, book } = desk;
  const listed: readonly { readonly id: string; readonly count: number }[] =
    item === 'reliefKit'
      ? k.depots.map((d) => ({ id: d.facilityId, count: d.kits }))
      : k.supplies.depots.map(({ id, goods }) => ({
          id,
          count: goods.find((g) => g.item === item)?.count ?? 0,
        }));
  return listed.flatMap(({ id, count }) => {
    const depot = book.depots.get(id);
    if (depot === undefined || count <= 0) return [];
    const expected = lorriesFor(desk, item, id, depot.at);
    return [{ id, at: depot.at, loadingPerMin: depot.loadingPerMin, left: count, expected }];
  });
}

/** Lorries that were sent to a depot for an item and have not loaded it yet. */
function lorriesFor(desk: Desk, item: ItemId, depotId: string, at: Point): Stock['expected'] {
  return recentOrders(desk, 0).flatMap((o) => {
    const { order } = o;
    if (order.type !== 'sendSupplies' || order.item !== item || order.depotId !== depotId)
      return [];
    // The order is worked on from the moment of loading: then the list has it already.
    if (!isOpen(o) || o.status === 'working') return [];
    const lorry = desk.teams().find((t) => t.unit.id === order.unitId);
    if (lorry === undefined) return [];
    return [{ metres: metresBetween(lorry.unit.at, at), count: order.count }];
  });
}

/**
 * What a truck finds at a depot: the stock, less what lorries that are nearer were sent for. One
 * that is farther comes later, or not at all where the roads have failed it: it holds nothing back.
 */
function leftFor(depot: Stock, truck: Point): number {
  const metres = metresBetween(truck, depot.at);
  let left = depot.left;
  for (const e of depot.expected) if (e.metres <= metres) left -= e.count;
  return left;
}

/** Mean speed of a loaded truck over straight distance in the mountains, m/s, and its stops, s. */
const TRUCK_MS = 5;
const STOPS_S = 10 * MINUTE;

/** Depot from which most an hour reaches the place: small stores near by lose to a full one. */
function depotFor(
  depots: readonly Stock[],
  truck: Point,
  to: Point,
  wanted: { readonly item: ItemId; readonly count: number },
): Stock | null {
  let best: Stock | null = null;
  let bestRate = 0;
  for (const d of depots) {
    const count = Math.min(wanted.count, leftFor(d, truck));
    if (count <= 0) continue;
    const wayS = (metresBetween(truck, d.at) + metresBetween(d.at, to)) / TRUCK_MS;
    const loadS = (kitPlaces(wanted.item, count) / d.loadingPerMin) * MINUTE;
    const rate = count / (wayS + loadS + STOPS_S);
    if (rate <= bestRate) continue;
    best = d;
    bestRate = rate;
  }
  return best;
}

/** What is brought to shelters, and when. */
export interface SupplyRule {
  /** Null for every item. */
  readonly items: readonly ItemId[] | null;
  /** Water and food are sent when there is less left than for this long. */
  readonly lowTicks: number;
}

const USUAL_SUPPLY: SupplyRule = { items: null, lowTicks: LOW_TICKS };

const kitsIn = ({ spec }: Available): number => spec.kitCapacity;

/** Idle trucks bring what is lacking most, each from the depot with the shortest way. */
export function supply(desk: Desk, rule: SupplyRule = USUAL_SUPPLY): Command[] {
  const { k } = desk;
  const trucks = idleTeams(desk, (spec) => spec.kitCapacity > 0);
  if (trucks.length === 0 && desk.short === undefined) return [];
  if (k.cohorts.length === 0 && k.dryVillages.length === 0 && !k.flooding) return [];
  const failed = recentOrders(desk, RETRY_TICKS).filter(
    (o) => o.status === 'refused' || o.status === 'failed',
  );
  const depots = new Map<ItemId, Stock[]>();
  const out: Command[] = [];
  for (const need of needs(desk, rule.lowTicks)) {
    const { item, shelterId } = need;
    if (rule.items !== null && !rule.items.includes(item)) continue;
    const inStock = depots.get(item) ?? stocks(desk, item);
    depots.set(item, inStock);
    while (need.count > 0 && trucks.length > 0) {
      if (inStock.every((d) => d.left <= 0)) break;
      const reaches = (t: Available, d: Stock): boolean =>
        leftFor(d, t.unit.at) > 0 && desk.canGo(t, d.at);
      const truck = takeNearest(
        trucks,
        need.at,
        (t) => desk.canGo(t, need.at) && inStock.some((d) => reaches(t, d)),
      );
      if (truck === null) break;
      const most = Math.min(need.count, unitsIn(item, truck.spec.kitCapacity));
      const inReach = inStock.filter((d) => reaches(truck, d));
      const depot = depotFor(inReach, truck.unit.at, need.at, { item, count: most });
      if (depot === null) break;
      if (failed.some((o) => o.order.unitId === truck.unit.id)) continue;
      const count = Math.min(most, leftFor(depot, truck.unit.at));
      need.count -= count;
      depot.left -= count;
      const unitId = truck.unit.id;
      out.push({ type: 'sendSupplies', unitId, depotId: depot.id, shelterId, item, count });
    }
    if (need.count > 0 && trucks.length === 0 && inStock.some((d) => d.left > 0))
      desk.short?.(teamsFor(desk, kitPlaces(item, need.count), kitsIn));
  }
  return out;
}
