import type { SuppliesView } from '../../exercise/part-views.ts';
import type { World } from '../../exercise/world.ts';
import { ITEM_IDS } from './items.ts';
import { leftAt, type GoodsId } from './supplies.ts';

/** Depots, shelters and crews report their stock by telephone; outside help once it is on the road. */
export function suppliesView(w: World): SuppliesView {
  const { goods, tick } = w.state;
  return {
    depots: goods.depots.map(({ facilityId, stock }) => ({
      id: facilityId,
      goods: ITEM_IDS.filter((item) => item !== 'reliefKit' && (stock[item] ?? 0) > 0).map(
        (item) => ({ item, count: stock[item as GoodsId]! }),
      ),
    })),
    shelters: goods.shelters.map(({ facilityId, ledgers }) => ({
      id: facilityId,
      goods: ledgers.map((l) => ({
        item: l.item,
        count: Math.round(leftAt(l, tick)),
        perDay: l.perDay,
        dryTick: l.dryTick < 0 ? null : l.dryTick,
        outTick: l.outTick < 0 ? null : l.outTick,
      })),
    })),
    vehicles: goods.cargo.map(({ unitId, item, count }) => ({ id: unitId, item, count })),
    deliveries: goods.deliveries
      .filter((d) => d.dueTick >= 0)
      .map((d) => {
        const { name, depotId, load } = w.scenario.supplies!.deliveries.find((x) => x.id === d.id)!;
        return { id: d.id, name, depotId, load, dueTick: d.dueTick, arrived: d.arrived };
      }),
  };
}
