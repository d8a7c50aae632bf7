import { exp } from '../kernel/math.ts';
import type { Point } from '../kernel/grid.ts';
import { LandCover } from './region.ts';
import type { Region } from './region.ts';

/** Spacing of the ground samples along a walk, m: two cells of a 30 m raster. */
const SAMPLE_M = 60;
/** Widest water that is taken to have a ford or footbridge, m (assumed). */
const ASSUMED_FORD_M = 60;
/** Slope at which Tobler's function gains height quickest; whoever meets a steeper one zigzags. */
const ZIGZAG_SLOPE = 1 / 3.5;
/**
 * Time on a slope over time on the flat, for slopes from -1/3.5 to 1/3.5 in even steps: Tobler's
 * function scaled so that a profile's walking speed is its speed on flat ground. Looked up at the
 * nearest entry, within 0.1 %.
 */
const PACE_STEPS = 512;
const PACE = Float64Array.from({ length: 2 * PACE_STEPS + 1 }, (_, i) => {
  const slope = (i / PACE_STEPS - 1) * ZIGZAG_SLOPE;
  return exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
});

/**
 * Seconds to walk straight from `a` to `b` over the terrain, Infinity when open water lies between.
 * The speed follows Tobler's hiking function, v = 6 exp(-3.5 |s + 0.05|) km/h with s the slope along
 * the way (W. Tobler, NCGIA Technical Report 93-1, 1993), scaled to `flatKmH` on flat ground. Slopes
 * steeper than 1 in 3.5 are climbed in zigzags of that slope, which is the quickest way up.
 */
export function walkSeconds(region: Region, a: Point, b: Point, flatKmH: number): number {
  const de = b.e - a.e;
  const dn = b.n - a.n;
  const distM = Math.sqrt(de * de + dn * dn);
  if (distM === 0) return 0;
  const steps = Math.max(1, Math.ceil(distM / SAMPLE_M));
  const stepM = distM / steps;
  const flatMS = flatKmH / 3.6;
  const grid = region.grid;
  let seconds = 0;
  let waterM = 0;
  let before = NaN;
  for (let i = 0; i <= steps; i++) {
    const col = Math.floor((a.e + (de * i) / steps - grid.west) / grid.cellM);
    const row = Math.floor((grid.north - a.n - (dn * i) / steps) / grid.cellM);
    if (col < 0 || row < 0 || col >= grid.cols || row >= grid.rows) return Infinity;
    const cell = row * grid.cols + col;
    const elevM = region.elevationDm[cell]! / 10;
    waterM = region.landCover[cell] === LandCover.water ? waterM + stepM : 0;
    if (waterM > ASSUMED_FORD_M) return Infinity;
    if (i > 0) {
      const slope = (elevM - before) / stepM;
      const walked = Math.max(-ZIGZAG_SLOPE, Math.min(ZIGZAG_SLOPE, slope));
      const longer = walked === slope ? 1 : slope / walked;
      const entry = Math.round((walked / ZIGZAG_SLOPE + 1) * PACE_STEPS);
      seconds += ((stepM * longer) / flatMS) * PACE[entry]!;
    }
    before = elevM;
  }
  return seconds;
}

/** Fewest seconds in which anybody walks `distM`: all the way gently downhill. */
export const walkAtLeastSeconds = (distM: number, flatKmH: number): number =>
  (distM / (flatKmH / 3.6)) * LEAST_PACE;

const LEAST_PACE = PACE.reduce((a, b) => Math.min(a, b));
