import type { UnitId } from '../../exercise/scenario.ts';
import type { Triage } from '../medical/casualty.ts';

/**
 * People whose piped water is out drink what they have and what is brought to them; then they take
 * what there is, and some of them fall ill. One village that is or was without.
 */
export interface DryVillage {
  /** The village. */
  readonly id: string;
  /** Waterworks that serves it. */
  readonly assetId: string;
  /** Counted up to here; -1 while the waterworks serves again. */
  sinceTick: number;
  /** Drinking water in the village, L: `stockL + usedL = homeL + broughtL`. */
  stockL: number;
  usedL: number;
  /** What households had in the house, and what lorries brought, L. */
  homeL: number;
  broughtL: number;
  /** Since when people lack water; -1 while they do not. */
  lackTick: number;
  /** Hours that persons have been without, after those that they hold out; and who fell ill of it. */
  lackPersonH: number;
  ill: number;
}

/** Part of the exercise state, sorted by id; left out before any village has been without water. */
export interface DrinkingWaterSlice {
  dryVillages?: DryVillage[];
}

export interface WaterCount {
  readonly villageId: string;
  /** Drunk since the last count, L; and hours without, of persons. */
  readonly usedL: number;
  readonly lackPersonH: number;
  /** Since when they lack water by now; -1 when they do not. */
  readonly lackTick: number;
}

export type DrinkingWaterEvent =
  | {
      readonly type: 'villageCutOff';
      readonly villageId: string;
      readonly assetId: string;
      readonly persons: number;
      /** In the houses, L. */
      readonly litres: number;
    }
  /** Housekeeping: what has been drunk in all villages that are cut off. */
  | { readonly type: 'waterCounted'; readonly villages: readonly WaterCount[] }
  | { readonly type: 'villageRanDry'; readonly villageId: string; readonly persons: number }
  | { readonly type: 'villageServedAgain'; readonly villageId: string }
  | {
      readonly type: 'waterBrought';
      readonly villageId: string;
      readonly unitId: UnitId;
      readonly litres: number;
    }
  | { readonly type: 'peopleFellIll'; readonly villageId: string; readonly persons: number };

/**
 * Numbers that no plan gives. Need: `ITEMS.water`, the lower end of the Sphere Handbook's basic
 * survival need (2018). The rest is assumed.
 */
export const ASSUMED_DRINKING = {
  /** What a household has in kettles, bottles and jars when the tap runs dry, L a person. */
  homeL: 8,
  /** People hold out so long without before they take any water that there is, h. */
  holdOutH: 6,
  /**
   * Share of those without who fall ill in a day: ten times an everyday incidence of diarrhoea of
   * half a case a person and year.
   */
  illPerPersonDay: (10 * 0.5) / 365,
  /** Classes of those who fall ill: few need a drip. */
  illShares: { immediate: 0, delayed: 0.05, minor: 0.95, dead: 0 } satisfies Record<Triage, number>,
  /** How often villages count, s. */
  countS: 1800,
} as const;

export const isCutOff = (v: DryVillage): boolean => v.sinceTick >= 0;
