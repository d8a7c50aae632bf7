import type { GridSpec, Point } from '../kernel/grid.ts';

/** A name in both interface languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * Where a number comes from. `assumed` values are shown as 假定 wherever a person reads them;
 * `recalled` and `estimated` are synthetic data too (see SOURCES.md of the region).
 */
export type Provenance = 'plan' | 'published' | 'recalled' | 'estimated' | 'assumed' | 'computed';

/** Land cover classes, the values of `landcover.tif`. */
export const LandCover = {
  water: 1,
  builtUp: 2,
  paddy: 3,
  dryCrop: 4,
  orchard: 5,
  forestPine: 6,
  forestMixed: 7,
  forestHigh: 8,
  shrub: 9,
  grass: 10,
  bareRock: 11,
} as const;
export type LandCoverName = keyof typeof LandCover;
export type LandCoverClass = (typeof LandCover)[LandCoverName];

export const isForest = (c: number): boolean =>
  c === LandCover.forestPine || c === LandCover.forestMixed || c === LandCover.forestHigh;

export const ROAD_CLASSES = [
  'expressway',
  'national',
  'provincial',
  'county',
  'township',
  'village',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** One end of a road edge. Ids are dense: node i stands at `nodes[i]`. */
export interface RoadNode {
  readonly id: number;
  readonly at: Point;
  /** Height of the road there, m. */
  readonly elevM: number;
}

/** A stretch of road between two nodes, passable both ways. Ids are dense. */
export interface RoadEdge {
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly class: RoadClass;
  readonly name: string;
  readonly lengthM: number;
  /** Vertices from a to b, ends included. */
  readonly line: readonly Point[];
  readonly bridge: boolean;
  readonly tunnel: boolean;
  /** Only by boat: crossing time is length over ferry speed. */
  readonly ferry: boolean;
}

export interface RoadGraph {
  readonly nodes: readonly RoadNode[];
  readonly edges: readonly RoadEdge[];
}

export interface RiverVertex extends Point {
  /** Bed elevation, m; never rises downstream. */
  readonly bedM: number;
  readonly widthM: number;
}

export interface River {
  readonly id: string;
  readonly name: Text;
  readonly order: number;
  readonly line: readonly RiverVertex[];
}

export interface Township {
  /** Administrative code, e.g. `500237207`. */
  readonly id: string;
  readonly name: Text;
  readonly seat: Point;
  readonly population: number;
  readonly provenance: Provenance;
  /** Nearest road node to the seat. */
  readonly nodeId: number;
}

export interface Village {
  /** `v-<township code>-<n>`. */
  readonly id: string;
  readonly name: Text;
  readonly townshipId: string;
  readonly at: Point;
  readonly population: number;
  readonly households: number;
  readonly provenance: Provenance;
  readonly nodeId: number;
}

export const FACILITY_KINDS = [
  'command',
  'government',
  'fireStation',
  'hospital',
  'clinic',
  'depot',
  'shelter',
  'waterSource',
  'camera',
  'landing',
  'wharf',
  'substation',
  'tower',
  'checkpoint',
  'portal',
  'scenic',
  'railwayStation',
  'airport',
  'hazardPoint',
  'monitor',
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

/**
 * A fixed place. `attributes` holds what its kind needs, SI units in the names: shelters
 * `areaM2`, `capacity`; depots `tier` ('county' | 'township' | 'village' | 'agency'), `kits`;
 * cameras `heightM`, `rangeM`; water sources `volumeM3`, `aerial` (1 when a helicopter can fill
 * there), reservoirs also `areaM2`, `levelM`, `damHeightM`; portals `neighbour`; substations `kV`,
 * `fedBy` (id of the next one up); fire stations and shelters `stage`; monitors `type`.
 */
export interface Facility {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  readonly townshipId: string | null;
  readonly attributes: Readonly<Record<string, number | string>>;
  readonly provenance: Provenance;
}

/** A place, loaded and checked. Rasters share `grid`; nothing here changes during an exercise. */
export interface Region {
  readonly id: string;
  readonly name: Text;
  /** PROJ string of the projected CRS of every coordinate, units metres. */
  readonly crs: string;
  readonly grid: GridSpec;
  /** Bed elevation (river and pool bathymetry included), decimetres above datum. */
  readonly elevationDm: Int16Array;
  /** `LandCover` class of each cell. */
  readonly landCover: Uint8Array;
  /** Level of the reservoir surface that the land cover was drawn with, m; null without one. */
  readonly poolLevelM: number | null;
  readonly boundary: readonly Point[];
  readonly rivers: readonly River[];
  readonly roads: RoadGraph;
  readonly townships: readonly Township[];
  readonly villages: readonly Village[];
  readonly facilities: readonly Facility[];
  /** Lines that the page must show, e.g. GeoNames credit and "terrain is synthetic". */
  readonly attribution: readonly Text[];
  /** SHA-256 over the package's data files, for the fingerprint of an exercise. */
  readonly contentHash: string;
}
