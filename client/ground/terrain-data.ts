import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import type { FacilityKind, RoadClass, Text } from '../../engine/region/region.ts';

/** Heights (decimetres, bed under water) and land cover of one raster. */
export interface TerrainRaster {
  readonly grid: GridSpec;
  readonly elevationDm: Int16Array;
  readonly landCover: Uint8Array;
}

export interface TerrainRiver {
  readonly id: string;
  readonly name: Text;
  readonly order: number;
  readonly widthM: number;
  readonly line: readonly Point[];
}

export interface TerrainRoad {
  readonly id: number;
  readonly class: RoadClass;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly ferry: boolean;
  readonly line: readonly Point[];
}

export interface TerrainPlace {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
}
export interface TerrainFacility extends TerrainPlace {
  readonly kind: FacilityKind;
}

/** What the page knows of a place: everything drawn before anybody knows of a hazard. */
export interface TerrainData {
  /** Level of the reservoir surface, m; null without one. */
  readonly poolLevelM: number | null;
  readonly attribution: readonly Text[];
  /** The hazard's window with a margin, at full resolution. */
  readonly detail: TerrainRaster;
  /** All of the region, coarser. */
  readonly county: TerrainRaster;
  readonly boundary: readonly Point[];
  readonly rivers: readonly TerrainRiver[];
  readonly roads: readonly TerrainRoad[];
  readonly townships: readonly TerrainPlace[];
  readonly villages: readonly TerrainPlace[];
  readonly facilities: readonly TerrainFacility[];
}
