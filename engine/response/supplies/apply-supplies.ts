import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { settle, type GoodsId, type Ledger } from './supplies.ts';

const at = <T extends { facilityId: string }>(list: readonly T[], id: string): T => {
  const found = list.find((x) => x.facilityId === id);
  if (found === undefined) throw new Error(`no goods are kept at ${id}`);
  return found;
};

function addToDepot(s: ExerciseState, depotId: string, item: GoodsId, count: number): void {
  const { stock } = at(s.goods.depots, depotId);
  stock[item] = (stock[item] ?? 0) + count;
}

function unload(s: ExerciseState, unitId: string): void {
  s.goods.cargo = s.goods.cargo.filter((c) => c.unitId !== unitId);
}

function ledgerOf(s: ExerciseState, shelterId: string, item: GoodsId, tick: number): Ledger {
  const { ledgers } = at(s.goods.shelters, shelterId);
  let found = ledgers.find((l) => l.item === item);
  if (found === undefined) {
    ledgers.push({
      item,
      delivered: 0,
      used: 0,
      sinceTick: tick,
      perDay: 0,
      dryTick: -1,
      outTick: -1,
    });
    found = ledgers.at(-1)!;
  }
  return found;
}

const occupantsOf = (s: ExerciseState, shelterId: string): number =>
  at(s.shelters, shelterId).occupants;

/** The part of `apply` that writes goods: every unit is in one place, or used up in a shelter. */
export function applySupplies(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'peopleSheltered': {
      if (s.goods.shelters.length === 0) return;
      const occupants = occupantsOf(s, b.shelterId);
      for (const l of at(s.goods.shelters, b.shelterId).ledgers) settle(l, e.tick, occupants);
      return;
    }
    case 'goodsLoaded': {
      addToDepot(s, b.depotId, b.item, -b.count);
      at(s.depots, b.depotId).rampFreeTick = b.rampFreeTick;
      s.goods.cargo.push({ unitId: b.unitId, item: b.item, count: b.count });
      return;
    }
    case 'goodsReturned':
      unload(s, b.unitId);
      addToDepot(s, b.depotId, b.item, b.count);
      return;
    case 'goodsDelivered': {
      unload(s, b.unitId);
      const l = ledgerOf(s, b.shelterId, b.item, e.tick);
      // What went before it came must be written off first, at the old rate.
      settle(l, e.tick, 0);
      l.delivered += b.count;
      settle(l, e.tick, occupantsOf(s, b.shelterId));
      return;
    }
    case 'shelterRanOut': {
      const l = ledgerOf(s, b.shelterId, b.item, e.tick);
      settle(l, e.tick, occupantsOf(s, b.shelterId));
      // A lorry may have come in the very same step.
      if (l.perDay === 0) {
        l.outTick = e.tick;
        l.dryTick = -1;
      }
      return;
    }
    default:
      applyDelivery(s, e);
  }
}

function applyDelivery(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'deliveryCalled':
      byId(s.goods.deliveries, b.deliveryId).enterTick = e.tick + 1;
      return;
    case 'deliveryEntered': {
      const d = byId(s.goods.deliveries, b.deliveryId);
      d.enterTick = e.tick;
      d.dueTick = b.dueTick;
      return;
    }
    case 'deliveryArrived': {
      byId(s.goods.deliveries, b.deliveryId).arrived = true;
      for (const [item, count] of Object.entries(b.load)) {
        if (item === 'reliefKit') at(s.depots, b.depotId).kits += count;
        else addToDepot(s, b.depotId, item as GoodsId, count);
      }
      return;
    }
    default:
  }
}
