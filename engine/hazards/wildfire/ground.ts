/**
 * The ground of one window, prepared once per region, window and cell size and shared by all runs:
 * cells of equal fuel, slope, aspect, wind position and height form one class, so that fire physics
 * is evaluated per class and not per cell.
 */
import { windowOf, type GridSpec } from '../../kernel/grid.ts';
import { atan2 } from '../../kernel/math.ts';
import { LandCover, type Region } from '../../region/region.ts';
import { blockedMoves } from './barriers.ts';
import type { WildfireParams } from './contract.ts';
import { burns, coverFuel } from './fuel-map.ts';
import type { SpreadGround } from './front-cells.ts';
import { windPositions } from './terrain-wind.ts';

/** Slopes are rounded to tenths; 1.1 (48 degrees) stands for all that is steeper. */
export const SLOPE_STEP = 0.1;
export const SLOPE_BINS = 12;
export const ASPECT_BINS = 16;
const POSITION_BINS = 4;
export const MAX_BANDS = 10;
const MIN_BAND_M = 200;
/** Flat, or facing north, east, south, west. */
export const EXPOSURES = 5;
const FLAT_BELOW = 0.15;

/** What all cells of a class share. */
export interface GroundClass {
  readonly cover: number;
  /** Gradient of the ground, east and north. */
  readonly slopeE: number;
  readonly slopeN: number;
  readonly position: number;
  /** Index of the dead fuel moisture of this class. */
  readonly moistureClass: number;
  /** Index of what classes of one cover and moisture share, and of those in one wind position. */
  readonly bed: number;
  readonly site: number;
}

export interface Ground extends SpreadGround {
  readonly grid: GridSpec;
  readonly cover: Uint8Array;
  readonly elevationM: Float32Array;
  /** By class number; entry 0 is not used. */
  readonly classes: readonly GroundClass[];
  /** How many different `bed` and `site` there are. */
  readonly bedCount: number;
  readonly siteCount: number;
  /** Middle of each height band, m. */
  readonly bandElevationM: readonly number[];
  /** Height of the weather station, m. */
  readonly stationElevationM: number;
  /** True when a slope was steeper than the last bin. */
  readonly slopeCapped: boolean;
}

export const moistureClassOf = (band: number, exposure: number, sheltered: boolean): number =>
  (band * EXPOSURES + exposure) * 2 + (sheltered ? 1 : 0);

/** Direction vectors of aspect bins, pointing uphill, east and north. */
const ASPECT_E = Float64Array.from({ length: ASPECT_BINS }, () => 0);
const ASPECT_N = Float64Array.from({ length: ASPECT_BINS }, () => 0);
{
  // cos and sin of 22.5 degrees by square roots: exact everywhere.
  const d = Math.sqrt(0.5);
  const c = Math.sqrt((1 + d) / 2);
  const s = Math.sqrt((1 - d) / 2);
  const quarter = [0, s, d, c, 1, c, d, s, 0, -s, -d, -c, -1, -c, -d, -s];
  for (let k = 0; k < ASPECT_BINS; k++) {
    ASPECT_E[k] = quarter[k]!;
    ASPECT_N[k] = quarter[(k + 4) & 15]!;
  }
}

/** Land cover and surface height of the window on its own raster. */
function sample(region: Region, grid: GridSpec, col0: number, row0: number, factor: number) {
  const n = grid.cols * grid.rows;
  const cover = new Uint8Array(n);
  const elevationM = new Float32Array(n);
  const count = new Int32Array(16);
  for (let r = 0, i = 0; r < grid.rows; r++) {
    for (let c = 0; c < grid.cols; c++, i++) {
      let sum = 0;
      count.fill(0);
      for (let y = 0; y < factor; y++) {
        const from = (row0 + r * factor + y) * region.grid.cols + col0 + c * factor;
        for (let x = 0; x < factor; x++) {
          const kind = region.landCover[from + x]!;
          const bed = region.elevationDm[from + x]! / 10;
          count[kind]!++;
          sum +=
            kind === LandCover.water && region.poolLevelM !== null
              ? Math.max(bed, region.poolLevelM)
              : bed;
        }
      }
      let most = 0;
      for (let k = 1; k < 16; k++) if (count[k]! > count[most]!) most = k;
      cover[i] = most;
      elevationM[i] = sum / (factor * factor);
    }
  }
  return { cover, elevationM };
}

/** Bin of the slope and of the direction uphill at an inner cell. */
function slopeBins(z: Float32Array, cols: number, cellM: number, i: number) {
  const e = (z[i + 1]! - z[i - 1]!) / (2 * cellM);
  const n = (z[i - cols]! - z[i + cols]!) / (2 * cellM);
  const bin = Math.round(Math.sqrt(e * e + n * n) / SLOPE_STEP);
  const slope = bin >= SLOPE_BINS ? SLOPE_BINS - 1 : bin;
  if (slope === 0) return { slope: 0, aspect: 0, capped: false };
  const turn = Math.round((atan2(e, n) / (2 * Math.PI)) * ASPECT_BINS);
  return { slope, aspect: turn & (ASPECT_BINS - 1), capped: bin >= SLOPE_BINS };
}

