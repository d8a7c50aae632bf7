import type { Scenario } from '../../exercise/scenario.ts';
import { ITEM_IDS, ITEMS } from './items.ts';
import type { GoodsId, Ledger, Stock, SuppliesSlice } from './supplies.ts';

/** Items beside kits that this exercise deals in, in the order of the table. */
export function goodsInPlay(scenario: Scenario): readonly GoodsId[] {
  const { supplies } = scenario;
  if (supplies === null) return [];
  const stocks: readonly Stock[] = [
    ...supplies.depots.map((d) => d.stock),
    ...supplies.shelters.map((s) => s.stock),
    ...supplies.deliveries.map((d) => d.load),
  ];
  return ITEM_IDS.filter(
    (id): id is GoodsId => id !== 'reliefKit' && stocks.some((s) => (s[id] ?? 0) > 0),
  );
}

const ledger = (item: GoodsId, delivered: number): Ledger => ({
  item,
  delivered,
  used: 0,
  sinceTick: 0,
  perDay: 0,
  dryTick: -1,
  outTick: -1,
});

/** Stock at the start. Shelters keep accounts of what people use up there and of what lies there. */
export function initialSupplies(scenario: Scenario): SuppliesSlice['goods'] {
  const { supplies } = scenario;
  if (supplies === null) return { depots: [], cargo: [], shelters: [], deliveries: [] };
  const inPlay = goodsInPlay(scenario);
  return {
    depots: scenario.depots.map(({ facilityId }) => ({
      facilityId,
      stock: { ...supplies.depots.find((d) => d.facilityId === facilityId)?.stock },
    })),
    cargo: [],
    shelters: scenario.shelters.map(({ facilityId }) => {
      const stock = supplies.shelters.find((s) => s.facilityId === facilityId)?.stock ?? {};
      return {
        facilityId,
        ledgers: inPlay
          .filter((id) => ITEMS[id].perPersonDay > 0 || (stock[id] ?? 0) > 0)
          .map((id) => ledger(id, stock[id] ?? 0)),
      };
    }),
    deliveries: supplies.deliveries.map(({ id, atTick }) => ({
      id,
      // The first step is the first moment at which anything can happen.
      enterTick: atTick === null ? -1 : Math.max(1, atTick),
      dueTick: -1,
      arrived: false,
    })),
  };
}
