import { LandCover, type LandCoverName, type RoadClass } from '../../region/region.ts';

/** Kinds of loss, as the disaster statistics list them. */
export const LOSS_KINDS = ['forest', 'crops', 'houses', 'roads'] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

/** What has been lost, counted once: amounts, yuan by kind, and people affected. */
export interface Damage {
  /** Burned land by cover, ha. */
  readonly burnedHa: Readonly<Partial<Record<LandCoverName, number>>>;
  readonly houses: number;
  /** Roads that flames stood over, m. */
  readonly roadM: number;
  readonly yuan: Readonly<Record<LossKind, number>>;
  /** 受灾人次: everybody who had to leave or came to harm, and all of a village that fire reached. */
  readonly affectedPersons: number;
}

/** Part of the exercise state. */
export interface DamageSlice {
  damage: Damage;
  /** Houses burned so far, by village. */
  housesBurned: Record<string, number>;
  /** Edges that have been closed by fire, ascending. */
  burnedRoads: number[];
}

export type DamageEvent =
  | { readonly type: 'housesBurned'; readonly villageId: string; readonly houses: number }
  | { readonly type: 'damageAssessed'; readonly damage: Damage };

/** Value of what stands there, yuan a hectare, and the share of it that a fire takes; all assumed. */
interface CoverLoss {
  readonly kind: LossKind;
  readonly yuanHa: number;
  readonly lost: number;
}
export const COVER_LOSS: Readonly<Partial<Record<LandCoverName, CoverLoss>>> = {
  forestPine: { kind: 'forest', yuanHa: 60_000, lost: 0.6 },
  forestMixed: { kind: 'forest', yuanHa: 65_000, lost: 0.4 },
  forestHigh: { kind: 'forest', yuanHa: 70_000, lost: 0.4 },
  shrub: { kind: 'forest', yuanHa: 6000, lost: 0.8 },
  grass: { kind: 'forest', yuanHa: 1500, lost: 1 },
  orchard: { kind: 'crops', yuanHa: 120_000, lost: 0.5 },
  dryCrop: { kind: 'crops', yuanHa: 18_000, lost: 0.7 },
  paddy: { kind: 'crops', yuanHa: 21_000, lost: 0.3 },
};

/** A rural house with what is in it, yuan (assumed). */
export const HOUSE_YUAN = 150_000;

/** Water in a house: floor, walls, furniture and appliances of the ground floor, yuan (assumed). */
export const FLOODED_YUAN = 0.2 * HOUSE_YUAN;

/** Signs, rails, drains and surface along a metre of road that flames stood over, yuan (assumed). */
export const ROAD_YUAN_M: Readonly<Record<RoadClass, number>> = {
  expressway: 300,
  national: 150,
  provincial: 120,
  county: 60,
  township: 30,
  village: 15,
};

/**
 * Vulnerability of a village's houses: flame length at its edge, m, and share of houses that burn.
 * Assumed: tiled masonry houses with timber roofs; below a metre only what leans against a wall
 * carries fire to them.
 */
const HOUSE_CURVE: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 0.005],
  [3, 0.03],
  [6, 0.1],
  [12, 0.25],
];

/** Share of the houses that burn, between the points of the curve in a straight line. */
export function housesLost(flameM: number): number {
  for (let i = 1; i < HOUSE_CURVE.length; i++) {
    const [x1, y1] = HOUSE_CURVE[i]!;
    const [x0, y0] = HOUSE_CURVE[i - 1]!;
    if (flameM <= x1) return y0 + ((y1 - y0) * Math.max(0, flameM - x0)) / (x1 - x0);
  }
  return HOUSE_CURVE.at(-1)![1];
}

/** Names of cover classes, by value. */
export const COVER_NAMES: readonly (LandCoverName | undefined)[] = (() => {
  const names: (LandCoverName | undefined)[] = [];
  for (const [name, value] of Object.entries(LandCover)) names[value] = name as LandCoverName;
  return names;
})();

export const NO_DAMAGE: Damage = {
  burnedHa: {},
  houses: 0,
  roadM: 0,
  yuan: { forest: 0, crops: 0, houses: 0, roads: 0 },
  affectedPersons: 0,
};
