/** Roughness and soil by land cover. All rows are assumed: the county has no survey of either. */
import { LandCover, type LandCoverClass } from '../../region/region.ts';
import { MS_PER_MMH } from '../../kernel/units.ts';

interface Cover {
  /** Manning's n, s/m^(1/3): within the ranges of Chow 1959. */
  readonly manning: number;
  /** Green and Ampt: conductivity mm/h and suction mm by texture (Rawls et al. 1983), deficit. */
  readonly soil: {
    readonly kMmH: number;
    readonly suctionMm: number;
    readonly deficit: number;
  } | null;
}

const CLAY_LOAM = { kMmH: 2, suctionMm: 208.8, deficit: 0.15 };
const LOAM = { kMmH: 3.4, suctionMm: 88.9, deficit: 0.2 };
const FOREST_LOAM = { kMmH: 10.9, suctionMm: 110.1, deficit: 0.25 };

const ASSUMED_COVER: Readonly<Record<LandCoverClass, Cover>> = {
  [LandCover.water]: { manning: 0.03, soil: null },
  [LandCover.builtUp]: { manning: 0.05, soil: { kMmH: 0.3, suctionMm: 100, deficit: 0.05 } },
  [LandCover.paddy]: { manning: 0.06, soil: { kMmH: 0.5, suctionMm: 316.3, deficit: 0.05 } },
  [LandCover.dryCrop]: { manning: 0.05, soil: LOAM },
  [LandCover.orchard]: { manning: 0.07, soil: LOAM },
  [LandCover.forestPine]: { manning: 0.12, soil: FOREST_LOAM },
  [LandCover.forestMixed]: { manning: 0.14, soil: FOREST_LOAM },
  [LandCover.forestHigh]: { manning: 0.15, soil: FOREST_LOAM },
  [LandCover.shrub]: { manning: 0.09, soil: CLAY_LOAM },
  [LandCover.grass]: { manning: 0.05, soil: CLAY_LOAM },
  [LandCover.bareRock]: { manning: 0.04, soil: null },
};

export const manningOf = (cover: number): number =>
  ASSUMED_COVER[cover as LandCoverClass]?.manning ?? 0.05;

/** Conductivity (m/s) and suction times deficit (m) of a cover, or null for sealed ground. */
export function soilOf(cover: number): { readonly k: number; readonly s: number } | null {
  const soil = ASSUMED_COVER[cover as LandCoverClass]?.soil ?? null;
  if (soil === null) return null;
  return { k: soil.kMmH * MS_PER_MMH, s: 0.001 * soil.suctionMm * soil.deficit };
}
