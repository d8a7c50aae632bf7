import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import { knownAtHome } from '../people/known-residents.ts';
import { ITEMS } from '../supplies/items.ts';
import { isCutOff } from './drinking-water.ts';

/** A village without piped water, as its head tells it by telephone when he has counted. */
export interface DryVillageView {
  /** The village. */
  readonly id: string;
  readonly assetId: string;
  readonly persons: number;
  readonly litres: number;
  /** When that is used up; null when it is. */
  readonly dryTick: number | null;
  /** Since when people there lack water; -1 while they do not. */
  readonly lackTick: number;
}

/** Villages cut off of which `seatId` knows: it has been told of the outage. All for null. */
export function dryVillageViews(w: World, seatId: SeatId | null): readonly DryVillageView[] {
  const { dryVillages } = w.state;
  if (dryVillages === undefined) return [];
  return dryVillages.filter(isCutOff).flatMap((v): DryVillageView[] => {
    const { knownTo } = find(w.state.lifelines.assets, v.assetId)!;
    if (seatId !== null && !knownTo.includes(seatId)) return [];
    const { id, assetId, lackTick } = v;
    const persons =
      seatId === null ? find(w.state.villages, id)!.atHome : knownAtHome(w, seatId, id);
    const perS = (persons * ITEMS.water.perPersonDay) / 86_400;
    const dry = v.stockL <= 0 || perS === 0;
    const dryTick = dry ? null : v.sinceTick + Math.round(v.stockL / perS);
    return [{ id, assetId, persons, litres: Math.round(v.stockL), dryTick, lackTick }];
  });
}
