import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { ItemId } from './items.ts';

/** What a vehicle carries, kits or other goods; null when it is empty. */
export function aboardOf(w: World, unit: UnitState): { item: ItemId; count: number } | null {
  if (unit.kits > 0) return { item: 'reliefKit', count: unit.kits };
  const cargo = w.state.goods.cargo.find((c) => c.unitId === unit.id);
  return cargo === undefined ? null : { item: cargo.item, count: cargo.count };
}

/** What is left of an item in a depot, in its unit. */
export function inDepot(w: World, depotId: string, item: ItemId): number {
  const { at } = w.index.depot.get(depotId)!;
  return item === 'reliefKit'
    ? w.state.depots[at]!.kits
    : (w.state.goods.depots[at]?.stock[item] ?? 0);
}
