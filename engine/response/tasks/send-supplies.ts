import { ASSUMED } from '../assumed.ts';
import type { Task } from '../task.ts';
import {
  emit,
  facilityPoint,
  finish,
  now,
  orderOf,
  shelterPoint,
  travel,
  working,
  type Turn,
} from '../turn.ts';

/** `progress` of a supply run. */
const PHASE = { toDepot: 0, loading: 1, toShelter: 2, unloading: 3 } as const;

/** A vehicle takes kits from a depot to a shelter. One vehicle at a time loads at a depot's ramp. */
export const sendSuppliesTask: Task = {
  destination(t) {
    const order = orderOf(t, 'sendSupplies');
    return now(t, 'progress') >= PHASE.toShelter || now(t, 'kits') > 0
      ? shelterPoint(t.w, order.shelterId)
      : facilityPoint(t.w, t.w.index.depot.get(order.depotId)!.facility);
  },

  arrived(t) {
    if (now(t, 'kits') > 0) {
      t.set.progress = PHASE.unloading;
      const minutes = now(t, 'kits') / ASSUMED.unloadKitsPerMin;
      return working(t, t.tick + ASSUMED.unloadS + Math.ceil(60 * minutes));
    }
    load(t);
  },

  work(t) {
    const { shelterId } = orderOf(t, 'sendSupplies');
    if (now(t, 'progress') === PHASE.loading) {
      t.set.progress = PHASE.toShelter;
      travel(t, shelterPoint(t.w, shelterId));
      return;
    }
    emit(t, { type: 'kitsDelivered', shelterId, unitId: t.unit.id, kits: t.unit.kits });
    finish(t, 'done', null);
  },
};

/** Takes its place at the ramp; the kits are this vehicle's from now on. */
function load(t: Turn): void {
  const { depotId, kits: wanted } = orderOf(t, 'sendSupplies');
  const { at, loadingPerMin } = t.w.index.depot.get(depotId)!;
  const depot = t.w.state.depots[at]!;
  const left = depot.kits - (t.shared.kitsTaken.get(depotId) ?? 0);
  const kits = Math.min(wanted, left, t.spec.kitCapacity);
  if (kits <= 0) return finish(t, 'failed', 'outOfStock');
  const free = Math.max(t.tick, depot.rampFreeTick, t.shared.rampFree.get(depotId) ?? 0);
  const rampFreeTick = free + Math.ceil((60 * kits) / loadingPerMin);
  t.shared.rampFree.set(depotId, rampFreeTick);
  t.shared.kitsTaken.set(depotId, (t.shared.kitsTaken.get(depotId) ?? 0) + kits);
  emit(t, { type: 'kitsLoaded', depotId, unitId: t.unit.id, kits, rampFreeTick });
  if (kits === left) t.ctx.emit({ type: 'stockedOut', depotId }, t.cause);
  t.set.progress = PHASE.loading;
  working(t, rampFreeTick);
}
