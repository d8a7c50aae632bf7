/** The ground of a window as slopes see it: heights, slopes, soils, water tables. */
import { cellCentre, windowOf, type GridSpec, type Point } from '../../kernel/grid.ts';
import { LandCover, type LandCoverName, type Region } from '../../region/region.ts';
import { slopeOf } from '../../region/terrain.ts';
import type { LandslideParams } from './contract.ts';
import { meanSoil, type SoilValues } from './soil.ts';
import { StabilityMap } from './stability-map.ts';
import { specificCatchmentM, steadyWetness } from './wetness.ts';
import { WATER_UNIT_WEIGHT_NM3 } from './infinite-slope.ts';

/** Nothing slides on less than this, 2 degrees. */
const MIN_SLOPE_TAN = 0.035;

export interface SlopeGround {
  readonly grid: GridSpec;
  readonly params: LandslideParams;
  /** Heights at tick 0, m. */
  readonly elevation: Float64Array;
  readonly sinSlope: Float64Array;
  readonly cosSlope: Float64Array;
  readonly soils: readonly SoilValues[];
  readonly map: StabilityMap;
}

/** True inside of a ring, by the even-odd rule. */
export function insideRing(ring: readonly Point[], p: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a.n > p.n !== b.n > p.n && p.e < ((b.e - a.e) * (p.n - a.n)) / (b.n - a.n) + a.e)
      inside = !inside;
  }
  return inside;
}

/** Cells whose centre lies in a ring, ascending. */
export function cellsInRing(grid: GridSpec, ring: readonly Point[]): number[] {
  const cells: number[] = [];
  for (let i = 0; i < grid.cols * grid.rows; i++)
    if (insideRing(ring, cellCentre(grid, i))) cells.push(i);
  return cells;
}

/** Number of a zone plus 1 for each cell, 0 where nothing slides. */
function zonesOf(
  grid: GridSpec,
  params: LandslideParams,
  cover: Uint8Array,
  tanSlope: Float64Array,
): Uint8Array {
  const numberOf = (id: string | null | undefined): number =>
    id === null || id === undefined ? 0 : params.zones.findIndex((z) => z.id === id) + 1;
  const byCover = new Uint8Array(256);
  for (const [name, id] of Object.entries(params.zoneByCover))
    byCover[LandCover[name as LandCoverName]] = numberOf(id);
  const zone = cover.map((c) => byCover[c]!);
  for (const { zoneId, ring } of params.zoneAreas)
    for (const i of cellsInRing(grid, ring)) zone[i] = numberOf(zoneId);
  for (let i = 0; i < zone.length; i++) if (tanSlope[i]! < MIN_SLOPE_TAN) zone[i] = 0;
  return zone;
}

/** Reads the window of a region. Parameters are checked already. */
export function slopeGroundOf(region: Region, params: LandslideParams): SlopeGround {
  const { centre, widthM, heightM } = params.window;
  const { grid, col0, row0 } = windowOf(region.grid, centre, widthM, heightM);
  const n = grid.cols * grid.rows;
  const elevation = new Float64Array(n);
  const tanSlope = new Float64Array(n);
  const cover = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const row = Math.floor(i / grid.cols);
    const cell = (row0 + row) * region.grid.cols + col0 + (i - row * grid.cols);
    elevation[i] = region.elevationDm[cell]! / 10;
    tanSlope[i] = slopeOf(region, cell).tangent;
    cover[i] = region.landCover[cell]!;
  }
  const cosSlope = tanSlope.map((t) => 1 / Math.sqrt(1 + t * t));
  const sinSlope = tanSlope.map((t, i) => t * cosSlope[i]!);
  const soils = params.zones.map(meanSoil);
  const zone = zonesOf(grid, params, cover, tanSlope);
  const depthM = new Float64Array(n);
  const waterTableM = new Float64Array(n);
  const catchment = specificCatchmentM(grid, elevation);
  const recharge = params.antecedentMmH / 3.6e6;
  for (let i = 0; i < n; i++) {
    if (zone[i] === 0) continue;
    const s = soils[zone[i]! - 1]!;
    depthM[i] = s.depthM;
    const transmissivity = s.conductivityMS * s.depthM * cosSlope[i]!;
    const m = steadyWetness(recharge, catchment[i]!, transmissivity, sinSlope[i]!);
    waterTableM[i] = (1 - m) * s.depthM;
  }
  const map = new StabilityMap(
    { zone, sinSlope, cosSlope, depthM, waterTableM },
    {
      base: params.base,
      depthShares: params.depthShares,
      suction: params.suction,
      waterUnitWeightNM3: WATER_UNIT_WEIGHT_NM3,
    },
  );
  return { grid, params, elevation, sinSlope, cosSlope, soils, map };
}
