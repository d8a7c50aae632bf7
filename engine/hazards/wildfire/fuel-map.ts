/**
 * From land cover to what burns on it. Every row is assumed: the county has no published fuel map.
 * Models are those of Scott and Burgan (2005) and were picked by their description for a subtropical
 * humid mountain; canopy values lie in the range that Scott and Reinhardt (2001) tabulate.
 */
import { LandCover, type LandCoverClass, type Provenance } from '../../region/region.ts';

export interface CanopyForm {
  /** Share of the ground below crowns. */
  readonly cover: number;
  readonly heightM: number;
  readonly baseHeightM: number;
  readonly bulkDensityKgM3: number;
}

export interface CoverFuel {
  readonly cover: LandCoverClass;
  /** Fuel model number; 91 to 99 do not burn. */
  readonly fuel: number;
  readonly canopy: CanopyForm | null;
  /**
   * How long open flame stands after the front has passed, s. Rothermel's residence time (384/SAV
   * minutes) is that of the front alone and lasts less than a minute; logs and duff flame longer.
   */
  readonly openFlameS: number;
  readonly why: string;
  readonly provenance: Provenance;
}

const bare = (cover: LandCoverClass, fuel: number, why: string): CoverFuel => ({
  cover,
  fuel,
  canopy: null,
  openFlameS: 0,
  why,
  provenance: 'assumed',
});

const canopy = (
  cover: number,
  heightM: number,
  baseHeightM: number,
  bulkDensityKgM3: number,
): CanopyForm => ({ cover, heightM, baseHeightM, bulkDensityKgM3 });

export const COVER_FUELS: readonly CoverFuel[] = [
  bare(LandCover.water, 98, 'open water'),
  bare(LandCover.builtUp, 91, 'built-up; house-to-house fire is not modelled'),
  bare(LandCover.paddy, 93, 'wet or ploughed fields'),
  {
    cover: LandCover.dryCrop,
    fuel: 101,
    canopy: null,
    openFlameS: 120,
    why: 'GR1: sparse stubble, straw and field edges',
    provenance: 'assumed',
  },
  {
    cover: LandCover.orchard,
    fuel: 182,
    canopy: canopy(0.4, 4, 0.8, 0.02),
    openFlameS: 300,
    why: 'TL2: thin broadleaf litter between tended citrus trees',
    provenance: 'assumed',
  },
  {
    cover: LandCover.forestPine,
    fuel: 165,
    canopy: canopy(0.5, 12, 2, 0.11),
    openFlameS: 1800,
    why: 'TU5: open Masson pine of middle age over dense shrub, live branches close to it',
    provenance: 'assumed',
  },
  {
    cover: LandCover.forestMixed,
    fuel: 186,
    canopy: canopy(0.7, 16, 5, 0.06),
    openFlameS: 1200,
    why: 'TL6: deep broadleaf litter with some needles',
    provenance: 'assumed',
  },
  {
    cover: LandCover.forestHigh,
    fuel: 185,
    canopy: canopy(0.75, 22, 8, 0.1),
    openFlameS: 1500,
    why: 'TL5: conifer litter of the cool, moist upper forest',
    provenance: 'assumed',
  },
  {
    cover: LandCover.shrub,
    fuel: 144,
    canopy: null,
    openFlameS: 600,
    why: 'SH4: shrub to 1 m with litter, humid climate',
    provenance: 'assumed',
  },
  {
    cover: LandCover.grass,
    fuel: 103,
    canopy: null,
    openFlameS: 180,
    why: 'GR3: coarse grass of humid slopes, cured by its moisture',
    provenance: 'assumed',
  },
  bare(LandCover.bareRock, 99, 'rock and scree'),
];

const byCover: (CoverFuel | undefined)[] = [];
for (const f of COVER_FUELS) byCover[f.cover] = f;

/** What burns on a land cover class; throws for a class that does not exist. */
export function coverFuel(cover: number): CoverFuel {
  const f = byCover[cover];
  if (f === undefined) throw new RangeError(`land cover class ${cover} has no fuel`);
  return f;
}

export const burns = (f: CoverFuel): boolean => f.fuel < 91 || f.fuel > 99;
