import type { Command } from '../../exercise/commands/command.ts';
import type { DepotState, ShelterState } from '../../exercise/state.ts';
import type { Point } from '../../kernel/grid.ts';
import type { AddressBook } from './address-book.ts';
import {
  idleTeams,
  isOpen,
  metresBetween,
  MINUTE,
  recentOrders,
  takeNearest,
  type Desk,
} from './policy.ts';

/** Loads smaller than this wait for more people, unless somebody is waiting already. */
const WORTH_A_TRIP = 40;
const RETRY_TICKS = 20 * MINUTE;

interface Need {
  readonly shelter: ShelterState;
  readonly at: Point;
  kits: number;
}

/** Kits that people in or on the way to a shelter still lack, less what is there or under way. */
function needs(desk: Desk): Need[] {
  const { k, book } = desk;
  const underWay = new Map<string, number>();
  for (const o of recentOrders(desk, 0)) {
    if (!isOpen(o) || o.order.type !== 'sendSupplies') continue;
    const id = o.order.shelterId;
    underWay.set(id, (underWay.get(id) ?? 0) + o.order.kits);
  }
  const people = new Map<string, number>();
  for (const c of k.cohorts) {
    if (c.shelterId === null || c.stage === 'relieved') continue;
    people.set(c.shelterId, (people.get(c.shelterId) ?? 0) + c.persons - c.relieved);
  }
  const out: Need[] = [];
  for (const shelter of k.shelters) {
    const id = shelter.facilityId;
    const kits = (people.get(id) ?? 0) - shelter.kits - (underWay.get(id) ?? 0);
    const least = shelter.waiting > shelter.kits ? 1 : WORTH_A_TRIP;
    const known = book.shelters.get(id);
    if (kits >= least && known !== undefined) out.push({ shelter, at: known.at, kits });
  }
  return out.sort((a, b) => b.kits - a.kits);
}

type Stock = DepotState & { left: number };

/** Mean speed of a loaded truck over straight distance in the mountains, m/s, and its stops, s. */
const TRUCK_MS = 5;
const STOPS_S = 10 * MINUTE;

/** Depot from which most kits an hour reach the place: small stores near by lose to a full one. */
function depotFor(
  depots: readonly Stock[],
  book: AddressBook,
  truck: Point,
  to: Point,
  wanted: number,
): Stock | null {
  let best: Stock | null = null;
  let bestRate = 0;
  for (const d of depots) {
    const known = book.depots.get(d.facilityId);
    if (d.left <= 0 || known === undefined) continue;
    const kits = Math.min(wanted, d.left);
    const wayS = (metresBetween(truck, known.at) + metresBetween(known.at, to)) / TRUCK_MS;
    const rate = kits / (wayS + (kits / known.loadingPerMin) * MINUTE + STOPS_S);
    if (rate <= bestRate) continue;
    best = d;
    bestRate = rate;
  }
  return best;
}

/** Idle trucks bring kits to where most are lacking, each from the depot with the shortest way. */
export function supply(desk: Desk): Command[] {
  const { k, book } = desk;
  if (k.cohorts.length === 0) return [];
  const trucks = idleTeams(desk, (spec) => spec.kitCapacity > 0);
  if (trucks.length === 0) return [];
  const depots = k.depots.map((d) => ({ ...d, left: d.kits }));
  const failed = recentOrders(desk, RETRY_TICKS).filter(
    (o) => o.status === 'refused' || o.status === 'failed',
  );
  const out: Command[] = [];
  for (const need of needs(desk)) {
    while (need.kits > 0 && trucks.length > 0) {
      const truck = takeNearest(trucks, need.at)!;
      const wanted = Math.min(need.kits, truck.spec.kitCapacity);
      const depot = depotFor(depots, book, truck.unit.at, need.at, wanted);
      if (depot === null) return out;
      if (failed.some((o) => o.order.unitId === truck.unit.id)) continue;
      const kits = Math.min(wanted, depot.left);
      need.kits -= kits;
      depot.left -= kits;
      out.push({
        type: 'sendSupplies',
        unitId: truck.unit.id,
        depotId: depot.facilityId,
        shelterId: need.shelter.facilityId,
        kits,
      });
    }
  }
  return out;
}
