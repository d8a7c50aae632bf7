import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { ASSUMED } from '../assumed.ts';
import { kitPlaces, unitsIn, type ItemId } from '../supplies/items.ts';
import { facilityPoint, goodsPoint } from '../turn.ts';
import { approach, no, note, noWay, onward, team, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

type SendSupplies = Extract<UnitOrder, { type: 'sendSupplies' }>;

/** What a depot holds of an item, by the seat's lists. */
export const stockOf = (k: SeatKnowledge, depotId: string, item: ItemId): number =>
  (item === 'reliefKit'
    ? k.depots.find((d) => d.facilityId === depotId)?.kits
    : k.supplies.depots.find((d) => d.id === depotId)?.goods.find((g) => g.item === item)?.count) ??
  0;

/** What a crew says that it carries. */
const loadOf = (k: SeatKnowledge, unitId: string): { item: ItemId; count: number } | null => {
  const kits = k.units.find((u) => u.id === unitId)?.kits ?? 0;
  if (kits > 0) return { item: 'reliefKit', count: kits };
  return k.supplies.vehicles.find((v) => v.id === unitId) ?? null;
};

/**
 * From a depot to a shelter, or water to a village whose taps are dry: by the stock, the load and
 * the need that the seat knows of.
 */
export function planSendSupplies(p: Planning, order: SendSupplies): Planned {
  const { depotId, shelterId, item, count } = order;
  const depot = p.w.index.depot.get(depotId);
  if (depot === undefined) return no('unknownPlace', { place: depotId });
  const isShelter = p.w.index.shelter.has(shelterId);
  const lacking = item === 'water' && p.k.dryVillages.some((v) => v.id === shelterId);
  if (!isShelter && !p.w.index.village.has(shelterId))
    return no('unknownPlace', { place: shelterId });
  if (!Number.isInteger(count) || count < 1) return no('badArguments', { count, atLeast: 1 });
  const found = team(p, order, ['transportGoods']);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (!isShelter && !lacking) return no('notLacking', { village: shelterId, item });
  const capacity = unitsIn(item, spec.kitCapacity);
  if (count > capacity) return no('overCapacity', { unit: unit.id, item, count, capacity });
  const load = loadOf(p.k, unit.id);
  if (load !== null && load.item !== item)
    return no('otherLoadAboard', { unit: unit.id, item: load.item, count: load.count });
  const stock = stockOf(p.k, depotId, item);
  if (load === null && stock < count)
    return no('outOfStock', { depot: depotId, item, count, stock });
  const depotAt = facilityPoint(p.w, depot.facility);
  const shelterAt = goodsPoint(p.w, shelterId);
  const first = load === null ? depotAt : shelterAt;
  const a = approach(p, unit, spec, first);
  if (a === null) return noWay(p, spec, first);
  const places = kitPlaces(item, load?.count ?? count);
  const unloadS = ASSUMED.unloadS + Math.ceil((60 * places) / ASSUMED.unloadKitsPerMin);
  if (load !== null)
    return yes(a, a.etaTick + unloadS, {
      notes: [note('goodsAboard', { item, aboard: load.count })],
    });
  const ramp = p.k.depots.find((d) => d.facilityId === depotId)!;
  const ready = Math.max(a.etaTick, ramp.rampFreeTick);
  const trip = onward(p, spec, {
    from: depotAt,
    fromNode: depot.facility.nodeId,
    to: shelterAt,
    departTick: ready + Math.ceil((60 * places) / depot.loadingPerMin),
  });
  if (trip === null) return noWay(p, spec, shelterAt);
  const waiting = p.k.shelters.find((s) => s.facilityId === shelterId)?.waiting ?? 0;
  return yes(a, trip.arriveTick + unloadS, {
    notes: [note('loading', { fromTick: ready, waiting })],
    onward: trip.legs,
  });
}
