import type { EventBody } from '../../exercise/event.ts';
import { ASSUMED } from '../assumed.ts';
import { aboardOf, inDepot } from '../supplies/aboard.ts';
import { kitPlaces, unitsIn } from '../supplies/items.ts';
import type { Task } from '../task.ts';
import {
  emit,
  facilityPoint,
  finish,
  now,
  orderOf,
  goodsPoint,
  travel,
  working,
  type Turn,
} from '../turn.ts';

/** `progress` of a supply run. */
const PHASE = { toDepot: 0, loading: 1, toShelter: 2, unloading: 3 } as const;

/** A vehicle takes goods from a depot to a shelter, or water to a village that lacks it. One vehicle at a time loads at a depot's ramp. */
export const sendSuppliesTask: Task = {
  destination(t) {
    const order = orderOf(t, 'sendSupplies');
    return now(t, 'progress') >= PHASE.toShelter || aboardOf(t.w, t.unit) !== null
      ? goodsPoint(t.w, order.shelterId)
      : facilityPoint(t.w, t.w.index.depot.get(order.depotId)!.facility);
  },

  arrived(t) {
    const load = aboardOf(t.w, t.unit);
    if (load === null) return takeUp(t);
    t.set.progress = PHASE.unloading;
    const minutes = kitPlaces(load.item, load.count) / ASSUMED.unloadKitsPerMin;
    return working(t, t.tick + ASSUMED.unloadS + Math.ceil(60 * minutes));
  },

  work(t) {
    const { shelterId } = orderOf(t, 'sendSupplies');
    if (now(t, 'progress') === PHASE.loading) {
      t.set.progress = PHASE.toShelter;
      travel(t, goodsPoint(t.w, shelterId));
      return;
    }
    const { item, count } = aboardOf(t.w, t.unit)!;
    const unitId = t.unit.id;
    emit(
      t,
      !t.w.index.shelter.has(shelterId)
        ? { type: 'waterBrought', villageId: shelterId, unitId, litres: count }
        : item === 'reliefKit'
          ? { type: 'kitsDelivered', shelterId, unitId, kits: count }
          : { type: 'goodsDelivered', shelterId, unitId, item, count },
    );
    finish(t, 'done', null);
  },
};

/** Takes its place at the ramp; what it loads is this vehicle's from now on. */
function takeUp(t: Turn): void {
  const { depotId, item, count: wanted } = orderOf(t, 'sendSupplies');
  const { at, loadingPerMin } = t.w.index.depot.get(depotId)!;
  const key = `${depotId} ${item}`;
  const left = inDepot(t.w, depotId, item) - (t.shared.goodsTaken.get(key) ?? 0);
  const count = Math.min(wanted, left, unitsIn(item, t.spec.kitCapacity));
  if (count <= 0) return finish(t, 'failed', 'outOfStock');
  const depot = t.w.state.depots[at]!;
  const free = Math.max(t.tick, depot.rampFreeTick, t.shared.rampFree.get(depotId) ?? 0);
  const rampFreeTick = free + Math.ceil((60 * kitPlaces(item, count)) / loadingPerMin);
  t.shared.rampFree.set(depotId, rampFreeTick);
  t.shared.goodsTaken.set(key, (t.shared.goodsTaken.get(key) ?? 0) + count);
  const unitId = t.unit.id;
  const kits = item === 'reliefKit';
  emit(
    t,
    kits
      ? { type: 'kitsLoaded', depotId, unitId, kits: count, rampFreeTick }
      : { type: 'goodsLoaded', depotId, unitId, item, count, rampFreeTick },
  );
  const out: EventBody = kits
    ? { type: 'stockedOut', depotId }
    : { type: 'depotRanOut', depotId, item };
  if (count === left) t.ctx.emit(out, t.cause);
  t.set.progress = PHASE.loading;
  working(t, rampFreeTick);
}
