/** What a geologist makes of a displacement curve: speed, warning level, day of failure. */
import { atan } from '../../kernel/math.ts';
import type { Reading } from './sensors.ts';

/** Speed of a window of readings. */
export interface SpeedPoint {
  readonly tick: number;
  readonly speedMS: number;
}

/**
 * Slopes of straight lines fitted to consecutive groups of `group` readings (at least 2), each at the
 * middle of its group. Wide groups tame noise and see a late turn late.
 */
export function speedsOf(readings: readonly Reading[], group: number): SpeedPoint[] {
  const out: SpeedPoint[] = [];
  // Groups end at the newest reading, which matters most.
  for (let end = readings.length; end >= group; end -= group) {
    const part = readings.slice(end - group, end);
    const { slope, meanX } = fit(part.map((r) => [r.tick, r.displacementM]));
    out.unshift({ tick: meanX, speedMS: slope });
  }
  return out;
}

interface Line {
  readonly slope: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Standard error of the slope and of the mean; 0 with two points. */
  readonly slopeError: number;
  readonly meanError: number;
  readonly r2: number;
}

/** Least squares; two or more points with different x. */
function fit(points: readonly (readonly [number, number])[]): Line {
  const n = points.length;
  let meanX = 0;
  let meanY = 0;
  for (const [x, y] of points) {
    meanX += x / n;
    meanY += y / n;
  }
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (const [x, y] of points) {
    sxx += (x - meanX) * (x - meanX);
    sxy += (x - meanX) * (y - meanY);
    syy += (y - meanY) * (y - meanY);
  }
  const slope = sxy / sxx;
  const rest = Math.max(0, syy - slope * sxy);
  const variance = n > 2 ? rest / (n - 2) : 0;
  return {
    slope,
    meanX,
    meanY,
    slopeError: Math.sqrt(variance / sxx),
    meanError: Math.sqrt(variance / n),
    r2: syy > 0 ? 1 - rest / syy : 1,
  };
}

export interface FailureForecast {
  /** Second at which the line of 1/v meets 0, and its standard error, s. */
  readonly failureAtS: number;
  readonly errorS: number;
  readonly r2: number;
  /** Windows of speed that it stands on. */
  readonly points: number;
}

/**
 * Inverse-velocity forecast (Fukuzono 1985): the line through 1/v of the last `windows` speeds, where it
 * meets 0. Null when there are fewer than three, when one of them is not forward, or when 1/v does not
 * fall: the slope is not failing, or the noise hides it.
 */
export function forecastFailure(
  speeds: readonly SpeedPoint[],
  windows: number,
): FailureForecast | null {
  const last = speeds.slice(-windows);
  if (last.length < 3 || last.some((s) => s.speedMS <= 0)) return null;
  const line = fit(last.map((s) => [s.tick, 1 / s.speedMS]));
  if (line.slope >= 0) return null;
  const ahead = -line.meanY / line.slope;
  const spread =
    (line.meanError * line.meanError + ahead * ahead * line.slopeError * line.slopeError) /
    (line.slope * line.slope);
  return {
    failureAtS: line.meanX + ahead,
    errorS: Math.sqrt(spread),
    r2: line.r2,
    points: last.length,
  };
}

export const WARNING_LEVELS = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/**
 * Improved tangent angle, deg (Xu Qiang et al. 2009): atan of the speed over that of the steady stage;
 * 45 is steady movement.
 */
export const tangentAngleDeg = (speedMS: number, steadyMS: number): number =>
  (atan(speedMS / steadyMS) * 180) / Math.PI;

/** Levels by tangent angle: 45, 80 and 85 degrees as recalled from that paper, blue assumed at 60. */
const LEVEL_FROM_DEG: readonly (readonly [WarningLevel, number])[] = [
  ['red', 85],
  ['orange', 80],
  ['yellow', 70],
  ['blue', 60],
];

/** Warning level that a speed suggests. It is advice: the commander sets the level. */
export function suggestedLevel(speedMS: number, steadyMS: number): WarningLevel {
  const angle = tangentAngleDeg(speedMS, steadyMS);
  return LEVEL_FROM_DEG.find(([, from]) => angle >= from)?.[0] ?? 'none';
}