/** Exposure to the sun by slope and the direction uphill (a slope faces away from it). */
function exposureOf(slope: number, aspect: number): number {
  if (slope * SLOPE_STEP < FLAT_BELOW) return 0;
  const facing = (aspect + ASPECT_BINS / 2) & (ASPECT_BINS - 1);
  return 1 + (((facing + 2) >> 2) & 3);
}

function stationElevation(region: Region, z: Float32Array): number {
  const seat = region.townships[0]?.seat;
  if (seat !== undefined) {
    const col = Math.floor((seat.e - region.grid.west) / region.grid.cellM);
    const row = Math.floor((region.grid.north - seat.n) / region.grid.cellM);
    if (col >= 0 && row >= 0 && col < region.grid.cols && row < region.grid.rows)
      return region.elevationDm[row * region.grid.cols + col]! / 10;
  }
  let sum = 0;
  for (let i = 0; i < z.length; i++) sum += z[i]!;
  return sum / z.length;
}

/** Number of `key` in the order of first use. */
function indexOf(known: Map<number, number>, key: number): number {
  let index = known.get(key);
  if (index === undefined) known.set(key, (index = known.size));
  return index;
}

function build(region: Region, params: WildfireParams): Ground {
  const { window, coarsen } = params;
  const part = windowOf(region.grid, window.centre, window.widthM, window.heightM);
  const cols = Math.floor(part.grid.cols / coarsen);
  const rows = Math.floor(part.grid.rows / coarsen);
  if (cols < 3 || rows < 3)
    throw new RangeError(`window of ${cols} x ${rows} cells: needs at least 3 x 3`);
  const cellM = part.grid.cellM * coarsen;
  const grid: GridSpec = { cols, rows, cellM, west: part.grid.west, north: part.grid.north };
  const { cover, elevationM } = sample(region, grid, part.col0, part.row0, coarsen);
  const position = windPositions(elevationM, cols, rows, cellM);
  let low = Infinity;
  let high = -Infinity;
  for (const z of elevationM) {
    if (z < low) low = z;
    if (z > high) high = z;
  }
  const bandM = Math.max(MIN_BAND_M, (high - low) / MAX_BANDS);
  const bands = Math.min(MAX_BANDS, Math.max(1, Math.ceil((high - low) / bandM)));

  const classOf = new Uint16Array(cols * rows);
  const classes: GroundClass[] = [
    { cover: 0, slopeE: 0, slopeN: 0, position: 0, moistureClass: 0, bed: 0, site: 0 },
  ];
  const ids = new Int32Array(16 * SLOPE_BINS * ASPECT_BINS * POSITION_BINS * MAX_BANDS);
  const beds = new Map<number, number>();
  const sites = new Map<number, number>();
  let slopeCapped = false;
  for (let r = 1; r < rows - 1; r++) {
    for (let c = 1; c < cols - 1; c++) {
      const i = r * cols + c;
      const kind = cover[i]!;
      const fuel = coverFuel(kind);
      if (!burns(fuel)) continue;
      const { slope, aspect, capped } = slopeBins(elevationM, cols, cellM, i);
      if (capped) slopeCapped = true;
      const band = Math.min(bands - 1, Math.floor((elevationM[i]! - low) / bandM));
      const key =
        (((kind * SLOPE_BINS + slope) * ASPECT_BINS + aspect) * POSITION_BINS + position[i]!) *
          MAX_BANDS +
        band;
      let id = ids[key]!;
      if (id === 0) {
        id = classes.length;
        ids[key] = id;
        const moistureClass = moistureClassOf(
          band,
          exposureOf(slope, aspect),
          fuel.canopy !== null,
        );
        const bed = indexOf(beds, moistureClass * 16 + kind);
        classes.push({
          cover: kind,
          slopeE: slope * SLOPE_STEP * ASPECT_E[aspect]!,
          slopeN: slope * SLOPE_STEP * ASPECT_N[aspect]!,
          position: position[i]!,
          moistureClass,
          bed,
          site: indexOf(sites, bed * POSITION_BINS + position[i]!),
        });
      }
      classOf[i] = id;
    }
  }
  const blocked = new Uint8Array(cols * rows);
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < cols - 1; c++) {
      const i = r * cols + c;
      if (classOf[i] !== 0) blocked[i] = blockedMoves(cols, classOf, null, i);
    }
  return {
    grid,
    cols,
    rows,
    cover,
    elevationM,
    classOf,
    classes,
    classCount: classes.length,
    bedCount: beds.size,
    siteCount: sites.size,
    blocked,
    bandElevationM: Array.from({ length: bands }, (_, b) => low + (b + 0.5) * bandM),
    stationElevationM: stationElevation(region, elevationM),
    slopeCapped,
  };
}

const cache = new WeakMap<Region, Map<string, Ground>>();

/** The ground of a window; built once and kept as long as the region is. */
export function groundOf(region: Region, params: WildfireParams): Ground {
  const { centre, widthM, heightM } = params.window;
  const key = `${centre.e}/${centre.n}/${widthM}/${heightM}/${params.coarsen}`;
  let windows = cache.get(region);
  if (windows === undefined) cache.set(region, (windows = new Map()));
  let ground = windows.get(key);
  if (ground === undefined) windows.set(key, (ground = build(region, params)));
  return ground;
}
