/** Never more often than this, ms: 12 pictures a second are smooth for teams that creep. */
const LEAST_MS = 80;
/** Seldom enough to cost little, often enough that nobody thinks that the picture stands. */
const MOST_MS = 1000;
/** Where a picture takes long, the next one waits this many times as long. */
const REST_RATIO = 4;
/** Vehicles on a good road, m/s: what is faster (helicopters) takes a few pixels at a time. */
const FAST_M_S = 20;

/**
 * Time until the next picture of teams on their way, ms: not before the fastest of them has come a
 * pixel further, and longer where a picture takes long (`pictureMs`).
 */
export function restBetweenPictures(
  pictureMs: number,
  metresPerPx: number,
  ticksPerS: number,
): number {
  const pixelMs = (1000 * metresPerPx) / (FAST_M_S * Math.max(ticksPerS, 1e-3));
  return Math.min(MOST_MS, Math.max(LEAST_MS, REST_RATIO * pictureMs, pixelMs));
}
