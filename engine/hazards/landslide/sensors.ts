/**
 * Instruments on a slope: what a reading shows of the true displacement, with noise, knocks that look
 * like movement, and instruments that die. Every reading is a counter draw, so that the same plan or
 * another one sees the same instruments.
 */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellAt } from '../../kernel/grid.ts';
import { log } from '../../kernel/math.ts';
import { drawNormal, drawUniform } from '../../kernel/random.ts';
import { inRange } from './ranges.ts';

export interface MonitoringPoint {
  readonly id: string;
  readonly at: Point;
  /** Slide that it stands on; its reading is `share` of the movement of that slide (0: beside it). */
  readonly slideId: string;
  readonly share: number;
  readonly intervalS: number;
  /** Standard deviation of one reading, m: 2 to 5 mm for GNSS, 0.2 mm for a crack gauge. */
  readonly noiseM: number;
  /** Knocks a year (animals, works, lightning) and their size, m: false alarms. */
  readonly knocksPerYear: number;
  readonly knockM: number;
  /** Mean life, s; Infinity is not JSON, so a very large number stands for never. */
  readonly meanLifeS: number;
}

export interface Reading {
  readonly tick: number;
  /** Displacement since tick 0 as shown, m. */
  readonly displacementM: number;
}

const YEAR_S = 365.25 * 86_400;

/** Keys of the draws of one network, made once: `random.key('landslide/noise')` and so on. */
export interface SensorKeys {
  readonly noise: number;
  readonly knock: number;
  readonly life: number;
}

/** Life of instrument number `index` that began at `bornS`, s, exponentially distributed. */
export const lifeS = (p: MonitoringPoint, index: number, keys: SensorKeys, bornS = 0): number =>
  -p.meanLifeS * log(drawUniform(keys.life, index, bornS));

/** Shift of the zero of an instrument by all knocks up to reading number `k`, m. */
function knockOffset(p: MonitoringPoint, index: number, k: number, keys: SensorKeys): number {
  const chance = (p.knocksPerYear * p.intervalS) / YEAR_S;
  if (chance <= 0) return 0;
  return drawUniform(keys.knock, index, k) < chance
    ? p.knockM * (2 * drawUniform(keys.knock, index, k, 1) - 0.5)
    : 0;
}

/** What an instrument carries from reading to reading. */
export interface SensorState {
  /** Number of the next reading; it is taken at that many intervals after tick 0. */
  next: number;
  offsetM: number;
}

/** Reading number `state.next` of the true displacement, or null when the instrument, which began its life at `bornS`, is dead. */
export function takeReading(
  p: MonitoringPoint,
  index: number,
  state: SensorState,
  trueM: number,
  keys: SensorKeys,
  bornS = 0,
): Reading | null {
  const k = state.next++;
  const tick = k * p.intervalS;
  state.offsetM += knockOffset(p, index, k, keys);
  if (tick >= bornS + lifeS(p, index, keys, bornS)) return null;
  const noise = p.noiseM * drawNormal(keys.noise, index, k);
  return { tick, displacementM: p.share * trueM + state.offsetM + noise };
}

/** Throws `RangeError` naming the point, value and range; a point must lie on the grid. */
export function checkPoint(p: MonitoringPoint, grid: GridSpec): void {
  const name = `points.${p.id}`;
  if (cellAt(grid, p.at.e, p.at.n) < 0) {
    const east = grid.west + grid.cols * grid.cellM;
    const south = grid.north - grid.rows * grid.cellM;
    throw new RangeError(
      `${name}.at is (${p.at.e}, ${p.at.n}), must be on the grid: ` +
        `e ${grid.west} to ${east}, n ${south} to ${grid.north}`,
    );
  }
  inRange(`${name}.share`, p.share, 0, 2);
  inRange(`${name}.intervalS`, p.intervalS, 1, 30 * 86_400);
  if (!Number.isInteger(p.intervalS))
    throw new RangeError(`${name}.intervalS is ${p.intervalS}: not an integer`);
  inRange(`${name}.noiseM`, p.noiseM, 0, 1);
  inRange(`${name}.knocksPerYear`, p.knocksPerYear, 0, 1e4);
  inRange(`${name}.knockM`, p.knockM, 0, 10);
  inRange(`${name}.meanLifeS`, p.meanLifeS, 60, 1e12);
}
