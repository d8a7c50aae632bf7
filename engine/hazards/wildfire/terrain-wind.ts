/**
 * Wind over terrain, by a factor on the station's wind and not by a flow model: ridges get more,
 * valley floors less. Direction is not turned by valleys, and slope winds of day and night are not
 * modelled.
 */

/**
 * Position of a cell in the relief: its height above the mean of its surroundings, m, and the factor on
 * the wind there. All assumed, within the range of measured speed-up ratios.
 */
export const ASSUMED_WIND_POSITIONS = [
  { name: 'valley', belowM: -25, factor: 0.6 },
  { name: 'lower slope', belowM: -8, factor: 0.8 },
  { name: 'open', belowM: 20, factor: 1 },
  { name: 'ridge', belowM: Infinity, factor: 1.25 },
] as const;

/** Half width of the surroundings, m (assumed). */
const NEIGHBOURHOOD_M = 450;

/** Index into `ASSUMED_WIND_POSITIONS` of each cell; `elevationM` row by row. */
export function windPositions(
  elevationM: Float32Array,
  cols: number,
  rows: number,
  cellM: number,
): Uint8Array {
  const reach = Math.max(1, Math.round(NEIGHBOURHOOD_M / cellM));
  const width = cols + 1;
  const sums = new Float64Array(width * (rows + 1));
  for (let r = 0; r < rows; r++) {
    let line = 0;
    for (let c = 0; c < cols; c++) {
      line += elevationM[r * cols + c]!;
      sums[(r + 1) * width + c + 1] = sums[r * width + c + 1]! + line;
    }
  }
  const out = new Uint8Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    const r0 = Math.max(0, r - reach);
    const r1 = Math.min(rows, r + reach + 1);
    for (let c = 0; c < cols; c++) {
      const c0 = Math.max(0, c - reach);
      const c1 = Math.min(cols, c + reach + 1);
      const sum =
        sums[r1 * width + c1]! -
        sums[r0 * width + c1]! -
        sums[r1 * width + c0]! +
        sums[r0 * width + c0]!;
      const above = elevationM[r * cols + c]! - sum / ((r1 - r0) * (c1 - c0));
      let k = 0;
      while (above >= ASSUMED_WIND_POSITIONS[k]!.belowM) k++;
      out[r * cols + c] = k;
    }
  }
  return out;
}
