/**
 * Water table in the bank of a reservoir whose level changes. The pool falls in days, the bank drains
 * in weeks: the head that stays behind is what moves banks in spring.
 */
import { ierfc, erfc } from './erfc.ts';

/** Level of the pool, m, at a time; straight between entries, constant before and after. */
export interface PoolLevel {
  readonly atS: number;
  readonly levelM: number;
}

/** Level of the pool at a time, m. */
export function poolLevelAt(pool: readonly PoolLevel[], timeS: number): number {
  let before = pool[0]!;
  if (timeS <= before.atS) return before.levelM;
  for (const next of pool) {
    if (next.atS > timeS) {
      const share = (timeS - before.atS) / (next.atS - before.atS);
      return before.levelM + share * (next.levelM - before.levelM);
    }
    before = next;
  }
  return before.levelM;
}

/** Integral over time of erfc(a / √t) from 0: 4 t i²erfc(a/√t); the bank's answer to a steady ramp. */
function rampResponse(a: number, t: number): number {
  if (t <= 0) return 0;
  const x = a / Math.sqrt(t);
  // i²erfc x = (erfc x - 2 x ierfc x) / 4
  return t * (erfc(x) - 2 * x * ierfc(x));
}

/**
 * Height of the water table at `distanceM` inland of the shore, m, by the linear Boussinesq equation
 * (Bear 1972): ∂h/∂t = D ∂²h/∂x², h = pool at the shore, the bank at rest with the pool before the
 * first entry. Exact for a pool that changes in straight lines.
 *
 * @param bankDiffusivityM2S D = Ks · saturated thickness / specific yield, m²/s
 */
export function bankWaterTableM(
  distanceM: number,
  bankDiffusivityM2S: number,
  pool: readonly PoolLevel[],
  timeS: number,
): number {
  if (distanceM <= 0) return poolLevelAt(pool, timeS);
  const a = distanceM / (2 * Math.sqrt(bankDiffusivityM2S));
  let level = pool[0]!.levelM;
  for (let k = 1; k < pool.length; k++) {
    const from = pool[k - 1]!;
    const to = pool[k]!;
    if (from.atS >= timeS) break;
    const slope = (to.levelM - from.levelM) / (to.atS - from.atS);
    level += slope * (rampResponse(a, timeS - from.atS) - rampResponse(a, timeS - to.atS));
  }
  return level;
}

/** Throws unless there is a level and times ascend. */
export function checkPool(pool: readonly PoolLevel[]): void {
  if (pool.length === 0) throw new RangeError('pool has no entry, must have at least one');
  pool.forEach(({ atS, levelM }, k) => {
    if (!(levelM > -500 && levelM < 9000))
      throw new RangeError(`pool[${k}].levelM is ${levelM}, must be from -500 to 9000`);
    if (k > 0 && !(atS > pool[k - 1]!.atS))
      throw new RangeError(`pool[${k}].atS is ${atS}, must be above ${pool[k - 1]!.atS}`);
  });
}
